"""Doors to the pages. A page is imported when it is first opened: start-up is import time."""

from __future__ import annotations

from collections.abc import Callable

from textual.screen import ModalScreen

from game.faces.tui.reading import Reading
from game.faces.tui.screens.page import Page


class Doors(Reading):
    """The actions that open a page, for keys and footers to name."""

    def open_page(self, page: type[Page], make: Callable[[], Page] | None = None) -> None:
        """Put a page on top, once however often its key is pressed."""
        if not isinstance(self.screen, (page, ModalScreen)):
            self.push_screen((make or page)())

    def action_new(self) -> None:
        self.when_read(self._new_run)

    def _new_run(self) -> None:
        from game.faces.tui.screens.start import NewRunPage

        self.open_page(NewRunPage)

    def action_settings(self) -> None:
        from game.faces.tui.screens.start import SettingsPage

        self.open_page(SettingsPage)

    def action_load(self) -> None:
        self.when_read(self._all_runs)

    def _all_runs(self) -> None:
        from game.faces.tui.screens.shelf import ShelfPage

        self.open_page(ShelfPage)

    def action_levers(self) -> None:
        from game.faces.tui.screens.lists import LeversPage

        self.open_page(LeversPage)

    def action_promises(self) -> None:
        from game.faces.tui.screens.lists import PromisesPage

        self.open_page(PromisesPage)

    def action_article(self) -> None:
        from game.faces.tui.screens.article import ArticlePage

        self.open_page(ArticlePage)

    def action_why(self) -> None:
        from game.faces.tui.screens.lists import WhyPage

        self.open_page(WhyPage)

    def action_decisions(self) -> None:
        from game.faces.tui.screens.lists import DecisionsPage

        self.open_page(DecisionsPage)

    def action_letter(self) -> None:
        from game.faces.tui.screens.letter import LetterScreen

        self.open_page(LetterScreen)

    def action_ending(self) -> None:
        from game.faces.tui.screens.ending import EndingScreen

        self.open_page(EndingScreen)

    def action_debrief(self) -> None:
        from game.faces.tui.screens.ending import DebriefScreen

        self.open_page(DebriefScreen)
