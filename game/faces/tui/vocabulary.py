"""The words of this face alone (keys, hints), beside the words every face shares."""

from __future__ import annotations

from game.play.language import LANGUAGES, Words, table


class Vocabulary:
    """This face's words first, then the shared ones: `words("key.levers")`, `words("month", n=3)`."""

    def __init__(self, language: str) -> None:
        self.shared = Words(language)
        self.language = self.shared.language
        self._table = table("game.faces.tui.words", self.language)

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
