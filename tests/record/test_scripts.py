"""`.play` scripts: a run written by hand, with what is expected of it."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from game.engine.chance import MAX_SEED
from game.record.replay import Diverged
from game.record.scripts import play_script, read_script, unmet
from game.script.model import Story
from game.script.problems import BadSave
from tests.company import company

GOOD = """
story: company   # a comment
seed: 7
mode: poor

opening: sign
routine: rest
lever: trim
desk: landlord
landlord: pay
desk: close
routine: push
desk: close
letter-1: money=told people=told
"""


@pytest.fixture
def story(tmp_path: Path) -> Story:
    return company(tmp_path / "company")


def script(tmp_path: Path, text: str) -> Path:
    path = tmp_path / "some.play"
    path.write_text(text, encoding="utf-8")
    return path


def hopes(tmp_path: Path, story: Story, *expected: str) -> list[str]:
    """What the good script leaves unmet of some expectations."""
    made = read_script(script(tmp_path, GOOD + "".join(f"expect: {line}\n" for line in expected)))
    return unmet(story, made, play_script(story, made)[1])


def test_a_script_is_a_run(tmp_path: Path, story: Story) -> None:
    log, states = play_script(story, read_script(script(tmp_path, GOOD)))
    assert (log.header.seed, log.header.mode) == (7, "poor")
    assert [decision.choice for decision in log.decisions][:2] == ["sign", "rest"]
    assert len(states) == len(log.decisions) + 1
    assert states[0].get(story, "bank") == 2490


BAD = {
    "no colon": ("seed: 1\nopening sign\n", ":2: expected 'scene: choice', found 'opening sign'"),
    "no choice": ("opening:\n", ":1: expected 'scene: choice', found 'opening:'"),
    "a decision without a scene": (": sign\n", ":1: expected 'scene: choice', found ': sign'"),
    "a negative seed": ("seed: -1\nopening: sign\n", ": the seed must be a whole number"),
    "a seed in superscript": ("seed: ²\n", ": the seed must be a whole number"),
    "an endless seed": (f"seed: {'9' * 5000}\n", ": the seed must be a whole number"),
    "a mode that is none": ("mode: por\n", ": 'por' is not a mode of this story; it has: standard, poor"),
    "a seed too large": (f"seed: {MAX_SEED + 1}\n", ": the seed must be a whole number"),
}


@pytest.mark.parametrize("fault", BAD)
def test_a_bad_line_is_told_with_its_number(fault: str, tmp_path: Path, story: Story) -> None:
    text, told = BAD[fault]
    path = script(tmp_path, text)
    with pytest.raises(BadSave) as caught:
        play_script(story, read_script(path))
    assert str(caught.value).startswith(f"{path}{told}")


def test_a_script_that_is_no_text_or_not_there_is_told(tmp_path: Path) -> None:
    (tmp_path / "some.play").write_bytes(b"\xff\n")
    for name in ("some.play", "none.play", "."):
        with pytest.raises(BadSave, match="cannot be read"):
            read_script(tmp_path / name)


WRONG = {
    "a choice that is not there": ("opening: sing\n", 1),
    "a closed choice": ("seed: 1\nopening: buy\n", 2),
    "another scene": ("opening: sign\n\ndesk: close\n", 3),
    "a lever before its time": ("lever: trim\n", 1),
    "a lever twice": ("opening: sign\nroutine: rest\nlever: trim\nlever: trim\n", 4),
    "half a letter": (GOOD.replace(" people=told", ""), 14),
    "a promise never made": ("opening: talk\nledger: model=keep\n", 2),
    "an action that is none": ("opening: sign\nledger: model=sing\n", 2),
}


@pytest.mark.parametrize("fault", WRONG)
def test_a_decision_that_cannot_be_taken_is_told_with_its_line(fault: str, tmp_path: Path, story: Story) -> None:
    text, line = WRONG[fault]
    path = script(tmp_path, text)
    with pytest.raises(Diverged) as caught:
        play_script(story, read_script(path))
    assert str(caught.value).startswith(f"{path}:{line}: month ")


def test_what_is_met_is_not_told(tmp_path: Path, story: Story) -> None:
    found = play_script(story, read_script(script(tmp_path, GOOD)))[1]
    bank, morale = (found[-1].get(story, name) for name in ("bank", "morale"))
    met = (f"bank {bank / 100}M", f"bank {bank / 100 + 0.1:.2f}M ± 0.1M", f"morale {morale + 2} ± 2", "gap 1 ± 0%")
    assert hopes(tmp_path, story, *met) == []


def test_what_is_not_met_is_told_with_its_line_and_what_was_found(tmp_path: Path, story: Story) -> None:
    told = hopes(tmp_path, story, "bank 900M ± 1%", "gap 2", "morale 90 at 1", "ending E1")
    number = GOOD.count("\n") + 1
    assert [line.partition(": ")[0] for line in told] == [f"{tmp_path}/some.play:{number + n}" for n in range(4)]
    assert "expected bank 900M ± 1%, found " in told[0]
    assert told[1].endswith("expected gap 2, found 1")
    assert told[3].endswith("expected the ending E1, found no ending yet")


NONSENSE = ["bank", "bank 1.2.3M", "bank .", "bank " + "9" * 400 + "M", "nobody 3", "bank 3 at " + "9" * 5000, "ending"]


@pytest.mark.parametrize("line", NONSENSE)
def test_an_expectation_that_is_none_is_told(line: str, tmp_path: Path, story: Story) -> None:
    (told,) = hopes(tmp_path, story, line)
    assert "is not an expectation" in told


def test_a_month_never_closed_is_told(tmp_path: Path, story: Story) -> None:
    (told,) = hopes(tmp_path, story, "bank 3M at 17")
    assert told.endswith("the run never closed month 17")


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.lists(st.text(max_size=40), max_size=6))
def test_any_lines_play_or_are_refused_in_words(tmp_path: Path, story: Story, text: list[str]) -> None:
    path = script(tmp_path, "\n".join(["opening: sign", *text, *(f"expect: {line}" for line in text)]))
    try:
        made = read_script(path)
        told = unmet(story, made, play_script(story, made)[1])
    except (BadSave, Diverged) as error:
        told = [str(error)]
    assert all(line.startswith(str(path)) for line in told)
