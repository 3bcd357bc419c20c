"""Translations stand beside the original: the same file names, flat `id: text`.

`lock.yaml` of a language keeps a digest of the original each text was made from, so an edited original visibly loses
its translation. The files a story names under `translations` must be complete; others may wait, and are shown in
the original.
"""

from __future__ import annotations

import hashlib
import re
from pathlib import Path

from game.script.draft import Draft, inside
from game.script.nodes import Entry, Node, read_file
from game.script.passages import compile_text, placeholders
from game.script.problems import Place
from game.script.words import Piece

LOCK = "lock.yaml"
LANGUAGE = re.compile("[a-z]{2}")  # also the name of a folder: nothing here may lead out of the story
Texts = dict[str, dict[str, tuple[Piece, ...]]]


def digest(text: str) -> str:
    """Six hex digits of an original text."""
    return hashlib.blake2b(text.encode(), digest_size=3).hexdigest()


def read_translations(draft: Draft, folder: Path, language: str, covered: Node) -> Texts:
    """All translated texts, compiled, with missing, orphan, stale and differing ones noted as faults."""
    texts: Texts = {}
    for name, place, files in covered.each():
        if not LANGUAGE.fullmatch(name):
            draft.problems.add(place, "F003", f"'{name[:20]}' is not a language", "write its code, such as fr")
            continue
        if name == language or not files.need("list", draft.problems):
            continue
        wanted = {item.value + ".yaml" for item in files.items if item.need("text", draft.problems)}
        texts[name] = _language(draft, folder, name, wanted, files.place)
    return texts


def _language(draft: Draft, folder: Path, name: str, wanted: set[str], place: Place) -> dict[str, tuple[Piece, ...]]:
    said: dict[str, Entry] = {}
    locked: dict[str, Entry] = {}
    for path in _files(folder, name):
        node = read_file(path, path.relative_to(folder).as_posix(), draft.problems)
        _read_flat(draft, node, locked if path.name == LOCK else said)
    for file in sorted(wanted - set(draft.files)):
        draft.problems.unknown(place, "N001", "a file of this story", file.removesuffix(".yaml"), _stems(draft))
    for key, (_, where) in draft.texts.items():
        if where.file in wanted and key not in said:
            draft.problems.add(where, "T001", f"'{key}' has no text in '{name}'", f"add it to {name}/{where.file}")
    made = {}
    for key, (where, node) in said.items():
        if key not in draft.texts:
            draft.problems.unknown(where, "T003", "a text of the original", key, draft.texts)
            continue
        made[key] = compile_text(draft, node.value.strip("\n"), node.place, key)
        _compare(draft, key, made[key], node.place, locked[key][1].value if key in locked else "")
    return made


def _files(folder: Path, name: str) -> list[Path]:
    return sorted(path for path in (folder / name).rglob("*.yaml") if inside(folder, path))


def _stems(draft: Draft) -> list[str]:
    return [file.removesuffix(".yaml") for file in draft.files]


def _compare(draft: Draft, key: str, pieces: tuple[Piece, ...], where: Place, locked: str) -> None:
    original, place = draft.texts[key]
    named, there = placeholders(pieces), placeholders(compile_text(draft, original, place, key))
    if set(named) != set(there):
        odd = ["{" + name.removeprefix("value ") + "}" for name in sorted(set(named) ^ set(there))]
        draft.problems.add(
            where,
            "T004",
            f"'{key}' does not name the same values as the original",
            f"look at {', '.join(odd)}",
        )
    if locked != digest(original):
        said = f"the original of '{key}' has changed since it was translated"
        if not locked:
            said = f"'{key}' is not in {LOCK}: nothing tells which original it was made from"
        draft.problems.add(where, "T002", said, f"look at {place}, then `check --lock`")


def _read_flat(draft: Draft, root: Node | None, into: dict[str, Entry]) -> None:
    if root is None or not root.need("map", draft.problems):
        return
    for key, place, node in root.each():
        if node.need("text", draft.problems):
            if key in into:
                draft.problems.add(place, "D001", f"'{key}' is translated twice", f"first at {into[key][0]}")
            into[key] = (place, node)


def write_locks(draft: Draft, folder: Path) -> list[Path]:
    """Write each language's lock anew from the texts that are there; returns the files."""
    written = []
    for name, _, _ in draft.single["story"].map("translations", draft.problems).each():
        lock = folder / name / LOCK
        if not LANGUAGE.fullmatch(name) or not inside(folder, lock):
            continue
        said: dict[str, Entry] = {}
        for path in _files(folder, name):
            if path.name != LOCK:
                _read_flat(draft, read_file(path, path.name, draft.problems), said)
        rows = "".join(f"{key}: {digest(draft.texts[key][0])}\n" for key in said if key in draft.texts)
        lock.write_text(
            "# Digests of the originals, written by `dear-investors check --lock`.\n" + rows, encoding="utf-8"
        )
        written.append(lock)
    return written
