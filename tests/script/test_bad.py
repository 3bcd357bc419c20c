"""Each folder of tests/bad holds one faulty story, and in `expected.txt` every line that must be said about it."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

import game.script
from game.record import courses
from game.script.load import examine, load
from game.script.problems import StoryError

BAD = Path(__file__).parents[1] / "bad"
STORIES = sorted(path for path in BAD.iterdir() if path.is_dir())
SOURCES = sorted([*Path(game.script.__file__).parent.glob("*.py"), Path(courses.__file__)])
FOUND = {code for path in SOURCES for code in re.findall(r'"([A-Z]\d{3})"', path.read_text(encoding="utf-8"))}
CODES = sorted(code for code in FOUND if code[0] != "W")  # advice is given of sound stories: test_weigh, test_names


@pytest.mark.parametrize("folder", STORIES, ids=lambda path: path.name)
def test_exactly_the_expected_faults_are_told(folder: Path) -> None:
    story, problems = examine(folder)
    if story is not None and not problems:
        problems = courses.faults(story)
    expected = (folder / "expected.txt").read_text(encoding="utf-8").splitlines()
    assert [str(problem) for problem in problems] == expected


@pytest.mark.parametrize("folder", STORIES, ids=lambda path: path.name)
def test_the_folder_is_named_after_a_fault_it_shows(folder: Path) -> None:
    code = folder.name.partition("-")[0]
    assert f": {code} " in (folder / "expected.txt").read_text(encoding="utf-8")


@pytest.mark.parametrize("code", CODES)
def test_every_code_has_a_faulty_story(code: str) -> None:
    assert any(folder.name.startswith(f"{code}-") for folder in STORIES)


@pytest.mark.parametrize("folder", STORIES, ids=lambda path: path.name)
def test_only_faults_of_a_translation_or_of_one_mode_let_a_story_be_played(folder: Path) -> None:
    lines = (folder / "expected.txt").read_text(encoding="utf-8").splitlines()
    if all(re.search(r"^fr/|:\d+:\d+: (T|S007)", line) for line in lines):
        assert load(folder).start == "first"
    else:
        with pytest.raises(StoryError) as error:
            load(folder)
        assert str(error.value).splitlines() == lines
