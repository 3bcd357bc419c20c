"""What stands beside the scenes: meters, the lines of the desk, chapters, cards that speak, the panel of the source."""

from __future__ import annotations

from dataclasses import dataclass

from game.script.expressions import Expression


@dataclass(frozen=True, slots=True)
class Card:
    """A line of a deck that speaks at the turn's end."""

    id: str
    text: str
    when: Expression | None
    urgent: int


@dataclass(frozen=True, slots=True)
class Meter:
    """A value always on screen, with the parts it is made of."""

    id: str
    name: str
    value: Expression
    show: str
    parts: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class BoardLine:
    """A line of the desk: a label, a value, and one plain sentence about it."""

    id: str
    label: str
    value: Expression
    show: str
    hint: str


@dataclass(frozen=True, slots=True)
class Chapter:
    """A stretch of turns with a title."""

    id: str
    start: int
    title: str


@dataclass(frozen=True, slots=True)
class Reported:
    """What a source reports, beside the fiction: its line there, how sure it is, and the turn it runs beside."""

    id: str
    line: int
    tag: str
    turn: int
    text: str
    doubt: str
