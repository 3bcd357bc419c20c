"""A text may only recall what was decided for certain, or what a condition has asked for."""

from __future__ import annotations

from pathlib import Path

import pytest

from game.script.load import advise

STORY = """
story: {{id: small, title: Small, start: first}}
scenes:
  first: {{title: First, text: First., choices: {{a: {{text: Go on., to: second}}, b: {{text: Run., to: second}}}}}}
  second: {{title: Second, text: "Before: {{chosen first}}", choices: {{go: {{text: Go.}}}}}}
  card:
    title: Card
    deck: card
    text: A card.
    choices: {{take: {{text: Take it.}}, leave: {{text: Leave it.}}}}
  last:
    title: Last
    deck: end
    text:
      - {part}
    choices: {{stop: {{text: Stop., ends: true}}}}
plan:
  - {{draw: card}}
  - {{draw: end}}
turns: {{last: 3, name: Month}}
endings:
  over: {{title: Over, text: Over.}}
"""


def told(folder: Path, part: str) -> list[str]:
    (folder / "story.yaml").write_text(STORY.format(part=part), encoding="utf-8")
    return [problem.message for problem in advise(folder) if problem.code == "W004"]


@pytest.mark.parametrize("recall", ["{chosen card}", "{ago card}"])
def test_a_recall_of_what_may_never_have_been_is_told(tmp_path: Path, recall: str) -> None:
    (said,) = told(tmp_path, f'"You: {recall}"')
    assert "'card'" in said


@pytest.mark.parametrize(
    "part",
    [
        '{when: played(card), text: "You: {chosen card}"}',
        '{when: "chose(card, take)", text: "You: {chosen card}"}',
        '{first: [{when: not played(card), text: None yet.}, {when: since(card) < 9, text: "You: {chosen card}"}]}',
        '"At first: {chosen first}"',
        "Nothing is recalled.",
    ],
)
def test_a_recall_that_is_asked_for_or_certain_is_fine(tmp_path: Path, part: str) -> None:
    assert told(tmp_path, part) == []
