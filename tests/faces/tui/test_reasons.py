"""A key decision asks for a reason and a prediction before its result; both may be left open."""

from __future__ import annotations

from textual import events

from game.faces.tui.screens.reason import Reason
from tests.faces.tui.conftest import Desk, Sitting


async def come_to_a_question(desk: Desk) -> str:
    """To the first scene that asks, with its first option taken; returns the option."""
    await desk.begin()
    await desk.until(lambda view: bool(view.asks))
    pick = desk.view.choices[0].pick
    await desk.press("1")
    assert desk.screen_is("Reason")
    return pick


async def test_the_question_is_put_before_the_decision_is_taken(sit: Sitting) -> None:
    async with sit() as desk:
        await come_to_a_question(desk)
        ask = desk.view.asks[0]
        assert ask.text in desk.shown()
        assert all(text in desk.shown() for _, text in ask.answers)
        assert desk.view.scene is not None
        assert desk.view.scene.title in desk.shown()  # the page it is about stays in sight
        assert desk.view.scene.id != desk.run.log.decisions[-1].scene


async def test_digits_answer_and_the_log_holds_the_answers(sit: Sitting) -> None:
    async with sit() as desk:
        pick = await come_to_a_question(desk)
        first, second = desk.view.asks
        taken = desk.taken
        await desk.press("2")
        assert second.text in desk.shown()
        await desk.press("3")
        said = f"{pick} {first.id}={first.answers[1][0]} {second.id}={second.answers[2][0]}"
        assert desk.run.log.decisions[-1].choice == said
        assert desk.taken == taken + 1
        assert desk.play.telling


async def test_arrows_and_enter_answer_too(sit: Sitting) -> None:
    async with sit() as desk:
        pick = await come_to_a_question(desk)
        first, second = desk.view.asks
        await desk.press("down", "down", "enter")
        await desk.press("up", "enter")
        said = f"{pick} {first.id}={first.answers[1][0]} {second.id}={second.answers[-1][0]}"
        assert desk.run.log.decisions[-1].choice == said


async def test_escape_gives_no_answer_and_takes_the_decision(sit: Sitting) -> None:
    async with sit() as desk:
        pick = await come_to_a_question(desk)
        second = desk.view.asks[1]
        await desk.press("escape", "1")
        assert desk.run.log.decisions[-1].choice == f"{pick} {second.id}={second.answers[0][0]}"
    async with sit() as desk:
        pick = await come_to_a_question(desk)
        await desk.press("escape", "escape")
        assert desk.run.log.decisions[-1].choice == pick


async def test_a_double_key_answers_one_question(sit: Sitting) -> None:
    async with sit() as desk:
        await come_to_a_question(desk)
        second, taken = desk.view.asks[1], desk.taken
        for _ in range(2):
            desk.app.post_message(events.Key("1", "1"))
        await desk.pilot.pause()
        await desk.pilot.pause()
        assert desk.screen_is("Reason")
        assert second.text in desk.shown()
        assert desk.taken == taken


async def test_what_is_typed_before_a_question_is_painted_was_not_meant_for_it(sit: Sitting) -> None:
    async with sit() as desk:
        await come_to_a_question(desk)
        screen = desk.app.screen
        assert isinstance(screen, Reason)
        screen._ask()
        screen.action_number(1)
        screen.action_no()
        await desk.pilot.pause()
        assert desk.screen_is("Reason")
        assert desk.view.asks[0].text in desk.shown()


async def test_an_answer_that_there_is_none_of_changes_nothing(sit: Sitting) -> None:
    async with sit() as desk:
        await come_to_a_question(desk)
        ask, taken = desk.view.asks[0], desk.taken
        await desk.press("9", "enter")
        assert ask.text in desk.shown()
        assert desk.taken == taken


async def test_the_answers_survive_leaving_and_coming_back(sit: Sitting) -> None:
    async with sit() as desk:
        await come_to_a_question(desk)
        await desk.press("1")
        await desk.press("1")
        await desk.read_on()
        kept = desk.run.log.decisions
        await desk.press("q", "enter", "c")
        assert desk.run.log.decisions == kept
        assert "=" in kept[-1].choice
