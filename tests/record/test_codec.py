"""A run as lines, and back; and what a file that is no save is told."""

from __future__ import annotations

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from game.engine.chance import MAX_SEED
from game.record import codec
from game.record.codec import MAX_DECISIONS, MAX_LINE
from game.record.log import FORMAT, Decision, Header, Log
from game.script.problems import BadSave

WORD = st.text(max_size=60).filter(str.isprintable)
HEADERS = st.builds(Header, WORD, WORD, st.integers(0, MAX_SEED), WORD)
DECISIONS = st.builds(Decision, WORD, WORD, WORD)
HEADER = codec.header_line(Header("company", "12345678", 7))
DECISION = codec.decision_line(Decision("desk", "close", "abcdef01"))


@given(HEADERS, st.lists(DECISIONS, max_size=8))
def test_what_is_written_is_read_again(header: Header, decisions: list[Decision]) -> None:
    text = codec.header_line(header) + "".join(map(codec.decision_line, decisions))
    assert codec.read(text, "save") == (Log(header, tuple(decisions)), False)


@given(HEADERS, st.lists(DECISIONS, min_size=1, max_size=4), st.integers(0, 400))
def test_a_line_torn_anywhere_costs_only_its_own_decision(
    header: Header, decisions: list[Decision], length: int
) -> None:
    *lines, last = [codec.header_line(header), *map(codec.decision_line, decisions)]
    tail = last[: min(length, len(last) - 1)]
    assert codec.read("".join(lines) + tail, "save") == (Log(header, tuple(decisions[:-1])), bool(tail))


@given(st.text(max_size=300))
def test_any_text_is_a_run_or_a_sentence_about_the_file(text: str) -> None:
    try:
        codec.read(text, "some.jsonl")
    except BadSave as error:
        assert str(error).startswith("some.jsonl")


JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=9),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=9), inner, max_size=3),
    max_leaves=6,
)


@given(st.sampled_from(["format", "story", "fingerprint", "seed", "mode", "scene", "choice", "after"]), JSON)
def test_a_field_of_any_other_kind_is_refused_or_harmless(field: str, value: object) -> None:
    lines = [json.loads(HEADER), json.loads(DECISION)]
    changed = next(line for line in lines if field in line)
    changed[field] = value
    try:
        log, _ = codec.read("".join(json.dumps(line) + "\n" for line in lines), "some.jsonl")
    except BadSave as error:
        assert str(error).startswith("some.jsonl")
    else:
        assert 0 <= log.header.seed <= MAX_SEED
        assert all(word.isprintable() for word in (log.header.story, log.header.mode, log.decisions[0].choice))


def _header(**changes: object) -> str:
    return json.dumps(json.loads(HEADER) | changes) + "\n"


BAD = {
    "empty": ("", "save: the file is empty"),
    "garbage": ("?!\n", "save:1: not a line of a save"),
    "a list": ("[1]\n", "save:1: not a line of a save"),
    "deep": ("[" * 3000 + "\n", "save:1: not a line of a save"),
    "another program's file": ('{"name":"x"}\n', "save:1: not a save of Dear Investors"),
    "a format in words": (_header(format="1"), "save:1: not a save of Dear Investors"),
    "yes as a format": (_header(format=True), "save:1: not a save of Dear Investors"),
    "a newer format": (_header(format=FORMAT + 1), "save: written by a newer version"),
    "format nought": (_header(format=0), "save: format 0 was never shipped"),
    "a seed below": (_header(seed=-1), "save:1: the seed must be a whole number from 0 to"),
    "a seed above": (_header(seed=MAX_SEED + 1), "save:1: the seed must be a whole number from 0 to"),
    "a seed with a point": (_header(seed=1.0), "save:1: the seed must be a whole number from 0 to"),
    "no mode": (HEADER.replace("mode", "mood"), "save:1: 'mode' is missing or not a text"),
    "garbage in the middle": (HEADER + DECISION + "{\n" + DECISION, "save:3: not a line of a save"),
    "an empty line": (HEADER + "\n" + DECISION, "save:2: not a line of a save"),
    "NUL bytes": (HEADER + "\0" * 40 + "\n", "save:2: not a line of a save"),
    "an escape code in a word": (HEADER + DECISION.replace("close", r"\u001b[2J"), "save:2: 'choice' is missing"),
    "half a pair": (HEADER + DECISION.replace("close", r"\ud800"), "save:2: 'choice' is missing"),
    "no witness": (HEADER + DECISION.replace("after", "before"), "save:2: 'after' is missing"),
    "a long line": (HEADER + '{"scene":"' + "x" * MAX_LINE + '"}\n', "save:2: the line is too long"),
    "a long number": (HEADER + "9" * MAX_LINE + "\n", "save:2: not a line of a save"),
    "too many lines": (HEADER + DECISION * (MAX_DECISIONS + 1), f"save: more than {MAX_DECISIONS} decisions"),
}


@pytest.mark.parametrize("fault", BAD)
def test_what_is_no_save_is_told_with_its_place(fault: str) -> None:
    text, told = BAD[fault]
    with pytest.raises(BadSave) as caught:
        codec.read(text, "save")
    assert str(caught.value).startswith(told)


def test_as_many_decisions_as_allowed_are_read() -> None:
    assert len(codec.read(HEADER + DECISION * MAX_DECISIONS, "save")[0].decisions) == MAX_DECISIONS


def test_windows_line_ends_are_read() -> None:
    assert codec.read((HEADER + DECISION).replace("\n", "\r\n"), "save")[0].decisions[0].choice == "close"
