"""The last months by keys, to the ending and what happened in it."""

from __future__ import annotations

import pytest

from game.faces.tui.screens.debrief import PARTS
from game.faces.tui.widgets.drawn import Written
from tests.faces.tui.conftest import Desk, Sitting

NEAR_THE_END = 7


async def part(desk: Desk, name: str) -> str:
    """The text of a part of the debrief, as one line."""
    while PARTS[desk.app.screen.at] != name:  # type: ignore[attr-defined]
        await desk.press("right")
    return line(str(desk.app.screen.query_one("#text", Written).render()))


def line(text: str) -> str:
    """A text without the rows a screen breaks it into."""
    return " ".join(text.split())


@pytest.mark.parametrize("size", [(80, 24), (140, 45)])
async def test_a_run_is_played_to_its_ending_and_told_again(sit: Sitting, size: tuple[int, int]) -> None:
    async with sit(size=size) as desk:
        await desk.begin()
        await desk.until(lambda view: view.turn >= NEAR_THE_END)
        while not desk.screen_is("EndingScreen"):
            await desk.step()
        assert desk.screen_is("EndingScreen")
        ending = desk.view.ending
        assert ending is not None
        assert ending.title in desk.shown()
        await desk.press("d")
        for name in PARTS:
            assert desk.app.words(f"debrief.{name}") in desk.shown()
            await desk.press("right")
        await desk.press("escape", "b", "1", "enter")
        assert desk.screen_is("PlayScreen")
        assert desk.run.state.ending == ""


async def test_the_debrief_shows_what_was_expected_and_what_the_article_has(sit: Sitting) -> None:
    async with sit(size=(120, 50)) as desk:
        await desk.begin()
        await desk.until(lambda view: bool(view.asks))
        pick, (why, bank) = desk.view.choices[0].pick, desk.view.asks
        desk.run.choose(f"{pick} {why.id}={why.answers[0][0]} {bank.id}={bank.answers[0][0]}")
        await desk.until(lambda view: False)
        await desk.press("d")
        assert desk.screen_is("DebriefScreen")
        seen = desk.run.debrief()
        causes = await part(desk, "caused")
        for one in seen.answers:
            assert all(line(text) in causes for text in (one.question, one.answer, one.came))
        asked, letters = (causes.index(desk.app.words(f"debrief.{name}")) for name in ("asked", "letters"))
        assert asked < letters
        beside = await part(desk, "article")
        assert all(line(item.text) in beside and line(item.doubt) in beside for item in seen.reported)
        assert line(seen.reported[-1].text) not in causes
        await desk.press("a")
        assert desk.screen_is("ArticlePage")
        await desk.press("escape")
        assert desk.screen_is("DebriefScreen")


async def test_a_debrief_without_answers_has_no_heading_for_them(sit: Sitting) -> None:
    async with sit(size=(120, 50)) as desk:
        await desk.begin()
        await desk.until(lambda view: False)
        await desk.press("d")
        causes = await part(desk, "caused")
        assert desk.app.words("debrief.letters") in causes
        assert desk.app.words("debrief.asked") not in causes
