"""Weighing decisions: what nobody should take, what leaves nothing, what comes back."""

from __future__ import annotations

from pathlib import Path

import pytest

from game.script.load import advise, examine, load
from game.script.weigh import advice, decisions, delayed
from tests.plays import Book, write

STORY = """
variables:
  bank: {kind: money, start: 9M, good: more}
  debt: {kind: money, good: less}
  trust: {kind: gauge, start: 50, good: more}
  plans: {kind: count}
  hours: {kind: count}
promises: {map: {text: A map., to: us, due: 2, stake: 3}}
scenes:
  first:
    title: A fork
    text: "{bank} {debt} {trust} {plans} {hours}."
    choices:
      one: {text: One., ONE}
      two: {text: Two., TWO}
  desk:
    title: The desk
    text: The desk.
    hub: true
    choices: {think: {text: Think.}, close: {text: Close., closes: true}}
rules: {month: {name: Month, when: trust >= 0, effects: {plans: +1}}, clock: {name: Clock, effects: {hours: = 10}}}
plan: [{scene: desk}]
"""


def weighed(book: Book, one: str, two: str, more: tuple[str, str] = ("", "")) -> list[str]:
    """What is said of two options: code and the option it is said of."""
    text = STORY.replace("ONE", one).replace("TWO", two).replace(*more)
    return [f"{problem.code} {problem.message.split()[0]}" for problem in advice(book(text))]


@pytest.mark.parametrize(
    ("one", "two"),
    [
        ("effects: {bank: +1M}", "effects: {bank: +2M}"),
        ("effects: {debt: +2M}", "effects: {debt: +1M}"),
        ("effects: {bank: +1M, trust: -2}", "effects: {bank: +1M, trust: -1}"),
        ("effects: {bank: +1M, plans: +1}", "effects: {bank: +2M, plans: +1}"),
        ("effects: {trust: +1}", "effects: {trust: +1}, later: [{in: 3, text: Back., effects: {trust: +1}}]"),
        ("effects: {trust: +4}", "outcomes: [{odds: 50, effects: {trust: +10}}, {effects: {trust: +0}}]"),
        ("outcomes: [{odds: 30, effects: {trust: +10}}, {effects: {trust: +0}}]", "effects: {trust: +4}"),
        ("needs: bank > 1M, closed: No., effects: {trust: +1}", "effects: {trust: +2}"),
    ],
    ids=["more", "less", "in one of two", "beside the same", "later", "by the odds", "against odds", "always open"],
)
def test_an_option_that_is_never_better_is_told(book: Book, one: str, two: str) -> None:
    assert weighed(book, one, two) == ["W001 'one'"]


@pytest.mark.parametrize(
    ("one", "two"),
    [
        ("effects: {bank: +1M}", "effects: {bank: +1M}"),
        ("effects: {bank: +1M, trust: +1}", "effects: {bank: +2M}"),
        ("effects: {bank: +1M}", "effects: {bank: +2M, plans: +1}"),
        ("effects: {bank: +1M}, promise: map", "effects: {bank: +2M}"),
        ("effects: {bank: +1M}, keeps: map", "effects: {bank: +2M}"),
        ("effects: {bank: +1M}, breaks: map", "effects: {bank: +2M}"),
        ("effects: {bank: +1M}, uncovers: found", "effects: {bank: +2M}"),
        ("effects: {bank: +1M}, to: desk", "effects: {bank: +2M}"),
        ("effects: {bank: +1M}", "effects: {bank: +2M}, needs: trust > 90, closed: No."),
    ],
    ids=["equal", "a price", "no direction", "promise", "keeps", "breaks", "uncovers", "to", "may be closed"],
)
def test_an_option_with_something_of_its_own_is_not(book: Book, one: str, two: str) -> None:
    assert weighed(book, one, two) == []


