"""What playing costs in one process: decisions of robots with and without words, saving, restoring."""

from __future__ import annotations

import json
import os
import tempfile
import time
from functools import cache
from pathlib import Path

from game import paths
from game.engine.play import start
from game.engine.state import State
from game.faces.robots import MOST_DECISIONS, POLICIES, step
from game.play.desk import choice_views, scene_view, slot_views
from game.play.language import Words
from game.play.moments import tell
from game.play.telling import Teller
from game.record.log import Decision, Header, Log, witness
from game.record.replay import replay
from game.record.shelf import Shelf, read_file
from game.script.load import load
from game.script.model import Story

RUNS = 20
AT_TURN = 20


@cache
def mirabelle() -> Story:
    return load(paths.stories() / "mirabelle")


def robots(*, words: bool) -> float:
    """Thousands of decisions a second of a robot that takes any open option; with words, it reads all of them."""
    story, decisions = mirabelle(), 0
    began = time.perf_counter()
    for seed in range(RUNS):
        state = start(story, seed)
        for number in range(MOST_DECISIONS):
            if state.ending:
                break
            state, _, _ = step(story, state, POLICIES["random"], f"robot/{number}")
            decisions += 1
            if words:
                read(story, state)
    return decisions / (time.perf_counter() - began) / 1000


def read(story: Story, state: State) -> None:
    """Everything a player reads after a decision: what it led to, the scene, what is offered."""
    teller = Teller(story, Words("en"), state)
    tell(teller, state, ())
    if not state.ending:
        scene_view(teller, state)
        choice_views(teller, state, False)
        slot_views(teller, state)


def additions() -> float:
    """Thousands of times a second that Python adds up a hundred small numbers: what this machine can do."""
    numbers = list(range(100))
    began = time.perf_counter()
    for _ in range(20_000):
        total = 0
        for number in numbers:
            total += number
    return 20_000 / (time.perf_counter() - began) / 1000


@cache
def twenty() -> tuple[Log, tuple[State, ...]]:
    """A run as it is after twenty decisions."""
    story = mirabelle()
    state = start(story, 7)
    decisions: list[Decision] = []
    states = [state]
    while len(decisions) < AT_TURN:
        state, scene, choice = step(story, state, POLICIES["first"], f"robot/{len(decisions)}")
        decisions.append(Decision(scene, choice, witness(story, state)))
        states.append(state)
    return Log(Header(story.id, story.fingerprint, 7), tuple(decisions)), tuple(states)


def save_size() -> float:
    """Bytes of a save of twenty decisions."""
    with tempfile.TemporaryDirectory() as folder:
        save = Shelf(Path(folder)).new(twenty()[0])
        save.close()
        return float(save.path.stat().st_size)


def state_size() -> float:
    """Bytes of the state itself at that point, as JSON, which other engines save."""
    story, state = mirabelle(), twenty()[1][-1]
    return float(len(json.dumps(dict(zip(story.slots, state.values, strict=True)))))


def save_and_restore() -> float:
    """Milliseconds to put a run of twenty decisions on disk, read it again and replay it to its last state."""
    log, states = twenty()
    with tempfile.TemporaryDirectory() as folder:
        shelf = Shelf(Path(folder))
        began = time.perf_counter()
        save = shelf.new(log)
        again = replay(mirabelle(), read_file(save.path)[0])
        took = (time.perf_counter() - began) * 1000
        save.close()
    assert again[-1] == states[-1]
    return took


def write_and_read() -> float:
    """Milliseconds to put as many bytes on disk and read them again, with nothing done about them."""
    with tempfile.TemporaryDirectory() as folder:
        path, data = Path(folder) / "bytes", b"x" * int(save_size())
        began = time.perf_counter()
        with path.open("xb") as file:
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
        path.read_bytes()
        return (time.perf_counter() - began) * 1000
