"""Mail that nobody opens is answered by somebody of the cast; opening a card has its price."""

from __future__ import annotations

import pytest

from game.engine.play import offered
from game.play.session import new_session
from game.script.model import Story
from game.script.problems import NotOffered
from tests.plays import Book, Play

STORY = """
variables:
  hours: {kind: count, start: 3, least: 0}
  trust: {kind: gauge, start: 50}
  paid: {kind: count}
cast: {ada: {name: Ada Brook, short: Ada, role: accounts}}
scenes:
  first:
    title: Morning
    text: Morning, {paid}.
    choices: {go: {text: Go.}, rush: {text: Rush., effects: {hours: = 0}}}
  desk: {title: The desk, text: Papers., hub: true, choices: {close: {text: Close., closes: true}}}
  bill:
    title: A bill
    text: A bill.
    deck: mail
    choices:
      pay: {text: Pay., effects: {paid: +1}, later: [{in: 1, text: Thanks., effects: {trust: +7}}]}
      haggle: {text: Haggle., outcomes: [{odds: 0, effects: {paid: +50}}, {effects: {paid: +9}}]}
    left:
      by: ada
      effects: {trust: -5}
      after: Ada sighs.
      takes:
        - {choice: haggle, when: trust < 50, after: Ada haggles.}
        - {choice: pay, when: trust == 50}
  storm: {title: Storm, text: Storm., deck: sky, choices: {ok: {text: Ok.}}}
  sun: {title: Sun, text: Sun., deck: sky, urgent: 1, again: true, when: "chose(bill, pay)", choices: {ok: {text: Ok.}}}
plan:
  - {deal: mail, needs: hours > 0, closed: No hour is left., effects: {hours: -1}}
  - {scene: desk}
  - {draw: sky, when: turn > 1, effects: {trust: -1}}
turns: {last: 4, name: Month}
"""


@pytest.fixture
def story(book: Book) -> Story:
    return book(STORY)


def about(play: Play, kind: str) -> list[tuple[str, ...]]:
    return [event.about for event in play.happened(kind)]


def test_a_mail_that_is_left_is_answered_by_its_lieutenant_with_an_option_of_its_own(play: Play) -> None:
    play("first: go", "desk: close")
    assert (about(play, "left"), about(play, "chose")[-1]) == ([("bill", "pay")], ("bill", "pay", "ada", "2"))
    assert play["paid"] == 1


def test_what_leaving_costs_comes_beside_what_was_answered(play: Play) -> None:
    assert play("first: go", "desk: close")["trust"] == 50 - 5 + 7  # left, then the echo of what Ada chose


def test_the_first_that_fits_before_leaving_is_taken(book: Book) -> None:
    play = Play(book(STORY.replace("start: 50", "start: 49")))("first: go", "desk: close")
    assert (play["paid"], about(play, "outcome")) == (9, [("bill", "haggle", "2", "ada", "1")])


def test_where_nothing_fits_the_mail_is_only_left(book: Book) -> None:
    play = Play(book(STORY.replace("start: 50", "start: 60")))("first: go", "desk: close")
    assert (play["trust"], play["paid"], about(play, "left")) == (55, 0, [("bill",)])


@pytest.mark.parametrize(
    "shut", ["needs: hours > 5, closed: No., ", "when: hours > 5, "], ids=["closed", "not offered"]
)
def test_what_is_not_open_is_not_taken(book: Book, shut: str) -> None:
    text = STORY.replace("pay: {text: Pay., ", "pay: {text: Pay., " + shut).replace("haggle: {text", "other: {text")
    text = text.replace("choice: haggle, when: trust < 50", "choice: other, when: trust < 90")
    text = text.replace("        - {choice: other", "        - {choice: pay}\n        - {choice: other")
    play = Play(book(text))("first: go", "desk: close")
    assert (about(play, "left"), play["paid"]) == ([("bill", "other")], 9)


def test_the_reader_is_told_who_answered_in_their_place_and_the_echo_says_it_again(story: Story) -> None:
    session = new_session(story, 1)
    session.choose("go")
    (mail, _) = session.view().choices
    assert mail.advice == (("Ada", "Mine, if you leave it."),)
    told = session.choose("close").told
    assert told[0].title == "A bill: Ada answered in your place. “Pay.”"
    assert told[0].paragraphs == ("Ada sighs.",)
    assert [one.because for one in told if one.kind == "echo"] == [
        "Because, a month ago, Ada chose in your place: Pay."
    ]


def test_what_was_taken_may_be_told_in_words_of_its_own(book: Book) -> None:
    session = new_session(book(STORY.replace("start: 50", "start: 49")), 1)
    session.choose("go")
    assert ("Ada haggles.",) in [one.paragraphs for one in session.choose("close").told]


def test_conditions_find_what_the_lieutenant_chose(play: Play) -> None:
    assert play("first: go", "desk: close", "desk: close").scene == "sun"


def test_conditions_find_nothing_where_a_mail_was_only_left(book: Book) -> None:
    play = Play(book(STORY.replace("start: 50", "start: 60")))
    assert play("first: go", "desk: close", "desk: close").scene == "storm"


def test_a_mail_that_was_opened_is_answered_by_the_player_alone(play: Play) -> None:
    play("first: go", "desk: bill", "bill: pay", "desk: close")
    assert (play["paid"], about(play, "left")) == (1, [])


def test_opening_a_card_takes_its_price(play: Play) -> None:
    play("first: go", "desk: bill")
    assert (play["hours"], about(play, "took")) == (2, [("bill",)])


def test_a_card_whose_price_cannot_be_paid_stays_closed(play: Play) -> None:
    play("first: rush")
    assert [(offer.card, offer.open) for offer in offered(play.story, play.state) if offer.card] == [("bill", False)]
    with pytest.raises(NotOffered, match="'bill' cannot be opened now: it needs hours > 0"):
        play("desk: bill")


def test_a_step_waits_until_its_condition_holds(play: Play) -> None:
    play("first: go", "desk: close")
    assert (play.state.turn, play.scene) == (2, "desk")
    play("desk: close")
    assert (play.state.turn, play.scene) == (2, "sun")


def test_a_card_that_is_drawn_takes_its_price_and_an_empty_deck_takes_none(book: Book) -> None:
    play = Play(book(STORY.replace("again: true, ", "")))("first: go", "desk: bill", "bill: pay", "desk: close")
    assert (play("desk: close").scene, play["trust"]) == ("sun", 50 + 7 - 1)
    assert (play("sun: ok", "desk: close").scene, play["trust"]) == ("storm", 50 + 7 - 2)
    assert (play("storm: ok", "desk: close").state.ending, play["trust"]) == ("end", 50 + 7 - 2)
