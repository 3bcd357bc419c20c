"""What happened, told: aftermaths, echoes with their cause, mails left, promises, and the month's end."""

from __future__ import annotations

from functools import cache
from itertools import pairwise
from pathlib import Path

import pytest

from game import paths
from game.play.session import Session, new_session
from game.play.views import MonthEnd, Told, View
from game.record.months import closes
from game.record.scripts import play_script, read_script
from game.script.load import load
from game.script.model import Story
from tests.company import TEXT, company, mirabelle, played
from tests.plays import write

LETTER = "money=told people=told"


@pytest.fixture
def story(tmp_path: Path) -> Story:
    return company(tmp_path / "company")


@pytest.fixture
def run(story: Story) -> Session:
    return new_session(story, 7)


def told(session: Session, kind: str, *picks: str) -> list[Told]:
    """What the last of some picks told of a kind."""
    view = session.view()
    for pick in picks:
        view = session.choose(pick)
    return [one for one in view.told if one.kind == kind]


def test_a_choice_tells_its_aftermath_and_what_it_moved(run: Session) -> None:
    (after,) = told(run, "after", "sign")
    assert after.title == "Sign for three years."
    assert after.paragraphs == ("The pen is heavy.",)
    assert [(move.label, move.delta) for move in after.moves] == [("In the bank", "-$8.0M"), ("Trust", "+3")]


def test_chance_tells_what_it_picked(run: Session) -> None:
    (after,) = told(run, "after", "talk")
    assert (after.paragraphs, after.moves[0].delta) in ((("They clap.",), "+6"), (("They leave.",), "-6"))


def test_a_promise_made_is_told(run: Session) -> None:
    (promise,) = told(run, "promise", "sign")
    assert "“A model for every nation.” To the ministries, due in month 2" in promise.paragraphs[0]


def test_a_promise_late_is_told_with_its_stake(run: Session) -> None:
    (late,) = told(run, "promise", "sign", "rest", "close", "rest", "close", "money=told people=told")
    assert late.title == "The promise “A model for every nation.”: late"
    assert (late.paragraphs, late.moves[0].delta) == (("Two ministries ask.",), "-4")


def test_a_promise_acted_on_is_told(run: Session) -> None:
    done = told(run, "promise", "sign", "rest", "ledger: model=break")
    assert [one.title for one in done] == [
        "The promise “A model for every nation.”: Say no.",
        "The promise “A model for every nation.”: broken",
    ]


def test_four_months_later_the_first_choice_comes_back(run: Session) -> None:
    seen: list[Told] = []
    for pick in ("sign", "rest", "close", "rest", "close", "money=told people=told", "rest", "close"):
        seen += told(run, "echo", pick)
    echo = next(one for one in seen if one.title == "The opening")
    assert echo.because == "Because, four months ago, you chose: Sign for three years."
    assert echo.paragraphs == ("You chose: Sign for three years",)
    assert [(move.label, move.delta) for move in echo.moves] == [("Trust", "-5")]


def test_a_mail_left_comes_back_under_its_own_name(run: Session) -> None:
    seen: list[Told] = []
    for pick in ("sign", "rest", "close", "rest", "close", "money=told people=told"):
        seen += [*told(run, "left", pick), *(one for one in run.view().told if one.kind == "echo")]
    left, echo = seen
    assert left.title == "Left unopened: From the landlord"
    assert left.paragraphs == ("Nobody answered the landlord.",)
    assert (echo.title, echo.because) == ("From the landlord", "Because, two months ago, nobody opened it.")


def test_a_lever_comes_back_with_its_words(run: Session) -> None:
    (pulled,) = told(run, "lever", "sign", "rest", "lever: trim")
    assert (pulled.title, pulled.paragraphs) == ("Trim the rent.", ("The plants go first.",))
    echo = next(one for one in told(run, "echo", "close") if one.title == "Lever")
    assert echo.because == "Because, a month ago, you chose: Trim the rent."


