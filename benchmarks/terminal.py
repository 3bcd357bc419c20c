"""What a key costs in a terminal: from writing it to a pseudo-terminal until the last byte of the frame it led to.

The same for the game, for a bare app, and for a stand-in that repaints a story, three meters, four options and a chart.
"""

from __future__ import annotations

import fcntl
import os
import pty
import select
import signal
import struct
import sys
import tempfile
import termios
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from statistics import median

from benchmarks.processes import BARE_APP, python, surroundings

FRAME = 0.008  # seconds without a byte that end a frame: half the time between two of Textual's
QUIET = 0.06  # seconds without a byte that end everything a key led to
KEYS = 30
IDLE = 4.0  # seconds

COUNTING = (
    BARE_APP.replace("Bare().run()", "").replace(
        "    def compose", "    BINDINGS = [('x', 'step', 'Step')]\n    n = 0\n\n    def compose"
    )
    + """
    def action_step(self):
        self.n += 1
        self.query_one(Static).update(f"here it is {self.n}")

Bare().run()
"""
)

STAND_IN = '''
from textual.app import App
from textual.containers import Horizontal, Vertical, VerticalScroll
from textual.content import Content
from textual.widget import Widget
from textual.widgets import Footer, Header, OptionList, Static

PROSE = ("The board meets on Thursday. Finance has left a note on the table: eleven weeks of cash, a term sheet that "
    "expires on Monday, and a queue of mails that nobody has opened since the machines went down.\\n\\n") * 6

class Chart(Widget):
    step = 0

    def render(self):
        width, height = self.size
        rows = ("".join(chr(0x2800 + (x * y + self.step) % 255) for x in range(width)) for y in range(height))
        return Content("\\n".join(rows))

class StandIn(App[None]):
    CSS = """
    #story { width: 2fr; padding: 0 1; }
    #side { width: 1fr; padding: 0 1; }
    Chart { height: 8; }
    OptionList { height: 6; }
    """
    BINDINGS = [("x", "decide", "Decide")]
    count = 0

    def compose(self):
        yield Header()
        with Horizontal():
            with VerticalScroll(id="story"):
                yield Static(id="prose")
                yield OptionList(*(f"choice {n}" for n in range(4)))
            with Vertical(id="side"):
                for name in ("cash", "morale", "trust"):
                    yield Static(id=name)
                yield Chart()
        yield Static("here it is")
        yield Footer()

    def on_mount(self):
        self.action_decide()

    def action_decide(self):
        self.count += 1
        self.query_one("#prose").update(Content(PROSE + f"node {self.count}"))
        for n, name in enumerate(("cash", "morale", "trust")):
            value = (self.count * 7 + n * 31) % 101
            self.query_one(f"#{name}").update(Content(f"{name:<7} {'█' * (value // 5):░<20} {value:>3}"))
        options = self.query_one(OptionList)
        options.clear_options()
        options.add_options([f"choice {self.count}.{n}" for n in range(4)])
        chart = self.query_one(Chart)
        chart.step = self.count
        chart.refresh()

StandIn().run()
'''

GAME = python("-m", "game.cli", "--seed", "7", "--lang", "en")


@contextmanager
def started(command: Sequence[str], mark: bytes, columns: int = 120, rows: int = 36) -> Iterator[tuple[int, int]]:
    """A process in a pseudo-terminal, once it has painted `mark` and rests: (process id, terminal)."""
    with tempfile.TemporaryDirectory() as home:
        child, terminal = pty.fork()
        if child == 0:
            os.execve(command[0], list(command), surroundings(home))  # noqa: S606
        fcntl.ioctl(terminal, termios.TIOCSWINSZ, struct.pack("HHHH", rows, columns, 0, 0))
        try:
            said, _ = _paint(terminal, 20.0, mark)
            if mark not in said:
                raise RuntimeError(f"{mark!r} never came; the last words were {said[-200:]!r}")
            yield child, terminal
        finally:
            os.kill(child, signal.SIGKILL)
            os.waitpid(child, 0)
            os.close(terminal)


def _paint(terminal: int, longest: float = 5.0, mark: bytes = b"") -> tuple[bytes, float]:
    """Everything until the terminal is quiet (and `mark` has come), and when the first frame was complete."""
    said, frame, last, began = b"", 0.0, time.perf_counter(), time.perf_counter()
    while time.perf_counter() - began < longest:
        if select.select([terminal], [], [], QUIET)[0]:
            now = time.perf_counter()
            frame = frame or (last if said and now - last > FRAME else 0.0)
            said, last = said + os.read(terminal, 65536), now
        elif said and mark in said:
            break
    return said, frame or last


def _press(terminal: int, key: bytes) -> float:
    """Milliseconds from a key to the last byte of its first frame; then everything is let come to rest."""
    began = time.perf_counter()
    os.write(terminal, key)
    return (_paint(terminal)[1] - began) * 1000


def bare_key() -> float:
    with started(python("-c", COUNTING), b"here it is") as (_, terminal):
        return median(_press(terminal, b"x") for _ in range(KEYS))


def stand_in() -> float:
    with started(python("-c", STAND_IN), b"here it is") as (_, terminal):
        return median(_press(terminal, b"x") for _ in range(KEYS))


def highlight() -> float:
    """Moving the cursor over the options of the first scene."""
    with started(GAME, b"Levers") as (_, terminal):
        return median(_press(terminal, b"\x1b[B") for _ in range(KEYS))


def decision() -> float:
    """A choice and the page that tells what it led to; then the next scene. Both are whole paints."""
    took = []
    with started(GAME, b"Levers") as (_, terminal):
        for _ in range(6):
            took += [_press(terminal, b"1"), _press(terminal, b"\r")]
    return median(took)


def idle(command: Sequence[str] = GAME, mark: bytes = b"Levers") -> float:
    """Percent of one core while nobody presses anything."""
    with started(command, mark) as (child, _):
        before = _ticks(child)
        time.sleep(IDLE)
        return (_ticks(child) - before) / os.sysconf("SC_CLK_TCK") / IDLE * 100


def idle_bare() -> float:
    return idle(python("-c", BARE_APP), b"here it is")


def _ticks(child: int) -> int:
    with open(f"/proc/{child}/stat", encoding="ascii") as file:  # noqa: PTH123
        fields = file.read().rpartition(")")[2].split()
    return int(fields[11]) + int(fields[12])


if __name__ == "__main__":
    for measure in (bare_key, highlight, stand_in, decision, idle_bare, idle):
        print(measure.__name__, round(measure(), 2), file=sys.stdout)
