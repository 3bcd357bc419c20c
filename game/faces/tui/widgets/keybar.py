"""The bottom line: the keys that matter here, whole or not at all, and clickable."""

from __future__ import annotations

from collections.abc import Sequence

from textual import events
from textual.content import Content
from textual.style import Style
from textual.widgets import Static

from game.faces.tui import ink


class KeyBar(Static):
    """Keys and what they do, as (key, words, action); what does not fit is left out from the right."""

    DEFAULT_CSS = "KeyBar { dock: bottom; height: 1; padding: 0 1; background: $surface; }"

    keys: Sequence[tuple[str, str, str]] = ()

    def show(self, keys: Sequence[tuple[str, str, str]]) -> None:
        """Show these keys."""
        self.keys = keys
        self._draw()

    def on_resize(self, _event: events.Resize) -> None:
        self._draw()

    def _draw(self) -> None:
        items = [self._item(*key) for key in self.keys]
        width = self.content_size.width
        rows = ink.fitted(items, width, "  ") if width else items[:1]
        self.update(rows[0] if rows else "")

    def _item(self, key: str, words: str, action: str) -> Content:
        item = ink.write((key, "$gold bold"), f"\u00a0{words}")
        return item.stylize(Style.from_meta({"press": action})) if action else item

    async def on_click(self, event: events.Click) -> None:
        if action := event.style.meta.get("press"):
            event.stop()
            await self.run_action(action)
