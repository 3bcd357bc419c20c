"""Options are taken by digit, by arrows and enter, and by mouse, one decision a time."""

from __future__ import annotations

from textual import events

from game.faces.tui.widgets.choices import ChoiceRow
from tests.faces.tui.conftest import Sitting


async def test_a_digit_takes_its_option(sit: Sitting) -> None:
    async with sit() as desk:
        await desk.begin()
        second = desk.view.choices[1].pick
        await desk.press("2")
        assert desk.run.log.decisions[0].choice == second


async def test_arrows_and_enter_take_the_option_under_the_cursor(sit: Sitting) -> None:
    async with sit() as desk:
        await desk.begin()
        third = desk.view.choices[2].pick
        await desk.press("down", "down", "down", "enter")
        assert [d.choice for d in desk.run.log.decisions] == [third]


async def test_enter_without_a_cursor_takes_nothing(sit: Sitting) -> None:
    async with sit() as desk:
        await desk.begin()
        await desk.press("enter")
        assert desk.taken == 0


async def test_a_click_takes_an_option(sit: Sitting) -> None:
    async with sit(size=(120, 50)) as desk:
        await desk.begin()
        first = desk.view.choices[0].pick
        await desk.pilot.click(desk.play.query(ChoiceRow)[0])
        await desk.pilot.pause()
        assert [d.choice for d in desk.run.log.decisions] == [first]


async def test_the_same_digit_twice_takes_one_decision(sit: Sitting) -> None:
    async with sit() as desk:
        await desk.begin()
        for _ in range(2):
            desk.app.post_message(events.Key("1", "1"))
        await desk.pilot.pause()
        await desk.pilot.pause()
        assert desk.taken == 1


async def test_what_a_choice_led_to_is_read_before_the_next_one(sit: Sitting) -> None:
    async with sit() as desk:
        await desk.begin()
        await desk.press("1")
        assert desk.play.telling
        assert desk.view.told[0].title in desk.shown()
        await desk.press("1", "1")
        assert desk.taken == 1
        await desk.read_on()
        assert desk.view.scene is not None
        assert desk.view.scene.title in desk.shown()


async def test_pasted_digits_choose_nothing(sit: Sitting) -> None:
    async with sit() as desk:
        await desk.begin()
        desk.app.post_message(events.Paste("1111"))
        await desk.pilot.pause()
        assert desk.taken == 0


async def test_a_closed_option_does_nothing_and_says_why(sit: Sitting) -> None:
    async with sit(size=(120, 60)) as desk:
        await desk.begin()
        await desk.until(lambda view: bool(view.levers) and not view.levers[0].open and view.turn > 0)
        taken, closed = desk.taken, desk.view.levers[0]
        await desk.press("v", "1")
        assert desk.taken == taken
        assert desk.screen_is("LeversPage")
        assert closed.why_closed in desk.shown()
