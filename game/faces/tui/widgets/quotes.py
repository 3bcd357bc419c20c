"""A sentence of yours, read back: what you wrote, what the books said that day, how it is taken."""

from __future__ import annotations

from collections.abc import Sequence

from textual.content import Content

from game.faces.tui import ink
from game.play.views import QuoteView


def quotes(many: Sequence[QuoteView]) -> Content:
    """Sentences under one another."""
    return Content("\n\n").join([quote(one) for one in many])


def quote(one: QuoteView) -> Content:
    """One sentence with its two companions."""
    said = ink.write(("❝ ", ink.GOLD), (one.said, ink.STRONG))
    mark = "✓ " if one.corrected else "→ "
    return ink.lines([said, (f"  {one.books}", ink.PLUM), (f"  {mark}{one.reaction}", "italic")])
