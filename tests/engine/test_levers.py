"""Levers: open from the first month, each at rest after it was used."""

from __future__ import annotations

import pytest

from game.engine.play import levers
from game.script.model import Story
from game.script.problems import NotOffered
from tests.plays import Book, Play

STORY = """
variables:
  bank: {kind: money, start: 2M}
  alarm: {kind: flag}
scenes:
  first: {title: Morning, text: Morning., choices: {go: {text: Go.}}}
  day:
    title: A day
    text: A day.
    again: true
    deck: days
    choices:
      wait: {text: Wait.}
      panic: {text: Panic., effects: {alarm: = yes}}
levers:
  pay: {text: Pay., needs: bank >= 1M, closed: Too dear., effects: {bank: -1M}, after: Paid.}
  borrow:
    text: Borrow.
    rest: 3
    effects: {bank: +1M}
    later: [{in: 2, effects: {bank: -2M}, text: They want it back.}]
  shout: {text: Shout., rest: 0, when: alarm, effects: {bank: -0.1M}}
plan:
  - {draw: days}
turns: {last: 9, name: Month}
"""


@pytest.fixture
def story(book: Book) -> Story:
    return book(STORY)


def again_in(play: Play) -> dict[str, int]:
    return {offer.id: offer.again_in for offer in levers(play.story, play.state)}


def test_there_is_no_lever_before_the_first_month(play: Play) -> None:
    assert list(levers(play.story, play.state)) == []
    with pytest.raises(NotOffered, match="there is no lever 'pay' now"):
        play("lever: pay")


def test_a_lever_moves_values_and_leaves_the_scene(play: Play) -> None:
    play("first: go", "lever: pay")
    assert (play["bank"], play.scene, play.state.turn) == (100, "day", 1)
    assert [event.about for event in play.happened("lever")] == [("pay",)]


def test_a_lever_is_used_once_a_month(play: Play) -> None:
    play("first: go", "lever: pay")
    with pytest.raises(NotOffered, match="'pay' may be used again in 1 turns"):
        play("lever: pay")
    assert play("day: wait", "lever: pay")["bank"] == 0


def test_a_lever_rests_as_long_as_it_says(play: Play) -> None:
    play("first: go", "lever: borrow")
    waits = [again_in(play)["borrow"]]
    waits += [again_in(play("day: wait"))["borrow"] for _ in range(3)]
    assert waits == [3, 2, 1, 0]


def test_resting_and_costing_too_much_are_shown_closed(play: Play) -> None:
    play("first: go", "lever: pay", "day: wait", "lever: pay", "day: wait", "lever: borrow")
    shown = {offer.id: offer.open for offer in levers(play.story, play.state)}
    assert shown == {"pay": True, "borrow": False}
    assert not next(offer for offer in levers(play.story, play("lever: pay").state) if offer.id == "pay").open


def test_a_closed_lever_is_refused_with_its_need(play: Play) -> None:
    play("first: go", "lever: pay", "day: wait", "lever: pay", "day: wait")
    with pytest.raises(NotOffered, match="'pay' is closed: it needs bank >= 1M"):
        play("lever: pay")


def test_a_hidden_lever_appears_and_may_know_no_rest(play: Play) -> None:
    play("first: go")
    assert "shout" not in again_in(play)
    play("day: panic", "lever: shout", "lever: shout")
    assert play["bank"] == 180


def test_what_a_lever_sets_going_comes_back(play: Play) -> None:
    play("first: go", "lever: borrow", "day: wait", "day: wait")
    (echo,) = play.happened("echo")
    assert (play["bank"], echo.about) == (100, ("levers.borrow.later.1", "lever", "borrow", "1", ""))
