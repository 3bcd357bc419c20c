"""What a face may show: frozen, already in the reader's language, with nothing left to decide.

All texts are data: a face never parses them as markup.
"""

from __future__ import annotations

from dataclasses import dataclass

Paragraphs = tuple[str, ...]


@dataclass(frozen=True, slots=True)
class MoveView:
    """One movement: "Suppliers +3"."""

    name: str  # the variable's id
    label: str
    delta: str  # "+3", "-8.0M"
    good: bool  # the movement is welcome; a face may colour it, never only colour it


@dataclass(frozen=True, slots=True)
class Told:
    """Something that happened, as it is told.

    kind: "after" (what a choice led to), "lever", "promise", "left" (a mail nobody opened), "echo" (what came back from
    an earlier decision), "month" (the month's end), "truth" (what an estimate hid, at a chapter's close), "mode" (where
    a run begins that begins in the middle).
    """

    kind: str
    title: str
    paragraphs: Paragraphs
    moves: tuple[MoveView, ...] = ()
    because: str = ""  # for an echo: "Because, in month 3, you chose: Sign for three years …"
    month: MonthEnd | None = None


@dataclass(frozen=True, slots=True)
class CashStep:
    """One step of the waterfall of why the first meter's stock moved."""

    label: str
    amount: str  # signed
    units: int  # signed, in the variable's own units, for drawing


@dataclass(frozen=True, slots=True)
class MonthEnd:
    """The close of a month: why cash moved, what else moved, and the lines that speak."""

    turn: int
    title: str  # "Month 4"
    opened: str
    closed: str
    cash: tuple[CashStep, ...]
    others: tuple[tuple[str, tuple[MoveView, ...]], ...]  # (cause, what it moved)
    lines: tuple[tuple[str, str], ...]  # (deck's name, words): headline, corridor
    source: str = ""  # at a chapter's close: how much the source has on it, to be read on a page of its own
    aged: tuple[tuple[str, str, str], ...] = ()  # (label, at the start, at the close): lines that belong to another


@dataclass(frozen=True, slots=True)
class ForecastView:
    """What one lieutenant expects of a choice: mark from -2 (much worse) to 2 (much better), and its words."""

    id: str
    who: str
    field: str  # what they forecast: "money"
    mark: int
    words: str


@dataclass(frozen=True, slots=True)
class AskView:
    """A question put with a choice: `answers` are (id, text). `Session.choose("sign reason=time")` gives one."""

    id: str
    text: str
    answers: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class ChoiceView:
    """Something to choose. `pick` is what Session.choose takes; `number` counts from 1 over what is shown."""

    pick: str
    number: int
    text: str
    open: bool
    why_closed: str = ""
    price: tuple[MoveView, ...] = ()  # exact, known before the choice
    forecast: tuple[MoveView, ...] = ()  # in Guided only
    chance: str = ""  # "45 in 100: …"
    advice: tuple[tuple[str, str], ...] = ()  # (who, what they say)
    mail: bool = False  # a mail that waits on the desk
    forecasts: tuple[ForecastView, ...] = ()


@dataclass(frozen=True, slots=True)
class ClauseView:
    """One way to fill a slot of a letter."""

    id: str
    number: int
    text: str  # the sentence as it will be read
    level: str  # "told", "framed", "left out", "false", in the reader's language
    grade: int  # 0 told, 1 framed, 2 left out, 3 false
    open: bool
    why_closed: str = ""
    stake: int = 0  # what it costs when it is found: the likeliest to be quoted back has the most


@dataclass(frozen=True, slots=True)
class SlotView:
    """One slot of a letter."""

    id: str
    label: str
    clauses: tuple[ClauseView, ...]


@dataclass(frozen=True, slots=True)
class QuoteView:
    """A sentence of yours, read back."""

    said: str  # 'You wrote, in month 9: “…”'
    books: str  # the books of that day
    reaction: str
    corrected: bool = False


@dataclass(frozen=True, slots=True)
class MeterView:
    """One of the meters always on screen."""

    id: str
    label: str
    value: str
    delta: str  # since the month began: "+3", "-8.0M" or ""
    level: int | None  # 0-100 for a gauge, None for money
    lowest: str  # "Suppliers 38", or ""
    parts: tuple[tuple[str, str], ...]  # (label, value) of each part
    trend: tuple[int, ...]  # the value at each month's close so far, in own units
    estimate: str = ""  # "Jonas's estimate", where the screen may differ from the truth


@dataclass(frozen=True, slots=True)
class LineView:
    """One line of the desk."""

    id: str
    label: str
    value: str
    hint: str
    estimate: str = ""
    short: str = ""  # the label where there is little room


@dataclass(frozen=True, slots=True)
class PromiseView:
    """One promise of the ledger."""

    id: str
    text: str
    to: str
    said: str  # "month 2"
    due: str  # "month 8"
    status: str  # "open", "late", "kept", "broken", "dropped", in the reader's language
    fate: str  # the same as an id: open late kept broken dropped
    cost: str
    stake: str
    actions: tuple[ChoiceView, ...]  # picks for Session.choose


@dataclass(frozen=True, slots=True)
class SceneView:
    """The scene now: who brings it, what it looks like, what it says."""

    id: str
    look: str  # scene letter chat memo voicemail term-sheet forum ledger badge-log press mail
    title: str
    speaker: str  # "Jonas Okafor, finance" or ""
    paragraphs: Paragraphs
    lesson: str
    quotes: tuple[QuoteView, ...]
    hub: bool
    price: tuple[MoveView, ...] = ()  # what taking it up has taken


@dataclass(frozen=True, slots=True)
class CauseView:
    """Why a value moved: when, by how much, because of what, and the decision to go back to."""

    when: str  # "Month 4"
    delta: str
    cause: str
    decision: int | None  # index into Session.decisions, or None for a month's rule


@dataclass(frozen=True, slots=True)
class DecisionView:
    """One decision taken, for lists and rewinding."""

    index: int
    when: str
    scene: str
    choice: str


@dataclass(frozen=True, slots=True)
class EndingView:
    """How a run ended."""

    id: str
    code: str
    title: str
    tone: str  # in the reader's language
    paragraphs: Paragraphs
    epilogue: Paragraphs


@dataclass(frozen=True, slots=True)
class View:
    """Everything a face shows at one moment."""

    story_title: str
    turn: int
    when: str  # "Month 4" or the prologue's title
    chapter: str
    seed: int
    told: tuple[Told, ...]  # what the last choice led to; after loading, as a reminder
    scene: SceneView | None
    choices: tuple[ChoiceView, ...]
    slots: tuple[SlotView, ...]
    meters: tuple[MeterView, ...]
    lines: tuple[LineView, ...]
    levers: tuple[ChoiceView, ...]
    ledger: tuple[PromiseView, ...]
    ledger_line: str  # "2 open, 1 late, debt 23"
    ending: EndingView | None
    asks: tuple[AskView, ...] = ()
    notice: str = ""  # something the player must be told: a save that cannot be written, a changed story
