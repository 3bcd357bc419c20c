"""YAML as nodes: text stays text, places are kept, and a stranger's file cannot do harm."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from game.script.nodes import MAX_DEPTH, MAX_FILE, Node, read_text
from game.script.problems import Place, Problems


def read(text: str) -> tuple[Node | None, list[str]]:
    problems = Problems()
    node = read_text(text, "a.yaml", problems)
    return node, [str(problem) for problem in problems.found]


def sound(text: str) -> Node:
    node, said = read(text)
    assert node is not None
    assert said == []
    return node


@pytest.mark.parametrize("text", ["no", "yes", "007", "1e3", "2024-01-31", "null", "~", "8.5M", "0x10", "12:30:45"])
def test_text_stays_text(text: str) -> None:
    assert sound(f"title: {text}").text("title", Problems()) == text


def test_every_value_remembers_where_it_was_written() -> None:
    root = sound("scenes:\n  first:\n    title: A door\n    list: [one, two]\n")
    first = root.entries["scenes"][1].entries["first"][1]
    assert first.entries["title"] == (Place("a.yaml", 3, 5), first.get("title"))
    assert first.at("title") == Place("a.yaml", 3, 12)
    assert [item.place.column for item in first.entries["list"][1].items] == [12, 17]


@pytest.mark.parametrize(
    ("text", "line", "column"),
    [
        ("a: see {x} and {y}", 1, 16),
        ("a: '{x} and {y}'", 1, 13),
        ('a: "{x} and {y}"', 1, 13),
        ("a: |\n  {x} and\n  so {y}\n", 3, 6),
        ("a: |2\n    {x}\n  {y}\n", 3, 3),
        ("a: |\n\n  {x} {y}\n", 1, 4),
        ("a: >\n  {x}\n  {y}\n", 1, 4),
        ('a: "\\u0041 {x} {y}"', 1, 4),
        ("a: {b: 1}\nb: é {y}", 2, 6),
    ],
)
def test_a_place_in_a_text_is_exact_where_the_text_is_written_as_it_is_read(text: str, line: int, column: int) -> None:
    value = next(node for _, node in sound(text).entries.values() if node.kind == "text")
    assert value.place.behind(value.value[: value.value.index("{y}")]) == Place("a.yaml", line, column)


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("a: 1\na: 2\n", "a.yaml:2:1: Y002 'a' stands here twice (first at line 1)"),
        ("a: &x 1\n", "a.yaml:1:4: Y003 the anchor '&x' is not allowed in a story (remove it)"),
        ("a: !!int 1\n", "a.yaml:1:4: Y003 the tag '!!int' is not allowed: a story is plain text (remove it)"),
        ("[a]: 1\n", "a.yaml:1:1: F003 a field name must be a plain text"),
        ("a: [1\n", "a.yaml:2:1: Y001 not valid YAML: while parsing a flow sequence, did not find expected ',' or ']'"),
        ("a: 1\n--- \nb: 2\n", "a.yaml:2:1: Y001 a second document begins here (remove the line '---')"),
    ],
)
def test_what_is_refused_is_told_with_its_place(text: str, said: str) -> None:
    assert read(text)[1] == [said]


def test_an_alias_is_refused_as_value_as_key_and_as_its_own_ancestor() -> None:
    for text in ("a: &x 1\nb: *x\n", "&x a: 1\n*x : 2\n", "a: &x [*x]\n"):
        said = read(text)[1]
        assert any("an alias is not allowed in a story" in line for line in said)


def test_an_alias_bomb_is_read_in_no_time_and_refused() -> None:
    rows = ["a0: &a0 [lol, lol]", *(f"a{n}: &a{n} [{', '.join([f'*a{n - 1}'] * 9)}]" for n in range(1, 40))]
    node, said = read("\n".join(rows))
    assert node is not None
    assert len(said) == 40 + 39 * 9


@pytest.mark.parametrize(
    "text",
    [
        "[" * (MAX_FILE - 1),
        "{a: " * (MAX_FILE // 5),
        "- " * (MAX_FILE // 3),
        "? " * (MAX_FILE // 3),
        "".join(" " * n + "a:\n" for n in range(1500)),
    ],
    ids=["lists", "mappings", "items", "keys", "lines"],
)
def test_a_bottomless_file_is_refused_and_harmless(text: str) -> None:
    node, said = read(text)
    assert node is None
    assert said[0].endswith(f"nested deeper than {MAX_DEPTH} levels")


def test_what_is_deep_but_not_too_deep_is_read() -> None:
    assert sound("[" * MAX_DEPTH + "]" * MAX_DEPTH).kind == "list"


def test_a_file_that_is_too_large_is_refused_unread() -> None:
    assert read("a: [" + "1" * MAX_FILE)[1] == ["a.yaml:1:1: Y004 larger than 2,000,000 characters (split the file)"]


@pytest.mark.parametrize("text", ["", "# nothing yet\n", "---\n"])
def test_an_empty_file_holds_nothing(text: str) -> None:
    node, said = read(text)
    assert node is not None
    assert (node.entries, said) == ({}, [])


def test_a_file_may_begin_with_a_byte_order_mark() -> None:
    assert list(sound("\ufeffa: 1\n").entries) == ["a"]


@pytest.mark.parametrize("text", ["many", "1.5", "", "9" * 13, "0x10", "four"])
def test_a_number_is_whole_and_short(text: str) -> None:
    problems = Problems()
    assert sound(f"due: '{text}'").number("due", problems, 3) in (0, 3)
    assert len(problems.found) == (1 if text else 0)


def test_a_missing_field_is_a_fault_only_without_a_default() -> None:
    problems = Problems()
    node = sound("a: {b: 1}").entries["a"][1]
    assert (node.text("title", problems, "none"), node.number("due", problems, 4), node.yes("again", problems)) == (
        "none",
        4,
        False,
    )
    assert node.text("name", problems) == ""
    assert [str(p) for p in problems.found] == ["a.yaml:1:4: F002 'name' is missing here"]


def test_a_field_nobody_asked_for_is_a_fault_with_the_nearest_name() -> None:
    problems = Problems()
    node = sound("titel: A door\ntext: b\n")
    node.text("title", problems, ""), node.text("text", problems)
    node.done(problems)
    assert [str(p) for p in problems.found] == ["a.yaml:1:1: F001 'titel' is not a field here (did you mean 'title'?)"]


@given(st.text(alphabet=st.sampled_from("ab:- \n\t[]{}&*!|>'\"#%@,?0é"), max_size=60))
def test_any_text_is_read_or_refused_with_a_place(text: str) -> None:
    node, said = read(text)
    assert node is not None or said
    assert all(line.startswith("a.yaml:") for line in said)
