"""How it ended, and what became of everybody: a page to be read."""

from __future__ import annotations

from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.content import Content

from game.faces.tui import commands, ink
from game.faces.tui.screens.page import Page, Pane
from game.faces.tui.widgets.drawn import Written
from game.faces.tui.widgets.keybar import KeyBar


class ReadingPage(Page):
    """A page that is read and scrolled."""

    BINDINGS: ClassVar[list[BindingType]] = commands.bindings(
        (*commands.EVERYWHERE, commands.UP, commands.DOWN, commands.MORE, commands.LESS)
    )

    @property
    def pane(self) -> Pane:
        return self.query_one(Pane)

    def action_up(self) -> None:
        self.pane.by(-2)

    def action_down(self) -> None:
        self.pane.by(2)

    def action_more(self) -> None:
        self.pane.leaf(1)

    def action_less(self) -> None:
        self.pane.leaf(-1)


class EndingScreen(ReadingPage):
    """The ending, and what became of everybody."""

    CSS_PATH = "ending.tcss"
    COMMANDS_SHOWN = commands.ENDING
    BINDINGS: ClassVar[list[BindingType]] = commands.bindings(commands.ENDING)

    def parts(self) -> ComposeResult:
        with Pane():
            yield Written(id="ending")
            yield Written(id="epilogue")
            yield Written(id="next")

    def show(self) -> None:
        super().show()
        view = self.house.run_now.view()
        ending = view.ending
        if ending is None:
            return
        words = self.words
        stamp = ink.write((words("ending"), f"{ink.PLUM} bold"), (f"   {ending.tone}", ink.QUIET))
        body = ink.lines([stamp, (ending.title, ink.TITLE), "", ink.prose(ending.paragraphs)])
        self.query_one("#ending", Written).update(body)
        after = ink.lines([(words("six.months"), f"{ink.PLUM} bold"), "", ink.prose(ending.epilogue)])
        self.query_one("#epilogue", Written).update(after)
        self.query_one("#epilogue").display = bool(ending.epilogue)
        self.query_one("#next", Written).update(Content.styled(words("ending.next"), ink.QUIET))

    def show_keys(self) -> None:
        more = [self.key(commands.MORE)] if self.pane.more else []
        keys = [self.key(command) for command in self.COMMANDS_SHOWN]
        self.query_one(KeyBar).show([keys[0], *more, *keys[1:]])

    @on(Pane.Scrolled)
    def _scrolled(self) -> None:
        self.show_keys()

    def on_resize(self) -> None:
        self.call_after_refresh(self.show_keys)

    def action_debrief(self) -> None:
        self.house.action_debrief()

    def action_money(self) -> None:
        self.house.action_money()

    def action_people(self) -> None:
        self.house.action_people()

    def action_article(self) -> None:
        self.house.action_article()

    def action_decisions(self) -> None:
        self.house.action_decisions()

    async def action_again(self) -> None:
        await self.house.action_again()

    def action_leave(self) -> None:
        self.house.action_leave()
