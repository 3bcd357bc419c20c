"""Why cash moved, as steps from the opening to the close: a label, a block where it falls, the amount."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import accumulate

from textual.content import Content

from game.faces.tui import ink
from game.play.views import CashStep, MonthEnd

AMOUNT = 10


def waterfall(end: MonthEnd, opened: str, closed: str, width: int) -> list[Content]:
    """The rows of the picture; none for a story that keeps no money."""
    if not end.opened:
        return []
    longest = max(len(name) for name in (opened, closed, *(step.label for step in end.cash)))
    label = min(longest, max(18, width * 2 // 5))
    room = max(8, width - label - AMOUNT - 2)
    levels = list(accumulate((step.units for step in end.cash), initial=0))
    steps = [_step(step, start, levels, label, room) for step, start in zip(end.cash, levels, strict=False)]
    return [_end(opened, end.opened, label, room), *steps, _end(closed, end.closed, label, room)]


def _step(step: CashStep, start: int, levels: Sequence[int], label: int, room: int) -> Content:
    low, span = min(levels), max(1, max(levels) - min(levels))
    left, right = sorted((start, start + step.units))
    first = min(round((left - low) * room / span), room - 1)
    last = max(first + 1, round((right - low) * room / span))
    tone = ink.tint(step.units > 0)
    block = ("█" if step.units > 0 else "▓") * (last - first)
    drawn = ink.write(" " * first, (block, tone), " " * (room - last))
    return _row(Content(step.label), drawn, step.amount, tone, label)


def _end(name: str, amount: str, label: int, room: int) -> Content:
    return _row(Content.styled(name, ink.STRONG), ink.write(("·" * room, "$track")), amount, "bold", label)


def _row(name: Content, drawn: Content, amount: str, tone: str, label: int) -> Content:
    named = name.truncate(label, ellipsis=True, pad=True)
    return ink.write(named, " ", drawn, " ", (amount.rjust(AMOUNT), tone))
