"""Whatever can be done here, found by its words: made from the keys of the page it was asked on."""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Iterator
from functools import partial
from typing import ClassVar

from textual import events
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Vertical
from textual.content import Content
from textual.fuzzy import Matcher

from game.faces.tui import commands, ink
from game.faces.tui.messages import Opened, SettingChanged
from game.faces.tui.screens.page import Page, Pane
from game.faces.tui.themes import THEMES
from game.faces.tui.vocabulary import Vocabulary
from game.faces.tui.widgets.choices import Choices
from game.faces.tui.widgets.drawn import Written
from game.play.language import LANGUAGES
from game.play.session import Session
from game.play.views import ChoiceView

Deed = Callable[[], Awaitable[object] | object]
Entry = tuple[str, str, Deed]  # words, key, what it does
RUNS, LONGEST = 8, 40  # runs of the shelf, the newest; letters one may look for


class FindPage(Page):
    """Letters look for words; arrows and enter choose."""

    COMMANDS_SHOWN = (commands.ARROW_UP, commands.TAKE, commands.ESCAPE)
    BINDINGS: ClassVar[list[BindingType]] = commands.bindings(
        (commands.ESCAPE, commands.ARROW_UP, commands.ARROW_DOWN, commands.TAKE)
    )

    def __init__(self, beneath: Page) -> None:
        super().__init__()
        self.beneath, self.typed = beneath, ""

    def parts(self) -> ComposeResult:
        with Vertical(classes="page"):
            yield Written(id="title")
            with Pane(id="pane"):
                yield Choices(tight=True)

    @property
    def choices(self) -> Choices:
        return self.query_one(Choices)

    def show(self) -> None:
        super().show()
        typed = ink.write((self.typed, ink.STRONG), ("▏", ink.GOLD))
        hint = Content("") if self.typed else Content.styled(self.words("find.hint"), ink.QUIET)
        self.query_one("#title", Written).update(ink.write((self.words("find"), ink.TITLE), "   ", typed, hint))
        self.found = self._found()
        rows = [ChoiceView(str(n), 10, f"{words}   {key}", True) for n, (words, key, _) in enumerate(self.found)]
        none = ChoiceView("", 10, self.words("find.none"), False)
        self.choices.show(rows or [none], self.words, 0)
        self.choices.release()

    def _found(self) -> list[Entry]:
        entries = list(self._entries())
        if not self.typed:
            return entries
        matcher = Matcher(self.typed)
        scored = [(matcher.match(words), n) for n, (words, _, _) in enumerate(entries)]
        return [entries[n] for score, n in sorted(scored, key=lambda one: (-one[0], one[1])) if score > 0]

    def _entries(self) -> Iterator[Entry]:
        """All there is: the page's own commands, then colours, languages and runs."""
        words, house = self.words, self.house
        for active in self.beneath.active_bindings.values():
            binding = active.binding
            if binding.id not in (None, commands.FIND.name) and active.enabled and binding.description in words:
                key = binding.key_display or commands.SIGNS.get(binding.key, binding.key)
                yield words(binding.description), key, partial(self.beneath.run_action, binding.action)
        if house.session is not None:
            yield from self._of_the_run(house.session)
        for theme in THEMES:
            yield self._setting("theme", theme, words(f"theme.{theme}"))
        for language in LANGUAGES:
            yield self._setting("language", language, Vocabulary(language)("language.name"))
        if house.story_now is not None:
            from game.faces.tui.screens.shelf import runs

            for run in runs(house.story, house.shelf, words, most=RUNS):
                if not run.fault:
                    yield words.joined(words("load"), run.line), "", partial(house.post_message, Opened(run.path))

    def _of_the_run(self, run: Session) -> Iterator[Entry]:
        """Every number of the desk, with its cause; every word that is explained."""
        for line, shown in zip(run.story.board, run.view().lines, strict=True):
            opens = partial(self.house.why, line.value.text.strip())
            yield self.words("pair", label=shown.label.strip(), value=shown.value), commands.WHY.label, opens
        for word, text in run.glossary():
            yield word, commands.HELP.label, partial(self.house.say, text)

    def _setting(self, name: str, value: str, shown: str) -> Entry:
        return self.words.joined(self.words(name), shown), "", partial(self._set, name, value)

    def _set(self, name: str, value: str) -> None:
        self.house.post_message(SettingChanged(name, value))

    def on_key(self, event: events.Key) -> None:
        if event.key == "backspace":
            self.typed = self.typed[:-1]
        elif event.character and event.character.isprintable() and len(self.typed) < LONGEST:
            self.typed += event.character
        else:
            return
        event.stop()
        self.query_one(Pane).top()
        self.show()

    def action_up(self) -> None:
        self.choices.move(-1)

    def action_down(self) -> None:
        self.choices.move(1)

    def action_take(self) -> None:
        if self.fits:
            self.choices.take()

    def on_choices_taken(self, message: Choices.Taken) -> None:
        deed = self.found[int(message.choice.pick)][2]
        self.dismiss()
        self.house.call_later(deed)
