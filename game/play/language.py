"""A reader's language: the interface's words, and how values are written.

`Words` holds the interface's own words; the story's stand in the story. A text missing in a language is shown in the
original: a half-translated story can be played.
"""

from __future__ import annotations

import locale
import os
from importlib import import_module

LANGUAGES = ("en", "fr")


def table(package: str, language: str) -> dict[str, str]:
    """A package's words in a language. They are Python, so that a start reads no YAML for them."""
    found: dict[str, str] = import_module(f"{package}.{language}").WORDS
    return found


class Words:
    """The interface's words in one language; `words("month", n=3)`. Raises KeyError for an id that does not exist."""

    def __init__(self, language: str) -> None:
        self.language = language if language in LANGUAGES else LANGUAGES[0]
        self._table = table("game.play.words", self.language)

    def __call__(self, name: str, /, **values: object) -> str:
        text = self._table[name]
        for key, value in values.items():
            text = text.replace("{" + key + "}", str(value))
        return text

    def money(self, units: int, signed: bool = False) -> str:
        """Units of $10,000 as millions with one decimal, two where they are needed: 7490 is "$74.9M"."""
        places = 1 if abs(units) % 10 == 0 or abs(units) >= 1000 else 2
        amount = f"{abs(units) / 100:.{places}f}".replace(".", self("decimal"))
        return self("money", sign=self._sign(units, signed), amount=amount)

    def number(self, value: int, signed: bool = False) -> str:
        return f"{self._sign(value, signed)}{abs(value)}"

    def tenths(self, value: int, signed: bool = False) -> str:
        """83 is "8.3"."""
        return f"{self._sign(value, signed)}{abs(value) // 10}{self('decimal')}{abs(value) % 10}"

    def _sign(self, value: int, signed: bool) -> str:
        return self("minus") if value < 0 else "+" if signed and value else ""

    def value(self, value: int, kind: str, show: str = "") -> str:
        """A value as its kind and `show` ask: money, number, flag; "+" and "tenths"."""
        if kind == "flag":
            return self("yes" if value else "no")
        if kind == "money":
            return self.money(value, show == "+")
        return self.tenths(value) if show == "tenths" else self.number(value, show == "+")

    def ago(self, turns: int) -> str:
        """ "four months ago" """
        if turns < 2:
            return self(f"ago.{max(0, turns)}")
        return self("ago.many", n=self(f"number.{turns}") if turns <= 12 else turns)


def system_language() -> str:
    """The language of the reader's system, or English. The variables are read in the order of gettext."""
    named = (os.environ.get(name, "") for name in ("LANGUAGE", "LC_ALL", "LC_MESSAGES", "LANG"))
    name = next((name for name in named if name), "") or locale.getlocale()[0] or ""
    found = name[:2].lower()
    return found if found in LANGUAGES else LANGUAGES[0]
