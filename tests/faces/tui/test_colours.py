"""Every text colour can be read on every ground it stands on."""

from __future__ import annotations

from itertools import product

import pytest
from textual.color import Color
from textual.theme import Theme

from game.faces.tui.themes import DAY, GREY, LAMP, NIGHT, PAPER, THEMES
from tests.faces.tui.conftest import Sitting

INKS = ("quiet", "gold", "plum", "rise", "fall")
NOTES = ("primary", "accent", "warning", "error", "success")
GROUNDS = ("sheet", "lit")


def luminance(colour: Color) -> float:
    def linear(channel: int) -> float:
        share = channel / 255
        return share / 12.92 if share <= 0.03928 else ((share + 0.055) / 1.055) ** 2.4

    red, green, blue = colour.rgb
    return 0.2126 * linear(red) + 0.7152 * linear(green) + 0.0722 * linear(blue)


def contrast(one: str, two: str) -> float:
    dark, light = sorted((luminance(Color.parse(one)), luminance(Color.parse(two))))
    return (light + 0.05) / (dark + 0.05)


@pytest.mark.parametrize(
    ("theme", "least"), [(LAMP, 4.5), (PAPER, 4.5), (GREY, 4.5), (NIGHT, 7), (DAY, 7)], ids=lambda one: str(one)[:20]
)
def test_contrast_is_at_least_what_the_theme_promises(theme: Theme, least: float) -> None:
    inks = {name: theme.variables[name] for name in INKS} | {"text": theme.foreground or ""}
    inks |= {name: getattr(theme, name) for name in NOTES}
    grounds = {name: theme.variables[name] for name in GROUNDS}
    grounds |= {"background": theme.background or "", "surface": theme.surface or "", "panel": theme.panel or ""}
    low = {
        (ink, ground): round(contrast(inks[ink], grounds[ground]), 2)
        for ink, ground in product(inks, grounds)
        if contrast(inks[ink], grounds[ground]) < least
    }
    assert not low


@pytest.mark.parametrize("name", sorted(THEMES))
async def test_the_game_is_played_in_every_theme(sit: Sitting, name: str) -> None:
    async with sit() as desk:
        desk.app.theme = name
        await desk.begin()
        await desk.press("down", "enter")
        assert desk.taken == 1


async def test_no_color_leaves_attributes_only(sit: Sitting, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("NO_COLOR", "1")
    async with sit() as desk:
        await desk.begin()
        await desk.press("down")
        filters = [type(one).__name__ for one in desk.app._filters]
        assert "NoColor" in filters
        assert "▸1" in desk.shown()
