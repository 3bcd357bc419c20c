"""What all tests share: a home of their own, little books, and plays that also go through a save."""

from __future__ import annotations

from pathlib import Path

import pytest

from game.script.load import load
from game.script.model import Story
from tests.plays import Book, Play, write


@pytest.fixture(autouse=True)
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Saves and settings of a test never reach the player's."""
    monkeypatch.setenv("DEAR_INVESTORS_HOME", str(tmp_path / "home"))
    return tmp_path / "home"


@pytest.fixture
def book(tmp_path: Path) -> Book:
    """Writes a little story and loads it."""
    return lambda text: load(write(tmp_path / "book", text))


@pytest.fixture(params=["straight", "through a save"])
def play(request: pytest.FixtureRequest, story: Story) -> Play:
    """A run of the test file's own `story` fixture, played twice: as it is, and saved after each decision."""
    return Play(story, reload=request.param == "through a save")
