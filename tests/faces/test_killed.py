"""A run killed at any moment goes on with exactly the decisions whose lines were written, to an ending."""

from __future__ import annotations

import json
import os
import random
import signal
import subprocess
import sys
import time
from pathlib import Path

from game.faces.plain import play
from game.play.session import Session, open_session
from game.record.shelf import Shelf
from tests.company import mirabelle
from tests.faces.test_parity import course
from tests.faces.test_plain import Driver

MOMENTS = 10
GAME = [sys.executable, "-m", "game.cli", "plain", "--lang", "en"]


def whole_lines(path: Path) -> list[str]:
    """The choices of the lines that are whole on disk."""
    *lines, _ = path.read_bytes().split(b"\n")
    return [str(json.loads(line)["choice"]) for line in lines[1:]]


def kill_in_the_middle(path: Path, lines: list[str], wait: float) -> None:
    """Go on with the save, feed it answers, and kill it a moment after its first word."""
    game = subprocess.Popen(
        [*GAME, "--save", str(path)], stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.PIPE
    )
    assert game.stdin is not None
    assert game.stdout is not None
    game.stdout.readline()
    try:
        game.stdin.write("".join(f"{line}\n" for line in lines).encode())
        game.stdin.flush()
    except BrokenPipeError:
        pass
    time.sleep(wait)
    game.send_signal(signal.SIGKILL)
    game.communicate()
    assert game.returncode == -signal.SIGKILL


def answers_after(picks: list[str], lines_of: list[list[str]], done: int) -> list[str]:
    return [line for lines in lines_of[done : done + 6] for line in lines]


def test_a_run_killed_ten_times_goes_on_and_ends(tmp_path: Path) -> None:
    picks, _, _ = course("en", most=400)
    lines_of = [course_lines for course_lines in _lines_by_decision(picks)]
    shelf = Shelf(tmp_path / "home" / "saves")
    from game.play.session import new_session

    session = new_session(mirabelle(), 21, shelf=shelf)
    assert session.save is not None
    path = session.save.path
    session.close()
    wait = random.Random(5)  # noqa: S311 - moments, not secrets
    grown = []
    for _ in range(MOMENTS):
        before = whole_lines(path)
        kill_in_the_middle(path, answers_after(picks, lines_of, len(before)), wait.uniform(0.0, 0.06))
        after = whole_lines(path)
        assert after[: len(before)] == before
        assert after == [pick.removeprefix("lever: ") for pick in picks[: len(after)]]
        grown.append(len(after) - len(before))
    assert any(grown), "no decision was taken before a kill: the moments are too short"
    again = open_session(mirabelle(), shelf, path)
    assert [decision.choice for decision in again.log.decisions] == whole_lines(path)
    play(again, Driver(again, "random"), open(os.devnull, "w", encoding="utf-8"))
    assert again.view().ending is not None
