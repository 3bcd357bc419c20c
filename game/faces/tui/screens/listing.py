"""A page of things to choose, ruled by keys."""

from __future__ import annotations

from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Vertical
from textual.content import Content

from game.faces.tui import commands, ink
from game.faces.tui.screens.page import Page, Pane
from game.faces.tui.widgets.choices import Choices
from game.faces.tui.widgets.drawn import Written


class ListPage(Page):
    """A titled page with text and things to choose: arrows, enter and digits choose, space turns the page."""

    BINDINGS: ClassVar[list[BindingType]] = commands.bindings((*commands.EVERYWHERE, commands.CLOSE, *commands.LIST))

    def parts(self) -> ComposeResult:
        with Vertical(classes="page"):
            yield Written(id="title")
            with Pane(id="pane"):
                yield Written(id="text")
                yield Choices(tight=True)

    @property
    def pane(self) -> Pane:
        """The part that scrolls."""
        return self.query_one("#pane", Pane)

    @property
    def choices(self) -> Choices:
        return self.query_one(Choices)

    def show(self) -> None:
        super().show()
        self.choices.release()

    def set_title(self, words: str, under: str = "") -> None:
        """Write the page's head."""
        second = ink.write("   ", (under, ink.QUIET)) if under else Content("")
        self.query_one("#title", Written).update(ink.write((words, ink.TITLE), second))

    def set_text(self, content: Content) -> None:
        """Write what stands above the choices."""
        self.query_one("#text", Written).update(content)
        self.query_one("#text").display = bool(content)

    def action_up(self) -> None:
        self._step(-1)

    def action_down(self) -> None:
        self._step(1)

    def _step(self, step: int) -> None:
        if self.choices.choices:
            self.choices.move(step)
        else:
            self.pane.by(2 * step)

    def action_take(self) -> None:
        if self.fits:
            self.choices.take()

    def action_number(self, number: int) -> None:
        if self.fits:
            self.choices.take(number)

    def action_more(self) -> None:
        self.pane.leaf(1)

    def action_less(self) -> None:
        self.pane.leaf(-1)

    def on_choices_refused(self, message: Choices.Refused) -> None:
        self.notify(message.choice.why_closed, title=self.words("closed.label"), severity="warning", markup=False)
