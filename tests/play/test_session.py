"""One run in play: choosing, refusing, going back, two languages, guided, debrief, transcript."""

from __future__ import annotations

from pathlib import Path

import pytest

from game import paths
from game.play.session import Session, new_session
from game.record.scripts import play_script, read_script
from game.script.model import Story
from game.script.problems import NotOffered
from tests.company import company, mirabelle, played

PICKS = ("sign", "rest", "lever: trim", "close", "push", "close", "money=false people=silent")
REST = ("rest", "close", "listen", "close", "rest", "close", "push", "close")


@pytest.fixture
def story(tmp_path: Path) -> Story:
    return company(tmp_path / "company")


@pytest.fixture
def run(story: Story) -> Session:
    return new_session(story, 7)


def play(session: Session, *picks: str) -> Session:
    for pick in picks:
        session.choose(pick)
    return session


def test_a_run_begins_with_what_everybody_sees(run: Session) -> None:
    view = run.view()
    assert (view.story_title, view.turn, view.when, view.chapter) == ("A Company", 0, "Before the first month", "One")
    assert view.scene is not None
    assert view.scene.speaker == "Ada, accounts"
    assert view.scene.paragraphs == ("We have $74.9M, says Ada.", "A second paragraph.")
    assert view.scene.lesson == "A number chooses."
    assert [choice.number for choice in view.choices] == [1, 2, 3]
    assert view.levers == ()


def test_a_choice_shows_its_price_advice_and_chance(run: Session) -> None:
    sign, buy, talk = run.view().choices
    assert [(move.label, move.delta, move.good) for move in sign.price] == [("In the bank", "-$8.0M", False)]
    assert sign.advice == (("Ada", "Cheap by the hour."),)
    assert (buy.open, buy.why_closed) == (False, "Nobody has that much.")
    assert talk.chance == "45 chances in 100"


def test_only_guided_shows_what_will_move(story: Story) -> None:
    assert [choice.forecast for choice in new_session(story, 7).view().choices] == [(), (), ()]
    sign, _, _ = new_session(story, 7, guided=True).view().choices
    assert [(move.label, move.delta) for move in sign.forecast] == [("Trust", "+3")]


@pytest.mark.parametrize(
    "pick", ["buy", "nothing", "", "lever: trim", "ledger: model=keep", "money=told", "desk: close"]
)
def test_what_is_refused_changes_nothing(run: Session, pick: str) -> None:
    before, log = run.view(), run.log
    with pytest.raises(NotOffered):
        run.choose(pick)
    assert run.view() is before
    assert run.log == log


def test_the_meters_show_what_moved_since_the_month_began(run: Session) -> None:
    play(run, "sign", "push")
    cash, mood = run.view().meters
    assert (cash.value, cash.delta, cash.level) == ("$66.9M", "", None)
    assert (mood.value, mood.delta, mood.level, mood.lowest) == ("52", "-4", 52, "lowest: Morale 52")


def test_switching_the_language_changes_words_and_nothing_else(run: Session) -> None:
    play(run, "sign")
    run.rewind(0)
    before, state, log = run.view(), run.state, run.log
    run.language = "fr"
    french = run.view()
    assert french.scene is not None
    assert before.scene is not None
    assert french.scene.title == "L'ouverture"
    assert french.scene.paragraphs == ("Nous avons 74,9\u00a0M$, dit Ada.", "Un deuxième paragraphe.")
    assert french.scene.lesson == before.scene.lesson
    assert [choice.pick for choice in french.choices] == [choice.pick for choice in before.choices]
    assert (run.state, run.log) == (state, log)
    run.language = "en"
    assert run.view() == before


def test_a_run_may_be_half_in_one_language_and_half_in_the_other(story: Story) -> None:
    english, mixed = new_session(story, 7), new_session(story, 7)
    for number, pick in enumerate(PICKS + REST):
        mixed.language = ("en", "fr")[number % 2]
        english.choose(pick)
        mixed.choose(pick)
    assert mixed.log == english.log
    assert mixed.state == english.state


def test_going_back_is_playing_less(run: Session, story: Story) -> None:
    play(run, *PICKS)
    run.rewind(2)
    assert run.state == play(new_session(story, 7), *PICKS[:2]).state
    assert len(run.decisions()) == 2
    assert run.choose("close").told


def test_going_back_and_choosing_otherwise_is_not_what_was_seen(run: Session) -> None:
    play(run, "sign", "rest")
    seen = run.view()
    run.rewind(1)
    other = run.choose("push")
    assert other != seen
    assert other.meters[1].value != seen.meters[1].value


def test_again_is_the_same_run_from_the_start(run: Session) -> None:
    first = run.view()
    again = play(run, *PICKS).again()
    assert again.view() == first
    assert play(again, *PICKS).state == run.state


def test_a_mode_begins_otherwise(story: Story) -> None:
    assert new_session(story, 7, "poor").view().meters[0].value == "$24.9M"


