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
from textual.widgets import Static

from game.faces.tui import commands
from game.faces.tui.vocabulary import Vocabulary
from game.faces.tui.widgets.choices import Choices
from game.faces.tui.widgets.keybar import KeyBar
from game.play.views import AskView, ChoiceView


class Reason(ModalScreen[str]):
    """The questions of a scene; dismissed with the pick and the answers given."""

    BINDINGS: ClassVar[list[BindingType]] = commands.bindings((commands.NO, *commands.LIST))
    CSS_PATH = "ask.tcss"

    def __init__(self, asks: Sequence[AskView], pick: str) -> None:
        super().__init__(classes="question")
        self.asks, self.pick = tuple(asks), pick

    def compose(self) -> ComposeResult:
        with Vertical():
            yield Static()
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
        self.query_one(Static).update(Content(ask.text + "\n"))
        answers = [ChoiceView(id_, number, text, True) for number, (id_, text) in enumerate(ask.answers, 1)]
        self.query_one(Choices).show(answers, words)
        self.query_one(Choices).release()
        self.query_one(KeyBar).show([("1-9", words("key.pick"), ""), ("esc", words("key.skip"), "screen.no")])

    def on_choices_taken(self, message: Choices.Taken) -> None:
        self.pick += f" {self.asks[0].id}={message.choice.pick}"
        self.action_no()

    def action_no(self) -> None:
        """On to the next question."""
        self.asks = self.asks[1:]
        self._ask()

    def action_up(self) -> None:
        self.query_one(Choices).move(-1)

    def action_down(self) -> None:
        self.query_one(Choices).move(1)

    def action_take(self) -> None:
        self.query_one(Choices).take()

    def action_number(self, number: int) -> None:
        self.query_one(Choices).take(number)

    def action_more(self) -> None:
        """Nothing here is longer than its window."""

    def action_less(self) -> None:
        """Nothing here is longer than its window."""
