"""What a process costs: its whole time, the time to its first words or first frame, its peak memory."""

from __future__ import annotations

import fcntl
import os
import pty
import select
import signal
import struct
import subprocess
import sys
import tempfile
import termios
import time
from collections.abc import Sequence
from functools import cache
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
GIVE_UP = 30.0

BARE_APP = """
from textual.app import App
from textual.widgets import Footer, Header, Static

class Bare(App[None]):
    def compose(self):
        yield Header()
        yield Static("here it is")
        yield Footer()

Bare().run()
"""


def python(*arguments: str) -> list[str]:
    return [sys.executable, *arguments]


def surroundings(home: str) -> dict[str, str]:
    """Where a measured game plays: a home of its own, a terminal that knows colours."""
    kept = {name: value for name, value in os.environ.items() if name in ("PATH", "HOME", "LANG", "LC_ALL")}
    return kept | {
        "DEAR_INVESTORS_HOME": home,
        "PYTHONPATH": str(ROOT),
        "TERM": "xterm-256color",
        "COLORTERM": "truecolor",
    }


def whole(command: Sequence[str]) -> float:
    """Milliseconds from start to end."""
    with tempfile.TemporaryDirectory() as home:
        began = time.perf_counter()
        subprocess.run(
            command, env=surroundings(home), stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL, check=False
        )
        return (time.perf_counter() - began) * 1000


@cache
def _home() -> str:
    """A player's home, where the story has been read before: every start but the first."""
    return tempfile.mkdtemp()


def first_words(command: Sequence[str]) -> float:
    """Milliseconds from start to the first byte of output."""
    began = time.perf_counter()
    with subprocess.Popen(command, env=surroundings(_home()), stdin=subprocess.PIPE, stdout=subprocess.PIPE) as process:
        assert process.stdout is not None
        os.read(process.stdout.fileno(), 1)
        took = (time.perf_counter() - began) * 1000
        process.communicate()
    return took


def first_frame(command: Sequence[str], mark: str, columns: int = 120, rows: int = 36) -> float:
    """Milliseconds from start until a pseudo-terminal has been sent the words that complete the first frame."""
    with tempfile.TemporaryDirectory() as home:
        began = time.perf_counter()
        child, terminal = pty.fork()
        if child == 0:
            os.execve(command[0], list(command), surroundings(home))  # noqa: S606
        fcntl.ioctl(terminal, termios.TIOCSWINSZ, struct.pack("HHHH", rows, columns, 0, 0))
        try:
            return _until(terminal, mark.encode(), began)
        finally:
            os.kill(child, signal.SIGKILL)
            os.waitpid(child, 0)
            os.close(terminal)


def _until(terminal: int, mark: bytes, began: float) -> float:
    said = b""
    while time.perf_counter() - began < GIVE_UP:
        if select.select([terminal], [], [], 1)[0]:
            try:
                said += os.read(terminal, 65536)
            except OSError:
                break
            if mark in said:
                return (time.perf_counter() - began) * 1000
    raise RuntimeError(f"'{mark.decode()}' never came; the last words were {said[-200:]!r}")


def peak(code: str) -> float:
    """Megabytes that Python code needs at its peak, in a process of its own."""
    asked = code + "\nfrom benchmarks.processes import own_peak\nprint(own_peak())"
    done = subprocess.run(
        python("-c", asked), env=surroundings(""), cwd=ROOT, stdout=subprocess.PIPE, encoding="utf-8", check=True
    )
    return float(done.stdout.split()[-1])


def own_peak() -> float:
    """Megabytes of this process at its peak. Linux lets getrusage count what came before exec, so /proc comes first."""
    try:
        for line in Path("/proc/self/status").read_text(encoding="ascii").splitlines():
            if line.startswith("VmHWM:"):
                return int(line.split()[1]) / 1024
    except OSError:
        pass
    import resource

    most = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    return most / (1024 * 1024 if sys.platform == "darwin" else 1024)
