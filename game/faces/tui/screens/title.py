"""The cover: lit windows, one column a month, and the ways in."""

from __future__ import annotations

from typing import ClassVar

from textual import events
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Vertical
from textual.content import Content
from textual.style import Style

from game.faces.tui import commands, ink
from game.faces.tui.screens.page import Page
from game.faces.tui.widgets.drawn import Drawn, Written

COVER = 64  # columns of words on the cover

# Lit floors of ten, month by month: what an account of a hundred million may look like over eighteen months.
LIT = (10, 9, 8, 7, 6, 5, 5, 4, 4, 3, 2, 2, 1, 3, 2, 1, 1, 1)


class House(Drawn):
    """The windows, as many floors as there is room for."""

    def drawn(self, width: int) -> Content:
        return windows(10 if self.screen.size.height >= 34 else 4, "██" if width >= 3 * len(LIT) else "█")


def windows(floors: int, pane: str) -> Content:
    """The house at night, each window as wide as `pane`."""
    rows: list[Content] = []
    for floor in range(floors, 0, -1):
        cells = [
            (
                pane if lit * floors >= floor * 10 else "·" * len(pane),
                "$gold" if lit * floors >= floor * 10 else "$track",
            )
            for lit in LIT
        ]
        rows.append(Content(" ").join([ink.write(cell) for cell in cells]))
    return ink.lines(rows)


class TitleScreen(Page):
    """Where a game begins and ends."""

    BINDINGS: ClassVar[list[BindingType]] = commands.bindings((*commands.TITLE, commands.LANGUAGE, commands.HELP))
    COMMANDS_SHOWN = (commands.HELP, commands.LANGUAGE, commands.QUIT)

    def parts(self) -> ComposeResult:
        with Vertical(id="cover"):
            yield House(id="house")
            yield Written(id="name")
            yield Written(id="ways")
            yield Written(id="word")

    def show(self) -> None:
        super().show()
        words, story, notice = self.words, self.house.story_now, ""
        title = words("name")
        if story is not None:
            self.house.look_at_shelf()
            title, notice = (self.house.story_text(text) for text in (story.title, story.notice))
        spaced = " ".join(title.upper())
        line = ink.lines([(spaced, ink.TITLE), (words("tagline"), f"{ink.QUIET} italic")])
        self.query_one("#name", Written).update(line)
        ways = [
            self._way(command)
            for command in commands.TITLE
            if command is not commands.CONTINUE or story is None or self.house.unfinished
        ]
        self.query_one("#ways", Written).update(ink.lines(ways))
        self.query_one("#word", Written).update(Content.styled(ink.flow(notice), ink.QUIET))

    def _way(self, command: commands.Command) -> Content:
        more = self.house.unfinished_line if command is commands.CONTINUE else ""
        way = ink.write((f" {command.label} ", "$gold bold"), f" {self.words(f'key.{command.name}')}")
        way = way.stylize(Style.from_meta({"press": command.action}))
        return ink.write(way, (f"   {more}", ink.QUIET)).truncate(COVER, ellipsis=True) if more else way

    async def on_click(self, event: events.Click) -> None:
        if action := event.style.meta.get("press"):
            await self.run_action(action)

    def on_mount(self) -> None:
        """The first show comes with the first resume."""

    def on_resize(self) -> None:
        self.query_one(House).redraw()

    def on_screen_resume(self) -> None:
        self.show()
        if self.house.story_now is None:
            self.call_after_refresh(self.house.read_story)

    def action_continue(self) -> None:
        self.house.action_continue()

    def action_new(self) -> None:
        self.house.action_new()

    def action_load(self) -> None:
        self.house.action_load()

    def action_settings(self) -> None:
        self.house.action_settings()

    def action_leave(self) -> None:
        self.app.exit()
