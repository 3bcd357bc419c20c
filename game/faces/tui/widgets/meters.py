"""The three meters, the money lines and the ledger line: a column, or a few rows where it is narrow."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from textual.content import Content

from game.faces.tui import ink
from game.faces.tui.widgets.drawn import Drawn
from game.play.views import LineView, MeterView, PromiseView, View

ROOMY = 36  # rows from which every part of a meter is listed
SLIM, SLIM_ROWS = 56, 5  # columns under which the meters are words only, and the rows they may take
GAUGE, SHORT, CHANGE = 18, 10, 6  # columns of a bar, of one where room is short, of a signed change


def about(meter: MeterView | LineView) -> str:
    """ "≈" before a value that is somebody's estimate."""
    return f"≈{meter.value}" if meter.estimate else meter.value


def change(meter: MeterView) -> Content:
    """ "▼ -3", in words that need no colour."""
    if not meter.delta:
        return Content("")
    return ink.write((f"{ink.arrow(meter.delta)}{meter.delta}", ink.tint(meter.delta.startswith("+"))))


class Board(Drawn):
    """Draws a view's numbers; `show` gives it the next view."""

    now: View | None = None

    def show(self, view: View) -> None:
        """Show these numbers; nothing is painted where they are the same, or not seen."""
        last, self.now = self.now, view
        if last is not None and _numbers(last) == _numbers(view):
            return
        if self.display:
            self.redraw()
        else:
            self.forget()

    def drawn(self, width: int) -> Content:
        return self.numbers(self.now, width) if self.now is not None else Content("")

    def numbers(self, view: View, width: int) -> Content:
        """The numbers, set for a width."""
        raise NotImplementedError


def _numbers(view: View) -> tuple[object, ...]:
    return view.meters, view.lines, view.ledger, view.ledger_line


class Headline(Drawn):
    """Where and when: the story, the month and its chapter, the ledger in a line, the seed."""

    DEFAULT_CSS = "Headline { height: 1; padding: 0 1; background: $surface; }"

    now: View | None = None
    seed: str = ""

    def show(self, view: View, seed: str) -> None:
        """Show this moment's."""
        last, self.now, self.seed = self.now, view, seed
        if last is None or (last.when, last.chapter, last.ledger_line) != (view.when, view.chapter, view.ledger_line):
            self.redraw()

    def drawn(self, width: int) -> Content:
        view = self.now
        if view is None:
            return Content("")
        month = ink.write((view.when, ink.STRONG), (f" · {view.chapter}" if view.chapter else "", ink.QUIET))
        left = ink.write((view.story_title, ink.TITLE), "  ", month)
        ledger = ink.write((view.ledger_line, ink.PLUM))
        both = ink.write(ledger, (f"  {self.seed}", ink.QUIET))
        return ink.spread(left, both if left.cell_length + both.cell_length < width else ledger, width)


class SidePanel(Board):
    """The column beside the story."""

    DEFAULT_CSS = "SidePanel { height: auto; padding: 1 2; }"

    def numbers(self, view: View, width: int) -> Content:
        rows: list[ink.Part] = []
        for meter in view.meters:
            rows += [*self._meter(meter, width), ""]
        rows.append(("─" * width, "$rule"))
        for line in view.lines:
            label = ink.write((line.label, ink.QUIET if line.label.startswith(" ") else ""))
            value = ink.write((about(line), ink.STRONG if some(line) else ink.QUIET))
            rows.append(ink.spread(label, value, width))
        rows += [("─" * width, "$rule"), (view.ledger_line, ink.PLUM)]
        if self.screen.size.height >= ROOMY:
            owed = [promise for promise in view.ledger if promise.fate in ("open", "late")]
            rows += [ink.spread(*_owed(promise, width), width) for promise in owed]
        return ink.lines(rows)

    def _meter(self, meter: MeterView, width: int) -> list[ink.Part]:
        name = ink.write((meter.label, ink.STRONG), "  ", (ink.spark(meter.trend, 12), ink.PLUM))
        rows: list[ink.Part] = [ink.spread(name, ink.write(change(meter), "  ", (about(meter), "$gold bold")), width)]
        if meter.level is None:
            return rows
        rows.append(ink.bar(meter.level, width))
        if meter.estimate:
            rows.append((meter.estimate, f"{ink.PLUM} italic"))
        if self.screen.size.height < ROOMY:
            return [*rows, (meter.lowest, ink.QUIET)]
        parts = [ink.spread(ink.write((f"  {part}", ink.QUIET)), Content(value), width) for part, value in meter.parts]
        return [*rows, *parts]


