"""A letter while it is written: as it would be read, and how three readers would take it."""

from __future__ import annotations

from collections.abc import Mapping

from game.engine.state import State
from game.play.telling import Teller
from game.play.views import Paragraphs
from game.script.model import Choice

READERS = {"finance": ("money", "revenue"), "people": ("people", "headline"), "journalist": ("law", "money")}


def letter(teller: Teller, state: State, picks: Mapping[str, str]) -> Paragraphs:
    """The sentences picked so far, in the order of the slots."""
    return tuple(teller.spoken(clause, state.values) for clause in _picked(teller, state, picks).values())


def readers(teller: Teller, state: State, picks: Mapping[str, str]) -> tuple[tuple[str, str], ...]:
    """Each reader stops at the worst sentence among the slots they read first, or anywhere if those are empty."""
    grades = {slot: clause.grade for slot, clause in _picked(teller, state, picks).items()}
    if not grades:
        return ()
    made = []
    for reader, slots in READERS.items():
        mine = [grade for slot, grade in grades.items() if slot in slots] or list(grades.values())
        made.append((teller.words(f"reader.{reader}"), teller.words(f"reader.{reader}.{max(mine)}")))
    return tuple(made)


def _picked(teller: Teller, state: State, picks: Mapping[str, str]) -> dict[str, Choice]:
    slots = teller.story.scenes[state.scene].slots
    return {name: slot.clauses[picks[name]] for name, slot in slots.items() if picks.get(name) in slot.clauses}
