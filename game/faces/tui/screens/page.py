"""What every screen shares: the bottom line, panes that scroll, and a polite word in a small window."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar, cast

from textual.app import ComposeResult
from textual.containers import VerticalScroll
from textual.content import Content
from textual.message import Message
from textual.screen import Screen
from textual.widgets import Static

from game.faces.tui import commands
from game.faces.tui.vocabulary import Vocabulary
from game.faces.tui.widgets.keybar import KeyBar

if TYPE_CHECKING:
    from game.faces.tui.app import InvestorsApp

LEAST = (40, 16)
NARROW, WIDE = 60, 100
WIDTHS = ("narrow", "normal", "wide")  # of the text, as settings have it


class Pane(VerticalScroll, can_focus=False):
    """A scrolling stretch that leaves all keys to its screen."""

    class Scrolled(Message):
        """Another part is in view."""

    @property
    def more(self) -> bool:
        """Is there more below? Reckoned from what the pane holds now, so that it is known before it is painted."""
        width, height = self.scrollable_content_region.size
        if not width:
            return False
        return self.get_content_height(self.size, self.screen.size, width) - height - self.scroll_y >= 1

    def by(self, rows: int) -> None:
        """Scroll a little."""
        self.scroll_relative(y=rows, animate=self._smooth)

    def leaf(self, step: int) -> None:
        """Turn a page down or up, keeping two rows in sight."""
        self.by(step * max(1, self.scrollable_content_region.height - 2))

    def top(self) -> None:
        """Back to the beginning, at once."""
        self.scroll_home(animate=False, immediate=True)

    @property
    def _smooth(self) -> bool:
        return self.app.animation_level == "full"

    def watch_scroll_y(self, old_value: float, new_value: float) -> None:
        super().watch_scroll_y(old_value, new_value)
        if round(old_value) != round(new_value):
            self.post_message(self.Scrolled())


class TooSmall(Static):
    """What stands in place of a screen that does not fit."""

    said = ""

    def say(self, words: str) -> None:
        """Be ready with these words."""
        if words != self.said:
            self.said = words
            self.update(Content(words))


class Page(Screen[None]):
    """A screen of this game. `show` draws all of it from the session and the words, as often as asked."""

    HORIZONTAL_BREAKPOINTS = [(0, "-tiny"), (LEAST[0], "-slim"), (NARROW, "-narrow"), (WIDE, "-wide")]  # noqa: RUF012
    VERTICAL_BREAKPOINTS = [(0, "-flat"), (LEAST[1], "-low"), (34, "-high")]  # noqa: RUF012
    COMMANDS_SHOWN: ClassVar[tuple[commands.Command, ...]] = (
        commands.HELP,
        commands.CLOSE,
        commands.LANGUAGE,
    )

    @property
    def house(self) -> InvestorsApp:
        """The app, which holds session, words and settings."""
        return cast("InvestorsApp", self.app)

    @property
    def words(self) -> Vocabulary:
        return self.house.words

    @property
    def read(self) -> Pane | None:
        """The part that is read, and copied."""
        return next((pane for pane in self.query(Pane) if pane.display), None)

    @property
    def fits(self) -> bool:
        """Is the window large enough to be played in?"""
        return self.size.width >= LEAST[0] and self.size.height >= LEAST[1]

    def compose(self) -> ComposeResult:
        yield from self.parts()
        yield KeyBar()
        yield TooSmall()

    def parts(self) -> ComposeResult:
        """What stands above the bottom line."""
        yield from ()

    def on_mount(self) -> None:
        self.show()

    def show(self) -> None:
        """Draw everything again."""
        self.query_one(TooSmall).say(self.words("too.small", width=LEAST[0], height=LEAST[1]))
        for width in WIDTHS:
            self.set_class(self.house.settings.width == width, f"-text-{width}")
        self.show_keys()

    def show_keys(self) -> None:
        """Write the bottom line."""
        self.query_one(KeyBar).show([self.key(command) for command in self.COMMANDS_SHOWN])

    def key(self, command: commands.Command) -> tuple[str, str, str]:
        """A command on the bottom line; the language key names the other language."""
        other = Vocabulary(self.words.other())("language.name")
        words = other if command is commands.LANGUAGE else self.words(f"key.{command.name}")
        action = command.action if "." in command.action else f"screen.{command.action}"
        return command.label_in(self.house.settings.keys), words, action

    def action_close(self) -> None:
        self.dismiss()
