"""What every key does here, and the story's words explained."""

from __future__ import annotations

from textual.binding import Binding
from textual.content import Content

from game.faces.tui import ink
from game.faces.tui.screens.listing import ListPage


class HelpPage(ListPage):
    """Made from the bindings of the screen it was asked on, so it cannot go stale."""

    def __init__(self, bindings: list[Binding]) -> None:
        super().__init__()
        self.asked_about = bindings

    def show(self) -> None:
        words = self.words
        self.set_title(words("help"))
        keys: dict[str, list[str]] = {}
        for binding in self.asked_about:
            label = binding.key_display or binding.key
            signs = keys.setdefault(binding.description, [])
            if label not in signs:
                signs.append(label)
        rows: list[ink.Part] = [words("help.intro"), ""]
        for help_id, signs in keys.items():
            if help_id in words:
                shown = f"{signs[0]}-{signs[-1]}" if len(signs) > 2 else " ".join(signs)
                rows.append(ink.write((f"  {shown:<6}", "$gold bold"), words(help_id)))
        rows += ["", (words("help.saved"), ink.QUIET)]
        rows += self._board()
        rows += self._glossary()
        self.set_text(ink.lines(rows))
        super().show()

    def _board(self) -> list[ink.Part]:
        if self.house.session is None:
            return []
        lines = self.house.session.view().lines
        rows = [
            ink.write((f"{line.label.strip()}  ", ink.STRONG), (line.hint, ink.QUIET)) for line in lines if line.hint
        ]
        return ["", (self.words("help.lines"), ink.TITLE), "", *rows]

    def _glossary(self) -> list[ink.Part]:
        entries = self.house.session.glossary() if self.house.session else ()
        if not entries:
            return []
        rows: list[Content] = [ink.write((f"{word}  ", ink.STRONG), (text, ink.QUIET)) for word, text in entries]
        return ["", (self.words("glossary"), ink.TITLE), "", *rows]
