"""Words with values in them, as they are kept: pieces make a text, parts that fit make a passage."""

from __future__ import annotations

from dataclasses import dataclass

from game.script.expressions import Expression


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch of a text: words, or a value to be written in (`kind` tells how)."""

    words: str
    kind: str = ""  # "", "value", "said", "chosen", "ago"
    args: tuple[str, ...] = ()
    value: Expression | None = None
    show: str = ""


@dataclass(frozen=True, slots=True)
class Part:
    """One part of a passage: shown when `when` holds; `first` parts are alternatives."""

    id: str
    when: Expression | None = None
    first: tuple[Part, ...] = ()


@dataclass(frozen=True, slots=True)
class Passage:
    """Parts in order; an empty passage says nothing."""

    parts: tuple[Part, ...] = ()

    def __bool__(self) -> bool:
        return bool(self.parts)
