"""The words of this face alone (keys, hints), beside the words every face shares."""

from __future__ import annotations

from functools import cache
from pathlib import Path

from game.play.language import LANGUAGES, Words
from game.script.nodes import read_file
from game.script.problems import Problems


@cache
def _own(language: str) -> dict[str, str]:
    problems = Problems()
    node = read_file(Path(__file__).parent / "words" / f"{language}.yaml", f"tui/{language}.yaml", problems)
    problems.stop_if_any()
    return {name: entry.value for name, _, entry in node.each()} if node else {}


class Vocabulary:
    """This face's words first, then the shared ones: `words("key.levers")`, `words("month", n=3)`."""

    def __init__(self, language: str) -> None:
        self.shared = Words(language)
        self.language = self.shared.language
        self._table = _own(self.language)

    def __call__(self, name: str, /, **values: object) -> str:
        if name not in self._table:
            return self.shared(name, **values)
        text = self._table[name]
        for key, value in values.items():
            text = text.replace("{" + key + "}", str(value))
        return text

    def __contains__(self, name: str) -> bool:
        return name in self._table

    def joined(self, scene: str, choice: str) -> str:
        """ "The wall: Paint it", or one of them where both say the same."""
        return choice if scene == choice else scene + self("colon") + choice

    def other(self) -> str:
        """The language one key away."""
        return LANGUAGES[(LANGUAGES.index(self.language) + 1) % len(LANGUAGES)]
