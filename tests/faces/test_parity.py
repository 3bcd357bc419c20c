"""Both faces say the same: every scene paragraph, option and aftermath of the view, whoever tells it."""

from __future__ import annotations

import io
from collections.abc import Iterator
from pathlib import Path

import pytest
from textual.pilot import Pilot
from textual.widget import Widget

from game.faces.plain import play
from game.faces.tui.app import InvestorsApp
from game.faces.tui.screens.play import PlayScreen
from game.play.session import Session, new_session
from game.play.settings import Settings
from game.play.views import View
from tests.company import answers, mirabelle, robot_pick

SEED = 21
DOZEN = 12


def bare(text: str) -> str:
    """A text without its line breaks and gaps: where a line ends is the face's own affair."""
    return "".join(text.split())


def owed(view: View) -> Iterator[str]:
    """Everything a face owes the reader at one moment."""
    for told in view.told:
        yield from (told.because, *told.paragraphs)
        if told.month is not None:
            yield from (step.label for step in told.month.cash)
            yield from (text for _, text in told.month.lines)
            yield told.month.source
    if view.scene is not None:
        yield view.scene.title
        yield from view.scene.paragraphs
        yield from (text for quote in view.scene.quotes for text in (quote.said, quote.books, quote.reaction))
    for choice in view.choices:
        yield from (choice.text, choice.why_closed, choice.chance)
        yield from (says for _, says in choice.advice)


def missing(views: list[View], said: str) -> list[str]:
    heard = bare(said)
    return [text for view in views for text in owed(view) if bare(text) not in heard]


def asked(view: View, pick: str) -> int:
    """How many questions come with a pick."""
    return 0 if view.slots or pick.startswith("lever: ") else len(view.asks)


def course(language: str, most: int) -> tuple[list[str], list[View], list[list[str]]]:
    """A robot's run: its picks, the view at each moment, and the lines that plain mode is given for each pick."""
    session = new_session(mirabelle(), SEED, language=language)
    picks: list[str] = []
    views, lines = [session.view()], []
    while not session.state.ending and len(picks) < most:
        picks.append(robot_pick(session, "random", len(picks)))
        unasked = [""] * asked(session.view(), picks[-1])  # an empty line for each question
        lines.append(answers(session.view(), picks[-1]) + unasked)
        views.append(session.choose(picks[-1]))
    return picks, views, lines


@pytest.mark.parametrize("language", ["en", "fr"])
def test_plain_mode_says_all_of_a_whole_run(language: str) -> None:
    _, views, lines = course(language, most=400)
    assert views[-1].ending is not None
    out = io.StringIO()
    typed = "".join(f"{line}\n" for answer in lines for line in answer)
    play(new_session(mirabelle(), SEED, language=language), io.StringIO(typed), out)
    assert missing(views, out.getvalue()) == []
    assert missing(views, out.getvalue().replace("e", "")) != []


class Listener:
    """The terminal game, and everything its widgets were given to show."""

    def __init__(self, app: InvestorsApp, pilot: Pilot[None]) -> None:
        self.app, self.pilot, self.heard = app, pilot, ""

    async def listen(self) -> None:
        """Note every widget of the screen, and turn all pages of what happened."""
        for _ in range(60):
            await self.pilot.pause()
            shown = [widget for widget in self.app.screen.walk_children(Widget) if widget.display]
            self.heard += "\n".join(str(widget.render()) for widget in shown)
            if not (isinstance(self.app.screen, PlayScreen) and self.app.screen.telling):
                return
            await self.pilot.press("enter")
        raise AssertionError("the pages do not end")

    async def pick(self, session: Session, pick: str) -> None:
        """Press the keys for a pick, and escape for each question."""
        questions = asked(session.view(), pick)
        if pick.startswith("lever: "):
            await self.pilot.press("v")
            await self.pilot.pause()
            await self.pilot.press(*answers(session.view(), pick)[1])
        elif session.view().slots:
            await self.pilot.press("1", *answers(session.view(), pick))
        else:
            await self.pilot.press(*answers(session.view(), pick))
        for _ in range(questions):
            await self.pilot.pause()
            await self.pilot.press("escape")
        await self.pilot.pause()


@pytest.mark.parametrize("language", ["en", "fr"])
async def test_the_terminal_says_all_of_a_dozen_decisions(language: str, tmp_path: Path) -> None:
    picks, views, _ = course(language, DOZEN)
    app = InvestorsApp(mirabelle, tmp_path, Settings(tmp_path / "settings.json", language=language))
    async with app.run_test(size=(120, 60)) as pilot:
        await app.workers.wait_for_complete()
        await pilot.press("n", "down", *["backspace"] * 6, *str(SEED), "enter")
        listener = Listener(app, pilot)
        for pick in picks:
            await listener.listen()
            await listener.pick(app.run_now, pick)
        await listener.listen()
        assert [decision.choice for decision in app.run_now.log.decisions] == [
            pick.removeprefix("lever: ") for pick in picks
        ]
        app.run_now.close()
    assert missing(views, listener.heard) == []
