"""Values and words in both languages."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

import game
from game.play.language import LANGUAGES, Words, system_language, table

CODE = Path(game.__file__).parent
SHARED = "game.play.words"
TERMINAL = "game.faces.tui.words"

VALUES = {
    "money": (7490, "money", "", "$74.9M", "74,9\u00a0M$"),
    "small money": (335, "money", "", "$3.35M", "3,35\u00a0M$"),
    "round small money": (200, "money", "", "$2.0M", "2,0\u00a0M$"),
    "money lost": (-850, "money", "+", "-$8.5M", "\u22128,5\u00a0M$"),
    "money won": (850, "money", "+", "+$8.5M", "+8,5\u00a0M$"),
    "no money": (0, "money", "+", "$0.0M", "0,0\u00a0M$"),
    "a gauge": (42, "gauge", "", "42", "42"),
    "a fall": (-3, "gauge", "+", "-3", "\u22123"),
    "a rise": (3, "count", "+", "+3", "+3"),
    "tenths": (83, "count", "tenths", "8.3", "8,3"),
    "tenths below one": (-4, "count", "tenths", "-0.4", "\u22120,4"),
    "a flag": (1, "flag", "", "yes", "oui"),
}


@pytest.mark.parametrize("value", VALUES)
def test_a_value_is_written_as_its_language_writes_it(value: str) -> None:
    units, kind, show, english, french = VALUES[value]
    assert Words("en").value(units, kind, show) == english
    assert Words("fr").value(units, kind, show) == french


@given(st.integers(-(10**9), 10**9), st.sampled_from(LANGUAGES))
def test_money_is_written_to_within_half_its_last_digit(units: int, language: str) -> None:
    words = Words(language)
    text = words.money(units)
    amount = float(re.sub(r"[^\d,.]", "", text).replace(",", "."))
    assert abs(amount * 100 - abs(units)) < 5.01
    assert text.startswith(words("minus")) == (units < 0)


def test_time_is_told_in_words_up_to_twelve_months() -> None:
    told = [Words("en").ago(turns) for turns in (-1, 0, 1, 4, 12, 13)]
    assert told == ["this month", "this month", "a month ago", "four months ago", "twelve months ago", "13 months ago"]
    assert Words("fr").ago(4) == "il y a quatre mois"


def test_another_language_is_told_in_english() -> None:
    assert Words("tlh")("quit") == "Quit"


@pytest.mark.parametrize(
    ("variables", "language"),
    [
        ({"LANG": "fr_CA.UTF-8"}, "fr"),
        ({"LANG": "fr_FR.UTF-8", "LC_ALL": "en_GB.UTF-8"}, "en"),
        ({"LANG": "en_GB.UTF-8", "LANGUAGE": "fr:en"}, "fr"),
        ({"LANG": "de_DE.UTF-8"}, "en"),
        ({"LANG": "C"}, "en"),
    ],
)
def test_the_systems_language_is_taken_where_it_is_spoken(
    variables: dict[str, str], language: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name in ("LANGUAGE", "LC_ALL", "LC_MESSAGES", "LANG"):
        monkeypatch.setenv(name, variables.get(name, ""))
    assert system_language() == language


def _holes(text: str) -> set[str]:
    return set(re.findall(r"\{(\w+)\}", text))


@pytest.mark.parametrize("package", [SHARED, TERMINAL])
def test_both_languages_have_the_same_words_with_the_same_values(package: str) -> None:
    english, french = (table(package, language) for language in LANGUAGES)
    assert list(english) == list(french)
    assert {name: _holes(text) for name, text in english.items()} == {n: _holes(t) for n, t in french.items()}


def _said(tree: ast.AST) -> Iterator[tuple[int, str, bool, set[str] | None]]:
    """Calls of the words: line, id, whether it is only the beginning of one, and the values given."""
    for node in ast.walk(tree):
        if not isinstance(node, ast.Call) or not node.args:
            continue
        name = node.func.attr if isinstance(node.func, ast.Attribute) else getattr(node.func, "id", "")
        if name != "words":
            continue
        values = None if any(k.arg is None for k in node.keywords) else {k.arg for k in node.keywords if k.arg}
        match node.args[0]:
            case ast.Constant(value=str(text)):
                yield node.lineno, text, False, values
            case ast.JoinedStr(values=[ast.Constant(value=str(text)), *_]):
                yield node.lineno, text, True, values


CALLS = [
    (file.relative_to(CODE), *call)
    for file in sorted(CODE.rglob("*.py"))
    for call in _said(ast.parse(file.read_text(encoding="utf-8")))
]


def test_the_words_of_the_code_are_found() -> None:
    assert len(CALLS) > 60


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_word_the_code_asks_for_exists_with_its_values(language: str) -> None:
    shared, terminal = (table(package, language) for package in (SHARED, TERMINAL))
    missing, unfilled = [], []
    for file, line, name, begins, values in CALLS:
        words = shared | terminal if "tui" in file.parts else shared
        if begins:
            missing += [] if any(one.startswith(name) for one in words) else [f"{file}:{line}: {name}…"]
        elif name not in words:
            missing.append(f"{file}:{line}: {name}")
        elif values is not None and _holes(words[name]) - values:
            unfilled.append(f"{file}:{line}: {name} lacks {_holes(words[name]) - values}")
    assert (missing, unfilled) == ([], [])
