"""A run as lines of JSON, and back. A save may come from a stranger: every field is checked, every size bounded."""

from __future__ import annotations

import json
from typing import Any

from game.engine.chance import MAX_SEED
from game.record.log import FORMAT, OLDEST, Decision, Header, Log
from game.script.problems import BadSave

MAX_LINE = 4_000  # a letter of six slots is under 300
MAX_DECISIONS = 2_000  # a long run has about 120


def header_line(header: Header) -> str:
    return _line(
        {
            "format": FORMAT,
            "story": header.story,
            "fingerprint": header.fingerprint,
            "seed": header.seed,
            "mode": header.mode,
        }
    )


def decision_line(decision: Decision) -> str:
    return _line({"scene": decision.scene, "choice": decision.choice, "after": decision.after})


def _line(fields: dict[str, Any]) -> str:
    return json.dumps(fields, ensure_ascii=False, separators=(",", ":")) + "\n"


def read(text: str, name: str) -> tuple[Log, bool]:
    """The run in a text, and whether its last line was torn.

    A torn last line is dropped: it is the one decision a crash may cost. Raises BadSave for anything else.
    """
    *lines, tail = text.split("\n")
    if not lines and not tail:
        raise BadSave(f"{name}: the file is empty; delete it or choose another save")
    torn = bool(tail)
    if not lines:
        lines, torn = [tail], False
    if len(lines) > MAX_DECISIONS + 1:
        raise BadSave(f"{name}: more than {MAX_DECISIONS} decisions; this is no save of this game")
    header = _header(_fields(lines[0], name, 1), name)
    decisions = [_decision(_fields(line, name, number), name, number) for number, line in enumerate(lines[1:], 2)]
    return Log(header, tuple(decisions)), torn


def _fields(line: str, name: str, number: int) -> dict[str, Any]:
    if len(line) > MAX_LINE:
        raise BadSave(f"{name}:{number}: the line is too long to be a decision")
    try:
        fields = json.loads(line)
    except (ValueError, RecursionError):
        fields = None
    if not isinstance(fields, dict):
        raise BadSave(f"{name}:{number}: not a line of a save; restore the file, or delete from this line on")
    return fields


def _header(fields: dict[str, Any], name: str) -> Header:
    version = fields.get("format")
    if type(version) is not int or "story" not in fields:
        raise BadSave(f"{name}:1: not a save of Dear Investors")
    if version > FORMAT:
        raise BadSave(
            f"{name}: written by a newer version (format {version}, this one reads up to {FORMAT}); update the game"
        )
    if version < OLDEST:
        raise BadSave(f"{name}: format {version} was never shipped")
    seed = fields.get("seed")
    if type(seed) is not int or not 0 <= seed <= MAX_SEED:
        raise BadSave(f"{name}:1: the seed must be a whole number from 0 to {MAX_SEED}")
    words = {key: _word(fields, key, name, 1) for key in ("story", "fingerprint", "mode")}
    return Header(words["story"], words["fingerprint"], seed, words["mode"])


def _decision(fields: dict[str, Any], name: str, number: int) -> Decision:
    return Decision(*(_word(fields, key, name, number) for key in ("scene", "choice", "after")))


def _word(fields: dict[str, Any], key: str, name: str, number: int) -> str:
    value = fields.get(key)
    if not isinstance(value, str) or not value.isprintable():
        raise BadSave(f"{name}:{number}: '{key}' is missing or not a text; restore the file")
    return value
