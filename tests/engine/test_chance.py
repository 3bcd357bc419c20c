"""Chance is a question, not a stream."""

from __future__ import annotations

from collections import Counter

import pytest
from hypothesis import given
from hypothesis import strategies as st

from game.engine.chance import one_of, roll
from game.engine.consequences import drawn
from game.script.model import Story
from tests.plays import Book, Play

STORY = """
variables:
  luck: {kind: gauge, start: 50}
  won: {kind: count}
scenes:
  first:
    title: A table
    text: Dice, {won} won so far.
    again: true
    deck: games
    choices:
      throw:
        text: Throw.
        effects: {luck: -10}
        outcomes:
          - {odds: luck, effects: {won: +1}, after: You win.}
          - {odds: 20, effects: {won: +10}, after: You win ten.}
          - {after: You lose.}
      pass: {text: Pass.}
      stake-all:
        text: Stake all.
        ends: true
        outcomes:
          - {odds: 50, effects: {won: +99}}
          - {after: You lose all.}
plan:
  - {draw: games}
turns: {last: 9, name: Round}
"""


@pytest.fixture
def story(book: Book) -> Story:
    return book(STORY)


def test_the_same_question_has_the_same_answer(story: Story) -> None:
    first, second = Play(story, seed=7), Play(story, seed=7)
    for _ in range(5):
        assert first("first: throw").state == second("first: throw").state


def test_another_seed_another_turn_and_another_question_roll_anew() -> None:
    rolls = [roll(seed, turn, question, 10**9) for seed in (1, 2) for turn in (1, 2) for question in ("a", "b")]
    assert len(set(rolls)) == 8


def test_a_question_added_to_a_story_shifts_no_other(book: Book, story: Story) -> None:
    more = STORY.replace(
        "plan:\n", "  rain: {title: Rain, deck: sky, text: Rain., choices: {ok: {text: Ok.}}}\nplan:\n"
    )
    rainy = book(more.replace("- {draw: games}", "- {draw: games}\n  - {draw: sky, odds: 50}"))
    for seed in range(20):
        dry, wet = Play(story, seed=seed), Play(rainy, seed=seed)
        for _ in range(4):
            dry("first: throw")
            wet("first: throw")
            if wet.scene == "rain":
                wet("rain: ok")
        assert dry["won"] == wet["won"]


def test_what_was_thrown_before_shifts_no_later_throw(story: Story) -> None:
    throw = story.scenes["first"].choices["throw"]
    for before in ("throw", "pass"):
        play = Play(story, seed=3)(f"first: {before}", "first: throw")
        (chose,), (outcome,) = play.happened("chose"), play.happened("outcome")
        assert outcome.about[-1] == str(drawn(throw, chose.values, roll(3, 1, "first/throw", 100)))


def test_what_the_choice_says_itself_holds_for_every_outcome(story: Story) -> None:
    runs = [Play(story, seed=seed)("first: stake-all") for seed in range(20)]
    assert {(run["won"], run.state.ending) for run in runs} == {(0, "end"), (99, "end")}


@pytest.mark.parametrize(("rolled", "outcome"), [(1, 1), (50, 1), (51, 2), (70, 2), (71, 3), (100, 3)])
def test_odds_read_the_values_before_the_choice_and_the_last_takes_the_rest(
    story: Story, rolled: int, outcome: int
) -> None:
    assert drawn(story.scenes["first"].choices["throw"], Play(story).state.values, rolled) == outcome


def test_the_outcome_is_told_after_the_choice(play: Play) -> None:
    play("first: throw")
    (chose,), (outcome,) = play.happened("chose"), play.happened("outcome")
    number = drawn(play.story.scenes["first"].choices["throw"], chose.values, roll(1, 0, "first/throw", 100))
    assert outcome.about == ("first", "throw", str(number))
    assert play["won"] == (1, 10, 0)[number - 1]


def test_all_outcomes_come_about_as_often_as_they_say(story: Story) -> None:
    won = Counter(Play(story, seed=seed)("first: throw")["won"] for seed in range(1000))
    assert 430 < won[1] < 570
    assert 140 < won[10] < 260
    assert 240 < won[0] < 360


@given(st.integers(0, 2**63 - 1), st.integers(0, 240), st.text(max_size=20), st.integers(1, 10**6))
def test_a_roll_is_one_to_the_sides(seed: int, turn: int, question: str, sides: int) -> None:
    assert 1 <= roll(seed, turn, question, sides) <= sides


def test_every_card_is_drawn_by_some_seed() -> None:
    assert {one_of(seed, 1, "cards", "abc") for seed in range(50)} == set("abc")


@given(st.integers(0, 2**63 - 1), st.integers(0, 240))
def test_a_card_that_is_added_changes_the_draw_only_where_it_wins(seed: int, turn: int) -> None:
    before = one_of(seed, turn, "cards", ["one", "two", "three"])
    assert one_of(seed, turn, "cards", ["new", "three", "one", "two"]) in (before, "new")
