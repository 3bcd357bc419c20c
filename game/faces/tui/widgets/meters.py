"""The three meters, the money lines and the ledger line: a column on wide screens, a few rows on narrow ones."""

from __future__ import annotations

from collections.abc import Sequence

from textual import events
from textual.content import Content
from textual.widgets import Static

from game.faces.tui import ink
from game.play.views import LineView, MeterView, View

Vocabulary = dict[str, str]


def change(meter: MeterView) -> Content:
    """ "▼ -3", in words that need no colour."""
    if not meter.delta:
        return Content("")
    return ink.write((f"{ink.arrow(meter.delta)}{meter.delta}", ink.tint(meter.delta.startswith("+"))))


class Board(Static):
    """Draws a view's numbers for its own width; `show` gives it the next view."""

    now: View | None = None

    def show(self, view: View) -> None:
        """Show these numbers."""
        self.now = view
        self._draw()

    def on_resize(self, _event: events.Resize) -> None:
        self._draw()

    def _draw(self) -> None:
        if self.now is not None and self.content_size.width:
            self.update(self.drawn(self.now, self.content_size.width))

    def drawn(self, view: View, width: int) -> Content:
        """The numbers, set for a width."""
        raise NotImplementedError


class SidePanel(Board):
    """The column beside the story."""

    DEFAULT_CSS = "SidePanel { height: auto; padding: 1 2; }"

    def drawn(self, view: View, width: int) -> Content:
        rows: list[ink.Part] = []
        for meter in view.meters:
            rows += [*self._meter(meter, width), ""]
        rows.append(("─" * width, "$rule"))
        for line in view.lines:
            label = ink.write((line.label, ink.QUIET if line.label.startswith(" ") else ""))
            rows.append(ink.spread(label, ink.write((line.value, ink.STRONG)), width))
        rows += [("─" * width, "$rule"), (view.ledger_line, ink.PLUM)]
        return ink.lines(rows)

    def _meter(self, meter: MeterView, width: int) -> list[ink.Part]:
        value = ink.write(change(meter), "  ", (meter.value, "$gold bold"))
        rows: list[ink.Part] = [ink.spread(ink.write((meter.label, ink.STRONG)), value, width)]
        trend = ink.spark(meter.trend, 18)
        if meter.level is not None:
            rows.append(ink.bar(meter.level, width))
        if meter.lowest or trend:
            rows.append(ink.spread(ink.write((meter.lowest, ink.QUIET)), ink.write((trend, ink.PLUM)), width))
        return rows


class TopStrip(Board):
    """The rows above the story where the window is narrow."""

    DEFAULT_CSS = "TopStrip { height: auto; padding: 0 1; }"

    def drawn(self, view: View, width: int) -> Content:
        count = max(1, len(view.meters))
        room = (width - 2 * (count - 1)) // count
        names = Content("  ").join([self._title(meter, room) for meter in view.meters])
        gauges = Content("  ").join([self._gauge(meter, room) for meter in view.meters])
        items = [ink.write((f"{line.label} ", ink.QUIET), (line.value, ink.STRONG)) for line in brief(view)]
        return ink.lines([names, gauges, *ink.fitted(items, width, " · ")])

    def _title(self, meter: MeterView, room: int) -> Content:
        right = ink.write(change(meter), " ", (meter.value, "$gold bold"))
        return ink.spread(ink.write((meter.label, ink.STRONG)), right, room).pad_right(0)

    def _gauge(self, meter: MeterView, room: int) -> Content:
        if meter.level is None:
            trend = ink.spark(meter.trend, room)
            return ink.write((trend or "─" * room, ink.PLUM if trend else "$rule")).extend_right(
                room - len(trend or "─" * room)
            )
        lowest = ink.write((f" {meter.lowest}", ink.QUIET)) if meter.lowest else Content("")
        if lowest.cell_length > room - 6:
            lowest = lowest.truncate(room - 6, ellipsis=True)
        return ink.write(ink.bar(meter.level, room - lowest.cell_length), lowest)


def brief(view: View) -> Sequence[LineView]:
    """The money lines for little room: what a meter says already is left out, lines under a line and lines that
    share their beginning are joined."""
    said = {meter.value for meter in view.meters if meter.level is None}
    out: list[LineView] = []
    for line in view.lines:
        if not out and line.value in said:
            said.clear()
            continue
        last = out[-1] if out else None
        head, comma, tail = line.label.partition(", ")
        if last and line.label.startswith(" "):
            out[-1] = LineView(last.id, last.label, _aged(last.value, line.value), last.hint)
        elif last and comma and last.label.startswith(f"{head}: "):
            out[-1] = LineView(last.id, last.label, f"{last.value}, {tail} {line.value}", last.hint)
        elif comma:
            out.append(LineView(line.id, f"{head}: {tail}", line.value, line.hint))
        else:
            out.append(line)
    return out


def _aged(value: str, part: str) -> str:
    """ "$27.1M (1.0 2.0 9.6)": a sum with what it is made of."""
    return f"{value[:-1]} + {part})" if value.endswith(")") else f"{value} ({part})"
