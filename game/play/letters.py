"""A letter while it is written: as it would be read, and how its readers would take it."""

from __future__ import annotations

from collections.abc import Mapping

from game.engine.chance import roll
from game.engine.state import State
from game.play.telling import Teller
from game.play.views import Paragraphs
from game.script.model import Choice


def letter(teller: Teller, state: State, picks: Mapping[str, str]) -> Paragraphs:
    """The sentences picked so far, in the order of the slots."""
    return tuple(teller.spoken(clause, state.values) for clause in _picked(teller, state, picks).values())


def readers(teller: Teller, state: State, picks: Mapping[str, str]) -> tuple[tuple[str, str], ...]:
    """Each reader stops at the worst sentence among the slots they read first, or anywhere if those are empty.

    What they say of it is one of their lines for its grade, by lot: another in another letter.
    """
    story = teller.story
    grades = {slot: clause.grade for slot, clause in _picked(teller, state, picks).items()}
    book = story.books.get(story.scenes[state.scene].book)
    if not grades or book is None:
        return ()
    made = []
    for reader in book.readers:
        worst = max([grade for slot, grade in grades.items() if slot in reader.slots] or grades.values())
        lines = reader.says[worst]
        said = lines[roll(state.seed, state.turn, f"reader:{reader.id}:{worst}", len(lines)) - 1]
        made.append((teller.text(reader.name, state.values), teller.text(said, state.values)))
    return tuple(made)


def _picked(teller: Teller, state: State, picks: Mapping[str, str]) -> dict[str, Choice]:
    slots = teller.story.scenes[state.scene].slots
    return {name: slot.clauses[picks[name]] for name, slot in slots.items() if picks.get(name) in slot.clauses}
