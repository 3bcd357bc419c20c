"""The desk and the scene: what a choice led to, page by page, then what comes next."""

from __future__ import annotations

from typing import ClassVar

from textual import events, on
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Horizontal
from textual.content import Content

from game.faces.tui import commands
from game.faces.tui.messages import Chose
from game.faces.tui.screens.listing import ListPage
from game.faces.tui.screens.page import Page, Pane
from game.faces.tui.widgets.choices import Choices
from game.faces.tui.widgets.drawn import Written
from game.faces.tui.widgets.keybar import KeyBar
from game.faces.tui.widgets.meters import Board, Headline, SidePanel, TopStrip
from game.faces.tui.widgets.quotes import quotes
from game.faces.tui.widgets.sheet import Sheet
from game.faces.tui.widgets.telling import Page as ToldPage
from game.faces.tui.widgets.telling import Telling, pages
from game.play.views import ChoiceView, View

WRITE = "write the letter"  # the pick of the one thing to do with a letter: no story has it


class PlayScreen(ListPage):
    """One moment of a run."""

    CSS_PATH = "play.tcss"
    BINDINGS: ClassVar[list[BindingType]] = commands.bindings((*commands.PLAY, *commands.LIST))
    told: tuple[ToldPage, ...] = ()
    busy = False  # from a key until its effect is painted: what is typed meanwhile was meant for the page before

    def __init__(self, *, tell: bool = True) -> None:
        super().__init__()
        self.tell_first = tell

    def on_mount(self) -> None:
        self.arrive(tell=self.tell_first)

    def parts(self) -> ComposeResult:
        yield Headline()
        yield TopStrip()
        with Horizontal(id="room"):
            with Pane(id="told"):
                yield Telling()
            with Pane(id="pane"):
                yield Written(id="notice", classes="frame")
                yield Sheet()
                yield Written(id="quotes")
                yield Written(id="lesson", classes="frame")
                yield Choices()
            with Pane(id="side"):
                yield SidePanel()

    @property
    def view(self) -> View:
        """The moment to be shown."""
        return self.house.run_now.view()

    @property
    def telling(self) -> bool:
        """Is a page of what happened still to be read?"""
        return bool(self.told)

    @on(Pane.Scrolled)
    def _scrolled(self) -> None:
        self.show_keys()

    def arrive(self, *, tell: bool = True) -> None:
        """Show a new moment, with what led to it first."""
        self.told = tuple(pages(self.view.told)) if tell else ()
        self.choices.at = None
        self.show()
        self._to_top()

    def show(self) -> None:
        view = self.view
        seed = self.words("seed", n=view.seed)
        self.query_one(Headline).show(view, seed)
        for board in self.query(Board):
            board.show(view)
        self.query_one("#told").display = self.telling
        self.pane.display = not self.telling
        if self.telling:
            self._show_told()
        elif view.scene is not None:
            self._show_scene(view)
        Page.show(self)  # the keys come last: they depend on how much there is to read
        self.call_after_refresh(self._painted)

    def show_keys(self) -> None:
        """The keys that matter now; the first one turns the page where there is more to read."""
        told = self.query_one("#told", Pane)
        pane = told if self.telling else self.pane
        keys = [self.key(commands.HELP)]
        if pane.more:
            keys.append(self.key(commands.MORE))
        elif self.telling:
            keys.append(("⏎", self.words("key.on"), "screen.take"))
        others = (commands.LANGUAGE, commands.QUIT) if self.telling else commands.PLAY_SHOWN[1:]
        if self.telling and any(told.month is not None and told.month.source for told in self.told[0]):
            others = (commands.ARTICLE, *others)
        keys += map(self.key, others)
        self.query_one(KeyBar).show(keys)

    def _painted(self) -> None:
        self.busy = False
        self.choices.release()
        self.show_keys()
        if not self.telling and self.view.ending is not None and self.is_current:
            self.house.action_ending()

    def _show_told(self) -> None:
        self.query_one(Telling).show(self.told[0], self.words)

    def _show_scene(self, view: View) -> None:
        scene = view.scene
        if scene is None:
            return
        self.query_one(Sheet).show(scene, self.words(f"look.{scene.look}"), self.words("took"))
        self._frame("#notice", view.notice, self.words("notice"))
        self._frame("#lesson", scene.lesson, self.words("lesson"))
        quoted = self.query_one("#quotes", Written)
        if scene.quotes:
            quoted.update(quotes(scene.quotes))
        quoted.display = bool(scene.quotes)
        write = ChoiceView(WRITE, 1, self.words("letter.write"), True)
        choices = (write,) if view.slots else view.choices
        self.choices.show(choices, self.words, 0 if len(choices) == 1 else self.choices.at)

    def _frame(self, where: str, words: str, name: str) -> None:
        frame = self.query_one(where, Written)
        frame.display = bool(words)
        if words:
            frame.border_title = Content(name)
            frame.update(Content(words))

    def _to_top(self) -> None:
        for pane in self.query(Pane):
            pane.top()

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """A run is not closed like a page: it is left."""
        return action != "close" and super().check_action(action, parameters)

    def action_take(self) -> None:
        if self.busy or not self.fits:
            return
        if self.telling:
            self._turn_page()
        else:
            super().action_take()

    def action_number(self, number: int) -> None:
        if not self.busy and not self.telling:
            super().action_number(number)

    def action_more(self) -> None:
        if self.telling:
            self._turn_page()
        else:
            super().action_more()

    def _turn_page(self) -> None:
        told = self.query_one("#told", Pane)
        if told.more:
            told.leaf(1)
            return
        self.busy = True
        self.told = self.told[1:]
        self.show()
        self._to_top()

    def _step(self, step: int) -> None:
        if self.telling:
            self.query_one("#told", Pane).by(2 * step)
        else:
            super()._step(step)

    def on_click(self, event: events.Click) -> None:
        if self.telling and isinstance(event.widget, Telling):
            self.action_take()

    def on_choices_taken(self, message: Choices.Taken) -> None:
        if message.choice.pick == WRITE:
            self.choices.release()
            self.house.action_letter()
            return
        if self.view.asks:
            from game.faces.tui.screens.reason import Reason

            self.app.push_screen(Reason(self.view.asks, message.choice.pick), self._answered)
            return
        self._answered(message.choice.pick)

    def _answered(self, pick: str | None) -> None:
        """The choice is taken, with whatever was answered to what the scene asks."""
        self.busy = True
        self.post_message(Chose(pick or ""))

    def action_levers(self) -> None:
        if not self.telling:
            self.house.action_levers()

    def action_promises(self) -> None:
        self.house.action_promises()

    def action_money(self) -> None:
        self.house.action_money()

    def action_people(self) -> None:
        self.house.action_people()

    def action_why(self) -> None:
        self.house.action_why()

    def action_chapter(self) -> None:
        self.house.action_chapter()

    def action_article(self) -> None:
        self.house.action_article()

    def action_decisions(self) -> None:
        self.house.action_decisions()

    def action_leave(self) -> None:
        self.house.action_leave()
