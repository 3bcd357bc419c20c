"""Every key of the face, declared once: bindings, the bottom line and the help page are made from this.

A name is also the id of its words: `key.<name>` on the bottom line, `help.<name>` on the help page.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from textual.binding import Binding, BindingType


@dataclass(frozen=True, slots=True)
class Command:
    """One thing a key does."""

    name: str
    key: str
    action: str
    shown: bool = True
    sign: str = ""  # how the key is written, when its own name would not do

    @property
    def label(self) -> str:
        return self.sign or self.key

    def binding(self) -> Binding:
        return Binding(self.key, self.action, f"help.{self.name}", show=self.shown, key_display=self.label)


HELP = Command("help", "question_mark", "app.help", sign="?")
LEVERS = Command("levers", "v", "levers")
PROMISES = Command("promises", "p", "promises")
WHY = Command("why", "w", "why")
DECISIONS = Command("decisions", "b", "decisions")
LANGUAGE = Command("language", "l", "app.language")
ARTICLE = Command("article", "a", "app.article", shown=False)
SAVE = Command("picture", "s", "app.picture", shown=False)
QUIT = Command("quit", "q", "leave")
CLOSE = Command("close", "escape,q", "close", sign="esc")
UP = Command("up", "up,k", "up", shown=False, sign="↑")
DOWN = Command("down", "down,j", "down", shown=False, sign="↓")
TAKE = Command("take", "enter", "take", shown=False, sign="⏎")
MORE = Command("more", "space,pagedown", "more", shown=False, sign="spc")
LESS = Command("less", "pageup", "less", shown=False, sign="PgUp")
TURN = Command("turn", "right,tab", "turn(1)", sign="←→")
RETURN = Command("turn", "left,shift+tab", "turn(-1)", shown=False, sign="←→")
YES = Command("yes", "enter,y,o", "yes", sign="⏎")
NO = Command("no", "escape,n,q", "no", sign="esc")
ENTER = Command("enter", "enter", "enter", sign="⏎")
CONTINUE = Command("continue", "c", "continue")
NEW = Command("new", "n", "new")
LOAD = Command("load", "o", "load")
SETTINGS = Command("settings", "s", "settings")
DIGITS = tuple(Command("number", str(n), f"number({n})", shown=False) for n in range(1, 10))

EVERYWHERE = (HELP, LANGUAGE, SAVE)
LIST = (UP, DOWN, TAKE, MORE, LESS, *DIGITS)
DEBRIEF = Command("debrief", "d", "debrief")
AGAIN = Command("again", "r", "again")
ENDING = (HELP, DEBRIEF, DECISIONS, ARTICLE, AGAIN, LANGUAGE, QUIT)
TITLE = (CONTINUE, NEW, LOAD, SETTINGS, QUIT)
PLAY_SHOWN = (HELP, LEVERS, PROMISES, WHY, DECISIONS, LANGUAGE, QUIT)
PLAY = (*PLAY_SHOWN, ARTICLE, SAVE)


def bindings(commands: Iterable[Command]) -> list[BindingType]:
    """What Textual wants to know about some commands."""
    return [command.binding() for command in commands]
