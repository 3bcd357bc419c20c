"""The people around the player: who is still there, and what one knows of them without asking.

A lieutenant's loyalty, candour and skill are told in words by thirds: one sees how somebody stands, never the number.
"""

from __future__ import annotations

from collections.abc import Sequence

from game.engine.state import State
from game.play.history import causes
from game.play.pages import PersonView
from game.play.telling import Teller
from game.record.log import Log
from game.script.shown import Person

ACTS = 4  # of what moved somebody, the newest
LOW, HIGH = 34, 67


def people(teller: Teller, states: Sequence[State], log: Log) -> tuple[PersonView, ...]:
    """The lieutenants in the order of the cast, then whoever else has brought something so far."""
    story, state = teller.story, states[-1]
    met = {scene.speaker for name, scene in story.scenes.items() if state.holds(story, f"when:{name}")}
    cast = story.cast.values()
    lieutenants = [_lieutenant(teller, states, log, person) for person in cast if person.watches]
    others = [_person(teller, person) for person in cast if not person.watches and person.id in met]
    return (*lieutenants, *others)


def _person(teller: Teller, person: Person) -> PersonView:
    opening = teller.story.opening
    return PersonView(person.id, teller.text(person.name, opening), teller.text(person.role, opening))


def _lieutenant(teller: Teller, states: Sequence[State], log: Log, person: Person) -> PersonView:
    story, state, words = teller.story, states[-1], teller.words
    gone = person.gone is not None and bool(person.gone.run(state.values))
    traits = (("loyalty", person.loyalty), ("candour", person.candour), ("skill", person.skill))
    known = tuple(words(f"{trait}.{_third(state.get(story, name))}") for trait, name in traits if name)
    found = causes(teller, states, log, person.loyalty) if person.loyalty else ()
    acts = tuple({one.cause: one for one in reversed(found)}.values())[::-1]  # each cause once, when it last moved them
    acts = tuple(sorted(acts, key=found.index))[:ACTS]
    base = _person(teller, person)
    field = teller.text(person.field, story.opening)
    return PersonView(base.id, base.name, base.role, field, gone, () if gone else known, acts)


def _third(value: int) -> str:
    return "low" if value < LOW else "high" if value >= HIGH else "middling"
