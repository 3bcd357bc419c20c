"""YAML as nodes that remember where they were written.

Every scalar is text until a field asks for a kind, so `title: no` stays "no". Double keys, anchors, aliases and
tags are refused, sizes and depth are bounded: a story may come from a stranger. A field that nobody asked for
is a fault, reported by `Node.done()`.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

import yaml

from game.script.problems import Place, Problems

try:
    from yaml import CBaseLoader as _Loader
except ImportError:  # PyYAML built without libyaml: the same answers, seven times slower
    from yaml import BaseLoader as _Loader  # type: ignore[assignment]

MAX_FILE = 2_000_000  # characters; the whole of Mirabelle is under a million
MAX_DEPTH = 30
MAX_FILES = 500
PLAIN_TAGS = {f"tag:yaml.org,2002:{name}" for name in ("str", "seq", "map")}

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

    def number(self, name: str, problems: Problems, default: int | None = None) -> int:
        """A whole number; anything else is a fault."""
        text = self.text(name, problems, None if default is None else str(default))
        try:
            if len(text) > 12:
                raise ValueError
            return int(text)
        except ValueError:
            if text:
                problems.add(self.at(name), "F003", f"'{name}' must be a whole number, not '{text[:20]}'")
            return default or 0

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
        problems.add(Place(name), "Y001", f"not UTF-8 text (byte {error.start})", "save the file as UTF-8")
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
    try:
        root = _Loader(text).get_single_node()
    except yaml.MarkedYAMLError as error:
        mark = error.problem_mark or error.context_mark
        place = Place(name, mark.line + 1, mark.column + 1) if mark else Place(name)
        problems.add(place, "Y001", f"not valid YAML: {error.problem or error.context}")
        return None
    except (yaml.YAMLError, RecursionError, ValueError) as error:
        problems.add(Place(name), "Y001", f"not valid YAML: {str(error).splitlines()[0][:100]}")
        return None
    if root is None:
        return Node(Place(name), "map")
    return _convert(root, name, problems, 0, set())


def _convert(raw: yaml.Node, name: str, problems: Problems, depth: int, seen: set[int]) -> Node:
    place = Place(name, raw.start_mark.line + 1, raw.start_mark.column + 1)
    if depth > MAX_DEPTH:
        problems.add(place, "Y004", f"nested deeper than {MAX_DEPTH} levels")
        return Node(place, "text")
    if raw.tag not in PLAIN_TAGS:
        problems.add(place, "Y003", f"the tag '{raw.tag[:40]}' is not allowed: a story is plain text")
    if id(raw) in seen:
        problems.add(place, "Y003", "an alias is not allowed in a story", "write it out again")
        return Node(place, "text")
    seen.add(id(raw))
    if isinstance(raw, yaml.ScalarNode):
        return Node(place, "text", value=raw.value)
    if isinstance(raw, yaml.SequenceNode):
        return Node(place, "list", items=tuple(_convert(item, name, problems, depth + 1, seen) for item in raw.value))
    node = Node(place, "map")
    for key, value in raw.value:
        key_place = Place(name, key.start_mark.line + 1, key.start_mark.column + 1)
        if not isinstance(key, yaml.ScalarNode):
            problems.add(key_place, "F003", "a field name must be a plain text")
        elif key.value in node.entries:
            first = node.entries[key.value][0]
            problems.add(key_place, "Y002", f"'{key.value}' stands here twice", f"first at line {first.line}")
        else:
            node.entries[key.value] = (key_place, _convert(value, name, problems, depth + 1, seen))
    return node
