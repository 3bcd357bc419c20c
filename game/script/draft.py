"""A story while it is being read: its files merged by section, the names it declares, the words it holds.

Ids are collected first, so that a condition may name a scene of a later file. Only then are expressions read.
"""

from __future__ import annotations

import difflib
import re
from collections.abc import Iterable
from dataclasses import dataclass, field
from pathlib import Path

from game.script.expressions import (
    FLAG,
    MONEY,
    NUMBER,
    Expression,
    ExpressionError,
    Name,
    Scope,
    parse,
)
from game.script.model import Effect, Variable
from game.script.nodes import MAX_FILES, Node, read_file
from game.script.problems import Place, Problems

SECTIONS = [
    "story",
    "variables",
    "derived",
    "cast",
    "plan",
    "turns",
    "rules",
    "levers",
    "scenes",
    "promises",
    "ledger",
    "books",
    "lines",
    "meters",
    "board",
    "endings",
    "glossary",
    "modes",
    "panel",
]
SINGLE = {"story", "plan", "turns", "ledger"}
KINDS = {"money": MONEY, "gauge": NUMBER, "count": NUMBER, "flag": FLAG}
SHOWS = ("", "+", "tenths")
PLACES = ("lever", "ledger")  # where a choice is made that belongs to no scene
_ID = re.compile("[a-z0-9][a-z0-9-]*")


@dataclass(slots=True)
class Draft:
    """Everything the readers share."""

    folder: Path
    problems: Problems
    sections: dict[str, dict[str, tuple[Place, Node]]]
    files: tuple[str, ...] = ()
    single: dict[str, Node] = field(default_factory=dict)
    texts: dict[str, tuple[str, Place]] = field(default_factory=dict)
    slots: dict[str, int] = field(default_factory=dict)
    variables: dict[str, Variable] = field(default_factory=dict)
    scope: Scope = field(default_factory=lambda: Scope({}))
    used: set[str] = field(default_factory=set)
    local: dict[str, dict[str, Name]] = field(default_factory=dict)  # names that only one text may use
    moved: set[str] = field(default_factory=set)

    def ids(self, section: str) -> Iterable[str]:
        return self.sections[section]

    def slot(self, name: str) -> int:
        """The place of a value, made when first asked for."""
        return self.slots.setdefault(name, len(self.slots))

    def say(self, text_id: str, text: str, place: Place) -> str:
        """Keep the words of an id; returns the id, or "" where there are no words."""
        if not text.strip():
            return ""
        self.texts[text_id] = (text.strip("\n"), place)
        return text_id

    def words(self, node: Node, name: str, text_id: str, default: str | None = None) -> str:
        """The words of an entry, kept under `text_id`."""
        return self.say(text_id, node.text(name, self.problems, default), node.at(name))

    def expression(self, text: str, place: Place, want: str | None, scope: Scope | None = None) -> Expression | None:
        """An expression at a place, or None with the fault noted."""
        try:
            made = parse(text, scope or self.scope, want)
        except ExpressionError as error:
            self.refuse(error, place)
            return None
        self.used |= made.reads
        return made

    def refuse(self, error: ExpressionError, place: Place) -> None:
        """Note what is wrong with an expression or a question, with the nearest name there is."""
        near = difflib.get_close_matches(error.name, error.near, n=1, cutoff=0.6) if error.name else []
        self.problems.add(place, error.code, str(error), f"did you mean '{near[0]}'?" if near else "")

    def test(self, node: Node, name: str, want: str | None = FLAG, scope: Scope | None = None) -> Expression | None:
        """The expression of an entry, or None where there is none."""
        entry = node.get(name)
        if entry is None or not entry.need("text", self.problems):
            return None
        return self.expression(entry.value, entry.place, want, scope)

    def check_id(self, name: str, place: Place) -> None:
        """Is this an id as conditions, texts and saves can write it? If not, that is a fault."""
        if not _ID.fullmatch(name):
            hint = "use lower-case letters, digits and dashes"
            self.problems.add(place, "F003", f"'{name[:40]}' cannot be an id", hint)
        elif name in PLACES:
            self.problems.add(place, "F003", f"'{name}' cannot be an id: the game itself uses it")

    def items(self, node: Node, name: str) -> tuple[Node, ...]:
        """The mappings of an entry that is a list; nothing where it is absent."""
        entry = node.get(name)
        if entry is None or not entry.need("list", self.problems):
            return ()
        return tuple(item for item in entry.items if item.need("map", self.problems))

    def listed(self, node: Node, name: str) -> tuple[Node, ...]:
        """The words of an entry that is a list; nothing where it is absent."""
        entry = node.get(name)
        if entry is None or not entry.need("list", self.problems):
            return ()
        return tuple(item for item in entry.items if item.need("text", self.problems))

    def letter_slots(self) -> set[str]:
        """The slots of all composed scenes that are kept in a book."""
        scenes = [node.entries for _, node in self.sections["scenes"].values()]
        return {
            slot
            for entries in scenes
            if "book" in entries and "slots" in entries
            for slot in entries["slots"][1].entries
        }

    def reference(self, section: str, name: str, place: Place, what: str) -> bool:
        """Does the id exist in the section? If not, that is a fault."""
        if name in self.sections[section]:
            return True
        self.problems.unknown(place, "N001", what, name, self.sections[section])
        return False

    def show(self, node: Node) -> str:
        """How the value of an entry is written in texts; "" is as its kind asks."""
        show = node.text("show", self.problems, "")
        if show not in SHOWS:
            self.problems.unknown(node.at("show"), "F003", "a way to show a value", show, SHOWS[1:])
        return show

    def effects(self, node: Node, scope: Scope | None = None, field: str = "effects") -> tuple[Effect, ...]:
        """The `effects` of an entry: each reads the values before and stays within its bounds."""
        made = []
        for name, place, value in node.map(field, self.problems).each():
            variable = self.variables.get(name)
            if variable is None or variable.derived is not None:
                known = [n for n, v in self.variables.items() if v.derived is None]
                self.problems.unknown(place, "N004", "a variable that effects can move", name, known)
                continue
            if not value.need("text", self.problems):
                continue
            text = value.value.strip()
            amount = self.expression(text.removeprefix("=").strip(), value.place, KINDS[variable.kind], scope)
            if amount is None:
                continue
            if variable.kind == "flag":
                if not text.startswith("="):
                    self.problems.add(value.place, "X002", f"a flag is set, not moved: '{name}: = {text}'")
                source = f"int({amount.source})"
            else:
                moved = amount.source if text.startswith("=") else f"s[{self.slots[name]}] + {amount.source}"
                source = f"max({variable.least}, min({variable.most}, {moved}))"
            made.append(Effect(name, self.slots[name], source, value.place))
            self.moved.add(name)
        return tuple(made)


