"""The key map: every command that may have a key of one's own, and the key it has."""

from __future__ import annotations

from textual import events
from textual.app import ComposeResult
from textual.containers import Vertical
from textual.content import Content
from textual.screen import ModalScreen

from game.faces.tui import commands
from game.faces.tui.messages import SettingChanged
from game.faces.tui.screens.listing import ListPage
from game.faces.tui.widgets.choices import Choices
from game.faces.tui.widgets.drawn import Written
from game.play.views import ChoiceView

RESET = "reset"


class Press(ModalScreen[str]):
    """Waits for one key; escape leaves everything as it is."""

    CSS_PATH = "ask.tcss"

    def __init__(self, title: str, words: str) -> None:
        super().__init__()
        self.asked, self.words = title, words

    def compose(self) -> ComposeResult:
        with Vertical() as frame:
            frame.border_title = Content(self.asked)
            yield Written(Content(self.words))

    def on_key(self, event: events.Key) -> None:
        event.stop()
        self.dismiss("" if event.key == "escape" else event.key)


class KeysPage(ListPage):
    """Pick a command, then press the key it shall have."""

    def show(self) -> None:
        words, keys = self.words, self.house.settings.keys
        self.set_title(words("keys"), words("keys.under"))
        self.set_text(Content(""))
        rows = [
            ChoiceView(one.name, n, f"{one.label_in(keys):<4} {words(f'help.{one.name}')}", True)
            for n, one in enumerate(commands.OWN, 1)
        ]
        self.choices.show((*rows, ChoiceView(RESET, len(rows) + 1, words("keys.reset"), True)), words, self.choices.at)
        super().show()

    def on_choices_taken(self, message: Choices.Taken) -> None:
        name = message.choice.pick
        if name == RESET:
            self._set({})
            return

        def pressed(key: str | None) -> None:
            self.choices.release()
            if key:
                self._give(name, key)

        asked = self.words("keys.press", what=self.words(f"help.{name}"))
        self.app.push_screen(Press(self.words("keys"), asked), pressed)

    def _give(self, name: str, key: str) -> None:
        keys = {**self.house.settings.keys, name: key}
        if name not in commands.usable(keys):
            sign = commands.SIGNS.get(key, key)
            self.notify(self.words("keys.taken", key=sign), severity="warning", markup=False)
            return
        self._set(keys)

    def _set(self, keys: dict[str, str]) -> None:
        self.choices.release()
        self.post_message(SettingChanged("keys", " ".join(f"{name}={key}" for name, key in keys.items())))
