"""What can be done beside choosing: language, going back, reading why, leaving and coming back, a small window."""

from __future__ import annotations

import pytest

from game.faces.tui import commands
from game.faces.tui.widgets.keybar import KeyBar
from game.play.language import table
from tests.faces.tui.conftest import Sitting


async def test_the_language_changes_in_mid_scene(sit: Sitting) -> None:
    async with sit() as desk:
        await desk.begin()
        scene, english = desk.view.scene, desk.view.choices[0].text
        await desk.press("l")
        assert desk.view.scene is not None and scene is not None
        assert desk.view.scene.id == scene.id
        assert desk.view.choices[0].text != english
        assert desk.view.scene.title in desk.shown()
        await desk.press("l")
        assert scene.title in desk.shown()


async def test_going_back_forgets_nothing_on_the_shelf(sit: Sitting) -> None:
    async with sit() as desk:
        await desk.begin()
        first = desk.view.scene
        await desk.press("1")
        await desk.read_on()
        await desk.press("1")
        await desk.read_on()
        await desk.press("b", "down", "down", "enter")
        assert desk.screen_is("Ask")
        await desk.press("enter")
        assert desk.taken == 0
        assert desk.view.scene == first
        assert not desk.play.telling
        assert len(list(desk.app.shelf.paths())) == 2


async def test_not_going_back_keeps_the_run(sit: Sitting) -> None:
    async with sit() as desk:
        await desk.begin()
        await desk.press("1")
        await desk.read_on()
        await desk.press("b", "1", "escape", "escape")
        assert desk.taken == 1
        assert desk.play


async def test_a_tiny_window_says_so_and_grows_back(sit: Sitting) -> None:
    async with sit(size=(80, 24)) as desk:
        await desk.begin()
        await desk.pilot.resize_terminal(39, 20)
        await desk.pilot.pause()
        assert "at least 40" in desk.shown()
        assert "Cash" not in desk.shown()
        await desk.press("1")
        assert desk.taken == 0
        await desk.pilot.resize_terminal(80, 24)
        await desk.pilot.pause()
        assert desk.view.scene is not None
        assert desk.view.scene.title in desk.shown()


async def test_why_names_the_cause_of_the_last_movement(sit: Sitting) -> None:
    async with sit() as desk:
        await desk.begin()
        await desk.until(lambda view: view.turn >= 2)
        cause = desk.run.why("cash")[0]
        await desk.press("w")
        assert cause.cause in desk.shown()
        assert cause.delta in desk.shown()
        await desk.press("right")
        assert desk.view.meters[1].label in desk.shown()


async def test_a_run_that_was_left_is_continued_where_it_was(sit: Sitting) -> None:
    async with sit() as desk:
        await desk.begin()
        await desk.press("1")
        await desk.read_on()
        scene = desk.view.scene
        await desk.press("q", "enter")
        assert desk.screen_is("TitleScreen")
        await desk.press("c")
        await desk.read_on()
        assert desk.view.scene == scene


async def test_an_unreadable_save_is_listed_with_its_reason(sit: Sitting) -> None:
    async with sit(size=(120, 40)) as desk:
        desk.app.shelf.folder.mkdir(parents=True)
        (desk.app.shelf.folder / "broken-0001.jsonl").write_text("no save\n", encoding="utf-8")
        await desk.press("o")
        assert "broken-0001.jsonl" in desk.shown()
        await desk.press("1")
        assert desk.screen_is("ShelfPage")


@pytest.mark.parametrize(
    "key, page", [("v", "LeversPage"), ("p", "PromisesPage"), ("w", "WhyPage"), ("b", "DecisionsPage")]
)
async def test_a_page_opens_once_and_escape_closes_it(sit: Sitting, key: str, page: str) -> None:
    async with sit() as desk:
        await desk.begin()
        await desk.press(key, key)
        assert desk.screen_is(page)
        await desk.press("escape")
        assert desk.play


async def test_help_lists_the_keys_of_the_page_below(sit: Sitting) -> None:
    async with sit() as desk:
        await desk.begin()
        await desk.press("question_mark")
        assert desk.app.words("help.levers") in desk.shown()
        assert desk.app.words("help.new") not in desk.shown()


async def test_settings_are_remembered(sit: Sitting) -> None:
    async with sit() as desk:
        await desk.press("s", "down", "right")
        theme = desk.app.theme
        assert theme != "lamp"
    async with sit() as desk:
        assert type(desk.app.settings).load(desk.app.settings.path).theme == theme


async def test_the_keys_of_the_bottom_line_can_be_clicked(sit: Sitting) -> None:
    async with sit() as desk:
        await desk.begin()
        bar = desk.play.query_one(KeyBar)
        await desk.pilot.click(bar, offset=(bar.render().plain.index("v") + 2, 0))
        await desk.pilot.pause()
        assert desk.screen_is("LeversPage")


@pytest.mark.parametrize("language", ["en", "fr"])
async def test_every_key_of_a_run_is_on_the_bottom_line_at_eighty_columns(sit: Sitting, language: str) -> None:
    async with sit(size=(80, 24)) as desk:
        await desk.begin()
        if language == "fr":
            await desk.press("l")
        shown = desk.play.query_one(KeyBar).render().plain
        assert shown.startswith("?")
        assert all(desk.app.words(f"key.{name}") in shown.replace("\u00a0", " ") for name in ("levers", "why", "quit"))


@pytest.mark.parametrize("language", ["en", "fr"])
def test_both_languages_have_the_same_words(language: str) -> None:
    tables = {one: set(table("game.faces.tui.words", one)) for one in ("en", "fr")}
    assert tables["en"] == tables["fr"]
    keys = {command for command in vars(commands).values() if isinstance(command, commands.Command)}
    missing = {f"help.{command.name}" for command in keys} - tables[language]
    assert not missing


async def test_a_picture_and_a_text_of_the_run_are_kept_beside_the_saves(sit: Sitting) -> None:
    async with sit() as desk:
        await desk.begin()
        await desk.press("1", "s")
        kept = {path.suffix for path in desk.app.shelf.folder.iterdir()}
        assert {".svg", ".txt", ".jsonl"} <= kept


async def test_a_shelf_that_cannot_be_written_is_told_and_play_goes_on(sit: Sitting) -> None:
    async with sit() as desk:
        desk.app.shelf.folder.parent.mkdir(parents=True, exist_ok=True)
        desk.app.shelf.folder.write_text("a file where the folder should be", encoding="utf-8")
        await desk.begin()
        assert desk.view.notice
        assert desk.view.notice[:10] in desk.shown()
        await desk.press("s", "1")
        assert desk.taken == 1


async def test_the_article_stands_on_a_page_of_its_own(sit: Sitting) -> None:
    async with sit() as desk:
        await desk.begin()
        await desk.press("a")
        assert desk.screen_is("ArticlePage")
        assert desk.app.session is not None
        assert desk.app.session.panel()[0].text.split()[0] in desk.shown()
        await desk.press("escape")
        assert desk.play
