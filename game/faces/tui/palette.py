"""The palette: whatever can be done here, found by its words. Made from the keys of the screen beneath it."""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Iterator
from functools import partial
from typing import TYPE_CHECKING, cast

from textual.command import CommandPalette, DiscoveryHit, Hit, Hits, Provider
from textual.content import Content

from game.faces.tui import ink
from game.faces.tui.messages import Opened, SettingChanged
from game.faces.tui.themes import THEMES
from game.faces.tui.vocabulary import Vocabulary
from game.play.language import LANGUAGES

if TYPE_CHECKING:
    from game.faces.tui.app import InvestorsApp

Entry = tuple[str, str, Callable[[], Awaitable[object] | object]]  # words, key, what it does
RUNS = 8  # of the shelf, the newest


def palette(hint: str) -> CommandPalette:
    """The palette, over the screen that is shown."""
    return CommandPalette([Everything], placeholder=hint)


class Everything(Provider):
    """The keys of a screen that have words of their own, then colours, languages and runs."""

    @property
    def house(self) -> InvestorsApp:
        return cast("InvestorsApp", self.app)

    def entries(self) -> Iterator[Entry]:
        """All there is, in the order it is offered."""
        words, house = self.house.words, self.house
        for active in self.screen.active_bindings.values():
            binding = active.binding
            if binding.id not in (None, "palette") and active.enabled and binding.description in words:
                key = binding.key_display or binding.key
                yield words(binding.description), key, partial(self.screen.run_action, binding.action)
        for theme in THEMES:
            yield self._setting("theme", theme, words(f"theme.{theme}"))
        for language in LANGUAGES:
            yield self._setting("language", language, Vocabulary(language)("language.name"))
        if house.story_now is not None:
            from game.faces.tui.screens.shelf import runs

            for run in runs(house.story, house.shelf, words, most=RUNS):
                if not run.fault:
                    yield f"{words('load')}: {run.line}", "", partial(house.post_message, Opened(run.path))

    def _setting(self, name: str, value: str, shown: str) -> Entry:
        words = f"{self.house.words(name)}{self.house.words('colon')}{shown}"
        return words, "", partial(self.house.post_message, SettingChanged(name, value))

    async def discover(self) -> Hits:
        for words, key, do in self.entries():
            yield DiscoveryHit(_line(Content(words), key), do, words)

    async def search(self, query: str) -> Hits:
        matcher, found = self.matcher(query), False
        for words, key, do in self.entries():
            if score := matcher.match(words):
                found = True
                yield Hit(score, _line(matcher.highlight(words), key), do, words)
        if not found:
            none = self.house.words("palette.none")
            yield Hit(0.1, Content(none), partial(self.house.say, none), none)


def _line(words: Content, key: str) -> Content:
    return ink.write(words, (f"   {key}", "$gold bold")) if key else words
