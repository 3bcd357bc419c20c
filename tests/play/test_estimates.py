"""Estimates: what the screen shows where it is not told everything, whose it is, and the truth at a chapter's close."""

from __future__ import annotations

import pytest

from game.play.session import Session, new_session
from game.play.views import Told
from game.script.model import Story
from tests.plays import Book

STORY = """
variables:
  trust: {kind: gauge, start: 50, name: Trust}
  calm: {kind: gauge, start: 60, name: Calm}
  haze: {kind: gauge, start: 20}
  bank: {kind: money, start: 9M}
derived: {mood: {kind: gauge, is: (trust + calm) / 2, name: Mood}}
cast: {ada: {name: Ada Brook, short: Ada, role: accounts}}
meters:
  bank: {label: Bank, value: bank, seen: bank + 1M}
  mood: {label: Mood, value: mood, seen: "min(100, mood + haze)", source: ada, parts: [trust, calm]}
board:
  talk: {label: Talk, value: trust, seen: trust + haze, source: ada, levels: {silent: 40, low: 60, loud: 75}}
  calm: {label: Calm, value: calm}
scenes:
  first: {title: Morning, text: Morning., choices: {go: {text: Go.}}}
  day:
    title: A day
    text: A day.
    deck: days
    again: true
    choices:
      wait: {text: Wait.}
      look: {text: Look., effects: {haze: = 0}}
      flee: {text: Flee., ends: true}
plan: [{draw: days}]
turns: {last: 5, name: Month, chapters: [{id: one, from: 0, title: One}, {id: two, from: 3, title: Two}]}
modes: {standard: {name: Standard}, brief: {name: Brief, last: 1}}
"""


@pytest.fixture
def story(book: Book) -> Story:
    return book(STORY)


def played(story: Story, *picks: str, mode: str = "standard") -> Session:
    session = new_session(story, 1, mode)
    for pick in picks:
        session.choose(pick)
    return session


def truth(session: Session) -> list[Told]:
    return [told for told in session.view().told if told.kind == "truth"]


def test_the_screen_shows_the_estimate_and_whose_it_is(story: Story) -> None:
    view = played(story).view()
    assert [(meter.value, meter.estimate) for meter in view.meters] == [
        ("$10.0M", "an estimate"),
        ("75", "by Ada's estimate"),
    ]
    assert [(line.value, line.estimate) for line in view.lines] == [("low", "by Ada's estimate"), ("60", "")]


def test_the_parts_of_an_estimate_are_estimates_too(story: Story) -> None:
    mood = played(story).view().meters[1]
    assert (mood.parts, mood.lowest, mood.level) == ((("Trust", "70"), ("Calm", "80")), "lowest: Trust 70", 75)


def test_where_the_estimate_is_right_it_is_no_estimate(story: Story) -> None:
    view = played(story, "go", "look").view()
    assert [(meter.value, meter.estimate) for meter in view.meters][1] == ("55", "")
    assert (view.lines[0].value, view.lines[0].estimate) == ("silent", "")


@pytest.mark.parametrize(("start", "shown"), [(19, "39"), (20, "silent"), (39, "silent"), (40, "low"), (55, "loud")])
def test_a_level_holds_from_its_number_up(book: Book, start: int, shown: str) -> None:
    story = book(STORY.replace("trust: {kind: gauge, start: 50", f"trust: {{kind: gauge, start: {start}"))
    assert played(story).view().lines[0].value == shown


def test_the_truth_is_told_when_a_chapter_closes_and_not_before(story: Story) -> None:
    assert truth(played(story, "go", "wait")) == []
    (told,) = truth(played(story, "go", "wait", "wait"))
    assert told.title == "What your screen showed, and what was so"
    assert told.paragraphs == (
        "Bank: shown $10.0M, in truth $9.0M (an estimate)",
        "Mood: shown 75, in truth 55 (by Ada's estimate)",
        "Talk: shown low, in truth silent (by Ada's estimate)",
    )


def test_only_what_was_shown_wrongly_is_told(story: Story) -> None:
    (told,) = truth(played(story, "go", "look", "wait"))
    assert told.paragraphs == ("Bank: shown $10.0M, in truth $9.0M (an estimate)",)


@pytest.mark.parametrize(
    ("mode", "picks"),
    [("standard", ["go", *["wait"] * 5]), ("standard", ["go", "flee"]), ("brief", ["go", "wait"])],
    ids=["at the last turn", "when it ends early", "at the last turn of its mode"],
)
def test_the_truth_is_told_at_the_end_of_the_run(story: Story, mode: str, picks: list[str]) -> None:
    session = played(story, *picks, mode=mode)
    assert (bool(session.view().ending), len(truth(session))) == (True, 1)


def test_the_course_of_a_meter_is_the_screens_until_the_run_is_over_and_then_the_true_one(story: Story) -> None:
    session = played(story, "go", "wait")
    assert session.series()[1].values == (75, 75)
    session.choose("flee")
    assert session.series()[1].values == (55, 55, 55)
