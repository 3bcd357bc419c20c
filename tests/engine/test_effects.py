"""Effects: all of one choice read the values before it, and every value keeps within its bounds."""

from __future__ import annotations

import pytest

from game.script.model import Story
from tests.plays import Book, Play

STORY = """
variables:
  bank: {kind: money, start: 2M}
  trust: {kind: gauge, start: 50}
  crew: {kind: count, start: 3, least: 1, most: 6}
  lit: {kind: flag}
derived:
  double: {kind: money, is: bank * 2}
scenes:
  first:
    title: A counter
    text: A counter with {double} on it.
    choices:
      swap: {text: Swap., effects: {bank: = 0.5M * crew, crew: "= per(bank, 0.5M, 0)"}, to: first}
      share: {text: Share., effects: {bank: -bank / 3, trust: "+per(bank, 10M, 7)"}, to: first}
      praise: {text: Praise., effects: {trust: +80}, to: first}
      blame: {text: Blame., effects: {trust: -80}, to: first}
      hire: {text: Hire., effects: {crew: +9}, to: first}
      fire: {text: Fire., effects: {crew: = -9}, to: first}
      spend: {text: Spend., effects: {bank: -8.05M}, to: first}
      light: {text: Light., effects: {lit: = yes}, to: first}
      snuff: {text: Snuff., effects: {lit: = no}, to: first}
      toggle: {text: Toggle., effects: {lit: = not lit and trust > 10}, to: first}
      wait: {text: Wait., to: first}
      leave: {text: Leave., ends: true}
"""


@pytest.fixture
def story(book: Book) -> Story:
    return book(STORY)


def test_two_values_swap_without_a_third(play: Play) -> None:
    after = play("first: swap")
    assert (after["bank"], after["crew"]) == (150, 4)


def test_every_amount_reads_the_values_before_the_choice(play: Play) -> None:
    after = play("first: share")
    assert (after["bank"], after["trust"]) == (200 - 67, 50)


@pytest.mark.parametrize(("choice", "trust"), [("praise", 100), ("blame", 0)])
def test_a_gauge_stays_between_nothing_and_a_hundred(play: Play, choice: str, trust: int) -> None:
    assert play(f"first: {choice}", f"first: {choice}")["trust"] == trust


@pytest.mark.parametrize(("choice", "crew"), [("hire", 6), ("fire", 1)])
def test_a_count_keeps_its_own_bounds_also_when_it_is_set(play: Play, choice: str, crew: int) -> None:
    assert play(f"first: {choice}")["crew"] == crew


def test_money_is_exact_and_may_be_owed(play: Play) -> None:
    after = play("first: spend")
    assert (after["bank"], after["double"]) == (-605, -1210)


def test_a_flag_is_set_and_cleared(play: Play) -> None:
    assert [play(f"first: {choice}")["lit"] for choice in ("light", "toggle", "toggle", "snuff")] == [1, 0, 1, 0]


def test_what_was_moved_is_told_with_the_values_before(play: Play) -> None:
    (event,) = play("first: praise").happened("chose")
    assert (event.about, event.moves) == (("first", "praise"), (("trust", 50),))
    assert event.values[play.story.slots["trust"]] == 50


def test_what_did_not_move_is_not_told(play: Play) -> None:
    (event,) = play("first: praise", "first: praise").happened("chose")
    assert event.moves == ()


def test_an_unknown_value_is_a_bug_not_a_zero(play: Play) -> None:
    with pytest.raises(KeyError):
        play["honour"]


def test_a_mode_moves_the_opening(book: Book) -> None:
    story = book(STORY + "modes: {hard: {name: Hard, effects: {bank: -1M, trust: '-per(bank, 0.1M, 0)'}}}")
    hard, easy = Play(story, mode="hard"), Play(story)
    assert [(play["bank"], play["trust"]) for play in (hard, easy)] == [(100, 30), (200, 50)]
