"""A mode whose course cannot be played is told in a sentence, wherever it is met; the others can be played."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from game.play.session import new_session
from game.record.shelf import Shelf
from game.script.model import Story
from tests.faces.tui.conftest import Desk, Sitting


@pytest.fixture
def broken(story: Story) -> Story:
    """The story with a course of the squeeze that stops at its first decision."""
    squeeze = replace(story.modes["squeeze"], course=((story.start, "nothing"),))
    return replace(story, modes={**story.modes, "squeeze": squeeze})


async def choose_squeeze(desk: Desk) -> None:
    await desk.press("n", "right", "right", "enter")


async def test_a_mode_is_begun_from_its_page(sit: Sitting) -> None:
    async with sit() as desk:
        await choose_squeeze(desk)
        await desk.read_on()
        assert (desk.run.header.mode, desk.view.turn) == ("squeeze", 7)


async def test_a_mode_that_cannot_begin_is_told_on_its_page(sit: Sitting, broken: Story) -> None:
    async with sit(size=(120, 40), of=broken) as desk:
        await choose_squeeze(desk)
        assert desk.screen_is("NewRunPage")
        assert "“Historical squeeze” cannot be played: the course of 'squeeze' stops at decision 1" in desk.told()
        assert list(desk.app.shelf.paths()) == []
        await desk.press("left", "left", "enter")
        assert desk.run.header.mode == "standard"


async def test_a_mode_that_cannot_begin_leads_to_the_title(sit: Sitting, broken: Story) -> None:
    async with sit(size=(120, 40), of=broken, start=(7, "squeeze")) as desk:
        assert desk.screen_is("TitleScreen")
        assert "cannot be played" in desk.told()


async def test_a_run_of_such_a_mode_is_listed_with_the_reason(
    sit: Sitting, story: Story, broken: Story, tmp_path: Path
) -> None:
    session = new_session(story, 7, "squeeze", shelf=Shelf(tmp_path / "saves"))
    session.close()
    async with sit(size=(120, 40), of=broken) as desk:
        await desk.press("o")
        assert "this run cannot begin" in desk.shown()
        await desk.press("1")
        assert desk.screen_is("ShelfPage")
    assert session.save is not None
    async with sit(size=(120, 40), of=broken, resume=session.save.path) as desk:
        assert desk.screen_is("TitleScreen")
        assert "this run cannot begin" in desk.told()
