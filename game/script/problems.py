"""What is wrong with a story, and where.

A problem has a code, a place and, where one can be given, a hint. Readers collect problems and read on, so
that an author sees all of them at once; `StoryError` is raised once, at the end of loading.

GameError
  StoryError     the author: problems, each with its place
  NotOffered     the face: show the choices again
  Diverged       the player: continue from the decision before
  BadSave        the player: the file, what is wrong with it, what to do
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field


class GameError(Exception):
    """Something a person can do something about."""


@dataclass(frozen=True, slots=True, order=True)
class Place:
    """Where something was written: file (relative to the story), line and column from 1."""

    file: str
    line: int = 1
    column: int = 1
    first: tuple[int, int] = field(default=(0, 0), compare=False, repr=False)  # of a text: its first character

    def __str__(self) -> str:
        return f"{self.file}:{self.line}:{self.column}"

    def behind(self, words: str) -> Place:
        """The place in a text behind its first words; where the text was folded or escaped, the text's own."""
        line, column = self.first
        rows = words.split("\n")
        return Place(self.file, line + len(rows) - 1, column + len(rows[-1])) if line else self


@dataclass(frozen=True, slots=True, order=True)
class Problem:
    """One fault: `code` is stable and has a faulty story in the tests that shows it."""

    place: Place
    code: str
    message: str
    hint: str = ""

    def __str__(self) -> str:
        hint = f" ({self.hint})" if self.hint else ""
        return f"{self.place}: {self.code} {self.message}{hint}"


class StoryError(GameError):
    """The story cannot be played as it is written. `problems` holds every fault, in order of place."""

    def __init__(self, problems: Iterable[Problem]) -> None:
        self.problems = tuple(sorted(set(problems)))
        super().__init__("\n".join(map(str, self.problems)))


class NotOffered(GameError):
    """The choice is not open in this state."""


class BadSave(GameError):
    """A file that is no save of this game: what is wrong, where, what to do."""


@dataclass(slots=True)
class Problems:
    """Collects faults while a story is read."""

    found: list[Problem] = field(default_factory=list)

    def add(self, place: Place, code: str, message: str, hint: str = "") -> None:
        self.found.append(Problem(place, code, message, hint))

    def unknown(self, place: Place, code: str, what: str, name: str, known: Iterable[str]) -> None:
        """A name that does not exist, with the nearest one that does."""
        import difflib

        near = difflib.get_close_matches(name, list(known), n=1, cutoff=0.6)
        self.add(place, code, f"'{name}' is not {what}", f"did you mean '{near[0]}'?" if near else "")

    def stop_if_any(self) -> None:
        """Raise StoryError with all that was found."""
        if self.found:
            raise StoryError(self.found)
