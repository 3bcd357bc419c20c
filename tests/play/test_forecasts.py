"""Forecasts: each lieutenant says what they expect for what they watch, as far as they see, as they dare."""

from __future__ import annotations

import pytest

from game.play.session import new_session
from tests.plays import Book

STORY = """
variables:
  bank: {kind: money, start: 20M, good: more}
  debt: {kind: money, start: 9M, good: less}
  trust: {kind: gauge, start: 50, good: more}
  plans: {kind: count}
  sight: {kind: gauge, start: SIGHT}
  candour: {kind: gauge, start: CANDOUR}
  left: {kind: flag}
cast:
  ada:
    name: Ada Brook
    short: Ada
    role: accounts
    watches: {WATCHES}
    skill: sight
    candour: candour
    loyalty: plans
    gone: left
  bo: {name: Bo, role: nothing}
scenes:
  first: {title: A fork, text: "{bank} {debt} {trust}.", choices: {one: {text: One., ONE}}}
  day:
    title: A day
    text: A day.
    deck: days
    again: true
    choices: {go: {text: Let her go., effects: {left: = yes}}, rest: {text: Rest.}}
levers: {pull: {text: Pull., effects: {trust: +9}}}
plan: [{draw: days}]
"""


ALL = "trust: 1, bank: 1, debt: 1"


def story(one: str, sight: int = 80, candour: int = 80, watches: str = ALL) -> str:
    text = STORY.replace("ONE", one).replace("WATCHES", watches)
    return text.replace("SIGHT", str(sight)).replace("CANDOUR", str(candour))


def marks(book: Book, one: str, sight: int = 80, candour: int = 80, watches: str = ALL) -> list[int]:
    """The marks given to the first choice, one for each lieutenant."""
    view = new_session(book(story(one, sight, candour, watches)), 1).view()
    return [forecast.mark for forecast in view.choices[0].forecasts]


@pytest.mark.parametrize(
    ("effects", "mark"),
    [
        ("{trust: +1}", 0),
        ("{trust: +2}", 1),
        ("{trust: +8}", 2),
        ("{trust: -2}", -1),
        ("{trust: -8}", -2),
        ("{trust: +8, plans: -50}", 2),
        ("{bank: +1M}", 1),
        ("{bank: -4M}", -2),
        ("{debt: -1M}", 1),
        ("{debt: +4M}", -2),
        ("{trust: +8, bank: -4M}", 0),
    ],
)
def test_signs_stand_for_points_of_what_is_watched_half_a_million_to_a_point(
    book: Book, effects: str, mark: int
) -> None:
    assert marks(book, f"effects: {effects}") == [mark]


def test_what_weighs_more_counts_more_and_what_is_not_watched_nothing(book: Book) -> None:
    one = "effects: {trust: +2, bank: -9M}"
    assert (marks(book, one, watches="trust: 4"), marks(book, one, watches="bank: 1")) == ([2], [-2])


def test_only_the_skilled_see_what_will_come_back(book: Book) -> None:
    one = "effects: {trust: +2}, later: [{in: 3, text: Back., effects: {trust: -10}}]"
    assert (marks(book, one, sight=50), marks(book, one, sight=49)) == ([-2], [1])


@pytest.mark.parametrize(("candour", "mark"), [(50, -2), (49, -1), (10, 0), (0, 0)])
def test_the_less_candid_say_a_loss_smaller_than_it_is(book: Book, candour: int, mark: int) -> None:
    assert marks(book, "effects: {trust: -8}", candour=candour) == [mark]


def test_a_gain_is_always_said(book: Book) -> None:
    assert marks(book, "effects: {trust: +8}", candour=0) == [2]


@pytest.mark.parametrize(("odds", "mark"), [(100, 2), (50, 0), (25, -1), (0, -2)])
def test_chance_is_forecast_by_its_mean(book: Book, odds: int, mark: int) -> None:
    assert marks(book, f"outcomes: [{{odds: {odds}, effects: {{trust: +8}}}}, {{effects: {{trust: -8}}}}]") == [mark]


def test_nobody_forecasts_who_watches_nothing_or_has_left(book: Book) -> None:
    session = new_session(book(story("effects: {trust: +2}")), 1)
    (ada,) = session.view().choices[0].forecasts
    assert (ada.id, ada.who, ada.words) == ("ada", "Ada", "better")
    session.choose("one")
    assert [choice.forecasts[0].words for choice in session.view().choices] == ["no change", "no change"]
    session.choose("go")
    assert [choice.forecasts for choice in session.view().choices] == [(), ()]


def test_a_lever_has_no_forecast(book: Book) -> None:
    session = new_session(book(story("effects: {trust: +2}")), 1)
    session.choose("one")
    assert [lever.forecasts for lever in session.view().levers] == [()]
