"""The app: it moves between screens, holds the session, and is the only one to change anything.

The title is on screen before the story is read: what only a run needs is imported when the first run begins.
"""

from __future__ import annotations

import os
from collections.abc import Callable
from functools import cached_property, partial
from pathlib import Path, PurePath
from typing import TYPE_CHECKING, ClassVar

from textual import on
from textual.binding import BindingType
from textual.content import Content
from textual.screen import Screen

from game.faces.tui import commands, themes
from game.faces.tui.doors import Doors
from game.faces.tui.messages import Chose, Opened, Sent, SettingChanged, Started, WentBack
from game.faces.tui.screens.page import Page
from game.faces.tui.screens.title import TitleScreen
from game.faces.tui.vocabulary import Vocabulary
from game.play.language import system_language
from game.script.problems import BadSave, NotOffered

if TYPE_CHECKING:
    from game.play.session import Session
    from game.play.settings import Settings
    from game.play.views import View
    from game.record.shelf import Shelf
    from game.script.model import Story


class InvestorsApp(Doors):
    """The terminal game."""

    CSS_PATH: ClassVar[list[str | PurePath]] = ["app.tcss", "screens/title.tcss"]
    TITLE = "Dear Investors"
    ENABLE_COMMAND_PALETTE = False
    BINDINGS: ClassVar[list[BindingType]] = commands.bindings(commands.EVERYWHERE)

    session: Session | None = None
    dots = os.environ.get("TERM") != "linux"  # the console's own font has no braille
    unfinished: Path | None = None
    unfinished_line = ""

    def __init__(
        self,
        read: Callable[[], Story],
        saves: Path,
        settings: Settings,
        resume: Path | None = None,
        start: tuple[int, str] | None = None,
    ) -> None:
        # With NO_COLOR attributes only, as people who set it mean; the filter is chosen by App's own __init__.
        bare = "NO_COLOR" in os.environ
        super().__init__(ansi_color=True if bare else None)
        self.read, self.saves, self.settings, self.resume, self.start = read, saves, settings, resume, start
        for theme in themes.THEMES.values():
            self.register_theme(theme)
        self.theme = themes.PLAIN.name if bare else themes.known(settings.theme)
        self.animation_level = "full" if settings.motion else "none"
        self.words = Vocabulary(settings.language or system_language())
        settings.keys = commands.usable(settings.keys)
        self.set_keymap(settings.keys)

    def get_theme_variable_defaults(self) -> dict[str, str]:
        return themes.DEFAULTS

    @property
    def run_now(self) -> Session:
        """The run being played; only screens of a run ask."""
        if self.session is None:
            raise RuntimeError("no run is being played")
        return self.session

    @cached_property
    def shelf(self) -> Shelf:
        """The saves."""
        from game.record.shelf import Shelf

        return Shelf(self.saves)

    def get_default_screen(self) -> Screen[None]:
        return TitleScreen()

    async def go_on(self) -> None:
        if self.resume is not None:
            await self._open(self.resume)
        elif self.start is not None:
            await self._new(*self.start, self.settings.guided)
        else:
            self._show_all()

    async def _new(self, seed: int, mode: str, guided: bool) -> None:
        """Begin a run; a mode that cannot be played is told, and everything stays as it was."""
        from game.play.session import new_session

        try:
            made = new_session(self.story, seed, mode, self.words.language, self.shelf, guided)
        except NotOffered as error:
            name = self.story_text(self.story.modes[mode].name)
            self.say(self.words("mode.broken", name=name, why=error))
            return
        await self._begin(made)

    def look_at_shelf(self) -> None:
        """Find the newest run that has not ended."""
        from game.faces.tui.screens.shelf import runs

        going_on = (one for one in runs(self.story, self.shelf, self.words, most=8) if not one.ended and not one.fault)
        found = next(going_on, None)
        self.unfinished = found.path if found else None
        self.unfinished_line = found.line if found else ""

    # Moving between screens.

    async def _play(self, *, tell: bool = True) -> None:
        """Show the run where it stands now, on the play screen."""
        from game.faces.tui.screens.play import PlayScreen

        for screen in reversed(self.screen_stack[1:]):
            if isinstance(screen, PlayScreen):
                screen.arrive(tell=tell)
                return
            await self.pop_screen()
        play = PlayScreen(tell=tell)
        await self.push_screen(play)

    async def _begin(self, session: Session, *, tell: bool = True) -> None:
        if self.session is not None:
            self.session.close()
        self.session = session
        await self._play(tell=tell)

    async def _open(self, path: Path) -> None:
        from game.play.session import open_session

        try:
            found = open_session(self.story, self.shelf, path, self.words.language, self.settings.guided)
        except BadSave as error:
            self.say(self.words("unreadable", why=error))
            self._show_all()
            return
        await self._begin(found, tell=not found.state.ending)

    # What the player did.

    @on(Chose)
    async def _chose(self, message: Chose) -> None:
        await self._take(partial(self.run_now.choose, message.pick))

    @on(Sent)
    async def _sent(self, message: Sent) -> None:
        await self._take(partial(self.run_now.send, message.clauses))

    async def _take(self, take: Callable[[], View]) -> None:
        try:
            take()
        except NotOffered as error:
            self.say(self.words("not.offered", why=error))
            await self._play(tell=False)
        else:
            await self._play()

    @on(WentBack)
    async def _went_back(self, message: WentBack) -> None:
        self.run_now.rewind(message.decision)
        await self._play(tell=False)

    @on(Started)
    async def _started(self, message: Started) -> None:
        await self._new(message.seed, message.mode, message.guided)

    @on(Opened)
    async def _opened(self, message: Opened) -> None:
        await self._open(message.path)

    @on(SettingChanged)
    def _setting(self, message: SettingChanged) -> None:
        settings, yes = self.settings, message.value == "yes"
        match message.name:
            case "language":
                self._speak(message.value)
            case "theme":
                self.theme = settings.theme = themes.known(message.value)
            case "motion":
                settings.motion = yes
                self.animation_level = "full" if yes else "none"
            case "width":
                settings.width = message.value
            case "guided":
                settings.guided = yes
                if self.session is not None:
                    self.session.guided = yes
            case "keys":
                settings.keys = dict(pair.split("=") for pair in message.value.split())
                self.set_keymap(settings.keys)
        settings.save()
        self._show_all()

    def _speak(self, language: str) -> None:
        self.words = Vocabulary(language)
        self.settings.language = self.words.language
        if self.session is not None:
            self.session.language = self.words.language

    def _show_all(self) -> None:
        for screen in self.screen_stack:
            if isinstance(screen, Page) and screen.is_mounted:
                screen.show()

    # Keys that work everywhere, and doors to pages. Pages are imported when first opened.

    def action_language(self) -> None:
        self._setting(SettingChanged("language", self.words.other()))

    def action_continue(self) -> None:
        self.when_read(self._continue)

    async def _continue(self) -> None:
        if self.unfinished is not None:
            await self._open(self.unfinished)

    async def action_again(self) -> None:
        await self._begin(self.run_now.again())

    def action_leave(self) -> None:
        """Everything is on disk already: say so, and ask where to."""
        words = self.words
        where = self.run_now.save.path if self.run_now.save is not None else None
        said = words("leave.saved", path=where) if where else words("plain.memory")

        from game.faces.tui.screens.ask import Ask

        async def answered(yes: bool | None) -> None:
            if yes:
                await self._leave()

        self.push_screen(Ask(words("quit"), Content(said), words("leave.title")), answered)

    async def _leave(self) -> None:
        if self.session is not None:
            self.session.close()
            self.session = None
        while len(self.screen_stack) > 1:
            await self.pop_screen()


def run(
    read: Callable[[], Story],
    saves: Path,
    settings: Settings,
    resume: Path | None = None,
    start: tuple[int, str] | None = None,
) -> None:
    """Play in this terminal until the player leaves; `start` is the seed and mode of a run to begin with.

    Raises what `read` raises for a story that cannot be played.
    """
    app = InvestorsApp(read, saves, settings, resume, start)
    try:
        app.run()
    finally:
        if app.session is not None:
            app.session.close()
    if app.fault is not None:
        raise app.fault
