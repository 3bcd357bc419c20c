"""Things to choose: numbered, taken by digit, by arrows and enter, or by mouse. What is closed says why."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

from textual import events
from textual.containers import Vertical
from textual.content import Content
from textual.message import Message

from game.faces.tui import ink
from game.faces.tui.widgets.drawn import Drawn
from game.play.views import ChoiceView

Say = Callable[..., str]


class ChoiceRow(Drawn):
    """One option."""

    DEFAULT_CSS = """
    ChoiceRow { height: auto; padding: 0 1 0 1; margin: 0 0 1 0; border-left: wide $rule; }
    ChoiceRow:hover { background: $lit; }
    ChoiceRow.-at { background: $lit; border-left: wide $gold; }
    ChoiceRow.-closed { color: $quiet; }
    ChoiceRow.-tight { margin: 0; }
    """

    choice: ChoiceView | None = None
    at: bool = False
    above: Content = Content("")

    def show(self, choice: ChoiceView, say: Say, at: bool, above: Content) -> None:
        """Show an option, under what stands above it."""
        self.choice, self.say, self.above = choice, say, above
        self.set_class(not choice.open, "-closed")
        self.display = True
        self.mark(at)

    def mark(self, at: bool) -> None:
        """Put the cursor here, or take it away."""
        self.at = at
        self.set_class(at, "-at")
        self.redraw()

    def drawn(self, width: int) -> Content:
        if self.choice is None:
            return Content("")
        option = written(self.choice, self.say, self.at, width)
        return ink.lines([self.above, option]) if self.above else option


def written(choice: ChoiceView, say: Say, at: bool, width: int) -> Content:
    """An option with price, chance, advice and, when closed, its reason; wrapped under its own first word."""
    mark = "▸" if at else " "
    number = f"{choice.number}" if choice.number < 10 else " "
    mail = "≡ " if choice.mail else ""
    tone = ink.QUIET if not choice.open else ink.STRONG if at else ""
    body: list[Content] = [ink.write((mail + choice.text, tone))]
    if choice.price:
        body.append(ink.moves(choice.price, say("price")))
    if choice.chance:
        body.append(ink.write((choice.chance, ink.PLUM)))
    if choice.forecast:
        body.append(ink.moves(choice.forecast, say("forecast")))
    foreseen = [ink.forecast(one) for one in choice.forecasts if one.mark]
    if foreseen:
        body.append(ink.write((say("forecast") + "  ", ink.QUIET), Content("  ").join(foreseen)))
    body += [
        ink.write((who and who + say("colon"), f"{ink.QUIET} bold"), (words, f"{ink.QUIET} italic"))
        for who, words in choice.advice
    ]
    if not choice.open:
        body.append(ink.write((say("closed.label") + say("colon"), "$fall bold"), (choice.why_closed, ink.QUIET)))
    head = ink.write((f"{mark}{number} ", "$gold bold" if choice.open else ink.QUIET))
    rows = [row for part in body for row in ink.wrapped(part, max(20, width - 3))]
    return ink.lines([ink.write(head if n == 0 else "   ", row) for n, row in enumerate(rows)])


class Choices(Vertical):
    """A list of options. Rows are kept and filled again: showing the next view mounts nothing."""

    DEFAULT_CSS = "Choices { height: auto; }"

    @dataclass
    class Taken(Message):
        """An open option was taken."""

        choice: ChoiceView

    @dataclass
    class Refused(Message):
        """A closed option was tried."""

        choice: ChoiceView

    def __init__(self, *, tight: bool = False, id: str | None = None) -> None:  # noqa: A002 (Textual's name)
        super().__init__(id=id)
        self.tight = tight
        self.choices: Sequence[ChoiceView] = ()
        self.above: Mapping[int, Content] = {}
        self.at: int | None = None
        self.held = False
        self._say: Say = str

    def release(self) -> None:
        """What is shown is on screen now: something may be taken again."""
        self.held = False

    def show(
        self,
        choices: Sequence[ChoiceView],
        say: Say,
        at: int | None = None,
        above: Mapping[int, Content] | None = None,
    ) -> None:
        """Show these options; `at` is the one under the cursor, `above` what stands over some of them."""
        self.choices, self._say, self.at, self.above = choices, say, at, above or {}
        rows = list(self.query(ChoiceRow))
        fresh = [ChoiceRow(classes="-tight" if self.tight else "") for _ in choices[len(rows) :]]
        if fresh:
            self.mount(*fresh)
        for n, row in enumerate([*rows, *fresh]):
            if n < len(choices):
                row.show(choices[n], say, n == at, self.above.get(n, Content("")))
            else:
                row.display = False

    def move(self, step: int) -> None:
        """The cursor goes to the next or the last option; closed ones too, to be read."""
        if not self.choices:
            return
        start = -1 if step > 0 else 0
        last, self.at = self.at, ((start if self.at is None else self.at) + step) % len(self.choices)
        rows = self.query(ChoiceRow)
        if last is not None:
            rows[last].mark(False)
        rows[self.at].mark(True)
        rows[self.at].scroll_visible(animate=False, immediate=True)

    def take(self, number: int | None = None) -> None:
        """The option with a number, or the one under the cursor, is taken: once, until `release`."""
        at = self.at if number is None else number - 1
        if self.held or at is None or not 0 <= at < len(self.choices):
            return
        choice = self.choices[at]
        self.held = choice.open
        self.post_message(self.Taken(choice) if choice.open else self.Refused(choice))

    def on_click(self, event: events.Click) -> None:
        if isinstance(event.widget, ChoiceRow) and event.widget.choice is not None:
            self.take(self.choices.index(event.widget.choice) + 1)