def test_a_levers_chance_comes_back_as_the_lever(tmp_path: Path) -> None:
    lucky = "outcomes: [{after: A plant falls., later: [{in: 1, text: It is missed.}]}]"
    run = new_session(company(tmp_path / "lucky", TEXT.replace("after: The plants go first.", lucky)), 7)
    told(run, "after", "sign", "rest", "lever: trim")
    echo = next(one for one in told(run, "echo", "close") if one.paragraphs == ("It is missed.",))
    assert echo.because == "Because, a month ago, you chose: Trim the rent."


def test_a_letter_tells_what_each_sentence_moved(run: Session) -> None:
    picks = ("sign", "rest", "close", "rest", "close")
    sent = told(run, "after", *picks, "money=false people=silent")
    assert (sent[0].title, sent[0].paragraphs) == ("The first letter", ("Money: Gap +15\nPeople: Gap +8",))
    assert ("The letter goes out.",) in [one.paragraphs for one in sent]


def month(view: View) -> MonthEnd:
    return next(one.month for one in view.told if one.month is not None)


def test_the_months_end_tells_why_cash_moved(run: Session) -> None:
    told(run, "after", "sign", "rest", "lever: trim", "landlord", "pay")
    end = month(run.choose("close"))
    assert (end.opened, end.closed, end.title) == ("$66.9M", "$64.9M", "Month 1 is closed")
    assert [(step.label, step.amount) for step in end.cash] == [
        ("Trim the rent", "+$0.5M"),
        ("From the landlord", "-$0.5M"),
        ("Wages", "-$2.0M"),
    ]
    assert [(name, [move.delta for move in moved]) for name, moved in end.others] == [("Long evenings", ["-1"])]
    assert [name for name, _ in end.lines] == ["Headline"]


def test_the_months_end_is_told_with_the_numbers_of_its_day(story: Story) -> None:
    for seed in range(20):
        run = new_session(story, seed)
        for pick in ("sign", "rest"):
            run.choose(pick)
        end = month(run.choose("close"))
        said = end.lines[0][1]
        assert said in ("A quiet month.", f"{end.closed} held.")


@cache
def article() -> tuple[Session, tuple[MonthEnd, ...]]:
    """The article's own path through the real story, and every month's end as it was told."""
    story = mirabelle()
    log, _ = play_script(story, read_script(paths.stories() / "mirabelle" / "plays" / "article.play"))
    session = new_session(story, log.header.seed)
    ends = []
    for decision in log.decisions:
        pick = decision.choice if decision.scene not in ("lever", "ledger") else f"{decision.scene}: {decision.choice}"
        ends += [one.month for one in session.choose(pick).told if one.month is not None]
    return session, tuple(ends)


def test_every_month_is_told_once() -> None:
    session, ends = article()
    assert [end.turn for end in ends] == list(range(1, session.state.turn + 1))


def test_every_month_adds_up_from_its_opening_to_its_close() -> None:
    session, ends = article()
    closed = closes(tuple(session.states))
    bank = {turn: state.get(session.story, "bank") for turn, state in closed.items()}
    for end in ends:
        assert sum(step.units for step in end.cash) == bank[end.turn] - bank[end.turn - 1], f"month {end.turn}"
        assert end.closed == session.words.money(bank[end.turn])


@pytest.mark.parametrize("policy", ["random", "hype", "frugal"])
def test_every_month_of_every_robot_adds_up(policy: str) -> None:
    session = new_session(mirabelle(), 6)
    ends = [one.month for view in played(session, policy) for one in view.told if one.month is not None]
    bank = {turn: state.get(session.story, "bank") for turn, state in closes(tuple(session.states)).items()}
    sums = {end.turn: sum(step.units for step in end.cash) for end in ends}
    assert sums == {turn: bank[turn] - bank[turn - 1] for turn in range(1, session.state.turn + 1)}


def test_every_month_opens_as_the_one_before_closed() -> None:
    for before, after in pairwise(article()[1]):
        assert after.opened == before.closed


def test_every_step_of_the_waterfall_has_a_name_of_its_own() -> None:
    for end in article()[1]:
        labels = [step.label for step in end.cash]
        assert all(labels)
        assert len(set(labels)) == len(labels)