def test_decisions_are_listed_in_their_words(run: Session) -> None:
    play(run, *PICKS)
    told = [(one.when, one.scene, one.choice) for one in run.decisions()]
    assert told[0] == ("Before the first month", "The opening", "Sign for three years.")
    assert told[2] == ("Month 1", "Lever", "Trim the rent.")
    assert told[6] == ("Month 2", "The first letter", "0 told, 0 framed, 1 left out, 1 false")


def test_a_lever_rests_and_says_for_how_long(run: Session) -> None:
    play(run, "sign", "rest")
    assert [lever.open for lever in run.view().levers] == [True]
    play(run, "lever: trim")
    (lever,) = run.view().levers
    assert (lever.open, lever.why_closed) == (False, "Used. Again in 2 months.")


def test_a_promise_shows_its_terms_and_what_may_be_done(run: Session) -> None:
    play(run, "sign")
    (promise,) = run.view().ledger
    assert (promise.text, promise.to, promise.cost, promise.stake) == (
        "A model for every nation.",
        "the ministries",
        "$1.5M",
        "8",
    )
    assert promise.fate == "open"
    assert [action.pick for action in promise.actions] == ["ledger: model=keep", "ledger: model=break"]
    assert run.view().ledger_line == "1 open, 0 late, debt 9"
    play(run, "ledger: model=keep")
    (promise,) = run.view().ledger
    assert (promise.fate, promise.actions) == ("kept", ())
    assert run.view().ledger_line == "no promise open"


def test_the_end_shows_its_ending_and_nothing_to_choose(run: Session) -> None:
    view = play(run, *PICKS, *REST).view()
    assert view.ending is not None
    assert (view.ending.code, view.ending.title, view.ending.tone) == ("E1", "Done", "better")
    assert view.ending.paragraphs[0].startswith("It ends with $")
    assert view.ending.epilogue == ("Sun.",)
    assert (view.scene, view.choices, view.slots, view.levers) == (None, (), (), ())


def test_the_debrief_says_what_happened_and_what_moved_most(run: Session) -> None:
    play(run, *PICKS, *REST)
    seen = run.debrief()
    assert seen.happened[0].startswith("You closed 6 months and took 15 decisions.")
    assert "Letters sent: 1. Sentences told: 0, framed: 0, left out: 1, false: 1." in " ".join(seen.happened)
    assert [chart.months for chart in seen.charts] == [tuple(range(7))] * 2
    assert all(len(chart.values) == len(chart.shown) == 7 for chart in seen.charts)
    audit = next(what for decision, what in seen.turning_points if decision.scene == "The audit")
    assert "Trust -" in audit
    assert len(seen.letters) == 2
    assert [promise.fate for promise in seen.promises] == ["late"]


def test_a_turning_point_answers_for_its_promise_and_closing_the_desk_for_nothing(run: Session) -> None:
    play(run, *PICKS, *REST)
    turning = {(decision.scene, decision.choice): what for decision, what in run.debrief().turning_points}
    assert "Close the month." not in [choice for _, choice in turning]
    assert "Trust -6" in turning["The opening", "Sign for three years."]  # +3, -5 when it came back, -4 for lateness


def test_the_transcript_is_the_run_as_it_was_told(run: Session) -> None:
    play(run, *PICKS, *REST)
    said = run.transcript()
    for words in ("We have $74.9M, says Ada.", "> Sign for three years.", "The pen is heavy.", "Month 1: The desk"):
        assert words in said
    assert said.index("The pen is heavy.") < said.index("They rest.") < said.index("It ends with")
    run.language = "fr"
    assert "Le stylo pèse." in run.transcript()


@pytest.mark.parametrize("language", ["en", "fr"])
def test_the_real_story_debriefs_in_both_languages(language: str) -> None:
    session = new_session(mirabelle(), 5, language=language)
    for _ in played(session, "candid"):
        pass
    seen = session.debrief()
    assert len(seen.turning_points) == 5
    assert all(what for _, what in seen.turning_points)
    assert session.glossary()


def test_the_trace_leads_from_the_ending_to_the_decisions_that_moved_what_it_asked(run: Session) -> None:
    assert run.debrief().trace is None
    play(run, *PICKS, *REST)
    trace = run.debrief().trace
    assert trace is not None
    assert trace.asked == ("Trust: 0", "Morale: 44")  # the ending asks for nothing: what the meters are made of
    moved = {(decision.scene, move.label): move.delta for decision, move in trace.steps}
    assert moved["The opening", "Trust"] == "-6"
    assert [decision.index for decision, _ in trace.steps] == sorted(decision.index for decision, _ in trace.steps)


def test_the_trace_of_the_articles_run_names_what_its_ending_asks() -> None:
    script = read_script(paths.stories() / "mirabelle" / "plays" / "article.play")
    log, states = play_script(mirabelle(), script)
    trace = Session(mirabelle(), log, list(states)).debrief().trace
    assert trace is not None
    assert trace.asked[0] == "You have resigned: yes"
    asked = mirabelle().endings[states[-1].ending].when
    assert asked is not None
    assert {move.name for _, move in trace.steps} <= asked.reads