def gather(folder: Path, problems: Problems) -> Draft:
    """Read all files of a story folder and merge them by section. Doubles are faults."""
    draft = Draft(folder, problems, {name: {} for name in SECTIONS if name not in SINGLE})
    if not folder.is_dir():
        problems.add(Place(str(folder)), "Y004", "is not a folder with a story", "give the folder of a story")
        return draft
    names = sorted(_story_files(folder))
    if len(names) > MAX_FILES:
        problems.add(Place(str(folder)), "Y004", f"holds more than {MAX_FILES} YAML files")
        return draft
    draft.files = tuple(names)
    for name in names:
        node = read_file(folder / name, name, problems)
        if node is not None and node.need("map", problems):
            _merge(draft, node)
    if "story" not in draft.single and not problems.found:
        problems.add(Place("story.yaml"), "F002", "no file has a 'story:' section with id, title and start")
    return draft


def _story_files(folder: Path) -> Iterable[str]:
    languages = {path.parent.name for path in folder.glob("*/lock.yaml")}
    for path in folder.rglob("*.yaml"):
        parts = path.relative_to(folder).parts
        if parts[0] in languages or parts[0] == "plays" or (len(parts) > 1 and len(parts[0]) == 2):
            continue
        if inside(folder, path):
            yield path.relative_to(folder).as_posix()


def inside(folder: Path, path: Path) -> bool:
    """Is the file part of the story? A link out of the folder is not."""
    return folder.resolve() in path.resolve().parents


def _merge(draft: Draft, root: Node) -> None:
    for section, place, node in root.each():
        if section not in SECTIONS:
            draft.problems.unknown(place, "F001", "a section of a story", section, SECTIONS)
        elif section in SINGLE:
            if section in draft.single:
                first = draft.single[section].place
                draft.problems.add(place, "D001", f"'{section}' stands twice", f"first in {first.file}")
            draft.single[section] = node
        elif node.need("map", draft.problems):
            for name, where, entry in node.each():
                if name in draft.sections[section]:
                    first = draft.sections[section][name][0]
                    draft.problems.add(where, "D001", f"'{name}' stands twice in {section}", f"first at {first}")
                else:
                    draft.sections[section][name] = (where, entry)
