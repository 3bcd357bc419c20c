"""Words with values in them, and passages of parts."""

from __future__ import annotations

import pytest

from game.script.model import Story
from game.script.problems import StoryError
from game.script.words import Part, Piece
from tests.plays import Book

STORY = """
variables:
  bank: {{kind: money, start: 2M}}
  months: {{kind: count, start: 83, show: tenths}}
derived:
  trust: {{kind: gauge, is: months - 60}}
books:
  letters: {{stakes: [0, 3, 8, 15], reactions: [a, b, c, d], corrected: "Corrected in month {{month}}."}}
scenes:
  first:
    title: The letter
    text: {text}
    book: letters
    slots: {{money: {{label: Money, clauses: {{told: {{text: "We hold {{bank}} for {{months}}, {{trust}}."}}}}}}}}
    send: {{to: second}}
  second:
    title: A door
    text: A door.
    choices:
      leave: {{text: Leave., when: bank > 1M, ends: true}}
      stay: {{text: Stay., ends: true}}
"""


def pieces(book: Book, text: str, text_id: str = "scenes.first.text") -> tuple[Piece, ...]:
    return story_of(book, text).texts["en"][text_id]


def story_of(book: Book, text: str) -> Story:
    return book(STORY.format(text=text))


def faults(book: Book, text: str) -> list[str]:
    with pytest.raises(StoryError) as error:
        story_of(book, text)
    return [f"{problem.code} {problem.message}" for problem in error.value.problems]


def test_a_text_is_cut_into_words_and_values(book: Book) -> None:
    words, value, rest = pieces(book, '"We have {bank} left."')
    assert (words.words, value.args, rest.words) == ("We have ", ("bank",), " left.")
    assert value.value is not None
    assert (value.kind, value.value.kind, value.words) == ("value", "money", "")


@pytest.mark.parametrize(("brace", "show"), [("{bank}", ""), ("{bank:+}", "+"), ("{months}", "tenths")])
def test_a_value_is_shown_as_the_brace_or_else_as_the_variable_asks(book: Book, brace: str, show: str) -> None:
    (piece,) = pieces(book, f"'{brace}'")
    assert (piece.kind, piece.show) == ("value", show)


@pytest.mark.parametrize(
    ("brace", "kind", "args"),
    [
        ("{said first money}", "said", ("first", "money")),
        ("{chosen second}", "chosen", ("second",)),
        ("{ago second}", "ago", ("second",)),
        ("{ ago  second }", "ago", ("second",)),
    ],
)
def test_a_brace_can_look_back_at_the_run(book: Book, brace: str, kind: str, args: tuple[str, ...]) -> None:
    (piece,) = pieces(book, f"'{brace}'")
    assert (piece.kind, piece.args) == (kind, args)


@pytest.mark.parametrize("text", ["*stars* and [brackets](x)", "<b>bold</b>", "a } alone", "$money %s \\n #tag", "no"])
def test_nothing_else_has_a_meaning(book: Book, text: str) -> None:
    assert pieces(book, f"'{text}'") == (Piece(text),)


def test_a_doubled_brace_is_a_brace(book: Book) -> None:
    assert pieces(book, "'{{bank} is {{ here'") == (Piece("{bank} is { here"),)


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("{bnak}", "N003 'bnak' is not a variable (in braces)"),
        ("{}", "N003 '' is not a variable (in braces)"),
        ("{bank + 1M}", "N003 'bank + 1M' is not a variable (in braces)"),
        ("{bank.real}", "N003 'bank.real' is not a variable (in braces)"),
        ("{bank:wide}", "N003 'wide' is not a way to show a value"),
        ("{bank", "N003 a brace is opened and not closed"),
        ("{month}", "N003 'month' is not a variable (in braces)"),
        ("{said first}", "N003 'said first' is not a variable (in braces)"),
        ("{said first mony}", "N005 'mony' is not a slot of that scene"),
        ("{said second money}", "N005 'second' is not a composed scene"),
        ("{said first money) or (yes}", "N003 'said first money) or (yes' is not a variable (in braces)"),
        ("{said x) y}", "N005 'x)' is not a composed scene"),
        ("{chosen third}", "N001 'third' is not a scene"),
        ("{ago third}", "N001 'third' is not a scene"),
    ],
)
def test_a_brace_that_means_nothing_is_a_fault(book: Book, text: str, said: str) -> None:
    assert said in faults(book, f"'{text}'")


def test_the_month_of_a_correction_is_known_in_its_own_sentence(book: Book) -> None:
    story = story_of(book, "Write.")
    place = story.books["letters"].corrected
    assert [piece.args for piece in story.texts["en"][place]] == [(), ("month",), ()]


LIST = """
      - Always.
      - {when: bank > 1M, text: Rich.}
      - first:
          - {when: bank < 1M, text: Poor.}
          - {text: Otherwise.}
"""


def test_a_passage_may_be_a_list_of_parts(book: Book) -> None:
    story = story_of(book, LIST)
    always, rich, first = story.scenes["first"].text.parts
    assert always == Part("scenes.first.text.1")
    assert (rich.id, rich.when is not None) == ("scenes.first.text.2", True)
    assert [part.id for part in first.first] == ["scenes.first.text.3.1", "scenes.first.text.3.2"]
    assert story.texts["en"]["scenes.first.text.3.2"] == (Piece("Otherwise."),)


def test_empty_words_are_no_passage(book: Book) -> None:
    story = story_of(book, '" "')
    assert not story.scenes["first"].text
    assert "scenes.first.text" not in story.texts["en"]


def test_a_part_is_a_text_or_a_mapping(book: Book) -> None:
    assert faults(book, "[[a]]") == ["F003 expected a mapping, found a list"]
