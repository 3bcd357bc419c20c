"""Widgets that set their words for the width they get, and are as high as that takes."""

from __future__ import annotations

from textual.content import Content
from textual.geometry import Size
from textual.widget import Widget


class Drawn(Widget):
    """A widget that draws one Content. `redraw` says that something has changed."""

    DEFAULT_CSS = "Drawn { height: auto; }"

    _set: tuple[int, Content] | None = None

    def drawn(self, width: int) -> Content:
        """What to show in so many columns."""
        raise NotImplementedError

    def redraw(self) -> None:
        """Draw again: what is shown has changed."""
        self._set = None
        self.refresh(layout=True)

    def _for(self, width: int) -> Content:
        if self._set is None or self._set[0] != width:
            self._set = (width, self.drawn(width))
        return self._set[1]

    def render(self) -> Content:
        return self._for(self.content_size.width)

    def get_content_height(self, container: Size, viewport: Size, width: int) -> int:
        return len(self._for(width).wrap(width)) if width else 0
