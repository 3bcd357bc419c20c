"""Delayed effects come back when they are due, and name the decision they come from."""

from __future__ import annotations

import pytest

from game.script.model import Story
from tests.plays import Book, Play

STORY = """
variables:
  bank: {kind: money, start: 5M}
  rain: {kind: flag}
scenes:
  first:
    title: A field
    text: A field, {bank}.
    choices:
      sow:
        text: Sow.
        effects: {bank: -1M}
        later:
          - {in: 2, effects: {bank: +3M}, text: You sowed.}
          - {in: 1, when: rain, effects: {bank: +0.5M}, text: It rained.}
          - {in: 3, effects: {bank: -bank / 10}, text: The tithe.}
      rest: {text: Rest.}
  day:
    title: A day
    text: A day.
    again: true
    deck: days
    choices:
      wait: {text: Wait.}
      dance: {text: Dance., effects: {rain: = yes}}
plan:
  - {draw: days}
turns: {last: 9, name: Month}
"""


@pytest.fixture
def story(book: Book) -> Story:
    return book(STORY)


def test_what_was_sown_comes_back_in_its_month(play: Play) -> None:
    play("first: sow")
    assert (play.state.turn, play["bank"]) == (1, 400)
    assert play("day: wait")["bank"] == 700
    assert play("day: wait")["bank"] == 630


def test_the_echo_names_its_decision(play: Play) -> None:
    (echo,) = play("first: sow", "day: wait").happened("echo")
    assert echo.about == ("scenes.first.choices.sow.later.1", "first", "sow", "0", "")
    assert echo.moves == (("bank", 300),)


def test_its_condition_is_asked_when_it_is_due(play: Play) -> None:
    assert play("first: sow").happened("echo") == []
    assert len(play.state.pending) == 2


def test_a_condition_that_then_holds_lets_it_come(book: Book) -> None:
    late = Play(book(STORY.replace("in: 1, when", "in: 2, when")))
    late("first: sow", "day: dance")
    assert [echo.moves for echo in late.happened("echo")] == [(("bank", 300),), (("bank", 50),)]


def test_it_comes_once(play: Play) -> None:
    play("first: sow", "day: wait", "day: wait")
    assert play.state.pending == ()
    assert play("day: wait", "day: wait")["bank"] == 630


def test_what_was_not_chosen_does_not_come_back(play: Play) -> None:
    assert play("first: rest", *["day: wait"] * 5)["bank"] == 500


def test_two_sowings_come_back_each_for_itself(book: Book) -> None:
    story = book(STORY.replace("wait: {text: Wait.}", "wait: {text: Wait., to: first}"))
    play = Play(story)("first: sow", "day: wait", "first: sow")
    assert [(pending.since, pending.due) for pending in play.state.pending] == [(0, 3), (1, 3), (1, 4)]
    assert play("day: dance").happened("echo")[1].about[3] == "1"