def test_what_a_choice_and_its_chance_cost_is_one_step(tmp_path: Path) -> None:
    dear = "effects: {bank: -1M, morale: +3}, outcomes: [{effects: {bank: -0.25M}}]"
    run = new_session(company(tmp_path / "dear", TEXT.replace("effects: {morale: +3}", dear)), 7)
    told(run, "after", "talk", "rest")
    first = month(run.choose("close")).cash[0]
    assert (first.label, first.units) == ("A quiet table", -125)


def test_a_month_tells_what_moved_in_the_meters_and_leaves_the_rest_to_why(tmp_path: Path) -> None:
    """A meter's parts, and a meter that has none; what no meter is made of is looked up."""
    text = TEXT.replace(
        "mood: {label: Mood, value: mood, parts: [trust, morale]}",
        "mood: {label: Mood, value: mood}\n  heart: {label: Heart, value: morale}",
    )
    text = text.replace(
        "drift: {name: Long evenings, when: morale > 20, effects: {morale: -1}}",
        "drift: {name: Long evenings, effects: {morale: -1, trust: -1}}",
    )
    session = new_session(company(tmp_path / "heart", text), 7)
    (end,) = told(session, "month", "sign", "rest", "close")
    assert end.month is not None
    assert [(cause, [move.label for move in moves]) for cause, moves in end.month.others] == [
        ("Long evenings", ["Morale"])
    ]
    assert session.why("trust")[0].cause == "Long evenings"


def test_a_mail_says_in_a_sentence_what_it_is(tmp_path: Path) -> None:
    text = TEXT.replace("title: From the landlord", "title: From the landlord\n    gist: He wants half a million.")
    session = new_session(company(tmp_path / "gist", text), 7)
    view = session.view()
    for pick in ("sign", "rest"):
        view = session.choose(pick)
    (mail,) = (choice for choice in view.choices if choice.mail)
    assert mail.text == "Open: From the landlord. He wants half a million."
    (left,) = told(session, "left", "close")
    assert left.paragraphs == ("He wants half a million.", "Nobody answered the landlord.")


def test_a_mode_says_where_the_player_stands_before_the_first_decision(tmp_path: Path) -> None:
    text = TEXT.replace("poor: {name: Poor, text: Less.,", 'poor: {name: Poor, text: Less., brief: "You have {bank}.",')
    story = company(tmp_path / "brief", text)
    session = new_session(story, 7, "poor")
    (brief,) = told(session, "mode")
    assert (brief.title, brief.paragraphs) == ("Poor", ("You have $24.9M.",))
    assert told(session, "mode", "sign") == []
    assert told(new_session(story, 7), "mode") == []
    session.rewind(0)
    assert told(session, "mode") == [brief]


def test_a_movement_is_good_where_it_is_welcome(tmp_path: Path) -> None:
    text = TEXT.replace("gap: {kind: count,", "gap: {kind: count, good: less,")
    (after,) = told(new_session(company(tmp_path / "gap", text), 7), "after", "sign")[:1]
    assert [move.good for move in after.moves] == [False, True]
    session = new_session(company(tmp_path / "gap", text), 7)
    (after,) = told(session, "after", "sign", "push")
    assert [(move.label, move.good) for move in after.moves] == [("Morale", False), ("Gap", False)]


def test_what_stands_under_another_line_is_told_before_and_after(tmp_path: Path) -> None:
    text = TEXT.replace("board: {bank:", "board: {late: {label: '  late', value: late}, bank:")
    text = text.replace("  gap: {kind: count", "  late: {kind: money, start: 0M}\n  gap: {kind: count")
    text = text.replace("effects: {bank: -2M}}", "effects: {bank: -2M, late: +1M}}")
    session = new_session(load(write(tmp_path / "aging", text)), 7)
    told = [session.choose(pick).told for pick in ("sign", "rest", "close", "rest", "close", LETTER)]
    ends = [one.month for views in told for one in views if one.month is not None]
    assert [end.aged for end in ends] == [(("late", "$0.0M", "$1.0M"),), (("late", "$1.0M", "$2.0M"),)]
