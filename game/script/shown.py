"""What stands beside the scenes' own words: what they quote and ask, meters, the desk, people, the source's panel."""

from __future__ import annotations

from dataclasses import dataclass

from game.script.expressions import Expression


@dataclass(frozen=True, slots=True)
class Quotes:
    """Which sentences of a book a scene prints: at least this grade, at most so many."""

    book: str
    least: int
    most: int
    reader: str


@dataclass(frozen=True, slots=True)
class Ask:
    """A question put with a choice and kept in the log: a reason, or a prediction (`of` is set).

    A prediction says whether a value will be lower, the same or higher after so many turns; the same is within `within`
    of the value on the day it was made.
    """

    id: str
    text: str
    answers: tuple[tuple[str, str], ...]  # (id, text); a prediction's texts are the interface's own
    of: Expression | None = None
    after: int = 0
    within: int = 0


@dataclass(frozen=True, slots=True)
class Card:
    """A line of a deck that speaks at the turn's end."""

    id: str
    text: str
    when: Expression | None
    urgent: int


@dataclass(frozen=True, slots=True)
class Column:
    """A deck of lines, one of which speaks at each turn's end, in the turns where `when` holds."""

    id: str
    name: str
    when: Expression | None
    cards: tuple[Card, ...]


@dataclass(frozen=True, slots=True)
class Reader:
    """Somebody a letter may be tried on before it is sent: `says` has lines for each grade, 0 to 3."""

    id: str
    name: str
    slots: tuple[str, ...]  # what they read first; the whole letter where these are empty
    says: tuple[tuple[str, ...], ...]


@dataclass(frozen=True, slots=True)
class Meter:
    """A value always on screen, with the parts it is made of."""

    id: str
    name: str
    value: Expression
    show: str
    parts: tuple[str, ...]
    seen: Expression | None = None  # what the screen shows where it is not the value
    source: str = ""  # who the screen has it from
    reported: tuple[tuple[int, int], ...] = ()  # what the story's source reports, as (turn, value)


@dataclass(frozen=True, slots=True)
class BoardLine:
    """A line of the desk: a label, a value, and one plain sentence about it."""

    id: str
    label: str
    value: Expression
    show: str
    hint: str
    seen: Expression | None = None
    source: str = ""
    levels: tuple[tuple[int, str], ...] = ()  # words for the value: (from, text), lowest first
    short: str = ""  # the label where there is little room; "" for the label itself


@dataclass(frozen=True, slots=True)
class Chapter:
    """A stretch of turns with a title."""

    id: str
    start: int
    title: str


@dataclass(frozen=True, slots=True)
class Person:
    """One of the cast. A lieutenant `watches` variables and forecasts what a choice does to them.

    Candour says how bad a forecast may sound, skill how far it looks; `gone` holds once they have left.
    """

    id: str
    name: str
    role: str
    short: str  # how colleagues call them
    field: str = ""  # what they forecast, in a word
    watches: tuple[tuple[str, int], ...] = ()  # (variable, weight)
    skill: str = ""
    candour: str = ""
    loyalty: str = ""
    gone: Expression | None = None


@dataclass(frozen=True, slots=True)
class Reported:
    """What a source reports, beside the fiction: its line there, how sure it is, and the turn it runs beside."""

    id: str
    line: int
    tag: str
    turn: int
    text: str
    doubt: str
