"""Why cash moved, as steps between the opening and the close: a label, a block where the step falls, the amount."""

from __future__ import annotations

from itertools import accumulate

from textual.content import Content

from game.faces.tui import ink
from game.play.views import CashStep, MonthEnd

AMOUNT = 10


def waterfall(end: MonthEnd, opened: str, closed: str, width: int) -> list[Content]:
    """The rows of the picture."""
    label = min(36, max(18, width // 3))
    room = max(8, width - label - AMOUNT - 2)
    levels = list(accumulate((step.units for step in end.cash), initial=0))
    low, high = min(levels), max(levels)
    rows = [_row(opened, "", "", end.opened, label, room)]
    for step, start in zip(end.cash, levels, strict=False):
        rows.append(_step(step, start, low, max(1, high - low), label, room))
    return [*rows, _row(closed, "", "", end.closed, label, room)]


def _step(step: CashStep, start: int, low: int, span: int, label: int, room: int) -> Content:
    left, right = sorted((start, start + step.units))
    first = round((left - low) * room / span)
    last = max(first + 1, round((right - low) * room / span))
    first = min(first, room - 1)
    return _row(
        step.label,
        " " * first,
        ("▓" if step.units < 0 else "█") * (min(last, room) - first),
        step.amount,
        label,
        room,
    )


def _row(name: str, before: str, block: str, amount: str, label: int, room: int) -> Content:
    ends = not block
    named = Content.styled(name, ink.STRONG if ends else "").truncate(label, ellipsis=True, pad=True)
    tone = "bold" if ends else ink.tint(not amount.startswith(("-", "−")))
    drawn = ink.write(before, (block, tone)) if block else ink.write(("·" * room, "$rule"))
    return ink.write(
        named,
        " ",
        drawn.extend_right(max(0, room - drawn.cell_length)),
        " ",
        (amount.rjust(AMOUNT), f"{tone}"),
    )
