"""The bottom line: the keys that matter here, whole or not at all, and clickable."""

from __future__ import annotations

from collections.abc import Sequence

from textual import events
from textual.content import Content
from textual.style import Style

from game.faces.tui import ink
from game.faces.tui.widgets.drawn import Drawn

Key = tuple[str, str, str]  # the key, what it does, the action behind it


class KeyBar(Drawn):
    """Keys and what they do; they move closer where room is short, and what still does not fit is left out."""

    DEFAULT_CSS = "KeyBar { dock: bottom; height: 1; padding: 0 1; background: $surface; }"

    keys: Sequence[Key] = ()

    def show(self, keys: Sequence[Key]) -> None:
        """Show these keys."""
        if keys != self.keys:
            self.keys = keys
            self.redraw()

    def drawn(self, width: int) -> Content:
        items = [self._item(*key) for key in self.keys]
        wide, close = (ink.fitted(items, width, gap) for gap in ("  ", " "))
        rows = wide if len(wide) < 2 else close
        return rows[0] if rows else Content("")

    def _item(self, key: str, words: str, action: str) -> Content:
        item = ink.write((key, "$gold bold"), f"\u00a0{words}")
        return item.stylize(Style.from_meta({"press": action})) if action else item

    async def on_click(self, event: events.Click) -> None:
        if action := event.style.meta.get("press"):
            event.stop()
            await self.run_action(action)
