"""A story that was read before is not read again, and never stands in for another."""

from __future__ import annotations

import os
import pickle
from pathlib import Path

import pytest

from game.play import stories
from game.play.session import new_session
from game.script.model import Story
from game.script.problems import StoryError
from tests.company import FRENCH, TEXT
from tests.plays import write


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return write(tmp_path / "company", TEXT, {"fr/story.yaml": FRENCH})


@pytest.fixture
def shelf(tmp_path: Path) -> Path:
    return tmp_path / "kept"


def kept(shelf: Path) -> list[Path]:
    return sorted(shelf.iterdir())


def no_reading(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("game.script.load.load", lambda folder: pytest.fail("it was read again"))


def played(story: Story) -> tuple[int, ...]:
    session = new_session(story, 7)
    for pick in ("sign", "rest", "close"):
        session.choose(pick)
    return session.state.values


def test_a_story_is_read_once_and_plays_the_same(folder: Path, shelf: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    first = stories.read(folder, shelf)
    no_reading(monkeypatch)
    again = stories.read(folder, shelf)
    assert again == first
    assert again is not first
    assert played(again) == played(first)
    assert again.fingerprint == first.fingerprint


@pytest.mark.parametrize("file", ["story.yaml", "fr/story.yaml", "plays/new.play"])
def test_an_edited_story_is_read_anew(folder: Path, shelf: Path, file: str) -> None:
    stories.read(folder, shelf)
    path = folder / file
    path.parent.mkdir(exist_ok=True)
    text = path.read_text(encoding="utf-8") if path.exists() else "story: company\n"
    path.write_text(text + "\n# a remark\n", encoding="utf-8")
    stories.read(folder, shelf)
    assert len(kept(shelf)) == 2


@pytest.mark.parametrize(
    "content", [b"", b"rubbish", pickle.dumps(["no", "story"]), pickle.dumps(Path("elsewhere"))], ids=str
)
def test_what_does_not_fit_is_never_trusted(folder: Path, shelf: Path, content: bytes) -> None:
    story = stories.read(folder, shelf)
    kept(shelf)[0].write_bytes(content)
    assert stories.read(folder, shelf) == story


class Harm:
    """What a forged file would like to do."""

    def __reduce__(self) -> tuple[object, tuple[str]]:
        return os.system, ("touch harmed",)


def test_a_forged_file_runs_nothing(folder: Path, shelf: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(folder)
    stories.read(folder, shelf)
    kept(shelf)[0].write_bytes(pickle.dumps(Harm()))
    stories.read(folder, shelf)
    assert not (folder / "harmed").exists()


def test_only_the_newest_are_kept(folder: Path, shelf: Path) -> None:
    for number in range(stories.KEPT + 3):
        (folder / "story.yaml").write_text(f"{TEXT}\n# {number}\n", encoding="utf-8")
        stories.read(folder, shelf)
    assert len(kept(shelf)) == stories.KEPT


def test_a_faulty_story_is_never_kept(folder: Path, shelf: Path) -> None:
    (folder / "story.yaml").write_text(TEXT.replace("bank: -8M", "bonk: -8M"), encoding="utf-8")
    with pytest.raises(StoryError):
        stories.read(folder, shelf)
    assert not shelf.exists()


def test_a_disk_that_refuses_costs_only_time(folder: Path, tmp_path: Path) -> None:
    (tmp_path / "file").write_text("in the way")
    assert stories.read(folder, tmp_path / "file" / "kept").id == "company"
