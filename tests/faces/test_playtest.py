"""Robots: each plays by the rules, the same from the same seed, and what they met is counted."""

from __future__ import annotations

import json
from collections import Counter
from pathlib import Path
from typing import Any

import pytest

from game import paths
from game.engine.play import levers, offered, start
from game.faces.playtest import bounds, outside, playtest
from game.faces.robots import POLICIES, step
from game.script.model import Story
from tests.company import TEXT, company, mirabelle
from tests.plays import write

MIRABELLE = paths.stories() / "mirabelle"
Said = pytest.CaptureFixture[str]


@pytest.fixture
def story(tmp_path: Path) -> Story:
    return company(tmp_path / "company")


def run(
    folder: Path,
    capsys: Said,
    policy: str = "all",
    runs: int = 4,
    seed: int = 1,
    jobs: int = 1,
    mode: str = "standard",
) -> dict[str, Any]:
    assert playtest(folder, policy, runs, seed, jobs, as_json=True, mode=mode) == 0
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


def taken(story: Story, policy: str, scene: str, runs: int = 60) -> Counter[str]:
    """What a robot takes in a scene, over many seeds."""
    found: Counter[str] = Counter()
    for seed in range(runs):
        state, number = start(story, seed), 0
        while not state.ending and state.scene != scene:
            state, _, _ = step(story, state, POLICIES[policy], f"robot/{number}")
            number += 1
        found[step(story, state, POLICIES[policy], f"robot/{number}")[2]] += 1
    return found


def test_the_candid_robot_mostly_tells_the_truth_and_the_frugal_one_mostly_saves(story: Story) -> None:
    assert taken(story, "candid", "letter-1")["money=told people=told"] > 45
    assert taken(story, "hype", "letter-1")["money=told people=told"] < 6
    assert taken(story, "frugal", "opening")["talk"] > 45


def test_a_robot_has_a_taste_of_its_own_in_each_run_and_whims(story: Story) -> None:
    assert len(taken(story, "candid", "letter-1")) > 1
    assert 15 < taken(story, "candid", "opening")["sign"] < 45


def test_robots_play_any_mode_of_the_story(story: Story, tmp_path: Path, capsys: Said) -> None:
    standard = run(tmp_path / "company", capsys, "first")
    poor = run(tmp_path / "company", capsys, "first", mode="poor")
    assert (standard["mode"], poor["mode"]) == ("standard", "poor")
    cash = [found["robots"]["first"]["months"]["1"]["cash"][1] for found in (standard, poor)]
    assert cash[1] == cash[0] - 5000


def test_a_mode_begun_by_a_course_is_played_from_there(capsys: Said) -> None:
    found = run(MIRABELLE, capsys, "first", runs=2, mode="burn")
    assert list(found["robots"]["first"]["months"]) == ["7", "8", "9"]
    assert found["robots"]["first"]["endings"] == {"C": 100.0}


def test_an_ending_of_another_mode_is_not_missed(capsys: Said) -> None:
    assert "C" not in run(MIRABELLE, capsys, "first", runs=1)["never_reached"]
    assert set(run(MIRABELLE, capsys, "first", runs=1, mode="ascent")["never_reached"]) == {"E2", "E3", "E4", "E6"}


@pytest.mark.parametrize("folder", [MIRABELLE, paths.stories().parent / "docs" / "authors" / "ferry"])
def test_a_mode_that_is_none_is_wrong_use(folder: Path, capsys: Said) -> None:
    assert playtest(folder, "first", 1, 1, 1, as_json=False, mode="tomorrow") == 2
    captured = capsys.readouterr()
    assert captured.out == ""
    assert "'tomorrow' is not a mode of this story; it has: standard" in captured.err


def test_endings_are_also_counted_by_their_tone(story: Story, tmp_path: Path, capsys: Said) -> None:
    assert run(tmp_path / "company", capsys, "first")["robots"]["first"]["tones"] == {"better": 100.0}
    broke = write(tmp_path / "broke", TEXT.replace("effects: {bank: -50M}", "effects: {bank: -60M}"))
    poor = run(broke, capsys, "random", runs=40, mode="poor")["robots"]["random"]
    assert poor["tones"] == {"better": poor["endings"]["E1"], "worse": poor["endings"]["E2"]}
    bare = write(tmp_path / "bare", TEXT.replace("tone: better, ", ""))
    assert run(bare, capsys, "first")["robots"]["first"]["tones"] == {"no tone": 100.0}
    playtest(tmp_path / "company", "first", 2, 1, 1, as_json=False)
    assert "first: E1 100.0%\n  better 100.0 %\n" in capsys.readouterr().out


def test_values_outside_their_bounds_are_counted_and_there_are_none(story: Story, tmp_path: Path, capsys: Said) -> None:
    tight = TEXT.replace("gap: {kind: count, start: 0, least: 0", "gap: {kind: count, start: 0, least: 0, most: 3")
    assert run(write(tmp_path / "tight", tight), capsys, runs=10)["bounds"] == 0
    assert run(MIRABELLE, capsys, "random", runs=5, jobs=2)["bounds"] == 0


def test_a_value_outside_its_bounds_is_found(story: Story) -> None:
    state = start(story, 1)
    assert outside(bounds(story), state) == 0
    assert outside(bounds(story), state.put(story, {"trust": 101, "morale": -1, "gap": -1})) == 3
