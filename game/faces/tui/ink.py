"""How things are written: views become Content made of plain strings. Nothing here parses markup."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING

from rich.cells import cell_len
from textual.content import Content

if TYPE_CHECKING:
    from game.play.views import ForecastView, MoveView

QUIET, GOLD, PLUM = "$quiet", "$gold", "$plum"
TITLE, STRONG = "$gold bold", "bold"
BLOCKS = "▁▂▃▄▅▆▇█"
WORD = re.compile(r"[^ ]+ *| +")
WRAPPED_FROM = 72  # a line this long was broken by an editor, not by its author

Part = str | Content | tuple[str, str]


def write(*parts: Part) -> Content:
    """Parts set one after another; a pair is (words, style)."""
    return Content.assemble(*parts)


def lines(rows: Iterable[Part]) -> Content:
    """Rows under one another."""
    return Content("\n").join([row if isinstance(row, (Content, str)) else Content.styled(*row) for row in rows])


def flow(paragraph: str) -> str:
    """A paragraph without the breaks its author's editor made; short lines stay lines."""
    out: list[str] = []
    for row in paragraph.split("\n"):
        if out and len(out[-1]) > WRAPPED_FROM:
            out.append(f"{out.pop()} {row}")
        else:
            out.append(row)
    return "\n".join(out)


def prose(paragraphs: Sequence[str], style: str = "") -> Content:
    """Paragraphs with an empty line between."""
    return Content.styled("\n\n".join(flow(paragraph) for paragraph in paragraphs), style)


def tint(good: bool) -> str:
    """A colour for a number that rose or fell; its sign says the same."""
    return "$rise" if good else "$fall"


def arrow(delta: str) -> str:
    """The direction of a signed text."""
    return "▲" if delta.startswith("+") else "▼" if delta[:1] in "-−" else " "


def move(one: MoveView) -> Content:
    """ "+3 Suppliers" """
    return write((one.delta, f"{tint(one.good)} bold"), f"\u00a0{one.label.replace(' ', chr(160))}")


def moves(many: Sequence[MoveView], before: str = "") -> Content:
    """Movements on one line, wrapped between them."""
    head = [write((before + "  ", QUIET))] if before else []
    return write(*head, write(("  ·  ", QUIET)).join([move(one) for one in many]))


def forecast(one: ForecastView) -> Content:
    """ "money −−": a sign for each step, with the colour saying the same."""
    sign = ("+" if one.mark > 0 else "−") * abs(one.mark)
    return write((f"{one.field}\u00a0", QUIET), (sign, f"{tint(one.mark > 0)} bold"))


def bar(level: int, width: int) -> Content:
    """A gauge of 0 to 100; the number stands beside it."""
    full = round(max(0, min(100, level)) * width / 100)
    return write(("█" * full, "$gold"), ("░" * (width - full), "$track"))


def spark(trend: Sequence[int], width: int) -> str:
    """The last values as a row of blocks."""
    shown = trend[-width:]
    if len(shown) < 2:
        return ""
    low, high = min(shown), max(shown)
    return "".join(BLOCKS[(value - low) * 7 // (high - low) if high > low else 3] for value in shown)


def spread(left: Content, right: Content, width: int) -> Content:
    """Two texts at the two ends of a line; the right one gives way."""
    room = width - left.cell_length - right.cell_length
    if room < 1:
        return left.truncate(width, ellipsis=True)
    return write(left, " " * room, right)


def fitted(items: Sequence[Content], width: int, gap: str = "   ") -> list[Content]:
    """Items set in rows of at most `width`, never broken inside."""
    rows: list[Content] = []
    for item in items:
        joined = write(rows[-1], (gap, QUIET), item) if rows else item
        if rows and joined.cell_length <= width:
            rows[-1] = joined
        else:
            rows.append(item)
    return rows


def hung(words: str, width: int, indent: int, style: str = QUIET) -> list[Content]:
    """Words wrapped with every row set in."""
    if not words:
        return []
    return [write(" " * indent, row) for row in wrapped(Content.styled(words, style), max(10, width - indent))]


def wrapped(content: Content, width: int) -> list[Content]:
    """Rows of at most `width`, broken at plain spaces alone: what a no-break space joins stays together."""
    rows: list[Content] = []
    for line in content.split("\n", allow_blank=True):
        if line.cell_length <= width:
            rows.append(line)
        else:
            rows += [row.rstrip() for row in line.divide(_breaks(line.plain, width))]
    return rows


def _breaks(line: str, width: int) -> list[int]:
    """Where a line is broken; a word that is longer than a row is broken inside."""
    found, room = [], width
    for match in WORD.finditer(line):
        word, at = match[0], match.start()
        if cell_len(word.rstrip(" ")) > room and at:
            found.append(at)
            room = width
        while cell_len(word.rstrip(" ")) > width:
            at, word = at + width, word[width:]
            found.append(at)
        room -= cell_len(word)
    return found
