"""A run killed at any moment goes on with exactly the decisions whose lines were written, to an ending."""

from __future__ import annotations

import io
import json
import random
import signal
import subprocess
import sys
import time
from pathlib import Path

from game.faces.plain import play
from game.play.session import open_session
from game.record.shelf import Shelf
from tests.company import mirabelle
from tests.faces.test_parity import SEED, course
from tests.faces.test_plain import Driver

MOMENTS = 10
AHEAD = 4  # decisions that are typed before each kill
GAME = [sys.executable, "-m", "game.cli", "plain", "--lang", "en"]


def kept(path: Path) -> list[str]:
    """The choices of the lines that are whole on disk."""
    *lines, _ = path.read_bytes().split(b"\n")
    return [str(json.loads(line)["choice"]) for line in lines[1:]]


def play_and_kill(path: Path, options: list[str], typed: str, goal: int, wait: float) -> None:
    """Start the game, type ahead of it, and kill it a moment after so many decisions are on disk."""
    pipe = subprocess.PIPE
    game = subprocess.Popen([*GAME, *options], stdin=pipe, stdout=subprocess.DEVNULL, stderr=pipe)
    assert game.stdin is not None
    game.stdin.write(typed.encode())
    game.stdin.flush()
    until = time.monotonic() + 10
    while time.monotonic() < until and (not path.exists() or not path.stat().st_size or len(kept(path)) < goal):
        time.sleep(0.001)
    time.sleep(wait)
    game.send_signal(signal.SIGKILL)
    assert game.communicate()[1] == b""
    assert game.returncode == -signal.SIGKILL


def test_a_run_killed_ten_times_goes_on_and_ends(home: Path) -> None:
    picks, _, lines = course("en", most=400)
    choices = [pick.removeprefix("lever: ") for pick in picks]
    moments = random.Random(5)  # noqa: S311 - moments to kill at, no secrets
    assert len(picks) > MOMENTS * AHEAD
    path = home / "saves" / "mirabelle-0001.jsonl"
    reached = [0]
    for _ in range(MOMENTS):
        options = ["--save", str(path)] if path.exists() else ["--seed", str(SEED)]
        ahead = "".join(f"{line}\n" for answer in lines[reached[-1] : reached[-1] + AHEAD] for line in answer)
        goal = reached[-1] + moments.randrange(AHEAD)
        play_and_kill(path, options, ahead, goal, moments.uniform(0, 0.005))
        assert kept(path) == choices[: len(kept(path))]
        reached.append(len(kept(path)))
        assert goal <= reached[-1] <= reached[-2] + AHEAD
    again = open_session(mirabelle(), Shelf(path.parent), path)
    assert again.save is not None
    assert (again.save.path, again.notice in ("", again.words("saved.torn"))) == (path, True)
    assert [decision.choice for decision in again.log.decisions] == kept(path)
    play(again, Driver(again, "random"), io.StringIO())
    assert again.view().ending is not None
    assert len(kept(path)) == len(again.log.decisions) > reached[-1]
