"""The story as it is played: frozen, checked, with every expression compiled.

Nothing here reads a file or knows a state. Texts are ids: the words stand in `Story.texts`, by language, so that
state and saves have none. Values live in one tuple; `Story.slots` says which place holds what.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from functools import cached_property

from game.script.expressions import Expression, Values, function
from game.script.problems import Place
from game.script.shown import Ask, BoardLine, Chapter, Column, Meter, Person, Quotes, Reader, Reported
from game.script.words import Passage, Piece


@dataclass(frozen=True)
class Effect:
    """One movement: the slot, the new value as a function of the values before, and what the author wrote."""

    name: str
    slot: int
    source: str
    place: Place

    @cached_property
    def run(self) -> Callable[[Values], int]:
        """The new value for the values before; compiled when first asked for."""
        return function(self.source)


@dataclass(frozen=True, slots=True)
class Later:
    """Something that comes back after `turns`, and the decision it came from."""

    id: str
    turns: int
    when: Expression | None
    text: Passage
    effects: tuple[Effect, ...]


@dataclass(frozen=True, slots=True)
class Outcome:
    """What follows a choice. `odds` is set where chance decides among several."""

    effects: tuple[Effect, ...] = ()
    after: Passage = field(default_factory=Passage)
    later: tuple[Later, ...] = ()
    promises: tuple[str, ...] = ()
    to: str = ""
    ends: bool = False
    odds: Expression | None = None
    chance: str = ""  # what the odds are of, in the player's words
    keeps: tuple[str, ...] = ()  # promises that this keeps, where they are open
    breaks: tuple[str, ...] = ()  # promises that this breaks in the open
    uncovers: str = ""  # the fate that promises dropped quietly meet now: found by others, or broken in the open


@dataclass(frozen=True, slots=True)
class Choice:
    """One thing the player may do. `number` counts from 1 in its scene; saves use `id` only."""

    id: str
    number: int
    text: Passage
    place: Place
    outcome: Outcome
    outcomes: tuple[Outcome, ...] = ()
    when: Expression | None = None
    needs: Expression | None = None
    closed: str = ""
    advice: tuple[tuple[str, str], ...] = ()
    closes: bool = False
    closes_book: str = ""
    corrects: str = ""
    rest: int = 1
    fate: str = ""
    extends: int = 0
    grade: int = 0


@dataclass(frozen=True, slots=True)
class Slot:
    """One part of a composed decision: a clause is taken in each."""

    id: str
    label: str
    weight: int
    books: str
    clauses: Mapping[str, Choice]


@dataclass(frozen=True, slots=True)
class Take:
    """What somebody who answers a mail in the player's place would choose, and how it is told."""

    choice: str
    when: Expression | None
    after: Passage


@dataclass(frozen=True, slots=True)
class Scene:
    """A passage and what can be done about it: choices, or slots to compose."""

    id: str
    place: Place
    title: str
    text: Passage
    choices: Mapping[str, Choice]
    slots: Mapping[str, Slot]
    send: Choice | None = None
    book: str = ""
    deck: str = ""
    pool: str = ""
    when: Expression | None = None
    urgent: int = 0
    pressing: Expression | None = None  # urgency that depends on the state
    again: bool = False
    speaker: str = ""
    look: str = "scene"
    lesson: str = ""
    gist: str = ""  # a mail in a sentence, as it lies on the desk unopened
    left: Choice | None = None
    by: str = ""  # who answers the mail that was left, in the player's place
    takes: tuple[Take, ...] = ()
    hub: bool = False
    quotes: Quotes | None = None
    asks: tuple[Ask, ...] = ()


@dataclass(frozen=True, slots=True)
class Step:
    """One step of a turn: draw a card, deal cards to the hand, or go to a scene."""

    kind: str  # "draw", "deal" or "scene"
    name: str
    most: int = 1
    odds: int = 100
    when: Expression | None = None
    needs: Expression | None = None  # what opening a dealt card takes
    closed: str = ""
    effects: tuple[Effect, ...] = ()  # the price of taking up a card


@dataclass(frozen=True, slots=True)
class Rule:
    """Something that happens at each turn's end, with the name players see as the cause."""

    id: str
    name: str
    when: Expression | None
    effects: tuple[Effect, ...]


@dataclass(frozen=True, slots=True)
class Promise:
    """A dated debt of words."""

    id: str
    text: str
    to: str
    due: int
    cost: int
    stake: int
    keep: Expression | None
    overdue: tuple[Effect, ...] = ()  # each turn past its day


@dataclass(frozen=True, slots=True)
class Ledger:
    """What each fate of a promise does, and what the player may do to an open one."""

    fates: Mapping[str, Rule] = field(default_factory=dict)
    told: Mapping[str, Passage] = field(default_factory=dict)
    actions: Mapping[str, Choice] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Book:
    """A book of sent sentences: what each grade costs when found, and how readers react."""

    id: str
    stakes: tuple[int, ...]
    reactions: tuple[str, ...]
    corrected: str
    found: int  # how many sentences a reader stops at
    readers: tuple[Reader, ...] = ()


@dataclass(frozen=True, slots=True)
class Ending:
    """A way for a run to end, asked in the order written."""

    id: str
    code: str
    last: bool
    when: Expression | None
    title: str
    tone: str
    text: Passage
    epilogue: Passage


@dataclass(frozen=True, slots=True)
class Mode:
    """A way to play the story: another start, another end, or a course already run.

    With a `course` the run begins in turn `begins`, after the decisions of that play. `ending` is what the last turn
    leads to where no ending of any turn fits.
    """

    id: str
    number: int
    name: str
    text: str
    effects: tuple[Effect, ...]
    last: int
    start: str = ""
    begins: int = 0
    course: tuple[tuple[str, str], ...] = ()
    seed: int = 0
    ending: str = ""
    brief: Passage = field(default_factory=Passage)  # where the player stands, before the first scene
    place: Place = field(default=Place(""), compare=False)  # where its course is named


@dataclass(frozen=True, slots=True)
class Variable:
    """A declared value: `kind` is money, gauge, count or flag; bounds are kept by every effect."""

    name: str
    kind: str
    start: int
    least: int
    most: int
    label: str
    show: str
    price: bool
    place: Place
    derived: Expression | None = None
    good: int = 0  # 1: more of it is welcome; -1: less; 0: neither


@dataclass(frozen=True, slots=True)
class Story:
    """A whole story, ready to be played. `texts[language][id]` are compiled passages of words and values."""

    id: str
    title: str
    version: str
    language: str
    start: str
    notice: str
    fingerprint: str
    slots: Mapping[str, int]
    opening: Values
    variables: Mapping[str, Variable]
    scenes: Mapping[str, Scene]
    decks: Mapping[str, tuple[Scene, ...]]
    plan: tuple[Step, ...]
    rules: tuple[Rule, ...]
    levers: Mapping[str, Choice]
    promises: Mapping[str, Promise]
    ledger: Ledger
    books: Mapping[str, Book]
    lines: Mapping[str, Column]
    endings: Mapping[str, Ending]
    chapters: tuple[Chapter, ...]
    last_turn: int
    turn_name: str
    meters: tuple[Meter, ...]
    board: tuple[BoardLine, ...]
    cast: Mapping[str, Person]
    glossary: Mapping[str, tuple[str, str]]
    modes: Mapping[str, Mode]
    panel: Mapping[str, Reported]
    source: str
    footer: str
    names: tuple[str, ...]  # what may be called by a name in the texts
    texts: Mapping[str, Mapping[str, tuple[Piece, ...]]]
