"""Letters: as they will be read, by whom, and read back with the numbers of their day."""

from __future__ import annotations

from pathlib import Path

import pytest

from game.play.session import Session, new_session
from tests.company import company


@pytest.fixture
def run(tmp_path: Path) -> Session:
    """A run up to the first letter."""
    session = new_session(company(tmp_path / "company"), 7)
    for pick in ("sign", "rest", "landlord", "pay", "close", "rest", "close"):
        session.choose(pick)
    return session


def test_a_letter_shows_every_slot_with_its_sentences_and_candour(run: Session) -> None:
    view = run.view()
    assert view.choices == ()
    money, people = view.slots
    assert sorted((c.id, c.text, c.level, c.stake) for c in money.clauses) == [
        ("false", "Money is no matter, with $64.4M.", "false", 30),
        ("told", "We hold $64.4M.", "told", 0),
    ]
    assert {clause.id for clause in people.clauses} == {"told", "silent"}
    assert [clause.number for clause in people.clauses] == [1, 2]


def test_candour_has_no_number(tmp_path: Path) -> None:
    story = company(tmp_path / "company")
    first = set()
    for seed in range(12):
        session = new_session(story, seed)
        for pick in ("sign", "rest", "landlord", "pay", "close", "rest", "close"):
            session.choose(pick)
        first.add(session.view().slots[0].clauses[0].id)
    assert first == {"told", "false"}


def test_a_letter_is_read_while_it_is_written(run: Session) -> None:
    assert run.clauses({}) == ()
    assert run.clauses({"people": "told"}) == ("Morale is 65.",)
    assert run.clauses({"people": "told", "money": "told"}) == ("We hold $64.4M.", "Morale is 65.")


def test_three_readers_stop_at_different_places(run: Session) -> None:
    assert run.readers({}) == ()
    candid = run.readers({"money": "told", "people": "told"})
    silent = run.readers({"money": "told", "people": "silent"})
    assert len(candid) == 3
    assert [a == b for a, b in zip(candid, silent, strict=True)] == [True, False, True]


def test_a_letter_is_sent_by_its_picks(run: Session) -> None:
    run.send({"money": "told", "people": "silent"})
    assert run.log.decisions[-1].choice == "money=told people=silent"


def audit(run: Session, picks: dict[str, str]) -> Session:
    run.send(picks)
    for pick in ("push", "close"):
        run.choose(pick)
    return run


def test_the_audit_reads_the_worst_sentence_with_that_days_numbers(run: Session) -> None:
    view = audit(run, {"money": "false", "people": "silent"}).view()
    assert view.scene is not None
    assert view.meters[0].value == "$60.4M"
    said = [(quote.said, quote.books, quote.reaction) for quote in view.scene.quotes]
    assert said == [
        ("You wrote, in month 2: “Money is no matter, with $64.4M.”", "The books that day: $64.4M.", "Kept."),
        ("In month 2, you wrote nothing about it. (Nothing about people.)", "Morale that day: 65.", "Where?"),
    ]


def test_the_audit_has_nothing_to_read_to_a_candid_writer(run: Session) -> None:
    view = audit(run, {"money": "told", "people": "told"}).view()
    assert view.scene is not None
    assert (view.scene.title, view.scene.quotes) == ("The audit", ())


def test_what_was_left_out_costs_when_it_is_found(run: Session) -> None:
    audit(run, {"money": "told", "people": "silent"})
    before = run.state.get(run.story, "trust")
    run.choose("listen")
    assert run.state.get(run.story, "trust") == before - 8 - 9 // 8


def test_the_debrief_sets_every_sentence_beside_its_books(run: Session) -> None:
    audit(run, {"money": "told", "people": "silent"})
    assert [(quote.said, quote.books) for quote in run.debrief().letters] == [
        ("You wrote, in month 2: “We hold $64.4M.”", "The books that day: $64.4M."),
        ("In month 2, you wrote nothing about it. (Nothing about people.)", "Morale that day: 65."),
    ]


def test_a_sentence_read_back_is_in_the_readers_language(run: Session) -> None:
    audit(run, {"money": "told", "people": "told"})
    run.language = "fr"
    assert run.debrief().letters[0].said == "Vous avez écrit, au mois 2\u00a0: «\u00a0Nous avons 64,4\u00a0M$.\u00a0»"
