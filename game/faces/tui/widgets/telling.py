"""What a choice led to, as pages: aftermath, the month's end, what came back."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from textual.content import Content

from game.faces.tui import ink
from game.faces.tui.widgets.drawn import Drawn
from game.faces.tui.widgets.waterfall import waterfall
from game.play.views import MonthEnd, Told

Say = Callable[..., str]
Page = tuple[Told, ...]


def pages(told: Sequence[Told]) -> list[Page]:
    """Told things by page: a month's end has its own, what comes back after it another."""
    out: list[list[Told]] = []
    for one in told:
        alone = one.kind == "month"
        if not out or alone or out[-1][-1].kind == "month" or (one.kind == "echo") != (out[-1][-1].kind == "echo"):
            out.append([])
        out[-1].append(one)
    return [tuple(page) for page in out]


class Telling(Drawn):
    """One page of what happened."""

    told: Page = ()
    say: Say = str

    def show(self, told: Page, say: Say) -> None:
        """Show a page."""
        self.told, self.say = told, say
        self.redraw()

    def drawn(self, width: int) -> Content:
        return page(self.told, self.say, width)


def page(told: Page, say: Say, width: int) -> Content:
    """One page."""
    return Content("\n\n\n" if len(told) < 3 else "\n\n").join([_one(one, say, width) for one in told])


def _one(told: Told, say: Say, width: int) -> Content:
    if told.month is not None:
        return month(told.month, say, width)
    rows: list[ink.Part] = []
    if told.because:
        rows += [ink.write(("◷ ", ink.GOLD), (told.because, f"{ink.PLUM} italic")), ""]
    sent = told.kind == "after" and not told.paragraphs
    if told.title:
        rows.append((told.title, "" if sent else ink.TITLE))
    if told.paragraphs:
        rows += [*([""] if told.title else []), ink.prose(told.paragraphs)]
    if told.moves:
        rows += [*([] if sent else [""]), ink.moves(told.moves, say("moved"))]
    return ink.lines(rows)


def month(end: MonthEnd, say: Say, width: int) -> Content:
    """The close of a month."""
    rows: list[ink.Part] = [(end.title, ink.TITLE), ""]
    rows += waterfall(end, say("cash.opened"), say("cash.closed"), width)
    groups = [ink.write((f"{cause}  ", ink.QUIET), ink.moves(moved)) for cause, moved in end.others]
    if groups:
        rows += ["", *ink.fitted(groups, width, "   ")]
    if end.aged:
        aged = [
            ink.write((f"{label} ", ink.QUIET), before, (" → ", ink.QUIET), (after, ink.STRONG))
            for label, before, after in end.aged
        ]
        rows += ["", *ink.fitted(aged, width, "   ")]
    for name, words in end.lines:
        rows += ["", ink.write((f"{name}  ", f"{ink.PLUM} bold"), (words, "italic"))]
    rows += ["", (say("panel.key", said=end.source), ink.GOLD)] if end.source else []
    return ink.lines(rows)
