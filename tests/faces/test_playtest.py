"""Robots: each plays by the rules, the same from the same seed, and what they met is counted."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from game import paths
from game.engine.play import levers, offered, start
from game.faces.playtest import playtest
from game.faces.robots import POLICIES, step
from game.script.model import Story
from tests.company import TEXT, company, mirabelle
from tests.plays import write

MIRABELLE = paths.stories() / "mirabelle"
Said = pytest.CaptureFixture[str]


@pytest.fixture
def story(tmp_path: Path) -> Story:
    return company(tmp_path / "company")


def run(folder: Path, capsys: Said, policy: str = "all", runs: int = 4, seed: int = 1, jobs: int = 1) -> dict[str, Any]:
    assert playtest(folder, policy, runs, seed, jobs, as_json=True) == 0
    found: dict[str, Any] = json.loads(capsys.readouterr().out)
    return found


@pytest.mark.parametrize("policy", POLICIES)
def test_a_robot_takes_only_what_is_open(policy: str) -> None:
    story = mirabelle()
    state = start(story, 8)
    while not state.ending:
        open_ = {offer.id for offer in (*offered(story, state), *levers(story, state)) if offer.open}
        state, _, choice = step(story, state, POLICIES[policy], f"robot/{state.turn}")
        assert {part.rpartition("=")[2] for part in choice.split()} <= open_


def test_the_report_says_what_was_played(story: Story, tmp_path: Path, capsys: Said) -> None:
    found = run(tmp_path / "company", capsys)
    assert {"story", "runs", "decisions", "seconds", "decisions_per_second", "jobs", "robots"} <= set(found)
    assert {"never_reached", "never_met"} <= set(found)
    assert (found["story"], found["runs"]) == ("company", 4 * len(POLICIES))
    assert set(found["robots"]) == set(POLICIES)
    robot = found["robots"]["random"]
    assert sum(robot["endings"].values()) == pytest.approx(100)
    assert list(robot["months"]) == [str(month) for month in range(7)]
    assert all(low <= mid <= high for month in robot["months"].values() for low, mid, high in month.values())


def test_what_nobody_met_is_named(story: Story, tmp_path: Path, capsys: Said) -> None:
    found = run(tmp_path / "company", capsys, runs=30)
    assert found["never_reached"] == ["E2"]
    assert set(found["never_met"]) >= {"opening: buy", "letter-1: people=proud"}
    assert "opening: sign" not in found["never_met"]


def test_the_same_seeds_meet_the_same_on_one_core_or_two(capsys: Said) -> None:
    one = run(MIRABELLE, capsys, "random", runs=30, seed=5)
    two = run(MIRABELLE, capsys, "random", runs=30, seed=5, jobs=2)
    for name in ("decisions", "robots", "never_met", "never_reached"):
        assert one[name] == two[name]
    assert run(MIRABELLE, capsys, "random", runs=30, seed=6)["decisions"] != one["decisions"]


def test_the_report_is_also_a_text(story: Story, tmp_path: Path, capsys: Said) -> None:
    assert playtest(tmp_path / "company", "first", 2, 1, 1, as_json=False) == 0
    said = capsys.readouterr().out
    assert said.startswith("2 runs, ")
    assert "first: E1 100.0%" in said
    assert "endings never reached: E2" in said


def test_a_run_that_does_not_end_is_a_failure(tmp_path: Path, capsys: Said) -> None:
    text = TEXT.replace("last: 6", "last: 240")
    folder = write(tmp_path / "long", text)
    assert playtest(folder, "first", 1, 1, 1, as_json=True) == 0
    capsys.readouterr()
    folder = write(tmp_path / "endless", text.replace("when: bank < 0M", "when: bank > 900M"))
    assert playtest(folder, "first", 1, 1, 1, as_json=True) == 1
    assert json.loads(capsys.readouterr().out)["robots"]["first"]["endings"] == {"stuck": 100.0}


def test_a_robot_that_is_none_is_wrong_use(capsys: Said) -> None:
    assert playtest(MIRABELLE, "cheat", 1, 1, 1, as_json=False) == 2
    captured = capsys.readouterr()
    assert captured.out == ""
    assert "no robot 'cheat'; there are: random, first, " in captured.err


def test_the_candid_robot_tells_the_truth_and_the_frugal_one_saves(story: Story) -> None:
    state = start(story, 1)
    state, _, _ = step(story, state, POLICIES["frugal"], "robot/0")
    assert state.holds(story, "scene:opening") == story.scenes["opening"].choices["talk"].number
    while state.scene != "letter-1":
        state, _, _ = step(story, state, POLICIES["candid"], "robot/1")
    assert step(story, state, POLICIES["candid"], "robot/2")[2] == "money=told people=told"
