"""The end of a month: rules in order, lines that speak once, and endings asked in the order written."""

from __future__ import annotations

import pytest

from game.script.model import Story
from game.script.problems import NotOffered
from tests.plays import Book, Play

STORY = """
variables:
  bank: {kind: money, start: 5M}
  fame: {kind: gauge, start: 10}
scenes:
  first: {title: Morning, text: Morning., choices: {go: {text: Go.}, stop: {text: Stop., ends: true}}}
  day:
    title: A day
    text: A day, {bank}.
    again: true
    deck: days
    choices:
      wait: {text: Wait.}
      shine: {text: Shine., effects: {fame: = 90}}
      burn: {text: Burn., effects: {bank: -9M}}
      stop: {text: Stop., ends: true}
rules:
  wages: {name: Wages, effects: {bank: -1M}}
  tax: {name: Tax, when: bank > 3.5M, effects: {bank: -0.5M}}
  gift: {name: A gift, when: fame > 80, effects: {bank: +20M}}
lines:
  news:
    name: News
    cards:
      loud: {urgent: 5, when: turn >= 2, text: Loud.}
      calm: {text: Calm.}
      quiet: {text: Quiet.}
plan:
  - {draw: days}
turns: {last: 4, name: Month}
endings:
  bankrupt: {code: E3, at: any, when: bank < 0M, title: Bankrupt, text: Nothing is left.}
  hero: {code: E2, when: fame > 80, title: Hero, text: They cheer.}
  rich: {code: E1, when: bank > 1M, title: Rich, text: You are rich.}
  poor: {code: E0, title: Poor, text: You are poor.}
"""


@pytest.fixture
def story(book: Book) -> Story:
    return book(STORY)


def test_rules_come_at_the_end_of_each_month_in_their_order(play: Play) -> None:
    play("first: go")
    assert (play.state.turn, play["bank"]) == (1, 500)
    play("day: wait")
    assert [(event.about[0], event.moves) for event in play.happened("rule")] == [
        ("wages", (("bank", -100),)),
        ("tax", (("bank", -50),)),
    ]
    assert play("day: wait")["bank"] == 250


def test_the_beginning_is_no_month(play: Play) -> None:
    play("first: go")
    assert (play.happened("rule"), play.happened("line"), play["bank"]) == ([], [], 500)


def test_a_deck_of_lines_may_have_months_in_which_it_speaks(book: Book) -> None:
    play = Play(book(STORY.replace("    name: News\n", "    name: News\n    when: turn == 2\n")))
    spoken = [len(play(decision).happened("line")) for decision in ("first: go", "day: wait", "day: wait")]
    assert spoken == [0, 0, 1]


def test_a_line_speaks_once_the_urgent_first(play: Play) -> None:
    spoken = []
    for decision in ("first: go", "day: wait", "day: wait", "day: wait"):
        spoken += [event.about[1] for event in play(decision).happened("line")]
    assert spoken[1] == "loud"
    assert sorted(spoken) == ["calm", "loud", "quiet"]


def test_an_ending_at_any_month_ends_the_run_at_once(play: Play) -> None:
    play("first: go", "day: burn")
    assert (play.state.ending, play.state.turn, play.scene) == ("bankrupt", 1, "")


def test_a_last_ending_waits_for_the_last_month(play: Play) -> None:
    play("first: go", "day: shine", "day: wait", "day: wait")
    assert play.state.ending == ""
    assert play("day: wait").state.ending == "hero"


@pytest.mark.parametrize(("month", "ending"), [("shine", "hero"), ("wait", "poor"), ("burn", "bankrupt")])
def test_endings_are_asked_in_the_order_written(play: Play, month: str, ending: str) -> None:
    play("first: go", *["day: wait"] * 3, f"day: {month}")
    assert play.state.ending == ending


def test_a_choice_that_ends_still_closes_the_month(play: Play) -> None:
    play("first: go", "day: stop")
    assert (play["bank"], play.state.ending) == (350, "rich")


def test_ending_before_the_first_month_closes_none(play: Play) -> None:
    play("first: stop")
    assert (play["bank"], play.state.ending, play.happened("rule")) == (500, "rich", [])


def test_after_the_end_nothing_is_offered(play: Play) -> None:
    play("first: stop")
    assert play.open == set()
    for decision in ("first: go", "day: wait", "lever: x", "ledger: x=y", ": "):
        with pytest.raises(NotOffered, match="the run is over"):
            play(decision)


def test_questions_about_the_run_know_how_long_ago(book: Book) -> None:
    text = STORY.replace("when: bank > 3.5M", "when: since(first) == 2 and played(day) or since(day) > 90")
    play = Play(book(text))("first: go")
    assert [len(play("day: wait").happened("rule")) for _ in range(3)] == [1, 2, 1]
