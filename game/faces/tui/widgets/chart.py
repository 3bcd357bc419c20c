"""A line through a few values, drawn with braille dots, or with blocks where a font has none."""

from __future__ import annotations

from collections.abc import Sequence

from textual.content import Content

from game.faces.tui import ink
from game.faces.tui.widgets.drawn import Drawn
from game.play.views import SeriesView

DOTS = ((0x01, 0x02, 0x04, 0x40), (0x08, 0x10, 0x20, 0x80))


def braille(values: Sequence[int], width: int, height: int) -> list[str]:
    """A connected line, two dots by four in a cell."""
    cells = [[0] * width for _ in range(height)]
    low, high = min(values), max(values)
    last: int | None = None
    for x in range(width * 2):
        at = x * (len(values) - 1) / (width * 2 - 1)
        left = min(int(at), max(0, len(values) - 2))
        right = min(left + 1, len(values) - 1)
        value = values[left] + (values[right] - values[left]) * (at - left)
        y = round((high - value) / ((high - low) or 1) * (height * 4 - 1))
        for step in range(min(y, y if last is None else last), max(y, y if last is None else last) + 1):
            cells[step // 4][x // 2] |= DOTS[x % 2][step % 4]
        last = y
    return ["".join(chr(0x2800 + cell) for cell in row) for row in cells]


def blocks(values: Sequence[int], width: int, height: int) -> list[str]:
    """The same as columns of blocks."""
    low, high = min(0, *values), max(values)
    steps = [values[x * len(values) // width] for x in range(width)]
    heights = [(value - low) * height * 8 // ((high - low) or 1) for value in steps]
    return ["".join(_block(tall - row * 8) for tall in heights) for row in range(height - 1, -1, -1)]


def _block(eighths: int) -> str:
    return " ▁▂▃▄▅▆▇█"[max(0, min(8, eighths))]


def table(series: SeriesView, width: int) -> list[Content]:
    """The same values in words: every third month, the lowest and the last."""
    low = min(range(len(series.values)), key=lambda n: series.values[n])
    wanted = sorted({*range(0, len(series.months), 3), low, len(series.months) - 1})
    items = [ink.write((f"{series.months[n]}: ", ink.QUIET), series.shown[n]) for n in wanted]
    return ink.fitted(items, width, " · ")


class Chart(Drawn):
    """One series with its ends named, and the same in words under it."""

    DEFAULT_CSS = "Chart { height: auto; margin: 0 0 1 0; }"

    HEIGHT = 7
    series: SeriesView | None = None
    dots = True

    def show(self, series: SeriesView, dots: bool = True) -> None:
        """Show a series."""
        self.series, self.dots = series, dots
        self.redraw()

    def drawn(self, width: int) -> Content:
        if self.series is None or not self.series.values or width < 20:
            return Content("")
        return self._picture(self.series, width)

    def _picture(self, series: SeriesView, width: int) -> Content:
        highest = max(range(len(series.values)), key=lambda n: series.values[n])
        lowest = min(range(len(series.values)), key=lambda n: series.values[n])
        left = max(len(series.shown[highest]), len(series.shown[lowest])) + 1
        draw = braille if self.dots else blocks
        drawn = draw(series.values, max(8, width - left - 1), self.HEIGHT)
        labels = {0: series.shown[highest], self.HEIGHT - 1: series.shown[lowest]}
        rows: list[ink.Part] = [(series.label, ink.STRONG)]
        for n, row in enumerate(drawn):
            rows.append(ink.write((f"{labels.get(n, ''):>{left - 1}} ", ink.QUIET), ("│", "$rule"), (row, ink.GOLD)))
        first, last = str(series.months[0]), str(series.months[-1])
        rows.append((" " * left + "└" + first + last.rjust(max(1, width - left - 1 - len(first))), ink.QUIET))
        rows += table(series, width)
        return ink.lines(rows)
