"""What the source reports is offered when a chapter closes, and told in the debrief, in a place of its own."""

from __future__ import annotations

from pathlib import Path

import pytest

from game.play.session import Session, new_session
from game.play.sources import of_chapter
from game.script.load import load
from game.script.model import Story
from tests.company import mirabelle, played
from tests.plays import write

STORY = """
story: {id: paper, title: Paper, start: first, source: A paper., footer: Disputed., translations: {fr: []}}
variables: {gold: {kind: count}}
scenes:
  first: {title: Morning, text: "{gold} gold.", choices: {go: {text: Go.}}}
  day:
    title: A day
    text: A day.
    deck: days
    again: true
    choices: {dig: {text: Dig., effects: {gold: +1}}, stop: {text: Stop., ends: true}}
plan: [{draw: days}]
turns:
  last: 4
  name: Month
  chapters: [{id: one, from: 0, title: One}, {id: two, from: 1, title: Two}, {id: three, from: 3, title: Three}]
endings:
  over: {code: C, when: no, title: Over, text: For now.}
  end: {code: E1, title: The end, text: It ends.}
modes: {standard: {name: Standard}, chapter: {name: Chapter, last: 2, ending: over}}
panel:
  p0: {line: 1, tag: reported, turn: 0, text: Founded.}
  p1: {line: 2, tag: reported, turn: 1, text: Grown.}
  p2: {line: 3, tag: unclear, turn: 2, text: Praised., doubt: Not by all.}
  p3: {line: 4, tag: reported, turn: 4, text: Sued.}
  p4: {line: 5, tag: inference, turn: 9, text: A lesson.}
"""


@pytest.fixture
def story(tmp_path: Path) -> Story:
    return load(write(tmp_path / "paper", STORY))


def run(story: Story, *picks: str, mode: str = "standard", language: str = "en") -> Session:
    session = new_session(story, 1, mode, language)
    for pick in picks:
        session.choose(pick)
    return session


def offered(session: Session) -> list[str]:
    """What the months' ends of the last step offer to read."""
    return [told.month.source for told in session.view().told if told.month is not None]


def reported(session: Session) -> list[str]:
    return [item.text for item in session.debrief().reported]


def test_the_items_of_a_chapter_are_those_of_its_turns(story: Story) -> None:
    items = [[item.id for item in of_chapter(story, turn)] for turn in range(5)]
    assert items == [["p0"], ["p1", "p2"], ["p1", "p2"], ["p3"], ["p3"]]


def test_they_are_offered_when_the_chapter_closes_and_not_before(story: Story) -> None:
    assert offered(run(story, "go", "dig")) == [""]
    session = run(story, "go", "dig", "dig")
    assert offered(session) == ["What the article reports of this chapter: 2 new items."]
    assert [item.text for item in session.panel()] == ["Founded.", "Grown.", "Praised."]


def test_they_are_offered_in_the_readers_language(story: Story) -> None:
    session = run(story, "go", "dig", "dig", language="fr")
    assert offered(session) == ["Ce que l'article rapporte de ce chapitre\u00a0: 2 points nouveaux."]


@pytest.mark.parametrize("language, said", [("en", "one new item."), ("fr", "un point nouveau.")])
def test_one_item_is_called_one(tmp_path: Path, language: str, said: str) -> None:
    text = STORY.replace("turn: 1, text: Grown.", "turn: 3, text: Grown.")
    (found,) = offered(run(load(write(tmp_path / "one", text)), "go", "dig", "dig", language=language))
    assert found.endswith(said)


def test_a_chapter_without_items_offers_nothing(tmp_path: Path) -> None:
    text = STORY.replace("turn: 1, text", "turn: 3, text").replace("turn: 2, text", "turn: 3, text")
    assert offered(run(load(write(tmp_path / "none", text)), "go", "dig", "dig")) == [""]


def test_the_debrief_has_those_of_the_chapter_it_ended_in_and_those_after_it_all(story: Story) -> None:
    assert reported(run(story, "go", "dig", "dig", "dig", "dig")) == ["Sued.", "A lesson."]
    early = run(story, "go", "dig", "stop")
    assert (offered(early), reported(early)) == ([""], ["Grown.", "Praised.", "A lesson."])
    assert reported(run(story, "go", "dig")) == []


def test_at_the_end_of_a_chapter_alone_the_debrief_has_that_chapter(story: Story) -> None:
    session = run(story, "go", "dig", "dig", mode="chapter")
    assert session.state.ending == "over"
    assert (offered(session), reported(session)) == ([""], ["Grown.", "Praised."])


def test_a_story_without_a_source_offers_none_and_reports_none(tmp_path: Path) -> None:
    text = STORY[: STORY.index("panel:")]
    session = run(load(write(tmp_path / "bare", text)), "go", "dig", "dig")
    assert offered(session) == [""]
    session.choose("stop")
    assert reported(session) == []


def test_every_chapter_of_the_real_story_offers_its_items_once() -> None:
    session = new_session(mirabelle(), 5)
    found: dict[int, str] = {}
    for view in played(session, "first"):
        for told in view.told:
            if told.month is not None and told.month.source:
                found[told.month.turn] = told.month.source
    assert list(found) == [3, 6, 9, 12, 15]
    assert len(session.debrief().reported) == len(of_chapter(mirabelle(), 18)) + 19