class TopStrip(Board):
    """The rows above the story where the window is narrow."""

    DEFAULT_CSS = "TopStrip { height: auto; padding: 0 1; }"

    def numbers(self, view: View, width: int) -> Content:
        if width < SLIM:
            return ink.lines(self._slim(view, width))
        money = [self._money(meter) for meter in view.meters if meter.level is None]
        lines = [ink.write((f"{line.label} ", ink.QUIET), (about(line), ink.STRONG)) for line in brief(view)]
        gauges = [meter for meter in view.meters if meter.level is not None]
        label = max((len(meter.label) for meter in gauges), default=0) + 1
        rows = [self._gauge(meter, label, width) for meter in gauges]
        return ink.lines([*ink.fitted([*money, *lines], width, " · "), *rows])

    def _slim(self, view: View, width: int) -> list[Content]:
        """The meters, then as many lines as have room; the money page has all."""
        meters = [
            Content(" ").join([Content(one.label), ink.write((about(one), "$gold bold")), change(one)]).rstrip()
            for one in view.meters
        ]
        lines = [ink.write((f"{line.label} ", ink.QUIET), (about(line), ink.STRONG)) for line in brief(view)]
        return ink.fitted([*meters, *lines], width, " · ")[:SLIM_ROWS]

    def _money(self, meter: MeterView) -> Content:
        """ "Cash $74.9M ▼-$8.0M ▅▄▃" """
        parts = [ink.write((meter.label, ink.STRONG)), ink.write((meter.value, "$gold bold")), change(meter)]
        parts.append(ink.write((ink.spark(meter.trend, 8), ink.PLUM)))
        return Content(" ").join([part for part in parts if part])

    def _gauge(self, meter: MeterView, label: int, width: int) -> Content:
        head = ink.write((f"{meter.label:<{label}}", ink.STRONG), (f"{about(meter):>3}", "$gold bold"), " ")
        moved = change(meter)
        gauge = ink.bar(meter.level or 0, GAUGE if width > 72 else SHORT)
        head = ink.write(head, moved, " " * max(1, CHANGE - moved.cell_length), gauge)
        row = ink.write(head, (f"  {meter.lowest}", ink.QUIET))
        trend = ink.spark(meter.trend, 18)
        if row.cell_length + len(trend) + 2 <= width:
            row = ink.spread(row, ink.write((trend, ink.PLUM)), width)
        return row.truncate(width, ellipsis=True)


def _owed(promise: PromiseView, width: int) -> tuple[Content, Content]:
    due = ink.write((promise.due, "$fall bold" if promise.fate == "late" else ink.QUIET))
    mark = "!" if promise.fate == "late" else "○"
    text = ink.write(f"{mark} {promise.text}").truncate(width - due.cell_length - 2, ellipsis=True)
    return text, due


def brief(view: View) -> Sequence[LineView]:
    """The money lines for little room, by their short labels: left out are what a meter says already and sums of
    nothing under another line; lines that share their beginning are joined."""
    said = {meter.value for meter in view.meters if meter.level is None}
    out: list[LineView] = []
    for line in view.lines:
        label = (line.short or line.label).strip()
        head, comma, tail = label.partition(", ")
        last = out[-1] if out else None
        if not out and line.value in said:
            said.clear()
        elif line.label.startswith(" "):
            if some(line):
                out.append(replace(line, label=label, short=""))
        elif last and comma and last.label.startswith(f"{head}, "):
            out[-1] = replace(last, value=f"{last.value}, {tail} {about(line)}")
        else:
            out.append(replace(line, label=label, short=""))
    return out


def some(line: LineView) -> bool:
    """Is there anything to count?"""
    return any(digit in "123456789" for digit in line.value)
