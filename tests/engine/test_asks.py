"""Reasons and predictions: given with a choice, kept in the log, and never moving anything."""

from __future__ import annotations

from pathlib import Path

import pytest

from game.play.session import Session, new_session, open_session
from game.record.shelf import Shelf
from game.script.model import Story
from game.script.problems import NotOffered
from tests.plays import Book, Play

STORY = """
variables: {bank: {kind: money, start: 10M, name: Bank}, seen: {kind: flag}}
scenes:
  first:
    title: The reservation
    text: "{bank}, {seen}."
    asks:
      reason: {text: Why?, answers: {price: It is cheap., time: It is quick.}}
      bank: {text: And the bank?, of: bank, after: 3, within: 1M}
    choices:
      sign: {text: Sign., effects: {bank: -2M}}
      wait: {text: Wait., needs: bank > 90M, closed: No.}
  day:
    title: A day
    text: A day.
    deck: days
    again: true
    choices:
      earn: {text: Earn., effects: {bank: +0.5M}}
      spend: {text: Spend., effects: {bank: -1M}}
rules: {rent: {name: Rent, when: "chose(first, sign)", effects: {seen: = yes}}}
plan: [{draw: days}]
"""


@pytest.fixture
def story(book: Book) -> Story:
    return book(STORY)


def asked(story: Story, *picks: str) -> Session:
    session = new_session(story, 1)
    for pick in picks:
        session.choose(pick)
    return session


def test_answers_follow_the_choice_in_the_log_and_move_nothing(play: Play) -> None:
    play("first: sign reason=price bank=lower")
    silent = Play(play.story)("first: sign")
    assert play.log.decisions[0].choice == "sign reason=price bank=lower"
    assert (play.state.values, play.log.decisions[0].after) == (silent.state.values, silent.log.decisions[0].after)


def test_conditions_find_the_choice_without_its_answers(play: Play) -> None:
    assert play("first: sign reason=time", "day: earn")["seen"] == 1


@pytest.mark.parametrize(
    ("choice", "said"),
    [
        ("sign reason=hope", "'reason=hope' answers nothing that 'first' asks"),
        ("sign mood=price", "'mood=price' answers nothing"),
        ("sign bank=sideways", "'bank=sideways' answers nothing"),
        ("sign price", "'price=' answers nothing"),
        ("sign reason=price reason=time", "two answers to one question"),
        ("wait reason=price", "'wait' is closed"),
        ("reason=price", "'reason=price' is not offered here"),
        ("", "'' is not offered here"),
    ],
)
def test_only_what_is_asked_is_answered_and_once(play: Play, choice: str, said: str) -> None:
    with pytest.raises(NotOffered, match=said):
        play(f"first: {choice}")
    assert (play.scene, play.log.decisions) == ("first", ())


def test_a_scene_that_asks_nothing_takes_no_answer(play: Play) -> None:
    play("first: sign")
    with pytest.raises(NotOffered, match="answers nothing that 'day' asks"):
        play("day: earn reason=price")


def test_the_view_asks_with_words_for_every_answer(story: Story) -> None:
    reason, bank = new_session(story, 1).view().asks
    assert (reason.text, reason.answers) == ("Why?", (("price", "It is cheap."), ("time", "It is quick.")))
    assert [answer for answer, _ in bank.answers] == ["lower", "same", "higher"]
    assert bank.answers[0][1] == "Lower, by more than $1.0M"


def test_a_reason_comes_back_in_the_debrief(story: Story) -> None:
    (answer,) = asked(story, "sign reason=time").debrief().answers
    assert (answer.question, answer.answer, answer.came) == ("Why?", "It is quick.", "")
    assert (answer.decision.scene, answer.decision.choice) == ("The reservation", "Sign.")


@pytest.mark.parametrize(
    ("guess", "days", "right"),
    [
        ("lower", ["spend", "earn"], True),
        ("higher", ["spend", "earn"], False),
        ("same", ["earn", "earn"], True),
        ("lower", ["earn", "earn"], False),
    ],
)
def test_a_prediction_is_held_against_what_came(book: Book, guess: str, days: list[str], right: bool) -> None:
    session = asked(book(STORY), f"sign bank={guess}", *days, "earn")
    (answer,) = session.debrief().answers
    assert answer.came.startswith("It was so: $10.0M" if right else "It was not: $10.0M")


def test_the_value_that_counts_is_that_of_its_month(story: Story) -> None:
    """Asked before month 1 for three months: at the close of month 2, not of month 3."""
    (answer,) = asked(story, "sign bank=lower", "earn", "earn", *["spend"]).debrief().answers
    assert answer.came == "It was not: $10.0M, then $9.0M."


def test_a_prediction_whose_month_never_came_is_left_open(story: Story) -> None:
    (answer,) = asked(story, "sign bank=lower", "earn").debrief().answers
    assert answer.came == "The run ended before it could be known."


def test_answers_are_still_there_after_a_save(story: Story, tmp_path: Path) -> None:
    shelf = Shelf(tmp_path / "saves")
    session = new_session(story, 1, shelf=shelf)
    session.choose("sign reason=price bank=same")
    assert session.save is not None
    path = session.save.path
    session.close()
    again = open_session(story, shelf, path)
    assert [answer.answer for answer in again.debrief().answers] == ["It is cheap.", "Within $1.0M of today"]
