"""Composed decisions: a clause in each slot, kept in a book with the values of the day, corrected or read again."""

from __future__ import annotations

import pytest

from game.engine import books
from game.engine.play import offered
from game.engine.state import Sent
from game.script.model import Story
from game.script.problems import NotOffered
from tests.plays import Book, Play

STORY = """
variables:
  bank: {kind: money, start: 2M}
  trust: {kind: gauge, start: 50}
books:
  letters: {stakes: [0, 3, 8, 15], reactions: [a, b, c, d], corrected: "Corrected in {month}.", found: 2}
scenes:
  first:
    title: The first letter
    text: Write.
    book: letters
    slots:
      money:
        label: Money
        weight: 2
        clauses:
          told: {text: "We hold {bank}.", effects: {trust: -2}}
          false: {grade: 3, text: We are rich., effects: {trust: +3}}
          boast: {grade: 1, text: We are very rich., when: "bank > 3M or graded(first, money) >= 0"}
      work:
        label: Work
        clauses:
          told: {text: It goes slowly.}
          left-out: {grade: 2, text: (Nothing.)}
      people:
        label: People
        clauses:
          told: {text: We are nine.}
          framed: {grade: 1, text: We are a strong nine., needs: trust > 40, closed: Nobody would believe it.}
    send: {after: Sent., effects: {bank: -1M}, to: second}
  second:
    title: A doubt
    text: "You wrote: {said first money}."
    quotes: {book: letters, least: 1, most: 2}
    choices:
      correct: {text: Correct it., corrects: money, to: third}
      go-on: {text: Go on., to: third}
  third:
    title: The auditor
    text: The auditor reads.
    choices:
      listen: {text: Listen., effects: {trust: -stake(letters)}, closes_book: letters, to: fourth}
      flee: {text: Flee., when: "graded(first, money) == 0", ends: true}
  fourth:
    title: Afterwards
    text: Afterwards.
    choices:
      listen: {text: Listen again., effects: {trust: -stake(letters)}, ends: true}
      correct: {text: Correct the work., corrects: work, ends: true}
"""
HONEST = "first: money=told work=told people=told"
WORST = "first: money=false work=left-out people=framed"


@pytest.fixture
def story(book: Book) -> Story:
    return book(STORY)


def stake(play: Play) -> int:
    return play.state.holds(play.story, "stake:letters")


def quoted(play: Play, least: int = 1, most: int = 9) -> list[str]:
    return [f"{line.slot}={line.clause}" for line in books.worst(play.story, play.state, "letters", least, most)]


def test_every_clause_of_every_slot_is_offered_under_its_slot(play: Play) -> None:
    offers = [(offer.slot, offer.id, offer.open) for offer in offered(play.story, play.state)]
    assert ("money", "false", True) in offers
    assert ("people", "framed", True) in offers
    assert "boast" not in [clause for _, clause, _ in offers]


def test_all_clauses_and_the_sending_have_their_effects(play: Play) -> None:
    after = play("first: money=told work=left-out people=told")
    assert (after["trust"], after["bank"], after.scene) == (48, 100, "second")


def test_a_sentence_is_kept_with_the_values_of_its_day(play: Play) -> None:
    line = play(HONEST).state.sent[0]
    assert line == Sent("first", "money", "told", 0, line.values)
    assert line.values[play.story.slots["bank"]] == 200


def test_the_order_of_the_slots_does_not_matter(story: Story) -> None:
    one, other = Play(story), Play(story)
    assert one(HONEST).state == other("first: people=told money=told work=told").state


@pytest.mark.parametrize(
    "choice",
    [
        "money=told work=told",
        "money=told work=told people=told title=told",
        "money=told work=told people=told people=framed",
        "money=told work=told people=lost",
        "money=boast work=told people=told",
        "money work people",
        "told told told",
        "",
        "send",
    ],
)
def test_a_letter_needs_exactly_one_clause_of_each_slot(play: Play, choice: str) -> None:
    with pytest.raises(NotOffered):
        play(f"first: {choice}")
    assert play.state.sent == ()


def test_a_closed_clause_is_refused_with_its_reason(book: Book) -> None:
    play = Play(book(STORY.replace("start: 50", "start: 40")))
    with pytest.raises(NotOffered, match="'people=framed' is closed: it needs trust > 40"):
        play(WORST)


def test_the_stake_is_what_the_worst_open_sentences_would_cost(play: Play) -> None:
    assert stake(play(WORST)) == 15 * 2 + 8
    assert quoted(play) == ["money=false", "work=left-out", "people=framed"]
    assert quoted(play, least=2) == ["money=false", "work=left-out"]
    assert quoted(play, most=1) == ["money=false"]


def test_conditions_can_ask_for_the_worst_open_grade(story: Story) -> None:
    states = [Play(story)(letter).state for letter in (HONEST, WORST)]
    assert [state.holds(story, "worst:letters") - 1 for state in states] == [0, 3]


def test_an_honest_letter_stakes_nothing(play: Play) -> None:
    assert (stake(play(HONEST)), quoted(play)) == (0, [])


def test_conditions_can_ask_for_the_grade(story: Story) -> None:
    flee = [Play(story)(letter, "second: go-on").open for letter in (HONEST, WORST)]
    assert flee == [{"listen", "flee"}, {"listen"}]


def test_a_correction_settles_one_slot_and_is_remembered(play: Play) -> None:
    play(WORST, "second: correct")
    assert stake(play) == 8 + 3
    assert play.state.holds(play.story, "open:first:money") == books.CORRECTED
    assert "money=false" in quoted(play)


def test_a_read_book_is_closed_and_costs_once(play: Play) -> None:
    play(WORST, "second: go-on", "third: listen")
    assert (play["trust"], stake(play), quoted(play)) == (53 - 38, 0, [])
    assert play("fourth: listen")["trust"] == 53 - 38


def test_what_was_read_cannot_be_corrected_any_more(play: Play) -> None:
    play(WORST, "second: go-on", "third: listen", "fourth: correct")
    assert play.state.holds(play.story, "open:first:work") == books.READ
    assert play.state.holds(play.story, "fixed:first:work") == 0


def test_each_clause_is_told_with_what_it_moved(play: Play) -> None:
    moves = {event.about[1]: event.moves for event in play(WORST).happened("clause")}
    assert moves == {"money=false": (("trust", 3),), "work=left-out": (), "people=framed": ()}
