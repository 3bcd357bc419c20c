"""`apply` is pure: it makes a new state, always the same, and a refusal leaves no trace."""

from __future__ import annotations

from dataclasses import FrozenInstanceError

import pytest

from game.engine.play import apply, offered, start
from game.script.model import Story
from game.script.problems import NotOffered
from tests.plays import Book, Play

STORY = """
variables:
  bank: {kind: money, start: 2M}
cast:
  ada: {name: Ada, role: keeper}
promises:
  map: {text: A map., to: the guild, due: 2, stake: 3}
scenes:
  first:
    title: A door
    text: A door.
    choices:
      pay: {text: Pay., needs: bank >= 1M, closed: Too dear., effects: {bank: -2M}, promise: map, to: second}
      knock: {text: Knock., when: bank < 1M, to: second}
      leave: {text: Leave., ends: true, advice: {ada: Leave.}}
  second:
    title: A hall
    text: A hall.
    choices:
      back: {text: Go back., to: first, later: [{in: 1, text: You went back.}]}
"""


@pytest.fixture
def story(book: Book) -> Story:
    return book(STORY)


def test_the_state_before_is_untouched(story: Story) -> None:
    before = start(story, 1)
    kept = (before.values, before.scene, before.pending, before.sent, before.happened)
    after = apply(story, before, "first", "pay")
    assert (before.values, before.scene, before.pending, before.sent, before.happened) == kept
    assert after != before


def test_the_same_step_leads_to_the_same_state(story: Story) -> None:
    before = start(story, 1)
    one, two = (apply(story, before, "first", "pay") for _ in range(2))
    assert (one, one.happened) == (two, two.happened)


def test_a_state_cannot_be_changed(story: Story) -> None:
    state = start(story, 1)
    with pytest.raises(FrozenInstanceError):
        state.scene = "second"  # type: ignore[misc]


@pytest.mark.parametrize(
    ("decision", "reason"),
    [
        ("first: knock", "'knock' is not offered here"),
        ("first: fly", "'fly' is not offered here"),
        ("first: ", "'' is not offered here"),
        ("second: back", "'second' is not the scene now; it is 'first'"),
        ("nowhere: back", "'nowhere' is not the scene now; it is 'first'"),
        ("lever: pay", "there is no lever 'pay' now"),
        ("ledger: map=keep", "'map' is not an open promise"),
    ],
)
def test_what_is_not_offered_is_refused_and_leaves_the_state_untouched(play: Play, decision: str, reason: str) -> None:
    before = play.state
    with pytest.raises(NotOffered) as error:
        play(decision)
    assert (str(error.value), play.state) == (reason, before)
    assert play.log.decisions == ()


def test_a_closed_choice_is_offered_with_its_reason_but_refused(play: Play) -> None:
    play("first: pay", "second: back")
    shown = {offer.id: offer.open for offer in offered(play.story, play.state)}
    assert shown == {"pay": False, "knock": True, "leave": True}
    with pytest.raises(NotOffered, match="'pay' is closed: it needs bank >= 1M"):
        play("first: pay")


def test_everything_offered_open_can_be_chosen(play: Play) -> None:
    for offer in offered(play.story, play.state):
        if offer.open:
            assert apply(play.story, play.state, offer.scene, offer.id).happened


def test_a_state_tells_only_of_its_own_step(play: Play) -> None:
    assert [event.kind for event in play("first: pay").state.happened] == ["chose", "promised"]
    assert [event.kind for event in play("second: back").state.happened] == ["chose"]
