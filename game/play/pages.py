"""What a face may show beside the play: people, the web of a chapter, the courses of the meters, the debrief.

Frozen and in the reader's language, like the views of a moment.
"""

from __future__ import annotations

from dataclasses import dataclass

from game.play.views import CauseView, DecisionView, MoveView, Paragraphs, PromiseView, QuoteView


@dataclass(frozen=True, slots=True)
class PersonView:
    """One of the people around the player; `known` and `acts` only of a lieutenant."""

    id: str
    name: str
    role: str
    field: str = ""  # what they forecast
    gone: bool = False
    known: Paragraphs = ()  # how they stand, speak and see, a sentence each
    acts: tuple[CauseView, ...] = ()  # what moved their loyalty, newest first


@dataclass(frozen=True, slots=True)
class ReportedView:
    """What the source reports, beside the fiction. Shown in a frame of its own, never mixed with the story."""

    line: str  # "line 22"
    tag: str  # "reported", "estimate" …, in the reader's language
    text: str
    doubt: str


@dataclass(frozen=True, slots=True)
class SeriesView:
    """A value at each month's close, for charts: `months[i]` goes with `values[i]` (own units) and `shown[i]`."""

    id: str
    label: str
    months: tuple[int, ...]
    values: tuple[int, ...]
    shown: tuple[str, ...]
    ghost: tuple[tuple[int, int], ...] = ()  # another run's (month, value), to be drawn faintly
    reported: tuple[tuple[int, int], ...] = ()  # what the source reports, as points


@dataclass(frozen=True, slots=True)
class StrandView:
    """One decision in the web of its chapter."""

    decision: DecisionView
    others: int  # options not taken
    closed: int  # of them, those that were closed
    came: tuple[str, ...]  # when something came back of it
    waiting: int  # how much of it may still come back


@dataclass(frozen=True, slots=True)
class AnsweredView:
    """A reason or a prediction given with a decision; `came` is how a prediction turned out."""

    decision: DecisionView
    question: str
    answer: str
    came: str


@dataclass(frozen=True, slots=True)
class TraceView:
    """From the ending back: what it asked for, as it stood, and the decisions that moved it most, oldest first."""

    asked: tuple[str, ...]
    steps: tuple[tuple[DecisionView, MoveView], ...]


@dataclass(frozen=True, slots=True)
class DebriefView:
    """A first debrief: what happened, two charts, what caused it."""

    happened: Paragraphs
    charts: tuple[SeriesView, ...]
    turning_points: tuple[tuple[DecisionView, str], ...]  # (decision, what it moved in all)
    letters: tuple[QuoteView, ...]  # every sentence sent, beside the books of its day
    promises: tuple[PromiseView, ...]
    answers: tuple[AnsweredView, ...] = ()
    reported: tuple[ReportedView, ...] = ()  # what the source has on the chapter the run ended in
    trace: TraceView | None = None  # of a run that ended
