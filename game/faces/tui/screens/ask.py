"""One question, asked over the page it is about: enter says yes, escape says no."""

from __future__ import annotations

from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Vertical
from textual.content import Content
from textual.screen import ModalScreen

from game.faces.tui import commands
from game.faces.tui.vocabulary import Vocabulary
from game.faces.tui.widgets.drawn import Written
from game.faces.tui.widgets.keybar import KeyBar


class Ask(ModalScreen[bool]):
    """A question with two answers."""

    BINDINGS: ClassVar[list[BindingType]] = commands.bindings((commands.YES, commands.NO))
    CSS_PATH = "ask.tcss"

    def __init__(self, title: str, question: Content, yes: str, no: str = "") -> None:
        super().__init__()
        self.asked, self.question, self.yes, self.no = title, question, yes, no

    def compose(self) -> ComposeResult:
        with Vertical() as frame:
            frame.border_title = Content(self.asked)
            yield Written(self.question)
            yield KeyBar()

    def on_mount(self) -> None:
        words: Vocabulary = self.app.words  # type: ignore[attr-defined]
        no = self.no or words("key.stay")
        self.query_one(KeyBar).show([("⏎", self.yes, "screen.yes"), ("esc", no, "screen.no")])

    def action_yes(self) -> None:
        self.dismiss(True)

    def action_no(self) -> None:
        self.dismiss(False)
