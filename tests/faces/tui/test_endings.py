"""The last months by keys, to the ending and what happened in it."""

from __future__ import annotations

import pytest

from tests.faces.tui.conftest import Sitting

NEAR_THE_END = 7


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
        assert desk.app.words("debrief") in desk.shown()
        await desk.press("escape", "b", "1", "enter")
        assert desk.screen_is("PlayScreen")
        assert desk.run.state.ending == ""
