"""What is drawn says what it was given: all of it, in plain words, within its width."""

from __future__ import annotations

import pytest
from textual.content import Content

from game.faces.tui import ink
from game.faces.tui.widgets.chart import Frame, blocks, braille
from game.faces.tui.widgets.meters import brief
from game.faces.tui.widgets.sheet import LOOKS, on_paper
from game.faces.tui.widgets.telling import pages
from game.faces.tui.widgets.waterfall import waterfall
from game.play.views import CashStep, LineView, MonthEnd, SceneView, Told
from tests.faces.tui.conftest import Sitting

MARKUP = "[bold]Dear[/bold] *all*, [link=x]see[/link] {this} [/nothing]"


@pytest.mark.parametrize("look", LOOKS)
def test_text_that_looks_like_markup_is_shown_as_it_stands(look: str) -> None:
    scene = SceneView("s", look, "A [red]title[/red]", "Jonas, finance", (MARKUP,), "", (), False)
    shown = on_paper(scene, "Kind", 80).plain
    assert MARKUP in shown
    assert "A [red]title[/red]" in shown


def test_lines_an_editor_broke_flow_and_short_lines_stay() -> None:
    long = "word " * 16
    assert ink.flow(f"{long.strip()}\nand on") == f"{long.strip()} and on"
    assert ink.flow("INÈS  Friday\nSAM  sorry") == "INÈS  Friday\nSAM  sorry"


@pytest.mark.parametrize("width", [40, 60, 84])
def test_a_waterfall_fits_its_width_and_names_every_step(width: int) -> None:
    steps = (CashStep("Customers paid", "+$0.6M", 60), CashStep("Machines paid", "-$5.8M", -580))
    rows = waterfall(MonthEnd(3, "Month 3", "$20.0M", "$14.8M", steps, (), ()), "Before", "After", width)
    assert all(row.cell_length <= width for row in rows)
    assert [row.plain.split()[-1] for row in rows] == ["$20.0M", "+$0.6M", "-$5.8M", "$14.8M"]


def test_a_month_without_movement_is_drawn() -> None:
    assert len(waterfall(MonthEnd(1, "Month 1", "$1.0M", "$1.0M", (), (), ()), "Before", "After", 60)) == 2


@pytest.mark.parametrize("draw", [braille, blocks])
@pytest.mark.parametrize("values", [(5,), (3, 3, 3), (-4, 0, 9), tuple(range(18))])
def test_a_chart_has_the_size_asked_for(draw: object, values: tuple[int, ...]) -> None:
    points = tuple(enumerate(values))
    rows = draw(points, Frame(0, len(values) - 1, min(values), max(values), 30, 6))  # type: ignore[operator]
    assert [len(row) for row in rows] == [30] * 6


def test_each_months_end_has_a_page_and_echoes_another() -> None:
    month = Told("month", "Month 1", (), (), "", MonthEnd(1, "Month 1", "", "", (), (), ()))
    told = [Told("after", "a", ()), Told("lever", "b", ()), month, Told("echo", "c", ()), Told("echo", "d", ())]
    assert [[one.title for one in page] for page in pages(told)] == [["a", "b"], ["Month 1"], ["c", "d"]]


async def test_money_lines_are_joined_where_room_is_short(sit: Sitting) -> None:
    async with sit(size=(80, 24)) as desk:
        await desk.begin()
        lines: list[LineView] = list(brief(desk.view))
        assert len(lines) < len(desk.view.lines)
        words = " ".join(f"{line.label} {line.value}" for line in lines)
        owed = [line.value for line in desk.view.lines if any(digit in "123456789" for digit in line.value)]
        assert all(value in f"{words} {desk.view.meters[0].value}" for value in owed)


def test_things_set_in_rows_are_never_broken() -> None:
    items = [Content(word) for word in ("alpha", "beta", "gamma", "delta")]
    assert [row.plain for row in ink.fitted(items, 12, " ")] == ["alpha beta", "gamma delta"]
