"""Widgets that set their words for the width they get, and are as high as that takes."""

from __future__ import annotations

from textual.content import Content
from textual.geometry import Size
from textual.widget import Widget

from game.faces.tui import ink


class Drawn(Widget):
    """A widget that draws one Content. `redraw` says that something has changed."""

    DEFAULT_CSS = "Drawn { height: auto; }"

    _set: tuple[int, Content, int] = (0, Content(""), -1)  # for which width, what, how high

    def drawn(self, width: int) -> Content:
        """What to show in so many columns."""
        raise NotImplementedError

    def redraw(self) -> None:
        """Draw again: what is shown has changed. The screen is laid out anew only if the height has, too."""
        width = self.content_size.width
        before = self._set[2] if self._set[0] == width else -1
        self._set = (0, Content(""), -1)
        self.refresh(layout=not width or self._for(width)[2] != before)

    def forget(self) -> None:
        """What is shown has changed, but nobody sees it now: it is drawn when it is shown again."""
        self._set = (0, Content(""), -1)

    def _for(self, width: int) -> tuple[int, Content, int]:
        if self._set[0] != width:
            rows = ink.wrapped(self.drawn(width), width) if width else []
            self._set = (width, ink.lines(rows), len(rows))
        return self._set

    def render(self) -> Content:
        return self._for(self.content_size.width)[1]

    def get_content_height(self, container: Size, viewport: Size, width: int) -> int:
        return self._for(width)[2]


class Written(Drawn):
    """Words that are given as they are."""

    def __init__(self, words: Content | str = "", *, id: str | None = None, classes: str | None = None) -> None:  # noqa: A002 (Textual's name)
        super().__init__(id=id, classes=classes)
        self.words = Content(words) if isinstance(words, str) else words

    def update(self, words: Content) -> None:
        """Show these words."""
        self.words = words
        self.redraw()

    def drawn(self, width: int) -> Content:
        return self.words
