"""Cards: dealt to the hand, opened on the desk, left lying; the urgent first, none twice."""

from __future__ import annotations

import pytest

from game.engine.play import offered
from game.script.model import Story
from game.script.problems import NotOffered
from tests.plays import Book, Play

STORY = """
variables:
  trust: {kind: gauge, start: 50}
  opened: {kind: count}
scenes:
  first:
    title: Morning
    text: Morning, {trust}, {opened}.
    choices: {go: {text: Go.}}
  desk:
    title: The desk
    text: Papers, {hand} unread.
    hub: true
    choices:
      think: {text: Think., effects: {trust: +1}}
      close: {text: Close., closes: true}
      quit: {text: Quit., when: "chose(desk, think)", ends: true}
  bill:
    title: A bill
    text: A bill.
    deck: mail
    urgent: 5
    left: {effects: {trust: -5}, after: They are angry.}
    choices: {pay: {text: Pay., effects: {opened: +1}}}
  card:
    title: A card
    text: A card.
    deck: mail
    choices:
      read: {text: Read., effects: {opened: +1}}
      burn: {text: Burn., to: ashes}
      flee: {text: Flee., ends: true}
  note:
    title: A note
    text: A note.
    deck: mail
    when: turn >= 2
    urgent: 9
    again: true
    choices: {read: {text: Read., effects: {opened: +1}}}
  ashes:
    title: Ashes
    text: Ashes.
    choices: {sweep: {text: Sweep.}}
plan:
  - {deal: mail, most: 2}
  - {scene: desk}
turns: {last: 5, name: Month}
"""


@pytest.fixture
def story(book: Book) -> Story:
    return book(STORY)


def test_mail_waits_on_the_desk(play: Play) -> None:
    play("first: go")
    assert (play.scene, play.state.hand, play["hand"]) == ("desk", ("bill", "card"), 2)
    assert play.open == {"bill", "card", "think", "close"}
    assert [offer.card for offer in offered(play.story, play.state)][:2] == ["bill", "card"]


def test_what_is_opened_leaves_the_hand_and_returns_to_the_desk(play: Play) -> None:
    play("first: go", "desk: bill")
    assert (play.scene, play.state.hand) == ("bill", ("card",))
    play("bill: pay")
    assert (play.scene, play["opened"], play["hand"]) == ("desk", 1, 1)


def test_a_mail_may_lead_elsewhere_before_the_desk(play: Play) -> None:
    play("first: go", "desk: card", "card: burn")
    assert play.scene == "ashes"
    assert play("ashes: sweep").scene == "desk"


def test_what_is_left_lying_has_its_price(play: Play) -> None:
    play("first: go", "desk: close")
    assert (play["trust"], [event.about for event in play.happened("left")]) == (45, [("bill",)])


def test_what_was_opened_is_not_left_lying(play: Play) -> None:
    play("first: go", "desk: bill", "bill: pay", "desk: close")
    assert (play["trust"], play.happened("left")) == (50, [])


def test_nothing_is_dealt_twice_opened_or_left(play: Play) -> None:
    play("first: go", "desk: card", "card: read", "desk: close")
    assert play.state.hand == ("note",)


def test_the_most_urgent_is_dealt_first(play: Play) -> None:
    story = play.story
    play("first: go", "desk: close")
    assert [story.scenes[card].urgent for card in play.state.hand] == [9]


def test_what_may_come_again_comes_again(play: Play) -> None:
    play("first: go", "desk: close", "desk: note", "note: read", "desk: close")
    assert (play.state.turn, play.state.hand) == (3, ("note",))


def test_equals_are_dealt_by_lot(book: Book) -> None:
    story = book(STORY.replace("urgent: 5", "urgent: 0").replace("most: 2", "most: 1"))
    assert {Play(story, seed=seed)("first: go").state.hand for seed in range(20)} == {("bill",), ("card",)}


def test_the_desk_stays_until_it_is_closed(play: Play) -> None:
    play("first: go", "desk: think", "desk: think")
    assert (play.scene, play.state.turn, play["trust"]) == ("desk", 1, 52)


def test_what_was_chosen_on_the_desk_can_be_asked_for(play: Play) -> None:
    play("first: go")
    with pytest.raises(NotOffered):
        play("desk: quit")
    assert play("desk: think", "desk: quit").state.ending == "end"


def test_a_mail_can_end_the_run(play: Play) -> None:
    play("first: go", "desk: card", "card: flee")
    assert (play.state.ending, play.scene, play.state.hand) == ("end", "", ())


@pytest.mark.parametrize("choice", ["note", "desk", "first", "read"])
def test_only_what_is_in_the_hand_can_be_opened(play: Play, choice: str) -> None:
    play("first: go")
    with pytest.raises(NotOffered, match="is not offered here"):
        play(f"desk: {choice}")


def test_what_waits_already_is_not_dealt_again(book: Book) -> None:
    play = Play(book(STORY.replace("  - {scene: desk}", "  - {deal: mail, most: 2}\n  - {scene: desk}")))
    assert play("first: go").state.hand == ("bill", "card")


DRAWN = """
variables: {fair: {kind: flag}}
scenes:
  first: {title: Morning, text: Morning., choices: {go: {text: Go.}}}
  storm: {title: Storm, text: Storm., deck: sky, urgent: 3, when: turn > 1, choices: {ok: {text: Ok.}}}
  rain: {title: Rain, text: Rain., deck: sky, choices: {ok: {text: Ok.}}}
  wind: {title: Wind, text: Wind., deck: sky, choices: {ok: {text: Ok., effects: {fair: = yes}}}}
  sun: {title: Sun, text: Sun., deck: sky, when: fair, again: true, choices: {ok: {text: Ok.}}}
plan:
  - {draw: sky}
turns: {last: 6, name: Day}
"""


def test_urgency_may_depend_on_the_state(book: Book) -> None:
    text = DRAWN.replace("urgent: 3, when: turn > 1", 'urgent: "pick(turn > 1, 4, -1)"')
    for seed in range(8):
        play = Play(book(text), seed=seed)("first: go")
        assert play.scene in ("rain", "wind")
        assert play(f"{play.scene}: ok").scene == "storm"


@pytest.mark.parametrize("seed", range(8))
def test_each_card_is_drawn_once_the_urgent_as_soon_as_it_fits(book: Book, seed: int) -> None:
    play = Play(book(DRAWN), seed=seed)("first: go")
    drawn: list[str] = []
    while not play.state.ending:
        drawn.append(play.scene)
        play(f"{play.scene}: ok")
    assert drawn[1] == "storm"
    assert all(drawn.count(card) <= 1 for card in ("storm", "rain", "wind"))
    assert "sun" not in drawn[: drawn.index("wind")]


def test_many_turns_without_a_card_pass_without_a_pause(book: Book) -> None:
    text = DRAWN.replace("last: 6", "last: 240").replace("again: true", "again: no")
    play = Play(book(text))("first: go")
    while not play.state.ending:
        play(f"{play.scene}: ok")
    assert play.state.turn == 240
