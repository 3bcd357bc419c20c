"""Names side by side, the one that is shown reversed, as many of its neighbours as a line holds."""

from __future__ import annotations

from collections.abc import Sequence

from textual.content import Content

from game.faces.tui import ink


def tabs(names: Sequence[str], at: int, room: int) -> Content:
    """The row; ‹ and › say that there are more."""
    first, last = at, at + 1
    while first > 0 or last < len(names):
        wider = (max(0, first - 1), min(len(names), last + 1))
        if sum(len(name) + 3 for name in names[wider[0] : wider[1]]) > room - 4:
            break
        first, last = wider
    row = Content(" ").join(
        [ink.write((f" {names[n]} ", "reverse bold" if n == at else ink.QUIET)) for n in range(first, last)]
    )
    return ink.write(("‹ " if first else "", ink.GOLD), row, (" ›" if last < len(names) else "", ink.GOLD))
