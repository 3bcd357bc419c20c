"""Doors to the pages. A page is imported when it is first opened: start-up is import time."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from textual.screen import ModalScreen

from game.faces.tui.reading import Reading
from game.faces.tui.screens.page import Page


class Doors(Reading):
    """The actions that open a page, for keys and footers to name."""

    def open_page(self, page: type[Page], make: Callable[[], Page] | None = None) -> None:
        """Put a page on top, once however often its key is pressed."""
        if not isinstance(self.screen, (page, ModalScreen)):
            self.push_screen((make or page)())

    def action_help(self) -> None:
        from game.faces.tui.screens.help import HelpPage

        self.open_page(HelpPage, partial(HelpPage, [active.binding for active in self.screen.active_bindings.values()]))

    def action_find(self) -> None:
        """Everything that can be done here, by its words."""
        from game.faces.tui.screens.find import FindPage

        if isinstance(self.screen, Page):
            self.open_page(FindPage, partial(FindPage, self.screen))

    def action_keep(self) -> None:
        """Keep the screen as a picture and the run as a text, beside the saves."""
        from game.faces.tui.keeping import keep

        self.say(keep(self))

    def action_copy(self) -> None:
        """Copy what is read: the letter being written, or the scene."""
        from game.faces.tui.keeping import copied

        text = copied(self.screen)
        if text:
            self.copy_to_clipboard(text)
        self.say(self.words("copied" if text else "copied.nothing", n=len(text.split())))

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

    def action_money(self) -> None:
        from game.faces.tui.screens.money import MoneyPage

        self.open_page(MoneyPage)

    def action_people(self) -> None:
        from game.faces.tui.screens.people import PeoplePage

        self.open_page(PeoplePage)

    def action_chapter(self) -> None:
        from game.faces.tui.screens.chapter import ChapterPage

        self.open_page(ChapterPage)

    def action_keys(self) -> None:
        from game.faces.tui.screens.keys import KeysPage

        self.open_page(KeysPage)

    def action_article(self) -> None:
        from game.faces.tui.screens.article import ArticlePage

        self.open_page(ArticlePage)

    def action_why(self) -> None:
        self.why()

    def why(self, about: str = "") -> None:
        """Open the page of causes, at a meter or a variable."""
        from game.faces.tui.screens.lists import WhyPage

        self.open_page(WhyPage, partial(WhyPage, about))

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
        from game.faces.tui.screens.debrief import DebriefScreen

        self.open_page(DebriefScreen)
