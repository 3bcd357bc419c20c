"""Where everything of a run has its place: the variables a story declares, and the names expressions may use."""

from __future__ import annotations

import keyword
import re
from collections.abc import Iterable

from game.script.draft import KINDS, Draft
from game.script.expressions import FLAG, MONEY, NUMBER, Ask, Name, Scope, parse
from game.script.model import Variable
from game.script.nodes import Node
from game.script.problems import Place
from game.script.questions import Questions

COUNTED = (
    "turn",
    "hand",
    "promises_open",
    "promises_late",
    "promises_kept",
    "promises_broken",
    "promises_dropped",
    "promise_debt",
)
RESERVED = (*COUNTED, "yes", "no", "min", "max", "abs", "per", "pick", "stake", "cost", "months_late")
GOOD = {"": 0, "more": 1, "less": -1}
LARGEST = 10**9  # units of $10,000, or anything counted: far past any story, far below slow arithmetic
_VARIABLE = re.compile("[a-z][a-z0-9_]*")


def lay_out(draft: Draft) -> None:
    """Give every value of a run its place, and make the names and questions expressions may use."""
    for name in COUNTED:
        draft.slot(name)
    _declare(draft)
    names = {name: Name(NUMBER, f"s[{draft.slots[name]}]") for name in COUNTED}
    for name, variable in draft.variables.items():
        names[name] = Name(KINDS[variable.kind], f"s[{draft.slots[name]}]", frozenset((name,)))
    draft.scope = Scope(names, _asks(draft))
    _derive(draft, names)


def _declare(draft: Draft) -> None:
    for name, (place, node) in draft.sections["variables"].items():
        if not node.need("map", draft.problems):
            continue
        kind = node.text("kind", draft.problems)
        if kind not in KINDS:
            if kind:
                draft.problems.unknown(node.at("kind"), "F003", "a kind of variable", kind, KINDS)
            kind = "count"
        _free(draft, name, place)
        low, high = {"gauge": (0, 100), "flag": (0, 1)}.get(kind, (-LARGEST, LARGEST))
        made = Variable(
            name,
            kind,
            _amount(draft, node, "start", kind, 0),
            _amount(draft, node, "least", kind, low),
            _amount(draft, node, "most", kind, high),
            draft.words(node, "name", f"variables.{name}", name),
            draft.show(node),
            node.yes("price", draft.problems),
            place,
            good=_good(draft, node),
        )
        node.done(draft.problems)
        if not made.least <= made.start <= made.most:
            least, most = (f"{n / 100:.12g}M" if kind == "money" else str(n) for n in (made.least, made.most))
            draft.problems.add(node.at("start"), "F003", f"'start' must lie between {least} and {most}")
        draft.variables[name] = made
        draft.slot(name)


def _good(draft: Draft, node: Node) -> int:
    """Is more of it welcome, or less? Forecasts and the search for dominated options ask."""
    good = node.text("good", draft.problems, "")
    if good not in GOOD:
        draft.problems.unknown(node.at("good"), "F003", "a direction", good, ["more", "less"])
    return GOOD.get(good, 0)


def _free(draft: Draft, name: str, place: Place) -> None:
    if not _VARIABLE.fullmatch(name) or keyword.iskeyword(name) or name in RESERVED:
        hint = "use lower-case letters, digits and underscores, and no word of the expressions"
        draft.problems.add(place, "F003", f"'{name}' cannot name a variable", hint)


def _amount(draft: Draft, node: Node, name: str, kind: str, default: int) -> int:
    if node.get(name) is None:
        return default
    made = draft.expression(node.text(name, draft.problems), node.at(name), KINDS[kind], Scope({}))
    return int(made.run(())) if made else default


def _derive(draft: Draft, names: dict[str, Name]) -> None:
    for name, (place, node) in draft.sections["derived"].items():
        if not node.need("map", draft.problems):
            continue
        kind = node.text("kind", draft.problems)
        if kind not in KINDS:
            if kind:
                draft.problems.unknown(node.at("kind"), "F003", "a kind of variable", kind, KINDS)
            kind = "count"
        _free(draft, name, place)
        if name in draft.variables:
            first = draft.variables[name].place
            draft.problems.add(place, "D001", f"'{name}' is a variable already", f"first at {first}")
        made = draft.expression(
            node.text("is", draft.problems), node.at("is"), KINDS[kind], Scope(names, draft.scope.asks)
        )
        label = draft.words(node, "name", f"derived.{name}", name)
        show = draft.show(node)
        good = _good(draft, node)
        node.done(draft.problems)
        if made is None:
            made = parse({MONEY: "0M", FLAG: "no"}.get(KINDS[kind], "0"), Scope({}))
        names[name] = Name(KINDS[kind], made.source, made.reads | {name})
        draft.variables[name] = Variable(name, kind, 0, 0, 0, label, show, False, place, made, good)
    draft.scope = Scope(names, draft.scope.asks)


def _asks(draft: Draft) -> dict[str, Ask]:
    scenes = {}
    letters = {}
    for name, (_, node) in draft.sections["scenes"].items():
        scenes[name] = tuple(_keys(node, "choices"))
        if "slots" in node.entries:
            letters[name] = tuple(_keys(node, "slots"))
    promises = tuple(draft.sections["promises"])
    books, modes = tuple(draft.sections["books"]), tuple(draft.sections["modes"])
    return Questions(draft.slot, scenes, letters, promises, books, modes).asks()


def _keys(node: Node, name: str) -> Iterable[str]:
    entry = node.entries.get(name)
    return entry[1].entries if entry else ()
