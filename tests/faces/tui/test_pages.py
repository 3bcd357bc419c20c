"""The pages beside the play: what opens them, what they say, and where they lead."""

from __future__ import annotations

import pytest

from game.faces.tui import commands
from game.faces.tui.screens.lists import WhyPage
from game.faces.tui.screens.page import Page
from game.faces.tui.widgets.chart import Chart
from game.faces.tui.widgets.choices import ChoiceRow
from game.faces.tui.widgets.keybar import KeyBar
from game.play.settings import Settings
from tests.faces.tui.conftest import Desk, Sitting

PAGES = {
    "v": "LeversPage",
    "p": "PromisesPage",
    "m": "MoneyPage",
    "e": "PeoplePage",
    "w": "WhyPage",
    "c": "ChapterPage",
    "b": "DecisionsPage",
    "a": "ArticlePage",
    "question_mark": "HelpPage",
}


async def midway(desk: Desk) -> None:
    """A desk with a few months behind it."""
    await desk.begin()
    await desk.until(lambda view: view.turn >= 4 and view.scene is not None and view.scene.hub)


@pytest.mark.parametrize(("key", "name"), PAGES.items())
async def test_a_key_opens_its_page_once_and_escape_closes_it(sit: Sitting, key: str, name: str) -> None:
    async with sit() as desk:
        await midway(desk)
        await desk.press(key, key)
        opened = [type(screen).__name__ for screen in desk.app.screen_stack]
        assert opened.count(name) == 1
        await desk.press("escape")
        assert desk.play


async def test_the_bottom_line_is_clicked_like_a_key(sit: Sitting) -> None:
    async with sit(size=(120, 40)) as desk:
        await midway(desk)
        bar = desk.play.query_one(KeyBar)
        await desk.pilot.click(bar, offset=(bar.render().plain.index("Money") + 1, 0))
        await desk.pilot.pause()
        assert desk.screen_is("MoneyPage")


async def test_every_number_opens_its_cause(sit: Sitting) -> None:
    async with sit(size=(120, 50)) as desk:
        await midway(desk)
        await desk.press("m", "2")
        assert isinstance(desk.app.screen, WhyPage)
        assert desk.view.lines[1].label in desk.shown()
        assert desk.run.why("revenue")[0].cause in desk.shown()


async def test_a_number_is_clicked_like_an_option(sit: Sitting) -> None:
    async with sit(size=(120, 50)) as desk:
        await midway(desk)
        await desk.press("m")
        await desk.pilot.click(desk.app.screen.query(ChoiceRow)[0])
        await desk.pilot.pause()
        assert desk.screen_is("WhyPage")


async def test_the_charts_show_the_last_run_that_ended(sit: Sitting) -> None:
    async with sit(size=(120, 50)) as desk:
        await midway(desk)
        await desk.press("m")
        assert desk.app.words("chart.ghost") not in desk.shown()
        assert desk.app.words("chart.reported") in desk.shown()
        await desk.press("escape")
        await desk.until(lambda view: False)
        ended = desk.run.series()[0].values
        await desk.press("r")
        await desk.until(lambda view: view.turn >= 3)
        await desk.press("m")
        assert desk.app.words("chart.ghost") in desk.shown()
        series = desk.app.screen.query(Chart)[0].series
        assert series is not None
        assert tuple(value for _, value in series.ghost) == ended


async def test_people_say_how_they_stand_and_not_the_number(sit: Sitting) -> None:
    async with sit(size=(120, 50)) as desk:
        await midway(desk)
        await desk.press("e")
        lieutenants = [one for one in desk.run.people() if one.field]
        assert len(lieutenants) == 4
        for one in lieutenants:
            assert one.name in desk.shown()
            assert one.gone or all(known in desk.shown() for known in one.known)


async def test_the_chapter_counts_what_was_not_chosen(sit: Sitting) -> None:
    async with sit(size=(120, 50)) as desk:
        await desk.begin()
        offered = len(desk.view.choices)
        await desk.press("1")
        await desk.read_on()
        await desk.press("c")
        strand = desk.run.web(desk.run.story.chapters[0])[0]
        assert strand.others == offered - 1
        assert strand.decision.choice in desk.shown()
        assert "○ " * (strand.others - strand.closed - 1) + "○" in desk.shown()


async def test_anything_is_found_by_its_words(sit: Sitting) -> None:
    async with sit() as desk:
        await midway(desk)
        await desk.press("colon", *"promises", "enter")
        assert desk.screen_is("PromisesPage")


async def test_digits_and_letters_only_look_for_words(sit: Sitting) -> None:
    async with sit() as desk:
        await midway(desk)
        taken = desk.taken
        await desk.press("colon", *"1qjkl2", "backspace")
        assert desk.screen_is("FindPage")
        assert "1qjkl" in desk.shown()
        await desk.press("escape")
        assert desk.play
        assert desk.taken == taken


async def test_a_theme_is_found_and_taken(sit: Sitting) -> None:
    async with sit() as desk:
        await midway(desk)
        await desk.press("colon", *"paper", "enter")
        assert desk.app.theme == "paper"
        assert desk.play


async def test_what_is_called_nothing_is_said_in_the_readers_language(sit: Sitting) -> None:
    async with sit() as desk:
        await desk.begin()
        await desk.press("l", "colon", *"zzzzzz")
        assert desk.app.words("find.none") in desk.shown()
        await desk.press("enter")
        assert desk.screen_is("FindPage")


async def test_a_command_takes_another_key_and_remembers_it(sit: Sitting) -> None:
    async with sit() as desk:
        await desk.press("s", "k")
        await desk.press(*["down"] * (commands.OWN.index(commands.MONEY) + 1), "enter", "x")
        assert Settings.load(desk.app.settings.path).keys == {"money": "x"}
        await desk.press("escape", "escape")
        await midway(desk)
        assert "x Money" in desk.shown().replace("\u00a0", " ")
        await desk.press("m")
        assert desk.play
        await desk.press("x")
        assert desk.screen_is("MoneyPage")


@pytest.mark.parametrize("key", ["v", "enter", "1", "j"])
async def test_a_key_that_is_taken_is_refused(sit: Sitting, key: str) -> None:
    async with sit() as desk:
        await desk.press("s", "k")
        await desk.press(*["down"] * (commands.OWN.index(commands.MONEY) + 1), "enter", key)
        assert desk.app.settings.keys == {}
        assert commands.SIGNS.get(key, key) in desk.told()


def test_a_key_map_that_contradicts_itself_leaves_the_houses_own_keys() -> None:
    assert commands.usable({"money": "v", "people": "x", "why": "x", "nonsense": "y", "quit": "enter"}) == {
        "people": "x"
    }


async def test_what_is_read_is_copied(sit: Sitting) -> None:
    async with sit() as desk:
        await desk.begin()
        scene = desk.view.scene
        await desk.press("y")
        assert scene is not None
        copied = " ".join(desk.app.clipboard.split())
        assert scene.title in copied
        assert all(choice.text in copied for choice in desk.view.choices)


@pytest.mark.parametrize("width", ["narrow", "wide"])
async def test_the_text_is_as_wide_as_one_likes(sit: Sitting, width: str) -> None:
    async with sit(size=(160, 45)) as desk:
        await desk.begin()
        before = desk.play.query_one("Sheet").size.width
        desk.app.settings.width = width
        for screen in desk.app.screen_stack:
            if isinstance(screen, Page):
                screen.show()
        await desk.pilot.pause()
        after = desk.play.query_one("Sheet").size.width
        assert (after < before) == (width == "narrow")
        assert after != before
