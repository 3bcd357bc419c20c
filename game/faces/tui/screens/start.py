"""Forms: a new run, and the settings."""

from __future__ import annotations

import secrets
from typing import ClassVar

from textual import events
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Vertical
from textual.content import Content

from game.faces.tui import commands, ink
from game.faces.tui.messages import SettingChanged, Started
from game.faces.tui.screens.page import WIDTHS, Page
from game.faces.tui.themes import THEMES
from game.faces.tui.vocabulary import Vocabulary
from game.faces.tui.widgets.drawn import Written
from game.faces.tui.widgets.form import Field, Form
from game.play.language import LANGUAGES


class FormPage(Page):
    """A page of lines to set."""

    BINDINGS: ClassVar[list[BindingType]] = commands.bindings(
        (
            commands.HELP,
            commands.CLOSE,
            commands.UP,
            commands.DOWN,
            commands.TURN,
            commands.RETURN,
            commands.ENTER,
        )
    )
    COMMANDS_SHOWN: ClassVar[tuple[commands.Command, ...]] = (
        commands.HELP,
        commands.ENTER,
        commands.TURN,
        commands.CLOSE,
    )

    def parts(self) -> ComposeResult:
        with Vertical(classes="page"):
            yield Written(id="title")
            yield Form()
            yield Written(id="text")

    @property
    def form(self) -> Form:
        return self.query_one(Form)

    def action_up(self) -> None:
        self.form.move(-1)

    def action_down(self) -> None:
        self.form.move(1)

    def action_turn(self, step: int) -> None:
        self.form.turn(step)

    def action_enter(self) -> None:
        """What enter does here."""

    def on_key(self, event: events.Key) -> None:
        typed = event.key if event.key == "backspace" else event.character or ""
        if (typed == "backspace" or typed.isdigit()) and self.form.type(typed):
            event.stop()

    def on_paste(self, event: events.Paste) -> None:
        for digit in filter(str.isdigit, event.text[:9]):
            self.form.type(digit)

    def languages(self) -> tuple[tuple[str, str], ...]:
        """The languages by their own names."""
        return tuple((language, Vocabulary(language)("language.name")) for language in LANGUAGES)

    def on_or_off(self) -> tuple[tuple[str, str], ...]:
        return ("no", self.words("off")), ("yes", self.words("on"))


class NewRunPage(FormPage):
    """A new run: mode, seed, language, guided."""

    seed = ""

    def show(self) -> None:
        super().show()
        words, house = self.words, self.house
        texts = house.story_text
        self.query_one("#title", Written).update(ink.write((words("new.run"), ink.TITLE)))
        modes = tuple((mode.id, texts(mode.name)) for mode in house.story.modes.values())
        mode = self.form.get("mode") if self.seed else modes[0][0]
        self.seed = self.form.get("seed") if self.seed else str(secrets.randbelow(10_000))
        guided = "yes" if house.settings.guided else "no"
        self.form.show(
            (
                Field("mode", words("mode"), mode, modes, texts(house.story.modes[mode].text)),
                Field("seed", words("seed.label"), self.seed, hint=words("seed.hint")),
                Field("language", words("language"), words.language, self.languages()),
                Field("guided", words("guided"), guided, self.on_or_off(), words("guided.hint")),
            )
        )

    def on_form_changed(self, message: Form.Changed) -> None:
        if message.name == "mode":
            self.show()
        elif message.name != "seed":
            self.post_message(SettingChanged(message.name, message.value))

    def action_enter(self) -> None:
        seed = int(self.form.get("seed") or 0)
        self.post_message(Started(self.form.get("mode"), seed, self.words.language, self.form.get("guided") == "yes"))


class SettingsPage(FormPage):
    """What is remembered: language, colours, width of the text, motion, guided, and the keys."""

    COMMANDS_SHOWN = (commands.HELP, commands.TURN, commands.KEYS, commands.CLOSE)
    BINDINGS: ClassVar[list[BindingType]] = commands.bindings((commands.KEYS,))

    def action_enter(self) -> None:
        self.form.turn(1)

    def action_keys(self) -> None:
        self.house.action_keys()

    def show(self) -> None:
        super().show()
        words, settings = self.words, self.house.settings
        self.query_one("#title", Written).update(ink.write((words("settings"), ink.TITLE)))
        widths = tuple((name, words(f"width.{name}")) for name in WIDTHS)
        themes = tuple((name, words(f"theme.{name}")) for name in THEMES)
        self.form.show(
            (
                Field("language", words("language"), words.language, self.languages()),
                Field("theme", words("theme"), self.app.theme, themes),
                Field("width", words("width"), settings.width, widths, words("width.hint")),
                Field(
                    "motion",
                    words("motion"),
                    "yes" if settings.motion else "no",
                    self.on_or_off(),
                    words("motion.hint"),
                ),
                Field(
                    "guided",
                    words("guided"),
                    "yes" if settings.guided else "no",
                    self.on_or_off(),
                    words("guided.hint"),
                ),
            )
        )
        kept = words("settings.kept", path=settings.path)
        self.query_one("#text", Written).update(Content.styled(kept, ink.QUIET))

    def on_form_changed(self, message: Form.Changed) -> None:
        self.post_message(SettingChanged(message.name, message.value))
