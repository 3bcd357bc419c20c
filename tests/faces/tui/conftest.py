"""A desk to sit at: the app over the real story, with a shelf of its own."""

from __future__ import annotations

from collections.abc import AsyncIterator, Callable, Iterator
from contextlib import AbstractAsyncContextManager, asynccontextmanager
from pathlib import Path

import pytest
from textual.pilot import Pilot

from game.faces.tui.app import InvestorsApp
from game.faces.tui.screens.letter import LetterScreen
from game.faces.tui.screens.play import PlayScreen
from game.faces.tui.screens.reason import Reason
from game.play.session import Session
from game.play.settings import Settings
from game.play.views import ClauseView, SlotView, View
from game.script.load import load
from game.script.model import Story

STORY = Path(__file__).parents[3] / "story" / "mirabelle"


@pytest.fixture(scope="session")
def story() -> Story:
    return load(STORY)


@pytest.fixture(autouse=True)
def plain_surroundings(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """No colour wish and no language of the developer's decides a test."""
    monkeypatch.delenv("NO_COLOR", raising=False)
    monkeypatch.setenv("LC_ALL", "C")
    yield


class Desk:
    """The app under test, and what a player does at it."""

    def __init__(self, app: InvestorsApp, pilot: Pilot[None]) -> None:
        self.app, self.pilot = app, pilot

    @property
    def run(self) -> Session:
        return self.app.run_now

    @property
    def view(self) -> View:
        return self.run.view()

    @property
    def play(self) -> PlayScreen:
        assert isinstance(self.app.screen, PlayScreen)
        return self.app.screen

    @property
    def taken(self) -> int:
        """How many decisions have been taken."""
        return len(self.run.log.decisions)

    def screen_is(self, name: str) -> bool:
        return type(self.app.screen).__name__ == name

    def shown(self) -> str:
        """The words on the screen."""
        strips = self.app.screen._compositor.render_strips()
        return "\n".join("".join(segment.text for segment in strip) for strip in strips)

    def told(self) -> str:
        """The words said at the side."""
        return "\n".join(notification.message for notification in self.app._notifications)

    async def press(self, *keys: str) -> None:
        await self.pilot.press(*keys)
        await self.pilot.pause()

    async def begin(self, seed: int = 7) -> None:
        """A new run, by its page."""
        await self.press("n", "down", *["backspace"] * 6, *str(seed), "enter")

    async def read_on(self) -> None:
        """Turn all pages of what happened."""
        for _ in range(60):
            if not (isinstance(self.app.screen, PlayScreen) and self.app.screen.telling):
                return
            await self.press("enter")
        raise AssertionError("the pages do not end")

    async def until(self, reached: Callable[[View], bool]) -> None:
        """Take the first open option everywhere, without the screen, until a view is as wanted; then show it."""
        view = self.view
        for _ in range(400):
            if view.ending is not None or reached(view):
                break
            if view.slots:
                view = self.run.send({slot.id: _first(slot).id for slot in view.slots})
            else:
                ready = [choice for choice in view.choices if choice.open]
                view = self.run.choose(ready[-1 if view.scene and view.scene.hub else 0].pick)
        else:
            raise AssertionError("never reached")
        self.play.arrive(tell=False)
        await self.pilot.pause()

    async def step(self) -> None:
        """Read on, and take the first open option by its key."""
        await self.read_on()
        await self.answer()

    async def answer(self) -> None:
        """Take the first open option by its key."""
        screen, view = self.app.screen, self.view
        if isinstance(screen, Reason):
            await self.press("1")
        elif isinstance(screen, LetterScreen):
            slots = screen.slots
            await self.press(str(_first(slots[screen.at]).number) if screen.at < len(slots) else "1")
        elif view.slots:
            await self.press("1")
        elif isinstance(screen, PlayScreen):
            ready = [choice.number for choice in view.choices if choice.open]
            await self.press(str(ready[-1 if view.scene is not None and view.scene.hub else 0]))


def _first(slot: SlotView) -> ClauseView:
    return next(clause for clause in slot.clauses if clause.open)


Sitting = Callable[..., AbstractAsyncContextManager[Desk]]


@pytest.fixture
def sit(story: Story, tmp_path: Path) -> Sitting:
    """Sit down at the desk: `async with sit(size=(80, 24)) as desk`."""

    @asynccontextmanager
    async def sitting(
        size: tuple[int, int] = (100, 40),
        resume: Path | None = None,
        of: Story | None = None,
        start: tuple[int, str] | None = None,
        home: Path = tmp_path,
    ) -> AsyncIterator[Desk]:
        settings = Settings(home / "settings.json", language="en")
        app = InvestorsApp(lambda: of or story, home / "saves", settings, resume, start)
        async with app.run_test(size=size) as pilot:
            await app.workers.wait_for_complete()
            await pilot.pause()
            await pilot.pause()
            yield Desk(app, pilot)
        if app.session is not None:
            app.session.close()

    return sitting
