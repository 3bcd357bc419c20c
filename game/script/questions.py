"""What a condition may ask about the run: what was chosen, promised, sent, and how long ago.

Each question becomes a look at one place of the values, so asking costs nothing.
"""

from __future__ import annotations

from collections.abc import Callable

from game.script.expressions import FLAG, NUMBER, Ask, ExpressionError, Name

NEVER, OPEN, LATE, KEPT, BROKEN, DROPPED = range(6)  # the fates of a promise, as its place holds them


def questions(
    slot: Callable[[str], int],
    scenes: dict[str, tuple[str, ...]],
    letters: dict[str, tuple[str, ...]],
    promises: tuple[str, ...],
    books: tuple[str, ...],
) -> dict[str, Ask]:
    """The questions of a story: `scenes` maps each scene to its choices, `letters` to its slots."""

    def chose(scene: str, choice: str | None) -> Name:
        _known("scene", scene, tuple(scenes))
        _known("choice of that scene", choice, scenes[scene])
        number = scenes[scene].index(str(choice)) + 1
        return Name(FLAG, f"(s[{slot(f'scene:{scene}')}] == {number})")

    def played(scene: str, _: str | None) -> Name:
        _known("scene", scene, tuple(scenes))
        return Name(FLAG, f"(s[{slot(f'when:{scene}')}] > 0)")

    def since(scene: str, _: str | None) -> Name:
        _known("scene", scene, tuple(scenes))
        when = f"s[{slot(f'when:{scene}')}]"
        return Name(NUMBER, f"(s[0] + 1 - {when} if {when} else 99)")

    def graded(letter: str, part: str | None) -> Name:
        _known("composed scene", letter, tuple(letters))
        _known("slot of that scene", part, letters[letter])
        return Name(NUMBER, f"(s[{slot(f'grade:{letter}:{part}')}] - 1)")

    def stake(book: str, _: str | None) -> Name:
        _known("book", book, books)
        return Name(NUMBER, f"s[{slot(f'stake:{book}')}]")

    def fate(test: str) -> Ask:
        def ask(promise: str, _: str | None) -> Name:
            _known("promise", promise, promises)
            place = slot(f"promise:{promise}")
            return Name(FLAG, f"({test.format(f's[{place}]')})")

        return ask

    return {
        "chose": chose,
        "played": played,
        "since": since,
        "graded": graded,
        "stake": stake,
        "promised": fate("{} > 0"),
        "open": fate(f"0 < {{}} < {KEPT}"),
        "late": fate(f"{{}} == {LATE}"),
        "kept": fate(f"{{}} == {KEPT}"),
        "broken": fate(f"{{}} == {BROKEN}"),
    }


def _known(what: str, name: str | None, known: tuple[str, ...]) -> None:
    if name is None:
        raise ExpressionError("X001", f"the {what} is missing in the brackets")
    if name not in known:
        raise ExpressionError("N005", f"'{name}' is not a {what}", name, known)
