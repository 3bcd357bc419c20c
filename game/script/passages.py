"""Words with values in them: reading passages, and compiling the braces of a text.

A brace holds a value (`{bank}`, `{bank:+}`, `{honest:tenths}`), a sentence once sent (`{said letter-1 money}`),
the words of an option once taken (`{chosen compute-contract}`) or how long ago that was (`{ago compute-contract}`).
`{{` is a brace.
Nothing else in a text has a meaning.
"""

from __future__ import annotations

import re

from game.script.draft import SHOWS, Draft
from game.script.expressions import ExpressionError, Scope
from game.script.nodes import Node
from game.script.problems import Place
from game.script.words import Part, Passage, Piece

_BRACE = re.compile(r"\{\{|\{([^{}\n]*)\}|\{")


def passage(draft: Draft, node: Node, name: str, text_id: str) -> Passage:
    """The passage of an entry: a text, or a list of parts."""
    entry = node.get(name)
    if entry is None:
        return Passage()
    if entry.kind == "text":
        said = draft.say(text_id, entry.value, entry.place)
        return Passage((Part(said),)) if said else Passage()
    if not entry.need("list", draft.problems):
        return Passage()
    parts = [_part(draft, item, f"{text_id}.{number}") for number, item in enumerate(entry.items, 1)]
    return Passage(tuple(part for part in parts if part is not None))


def _part(draft: Draft, node: Node, text_id: str) -> Part | None:
    if node.kind == "text":
        return Part(draft.say(text_id, node.value, node.place))
    if not node.need("map", draft.problems):
        return None
    first = node.get("first")
    if first is not None and first.need("list", draft.problems):
        parts = [_part(draft, item, f"{text_id}.{number}") for number, item in enumerate(first.items, 1)]
        made = Part("", draft.test(node, "when"), tuple(part for part in parts if part is not None))
    else:
        made = Part(draft.words(node, "text", text_id), draft.test(node, "when"))
    node.done(draft.problems)
    return made


def compile_text(draft: Draft, text: str, place: Place, text_id: str = "") -> tuple[Piece, ...]:
    """The pieces of a text; an unknown name in braces is a fault at the text's place."""
    scope = draft.scope.with_names(draft.local.get(text_id, {}))
    pieces: list[Piece] = []
    words = ""
    end = 0
    for match in _BRACE.finditer(text):
        words += text[end : match.start()]
        end = match.end()
        at = place.behind(text[: match.start()])
        if match[0] == "{{":
            words += "{"
        elif match[1] is None:
            draft.problems.add(at, "N003", "a brace is opened and not closed", "write {{ for a brace")
        else:
            piece = _piece(draft, match[1].strip(), at, scope)
            if piece is not None:
                pieces += [Piece(words), piece] if words else [piece]
                words = ""
    words += text[end:]
    return (*pieces, Piece(words)) if words or not pieces else tuple(pieces)


def _piece(draft: Draft, inside: str, place: Place, scope: Scope) -> Piece | None:
    word, _, rest = inside.partition(" ")
    args = tuple(rest.split())
    if word in ("chosen", "ago") and len(args) == 1:
        return Piece("", word, args) if draft.reference("scenes", args[0], place, "a scene") else None
    if word == "said" and len(args) == 2:
        try:
            draft.scope.asks["graded"](*args)
        except ExpressionError as error:
            draft.refuse(error, place)
            return None
        return Piece("", "said", args)
    name, _, show = inside.partition(":")
    if show not in SHOWS:
        draft.problems.unknown(place, "N003", "a way to show a value", show, SHOWS[1:])
        return None
    if name not in scope.names:
        draft.problems.unknown(place, "N003", "a variable (in braces)", name, scope.names)
        return None
    value = draft.expression(name, place, None, scope)
    known = draft.variables.get(name)
    return Piece("", "value", (name,), value, show or (known.show if known else ""))


def placeholders(pieces: tuple[Piece, ...]) -> list[str]:
    """What a text names, sorted, for holding a translation against its original."""
    return sorted(" ".join((piece.kind, *piece.args)) for piece in pieces if piece.kind)
