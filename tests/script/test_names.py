"""Names in the texts: whoever is called by one that the story does not declare may be real."""

from __future__ import annotations

from pathlib import Path

import pytest

from game.script.load import advise
from tests.plays import write

STORY = """
story: {id: little, title: Little, start: first, names: [Mirabelle, Port Sud], source: As Reuters told it.}
cast: {ada: {name: Ada Brook, short: Addie, role: accounts}}
panel: {a1: {line: 1, tag: reported, turn: 1, text: It was Reuters who told it.}}
scenes:
  first: {title: A door, text: TEXT, choices: {go: {text: Go., promise: map}, stay: {text: Stay., ends: true}}}
  day: {title: A day, text: A day., deck: days, again: true, choices: {go: {text: Go., ends: true}}}
promises: {map: {text: A map., to: us, due: 2, stake: 3}}
plan: [{draw: days}]
"""


def said(folder: Path, text: str, names: str = "[Mirabelle, Port Sud]") -> list[str]:
    """The undeclared names of a text, as the advice quotes them."""
    story = STORY.replace("TEXT", f'"{text}"').replace("[Mirabelle, Port Sud]", names)
    return [problem.message.split("'")[1] for problem in advise(write(folder, story)) if problem.code == "W003"]


@pytest.mark.parametrize(
    "text",
    [
        "A door of Mirabelle, in Port Sud.",
        "Here Ada Brook waits, and Addie's coat, too.",
        "It shuts. Nobody saw it; I'd know.",
        "He says: “Nobody saw it.”",
        "The CEO of it, the GPU.",
        "One {turn} for Sud.",
    ],
    ids=["declared", "the cast", "begins a sentence", "begins a speech", "letters", "after a value"],
)
def test_what_is_declared_or_no_name_is_not_told(tmp_path: Path, text: str) -> None:
    assert said(tmp_path, text) == []


@pytest.mark.parametrize("text", ["The cars of Peugeot.", "At noon, Peugeot calls.", "With {turn} Peugeot cars."])
def test_a_name_that_is_not_declared_is_told(tmp_path: Path, text: str) -> None:
    assert said(tmp_path, text) == ["Peugeot"]


def test_a_name_is_told_once_where_it_first_stands(tmp_path: Path) -> None:
    assert said(tmp_path, "By Zeiss, for Peugeot, with Zeiss.") == ["Zeiss", "Peugeot"]
    (zeiss, _) = [problem for problem in advise(tmp_path) if problem.code == "W003"]
    assert (zeiss.place.line, zeiss.hint[:17]) == (6, "if it is invented")


def test_nothing_is_told_of_a_story_that_declares_no_names(tmp_path: Path) -> None:
    assert said(tmp_path, "The cars of Peugeot, says Ada.", "[]") == []


def test_a_word_that_some_text_has_without_its_capital_is_no_name(tmp_path: Path) -> None:
    assert said(tmp_path, "The Door stays, and Doors open.") == ["Doors"]
