"""A month's end is a page of its own, and nothing can be chosen through it."""

from __future__ import annotations

from game.faces.tui.widgets.keybar import KeyBar
from game.play.views import View
from tests.faces.tui.conftest import Desk, Sitting


def at_the_desk(view: View) -> bool:
    return view.scene is not None and view.scene.hub


async def close_the_month(desk: Desk) -> None:
    await desk.begin()
    await desk.until(at_the_desk)
    await desk.press(str(desk.view.choices[-1].number))
    while desk.play.told[0][0].kind != "month":
        await desk.press("enter")


async def test_the_month_is_explained_step_by_step(sit: Sitting) -> None:
    async with sit() as desk:
        await close_the_month(desk)
        month = desk.play.told[0][0].month
        assert month is not None
        shown = desk.shown()
        assert all(step.label[:16] in shown and step.amount in shown for step in month.cash)
        assert month.opened in shown
        assert month.closed in shown


async def test_the_page_waits_and_digits_do_not_pass_it(sit: Sitting) -> None:
    async with sit() as desk:
        await close_the_month(desk)
        taken = desk.taken
        await desk.press("1", "2", "1")
        assert desk.play.telling
        assert desk.taken == taken
        await desk.read_on()
        assert not desk.play.telling


async def test_a_lever_leaves_the_month_where_it_is(sit: Sitting) -> None:
    async with sit() as desk:
        await desk.begin()
        await desk.until(at_the_desk)
        month, scene = desk.view.turn, desk.view.scene
        lever = next(one for one in desk.view.levers if one.open)
        await desk.press("v", str(lever.number))
        assert desk.run.log.decisions[-1].scene == "lever"
        await desk.read_on()
        assert (desk.view.turn, desk.view.scene and desk.view.scene.id) == (month, scene and scene.id)


async def close_the_chapter(desk: Desk) -> None:
    """To the page of month 3, which the quarter's letter closes, and with it the chapter."""
    await desk.begin()
    await desk.until(lambda view: view.turn == 3 and bool(view.slots))
    while not (desk.screen_is("PlayScreen") and desk.play.telling):
        await desk.answer()
    while desk.play.told[0][0].kind != "month":
        await desk.press("enter")


async def test_a_chapters_close_offers_the_article_on_its_page(sit: Sitting) -> None:
    async with sit(size=(120, 60)) as desk:
        await close_the_chapter(desk)
        month = desk.play.told[0][0].month
        assert month is not None
        assert month.source
        assert month.source in desk.shown()
        assert desk.app.words("key.article") in desk.play.query_one(KeyBar).render().plain
        await desk.press("a")
        assert desk.screen_is("ArticlePage")
        await desk.press("escape")
        assert desk.play.told[0][0].month == month
        await desk.press("enter")
        assert desk.app.words("key.article") not in desk.play.query_one(KeyBar).render().plain
