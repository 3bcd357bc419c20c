"""What a key decision asks before its result: one question after another, over the page it is about.

Escape answers nothing; the decision is taken all the same.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Vertical
from textual.content import Content
from textual.screen import ModalScreen

from game.faces.tui import commands
from game.faces.tui.vocabulary import Vocabulary
from game.faces.tui.widgets.choices import Choices
from game.faces.tui.widgets.drawn import Written
from game.faces.tui.widgets.keybar import KeyBar
from game.play.views import AskView, ChoiceView


class Reason(ModalScreen[str]):
    """The questions of a scene; dismissed with the pick and the answers given."""

    BINDINGS: ClassVar[list[BindingType]] = commands.bindings((commands.NO, *commands.LIST))
    CSS_PATH = "ask.tcss"
    busy = True  # until the question is painted: what is typed before was meant for the one before it

    def __init__(self, asks: Sequence[AskView], pick: str) -> None:
        super().__init__()
        self.asks, self.pick = tuple(asks), pick

    def compose(self) -> ComposeResult:
        with Vertical():
            yield Written()
            yield Choices(tight=True)
            yield KeyBar()

    def on_mount(self) -> None:
        self._ask()

    def _ask(self) -> None:
        """Put the next question, or leave with what was answered."""
        words: Vocabulary = self.app.words  # type: ignore[attr-defined]
        if not self.asks:
            self.dismiss(self.pick)
            return
        ask = self.asks[0]
        self.query_one(Vertical).border_title = Content(words("before.result"))
        self.query_one(Written).update(Content(ask.text + "\n"))
        answers = [ChoiceView(id_, number, text, True) for number, (id_, text) in enumerate(ask.answers, 1)]
        self.query_one(Choices).show(answers, words)
        self.busy = True
        self.call_after_refresh(self._painted)
        self.query_one(KeyBar).show([("1-9", words("key.pick"), ""), ("esc", words("key.skip"), "screen.no")])

    def _painted(self) -> None:
        self.busy = False
        self.query_one(Choices).release()

    def on_choices_taken(self, message: Choices.Taken) -> None:
        self.pick += f" {self.asks[0].id}={message.choice.pick}"
        self._next()

    def _next(self) -> None:
        """On to the next question."""
        self.asks = self.asks[1:]
        self._ask()

    def action_no(self) -> None:
        """No answer to this one."""
        if not self.busy and not self.query_one(Choices).held:
            self._next()

    def action_up(self) -> None:
        self.query_one(Choices).move(-1)

    def action_down(self) -> None:
        self.query_one(Choices).move(1)

    def action_take(self) -> None:
        self.action_number(None)

    def action_number(self, number: int | None) -> None:
        if not self.busy:
            self.query_one(Choices).take(number)

    def action_more(self) -> None:
        """Nothing here is longer than its window."""

    def action_less(self) -> None:
        """Nothing here is longer than its window."""
