"""Modes: another start, another end, or a run that begins after the decisions of a play."""

from __future__ import annotations

from pathlib import Path

import pytest

from game.cli import main
from game.engine.play import start
from game.record.replay import replay
from game.script.load import load
from game.script.model import Story
from game.script.problems import BadSave, NotOffered
from tests.plays import Play, write

STORY = """
variables: {gold: {kind: count}, luck: {kind: gauge, start: 50}}
scenes:
  first: {title: Morning, text: Morning., choices: {go: {text: Go., effects: {gold: +5}}}}
  late: {title: Evening, text: Evening., choices: {go: {text: Go.}}}
  day:
    title: A day
    text: A day.
    deck: days
    again: true
    choices:
      dig: {text: Dig., effects: {gold: +1}}
      rest: {text: Rest., when: mode(short) or mode(siege)}
      bet: {text: Bet., outcomes: [{odds: 50, effects: {gold: +100}}, {effects: {luck: -1}}]}
rules: {rich: {name: Rich, when: luck < 0 and gold > 900, effects: {luck: +1}}}
plan: [{draw: days}, {scene: late, when: mode(evening)}]
turns: {last: 4, name: Month}
endings:
  rich: {code: E2, when: gold >= 8, title: Rich, text: Gold.}
  ruined: {code: E3, at: any, when: gold > 20 and mode(short), title: Ruined, text: Gone.}
  held: {code: E4, when: gold > 900, title: Held, text: Held.}
  end: {code: E1, title: The end, text: It ends.}
modes:
  standard: {name: Standard}
  evening: {name: Evening, start: late, effects: {gold: +2}}
  short: {name: Short, last: 2, ending: held}
  brief: {name: Brief, last: 2}
  siege: {name: Siege, course: road, begins: 3, last: 3}
"""
ROAD = "story: little\nseed: 7\nfirst: go\nday: dig\nday: dig\nday: dig\n"


def little(folder: Path, road: str = ROAD, text: str = STORY) -> Story:
    return load(write(folder, text, {"plays/road.play": road}))


@pytest.fixture
def story(tmp_path: Path) -> Story:
    return little(tmp_path)


def run(story: Story, mode: str, *decisions: str, seed: int = 1) -> Play:
    return Play(story, reload=True, seed=seed, mode=mode)(*decisions)


def test_a_mode_has_a_start_of_its_own(story: Story) -> None:
    play = run(story, "evening")
    assert (play.scene, play["gold"], run(story, "standard").scene) == ("late", 2, "first")


def test_conditions_ask_for_the_mode(story: Story) -> None:
    assert run(story, "short", "first: go").open == {"dig", "rest", "bet"}
    assert run(story, "standard", "first: go").open == {"dig", "bet"}
    assert run(story, "evening", "late: go", "day: dig").scene == "late"


def test_a_mode_has_a_last_turn_of_its_own(story: Story) -> None:
    assert run(story, "brief", "first: go", "day: dig", "day: dig").state.ending == "end"
    assert not run(story, "standard", "first: go", "day: dig", "day: dig").state.ending


def test_the_last_turn_of_a_mode_with_an_ending_leads_there_and_to_no_last_ending(story: Story) -> None:
    days = ("day: dig", "day: dig", "day: dig")
    assert run(story, "standard", "first: go", *days, "day: dig").state.ending == "rich"
    bets = {run(story, "short", "first: go", *days[:2], seed=seed).state.ending for seed in range(3)}
    assert bets == {"held"}


def test_an_ending_of_any_turn_comes_before_the_modes_own(story: Story) -> None:
    found = {run(story, "short", "first: go", "day: rest", "day: bet", seed=seed).state.ending for seed in range(20)}
    assert found == {"ruined", "held"}


def test_a_course_has_been_run_when_the_mode_begins(story: Story) -> None:
    play = run(story, "siege")
    assert (play.state.turn, play.scene, play["gold"], play.state.happened) == (3, "day", 7, ())
    assert play("day: rest").state.ending == "end"


def test_only_what_comes_after_a_course_is_drawn_from_the_seed(tmp_path: Path) -> None:
    story = little(tmp_path, ROAD.replace("day: dig", "day: bet"))
    opened = [run(story, "siege", seed=seed) for seed in range(12)]
    assert len({play.state.values for play in opened}) == 1
    assert len({play("day: bet").state.values for play in opened}) == 2


def test_the_course_is_drawn_from_the_seed_of_its_play(tmp_path: Path) -> None:
    road = ROAD.replace("day: dig", "day: bet")
    stories = (little(tmp_path / str(seed), road.replace("seed: 7", f"seed: {seed}")) for seed in range(12))
    assert len({run(story, "siege")["gold"] for story in stories}) > 1


@pytest.mark.parametrize("road", ["first: go\nday: dig\n", "first: go\nday: sleep\n"], ids=["too short", "impossible"])
def test_a_course_that_cannot_be_run_is_refused(tmp_path: Path, road: str) -> None:
    with pytest.raises(NotOffered):
        start(little(tmp_path, road), 1, "siege")


def test_the_fingerprint_follows_the_plays_that_modes_go_on_from(tmp_path: Path) -> None:
    one, other = little(tmp_path / "one"), little(tmp_path / "two", ROAD + "# a remark\n")
    same = load(write(tmp_path / "three", STORY, {"plays/road.play": ROAD, "plays/more.play": "first: go\n"}))
    assert (one.fingerprint == same.fingerprint, one.fingerprint == other.fingerprint) == (True, False)


def test_a_course_that_cannot_be_run_is_told_in_a_line(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    write(tmp_path, STORY, {"plays/road.play": "first: go\nday: sleep\n"})
    assert main(["plain", "--story", str(tmp_path), "--mode", "siege"]) == 1
    where = "decision 2 (month 1, day: sleep)"
    said = f"the course of 'siege' stops at {where}: 'sleep' is not offered here"
    assert capsys.readouterr().err == f"dear-investors: {said}\n"
    assert main(["check", str(tmp_path)]) == 1
    assert said in capsys.readouterr().out


def test_a_save_of_a_mode_that_can_no_longer_begin_is_refused(tmp_path: Path) -> None:
    play = run(little(tmp_path), "siege", "day: rest")
    with pytest.raises(BadSave, match="this run cannot begin: the course of 'siege' stops at decision 2"):
        replay(little(tmp_path, "first: go\nday: sleep\n"), play.log)