ASKING = {
    "a rule": ("when: trust >= 0", 'when: "chose(first, one)"'),
    "the plan": ("{scene: desk}", '{scene: desk, when: "chose(first, one)"}'),
    "an ending": (
        "\nplan:",
        '\nendings: {a: {when: "chose(first, one)", title: A, text: A.}, z: {title: Z, text: Z.}}\nplan:',
    ),
    "a promise": ("stake: 3", 'stake: 3, keep: "chose(first, one)"'),
    "what comes of a promise past due": ("stake: 3", 'stake: 3, overdue: {plans: "pick(chose(first, one), 1, 2)"}'),
    "an urgency": ("hub: true", 'urgent: "pick(chose(first, one), 1, 2)", hub: true'.replace(", hub", "\n    hub")),
    "an echo": (
        "think: {text: Think.}",
        'think: {text: Think., later: [{in: 1, when: "chose(first, one)", text: Back.}]}',
    ),
    "an amount": ("plans: +1", 'plans: "pick(chose(first, one), 1, 2)"'),
}


@pytest.mark.parametrize("more", ASKING.values(), ids=ASKING)
def test_an_option_that_is_asked_for_later_is_a_matter_of_its_own(book: Book, more: tuple[str, str]) -> None:
    assert weighed(book, "effects: {bank: +1M}", "effects: {bank: +2M}") == ["W001 'one'"]
    assert weighed(book, "effects: {bank: +1M}", "effects: {bank: +2M}", more) == []


def test_an_option_is_weighed_where_no_gauge_is_at_its_end(book: Book) -> None:
    """At the opening nothing can fall below nought; lower down the first option loses more."""
    least = ("start: 50", "start: 0")
    assert weighed(book, "effects: {trust: -9}", "effects: {trust: -1}", least) == ["W001 'one'"]


@pytest.mark.parametrize("one", ["after: Nothing.", "effects: {hours: +1}"], ids=["words", "what is set each month"])
def test_an_option_that_leaves_nothing_is_told(book: Book, one: str) -> None:
    assert weighed(book, one, "effects: {bank: -1M, trust: +1}") == ["W002 'one'"]


@pytest.mark.parametrize("one", ["effects: {plans: +1}", "promise: map", "to: desk", "ends: true"])
def test_an_option_that_leaves_something_is_not(book: Book, one: str) -> None:
    assert weighed(book, one, "effects: {bank: -1M, trust: +1}") == []


def test_a_desk_is_no_decision(book: Book) -> None:
    story = book(STORY.replace("ONE", "ends: true").replace("TWO", "to: desk"))
    assert [scene.id for scene in decisions(story)] == ["first"]


@pytest.mark.parametrize(
    ("one", "more", "comes"),
    [
        ("effects: {trust: +1}", ("", ""), False),
        ("later: [{in: 1, text: Back.}]", ("", ""), False),
        ("later: [{in: 2, text: Back.}]", ("", ""), True),
        ("promise: map", ("", ""), True),
        ("effects: {trust: +1}", ASKING["a rule"], True),
        ("effects: {trust: +1}", ASKING["the plan"], True),
    ],
    ids=["at once", "next month", "later", "promise", "asked by a rule", "asked by the plan"],
)
def test_a_decision_comes_back_two_turns_later_or_when_it_is_asked_for(
    book: Book, one: str, more: tuple[str, str], comes: bool
) -> None:
    story = book(STORY.replace("ONE", one).replace("TWO", "ends: true").replace(*more))
    assert delayed(story) == (("first",) if comes else ())


def test_advice_stops_nothing(tmp_path: Path) -> None:
    folder = write(tmp_path, STORY.replace("ONE", "effects: {bank: +1M}").replace("TWO", "effects: {bank: +2M}"))
    assert (examine(folder)[1], load(folder).id) == ((), "little")
    (line,) = map(str, advise(folder))
    assert line.startswith("story.yaml:14:7: W001 'one' of 'first' is never better than 'two' (give it")
