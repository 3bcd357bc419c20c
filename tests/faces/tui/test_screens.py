"""Every page as text, at both sizes, over the small company: what moved on a screen is seen in a diff.

`pytest tests/faces/tui/test_screens.py --snapshot-update` keeps what is shown now; read the diff before you commit it.
"""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from syrupy.assertion import SnapshotAssertion

from tests.company import company
from tests.faces.tui.conftest import Desk, Sitting

READ = "read on"  # turn all pages of what happened
# How each page is reached from the first scene of a run.
MONTH = ("1", READ, "1", READ)
LETTER = (*MONTH, "2", READ, "2", READ, "2", "1")
END = ("to the end",)  # the first open option everywhere
WALKS = {
    "scene": (),
    "told": ("1",),
    "desk": MONTH,
    "levers": (*MONTH, "v"),
    "promises": (*MONTH, "p"),
    "month end": (*MONTH, "2"),
    "money": (*MONTH, "2", READ, "m"),
    "people": (*MONTH, "e"),
    "why": (*MONTH, "2", READ, "w", "right"),
    "chapter": (*MONTH, "c"),
    "going back": (*MONTH, "b"),
    "going back, asked": (*MONTH, "b", "1"),
    "letter": LETTER,
    "letter, to be sent": (*LETTER, "2", "2"),
    "help": (*MONTH, "question_mark"),
    "leaving": ("q",),
    "ending": END,
    "how it was": (*END, "d"),
    "what happened": (*END, "d", "right"),
    "what caused it": (*END, "d", "right", "right"),
    "what the article says": (*END, "d", "right", "right", "right"),
    "what if": (*END, "d", "left", "left"),
    "what next": (*END, "d", "left"),
}
BEFORE = {"title": (), "new run": ("n",), "settings": ("s",), "shelf": ("o",), "keys": ("s", "k")}
SIZES = [(80, 24), (120, 40)]


async def walk(desk: Desk, steps: tuple[str, ...]) -> None:
    for step in steps:
        if step == READ:
            await desk.read_on()
        elif (step,) == END:
            await desk.until(lambda view: False)
        else:
            await desk.press(step)
    await desk.pilot.pause()


def shown(desk: Desk) -> str:
    """The screen's words, without the day, and without the seed that a new run proposes."""
    text = re.sub(r"\d{4}-\d\d-\d\d \d\d:\d\d", "1970-01-01 00:00", desk.shown())
    text = re.sub(r"(Seed +)\d+", r"\g<1>7", text)
    return "\n".join(line.rstrip() for line in text.split("\n"))


@pytest.fixture
def near(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Path:
    """A home whose name is as short on every machine, since pages show it."""
    monkeypatch.chdir(tmp_path)
    return Path()


@pytest.mark.parametrize("size", SIZES, ids=lambda size: f"{size[0]}x{size[1]}")
@pytest.mark.parametrize("page", WALKS)
async def test_a_page_of_a_run(
    sit: Sitting, near: Path, snapshot: SnapshotAssertion, page: str, size: tuple[int, int]
) -> None:
    async with sit(size=size, of=company(near / "company"), start=(7, "standard"), home=near) as desk:
        await walk(desk, WALKS[page])
        assert shown(desk) == snapshot


@pytest.mark.parametrize("size", SIZES, ids=lambda size: f"{size[0]}x{size[1]}")
@pytest.mark.parametrize("page", BEFORE)
async def test_a_page_before_a_run(
    sit: Sitting, near: Path, snapshot: SnapshotAssertion, page: str, size: tuple[int, int]
) -> None:
    async with sit(size=size, of=company(near / "company"), home=near) as desk:
        await walk(desk, BEFORE[page])
        assert shown(desk) == snapshot
