"""YAML as nodes that remember where they were written.

Every scalar is text until a field asks for a kind, so `title: no` stays "no". Double keys, anchors, aliases and
tags are refused, sizes and depth are bounded: a story may come from a stranger. A field that nobody asked for
is a fault, reported by `Node.done()`.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import yaml

from game.script.problems import Place, Problems

try:
    from yaml import CBaseLoader as _Loader
except ImportError:  # PyYAML built without libyaml: the same answers, seven times slower
    from yaml import BaseLoader as _Loader  # type: ignore[assignment]

MAX_FILE = 2_000_000  # characters; the whole of Mirabelle is under a million
MAX_DEPTH = 30
MAX_FILES = 500
_CONTROL = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]")

Entry = tuple[Place, "Node"]


@dataclass(slots=True)
class Node:
    """A value in a story file: a text, a list or a mapping, with its place."""

    place: Place
    kind: str  # "text", "list" or "map"
    value: str = ""
    items: tuple[Node, ...] = ()
    entries: dict[str, Entry] = field(default_factory=dict)
    asked: set[str] = field(default_factory=set)

    def get(self, name: str) -> Node | None:
        """The entry of a mapping, marked as read."""
        self.asked.add(name)
        entry = self.entries.get(name)
        return entry[1] if entry else None

    def each(self) -> Iterator[tuple[str, Place, Node]]:
        """All entries of a mapping, marked as read."""
        self.asked.update(self.entries)
        for name, (place, node) in self.entries.items():
            yield name, place, node

    def at(self, name: str) -> Place:
        """Where the value of an entry stands, or the mapping itself."""
        entry = self.entries.get(name)
        return entry[1].place if entry else self.place

    def need(self, kind: str, problems: Problems) -> bool:
        """Is this node of the kind? If not, that is a fault."""
        if self.kind != kind:
            asked = {"text": "a text", "list": "a list", "map": "a mapping"}
            problems.add(self.place, "F003", f"expected {asked[kind]}, found {asked[self.kind]}")
        return self.kind == kind

    def text(self, name: str, problems: Problems, default: str | None = None) -> str:
        """The text of an entry; missing without a default is a fault."""
        node = self.get(name)
        if node is None:
            if default is None:
                problems.add(self.place, "F002", f"'{name}' is missing here")
            return default or ""
        return node.value if node.need("text", problems) else default or ""

    def number(self, name: str, problems: Problems, default: int | None = None, least: int | None = None) -> int:
        """A whole number, at least `least`; anything else is a fault."""
        text = self.text(name, problems, None if default is None else str(default))
        try:
            if len(text) > 12:
                raise ValueError
            number = int(text)
        except ValueError:
            if text:
                problems.add(self.at(name), "F003", f"'{name}' must be a whole number, not '{text[:20]}'")
            return default or 0
        if least is not None and number < least:
            problems.add(self.at(name), "F003", f"'{name}' must be at least {least}, not {number}")
        return number

    def yes(self, name: str, problems: Problems) -> bool:
        """`yes`/`true` or `no`/`false`; absent means no."""
        text = self.text(name, problems, "no")
        if text not in ("yes", "true", "no", "false"):
            problems.add(self.at(name), "F003", f"'{name}' must be yes or no, not '{text[:20]}'")
        return text in ("yes", "true")

    def map(self, name: str, problems: Problems) -> Node:
        """The mapping under a name; absent means empty."""
        node = self.get(name)
        if node is None or not node.need("map", problems):
            return Node(self.at(name), "map")
        return node

    def done(self, problems: Problems) -> None:
        """Every entry nobody asked for is a fault."""
        for name, (place, _) in self.entries.items():
            if name not in self.asked:
                problems.unknown(place, "F001", "a field here", name, self.asked)


def read_file(path: Path, name: str, problems: Problems) -> Node | None:
    """One YAML file as a node, or None with the faults noted. `name` is how places call the file."""
    try:
        text = path.read_text(encoding="utf-8")
    except UnicodeDecodeError as error:
        before = error.object[: error.start].split(b"\n")
        place = Place(name, len(before), len(before[-1]) + 1)
        problems.add(place, "Y001", f"not UTF-8 text (byte {error.start})", "save the file as UTF-8")
        return None
    except OSError as error:
        problems.add(Place(name), "Y004", f"cannot be read: {error.strerror}")
        return None
    return read_text(text, name, problems)


def read_text(text: str, name: str, problems: Problems) -> Node | None:
    """YAML text as a node, or None with the faults noted."""
    if len(text) > MAX_FILE:
        problems.add(Place(name), "Y004", f"larger than {MAX_FILE:,} characters", "split the file")
        return None
    reader = _Reader(text, name, problems)
    try:
        return reader.document()
    except _Refused:
        return None
    except yaml.MarkedYAMLError as error:
        unclosed = "end of stream" in (error.problem or "")  # what was opened is what the author looks for
        mark = (error.context_mark if unclosed else None) or error.problem_mark or error.context_mark
        place = Place(name, mark.line + 1, mark.column + 1) if mark else Place(name)
        said = ", ".join(part for part in (error.context, error.problem) if part)
        problems.add(place, "Y001", f"not valid YAML: {said}")
    except (yaml.YAMLError, ValueError) as error:
        problems.add(Place(name), "Y001", f"not valid YAML: {str(error).splitlines()[0][:100]}")
    return None


class _Refused(Exception):
    """The rest of the file is not worth reading; the fault is noted."""


class _Reader:
    """Builds nodes from the parser's events. PyYAML's own tree is never made: it recurses in C, past any bound."""

    def __init__(self, text: str, name: str, problems: Problems) -> None:
        self.lines, self.name, self.problems = re.split("\r\n?|[\n\x85\u2028\u2029]", text), name, problems
        self.next: Callable[[], Any] = _Loader(text).get_event

    def document(self) -> Node:
        """The one document of the file; an empty file is an empty mapping."""
        self.next()
        if isinstance(self.next(), yaml.StreamEndEvent):
            return Node(Place(self.name), "map")
        node = self.node(self.next(), 0)
        self.next()
        second = self.next()
        if not isinstance(second, yaml.StreamEndEvent):
            self.problems.add(self.place(second), "Y001", "a second document begins here", "remove the line '---'")
        return node

    def place(self, event: Any) -> Place:
        return Place(self.name, event.start_mark.line + 1, event.start_mark.column + 1)

    def node(self, event: Any, depth: int) -> Node:
        place = self.place(event)
        if isinstance(event, yaml.AliasEvent):
            self.problems.add(place, "Y003", "an alias is not allowed in a story", "write it out again")
            return Node(place, "text")
        if event.anchor:
            self.problems.add(
                place, "Y003", f"the anchor '&{event.anchor[:40]}' is not allowed in a story", "remove it"
            )
        if event.tag and event.tag != "!":
            tag = event.tag.replace("tag:yaml.org,2002:", "!!")[:40]
            self.problems.add(place, "Y003", f"the tag '{tag}' is not allowed: a story is plain text", "remove it")
        if depth > MAX_DEPTH:
            self.problems.add(place, "Y004", f"nested deeper than {MAX_DEPTH} levels")
            raise _Refused
        if isinstance(event, yaml.ScalarEvent):
            self.check_letters(event.value, place)
            return Node(Place(place.file, place.line, place.column, self.first(event)), "text", value=event.value)
        if isinstance(event, yaml.SequenceStartEvent):
            return Node(place, "list", items=tuple(self.items(depth)))
        return self.mapping(Node(place, "map"), depth)

    def check_letters(self, text: str, place: Place) -> None:
        """A text goes to a terminal: no letter of it may be a command to one."""
        found = _CONTROL.search(text)
        if found:
            self.problems.add(place, "Y005", f"the control character U+{ord(found[0]):04X} is not allowed", "remove it")

    def first(self, event: Any) -> tuple[int, int]:
        """Where the first character of a text stands, if it is written as it is read; else (0, 0)."""
        begin, end, text = event.start_mark, event.end_mark, event.value
        if not text or text.startswith("\n"):
            return 0, 0
        if event.style == "|":
            indent = len(self.lines[begin.line + 1]) - len(text.partition("\n")[0])
            return begin.line + 2, indent + 1
        around = end.column - begin.column - len(text)  # two quotes, or nothing, around an unfolded text
        if begin.line == end.line and around in (0, 2) and event.style != ">":
            return begin.line + 1, begin.column + around // 2 + 1
        return 0, 0

    def items(self, depth: int) -> Iterator[Node]:
        while not isinstance(event := self.next(), yaml.SequenceEndEvent):
            yield self.node(event, depth + 1)

    def mapping(self, made: Node, depth: int) -> Node:
        while not isinstance(event := self.next(), yaml.MappingEndEvent):
            key = self.node(event, depth + 1)
            value = self.node(self.next(), depth + 1)
            if key.kind != "text":
                self.problems.add(key.place, "F003", "a field name must be a plain text")
            elif key.value in made.entries:
                first = made.entries[key.value][0]
                self.problems.add(key.place, "Y002", f"'{key.value}' stands here twice", f"first at line {first.line}")
            else:
                made.entries[key.value] = (key.place, value)
        return made
