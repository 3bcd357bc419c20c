"""What a condition may ask about the run: what was chosen, promised, sent, and how long ago.

Each question becomes a look at one place of the values, so asking costs nothing.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from game.script.expressions import FLAG, NUMBER, Ask, ExpressionError, Name

NEVER, OPEN, LATE, KEPT, BROKEN, DROPPED, FOUND = range(7)  # the fates of a promise, as its place holds them


@dataclass(frozen=True, slots=True)
class Questions:
    """The questions of a story: `scenes` maps each scene to its choices, `letters` to its slots."""

    slot: Callable[[str], int]
    scenes: Mapping[str, tuple[str, ...]]
    letters: Mapping[str, tuple[str, ...]]
    promises: tuple[str, ...]
    books: tuple[str, ...]
    modes: tuple[str, ...]

    def asks(self) -> dict[str, Ask]:
        """Every question by its name."""
        return {
            "chose": self.chose,
            "played": self.played,
            "since": self.since,
            "graded": self.graded,
            "stake": self.stake,
            "worst": self.worst,
            "promised": self.fate("{} > 0"),
            "open": self.fate(f"0 < {{}} < {KEPT}"),
            "late": self.fate(f"{{}} == {LATE}"),
            "kept": self.fate(f"{{}} == {KEPT}"),
            "broken": self.fate(f"{{}} == {BROKEN}"),
            "dropped": self.fate(f"{{}} == {DROPPED}"),
            "mode": self.mode,
        }

    def chose(self, scene: str, choice: str | None) -> Name:
        _known("scene", scene, tuple(self.scenes))
        _known("choice of that scene", choice, self.scenes[scene])
        number = self.scenes[scene].index(str(choice)) + 1
        return Name(FLAG, f"(s[{self.slot(f'scene:{scene}')}] == {number})")

    def played(self, scene: str, _: str | None) -> Name:
        _known("scene", scene, tuple(self.scenes))
        return Name(FLAG, f"(s[{self.slot(f'when:{scene}')}] > 0)")

    def since(self, scene: str, _: str | None) -> Name:
        _known("scene", scene, tuple(self.scenes))
        when = f"s[{self.slot(f'when:{scene}')}]"
        return Name(NUMBER, f"(s[0] + 1 - {when} if {when} else 99)")

    def graded(self, letter: str, part: str | None) -> Name:
        _known("composed scene", letter, tuple(self.letters))
        _known("slot of that scene", part, self.letters[letter])
        return Name(NUMBER, f"(s[{self.slot(f'grade:{letter}:{part}')}] - 1)")

    def stake(self, book: str, _: str | None) -> Name:
        _known("book", book, self.books)
        return Name(NUMBER, f"s[{self.slot(f'stake:{book}')}]")

    def worst(self, book: str, _: str | None) -> Name:
        _known("book", book, self.books)
        return Name(NUMBER, f"(s[{self.slot(f'worst:{book}')}] - 1)")

    def mode(self, mode: str, _: str | None) -> Name:
        _known("mode", mode, self.modes)
        return Name(FLAG, f"(s[{self.slot('mode')}] == {self.modes.index(mode) + 1})")

    def fate(self, test: str) -> Ask:
        """The question whether a promise's place passes a test."""

        def ask(promise: str, _: str | None) -> Name:
            _known("promise", promise, self.promises)
            place = self.slot(f"promise:{promise}")
            return Name(FLAG, f"({test.format(f's[{place}]')})")

        return ask


def _known(what: str, name: str | None, known: tuple[str, ...]) -> None:
    if name is None:
        raise ExpressionError("X001", f"the {what} is missing in the brackets")
    if name not in known:
        raise ExpressionError("N005", f"'{name}' is not a {what}", name, known)
