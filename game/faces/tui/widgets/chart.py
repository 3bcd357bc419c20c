"""A line through a few values, drawn with braille dots, or with blocks where a font has none.

Behind it, fainter, the line of another run and the points a source reports; beside it always the same in words.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from textual.content import Content

from game.faces.tui import ink
from game.faces.tui.widgets.drawn import Drawn
from game.play.pages import SeriesView

DOTS = ((0x01, 0x02, 0x04, 0x40), (0x08, 0x10, 0x20, 0x80))
Point = tuple[int, int]  # month, value
ROOMY = 30  # rows of a screen from which charts are tall


@dataclass(frozen=True, slots=True)
class Frame:
    """The months and values a picture spans, and the cells it has for them."""

    first: int
    last: int
    low: int
    high: int
    width: int
    height: int

    def x(self, month: float, fine: int) -> int:
        """The column of a month, counted `fine` to a cell."""
        return round((month - self.first) / ((self.last - self.first) or 1) * (self.width * fine - 1))

    def y(self, value: float, fine: int) -> int:
        """The row of a value from the top."""
        return round((self.high - value) / ((self.high - self.low) or 1) * (self.height * fine - 1))


def braille(points: Sequence[Point], frame: Frame) -> list[str]:
    """A connected line, two dots by four in a cell; cells without a dot are blanks."""
    cells = [[0] * frame.width for _ in range(frame.height)]
    last: int | None = None
    for x in range(frame.x(points[0][0], 2), frame.x(points[-1][0], 2) + 1):
        y = frame.y(_between(points, frame, x), 4)
        for step in range(min(y, y if last is None else last), max(y, y if last is None else last) + 1):
            cells[step // 4][x // 2] |= DOTS[x % 2][step % 4]
        last = y
    return ["".join(chr(0x2800 + cell) if cell else " " for cell in row) for row in cells]


def _between(points: Sequence[Point], frame: Frame, x: int) -> float:
    """The value at a column of dots, on the straight line between two months."""
    month = frame.first + x * (frame.last - frame.first) / max(1, frame.width * 2 - 1)
    for (m, v), (n, w) in pairwise(points):
        if month <= n:
            return v + (w - v) * max(0.0, month - m) / ((n - m) or 1)
    return points[-1][1]


def blocks(points: Sequence[Point], frame: Frame) -> list[str]:
    """The same as columns of blocks, from the least value up."""
    tall = [frame.height * 8 - frame.y(_between(points, frame, x * 2), 8) for x in range(frame.width)]
    end = frame.x(points[-1][0], 1)
    rows = range(frame.height - 1, -1, -1)
    return ["".join(_block(t - row * 8) if n <= end else " " for n, t in enumerate(tall)) for row in rows]


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

    series: SeriesView | None = None
    dots = True

    def show(self, series: SeriesView, dots: bool = True) -> None:
        """Show a series."""
        self.series, self.dots = series, dots
        self.redraw()

    @property
    def rows(self) -> int:
        """How many rows the line has."""
        return 7 if self.screen.size.height >= ROOMY else 4

    def drawn(self, width: int) -> Content:
        if self.series is None or not self.series.values or width < 20:
            return Content("")
        return self._picture(self.series, width)

    def _picture(self, series: SeriesView, width: int) -> Content:
        own = list(zip(series.months, series.values, strict=True))
        every = [*own, *series.ghost, *series.reported]
        values = [value for _, value in every]
        shown = dict(zip(series.values, series.shown, strict=True))
        high, low = max(series.values), min(series.values)
        left = max(len(shown[high]), len(shown[low])) + 1
        last = max(month for month, _ in every)
        frame = Frame(own[0][0], last, min(values), max(values), max(8, width - left - 1), self.rows)
        labels = {frame.y(low, 1): shown[low], frame.y(high, 1): shown[high]}
        rows: list[ink.Part] = [(series.label, ink.STRONG)]
        for n, row in enumerate(self._cells(own, series, frame)):
            rows.append(ink.write((f"{labels.get(n, ''):>{left - 1}} ", ink.QUIET), ("│", "$rule"), row))
        ends = f"{frame.first}{frame.last:>{max(1, frame.width - len(str(frame.first)))}}"
        rows.append((" " * left + "└" + ends, ink.QUIET))
        return ink.lines([*rows, *table(series, width)])

    def _cells(self, own: Sequence[Point], series: SeriesView, frame: Frame) -> list[Content]:
        """The layers over one another: the ghost behind, one's own line over it, the reported points on top."""
        draw = braille if self.dots else blocks
        line = draw(own, frame)
        ghost = draw(series.ghost, frame) if len(series.ghost) > 1 else [" " * frame.width] * frame.height
        marks = {(frame.y(value, 1), frame.x(month, 1)) for month, value in series.reported}
        rows = []
        for y in range(frame.height):
            cells: list[ink.Part] = []
            for x in range(frame.width):
                if (y, x) in marks:
                    cells.append(("◆", "$rise"))
                elif line[y][x] != " ":
                    cells.append((line[y][x], ink.GOLD))
                else:
                    cells.append((ghost[y][x], ink.PLUM))
            rows.append(ink.write(*cells))
        return rows
