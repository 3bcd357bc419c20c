"""Why a value moved: every movement has a cause, a month, and the decision to go back to."""

from __future__ import annotations

from pathlib import Path

import pytest

from game.play.session import Session, new_session
from game.script.model import Story
from tests.company import company, mirabelle, played

GAUGES = [name for name, one in mirabelle().variables.items() if one.kind == "gauge" and one.derived is None]


@pytest.fixture
def story(tmp_path: Path) -> Story:
    return company(tmp_path / "company")


def play(story: Story, *picks: str) -> Session:
    session = new_session(story, 7)
    for pick in picks:
        session.choose(pick)
    return session


@pytest.mark.parametrize("policy", ["candid", "random", "hype"])
def test_every_movement_has_a_cause(policy: str) -> None:
    session = new_session(mirabelle(), 4)
    for _ in played(session, policy):
        pass
    for name in GAUGES:
        moved = session.state.get(session.story, name) - session.states[0].get(session.story, name)
        rows = session.why(name)
        assert sum(int(row.delta) for row in rows) == moved, name
        assert all(row.cause and row.when for row in rows), name


def test_every_cause_but_a_rule_leads_to_a_decision() -> None:
    session = new_session(mirabelle(), 4)
    for _ in played(session, "random"):
        pass
    rules = {session.teller.text(rule.name, session.state.values) for rule in session.story.rules}
    decisions = session.decisions()
    for meter in session.view().meters:
        for row in session.why(meter.id):
            assert (row.decision is None) == (row.cause in rules), row
            assert row.decision is None or decisions[row.decision].index == row.decision


def test_causes_come_newest_first_with_their_month(story: Story) -> None:
    rows = play(story, "sign", "rest", "close").why("bank")
    assert [(row.when, row.delta, row.cause, row.decision) for row in rows] == [
        ("Month 1", "-$2.0M", "Wages", None),
        ("Before the first month", "-$8.0M", "The opening", 0),
    ]


def test_a_meter_made_of_parts_names_the_part(story: Story) -> None:
    rows = play(story, "sign", "push").why("mood")
    assert [(row.delta, row.cause) for row in rows] == [("Morale -8", "A quiet table"), ("Trust +3", "The opening")]


def _source(session: Session, delta: str) -> str:
    """The words of the decision that an echo of this size leads back to."""
    echo = next(row for row in session.why("trust") if row.delta == delta and row.decision is not None)
    assert echo.decision is not None
    return session.decisions()[echo.decision].choice


def test_an_echo_leads_back_to_the_choice_it_came_from(story: Story) -> None:
    session = play(story, "sign", "rest", "close", "rest", "close", "money=told people=told", "rest", "close")
    assert _source(session, "-5") == "Sign for three years."


def test_an_echo_of_a_letter_leads_back_to_the_letter(story: Story) -> None:
    session = play(story, "talk", "rest", "landlord", "pay", "close", "rest", "close", "money=false people=told")
    for pick in ("rest", "close"):
        session.choose(pick)
    echo = next(row for row in session.why("trust") if row.delta == "-2")
    assert (echo.cause, echo.decision) == ("The first letter", 7)


def test_an_echo_of_a_mail_left_leads_back_to_the_desk_that_was_closed(story: Story) -> None:
    session = play(story, "talk", "rest", "close", "rest", "close", "money=told people=told")
    echo = next(row for row in session.why("trust") if row.delta == "-1")
    assert (echo.cause, echo.decision) == ("From the landlord", 2)


def test_an_echo_of_a_lever_leads_back_to_the_lever(story: Story) -> None:
    session = play(story, "sign", "rest", "lever: trim", "landlord", "pay", "close")
    echo = next(row for row in session.why("morale") if row.delta == "-1" and row.cause != "Long evenings")
    assert (echo.cause, echo.decision) == ("Trim the rent", 2)


def test_a_name_that_is_none_is_refused(story: Story) -> None:
    with pytest.raises(KeyError):
        new_session(story, 1).why("weather")
