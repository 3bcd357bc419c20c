"""Every key of the face, declared once: bindings, bottom line, help, finding and key map are made from this.

A name is also the id of its words: `key.<name>` on the bottom line, `help.<name>` where it is explained or found.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
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
    own: bool = False  # a player may give it another key

    @property
    def label(self) -> str:
        return self.sign or self.key

    def binding(self) -> Binding:
        id_ = self.name if self.own else None
        return Binding(self.key, self.action, f"help.{self.name}", show=self.shown, key_display=self.label, id=id_)

    def label_in(self, keys: Mapping[str, str]) -> str:
        """How the key is written where players have keys of their own."""
        return SIGNS.get(keys[self.name], keys[self.name]) if self.name in keys else self.label


SIGNS = {"question_mark": "?", "colon": ":", "slash": "/", "full_stop": ".", "comma": ",", "semicolon": ";"}

HELP = Command("help", "question_mark", "app.help", sign="?", own=True)
LEVERS = Command("levers", "v", "levers", own=True)
PROMISES = Command("promises", "p", "promises", own=True)
MONEY = Command("money", "m", "money", own=True)
PEOPLE = Command("people", "e", "people", own=True)
WHY = Command("why", "w", "why", own=True)
CHAPTER = Command("chapter", "c", "chapter", shown=False, own=True)
DECISIONS = Command("decisions", "b", "decisions", own=True)
LANGUAGE = Command("language", "l", "app.language", own=True)
ARTICLE = Command("article", "a", "article", shown=False, own=True)
FIND = Command("find", "colon", "app.find", shown=False, sign=":", own=True)
KEEP = Command("keep", "s", "app.keep", shown=False, own=True)
COPY = Command("copy", "y", "app.copy", shown=False, own=True)
QUIT = Command("quit", "q", "leave", own=True)
CLOSE = Command("close", "escape,q", "close", sign="esc")
ESCAPE = Command("close", "escape", "close", sign="esc")
ARROW_UP = Command("up", "up", "up", sign="↑↓")
ARROW_DOWN = Command("down", "down", "down", shown=False, sign="↑↓")
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
CONTINUE = Command("continue", "c", "continue", own=True)
NEW = Command("new", "n", "new", own=True)
LOAD = Command("load", "o", "load", own=True)
SETTINGS = Command("settings", "s", "settings", own=True)
KEYS = Command("keys", "k", "keys")
DEBRIEF = Command("debrief", "d", "debrief", own=True)
AGAIN = Command("again", "r", "again", own=True)
DIGITS = tuple(Command("number", str(n), f"number({n})", shown=False) for n in range(1, 10))

EVERYWHERE = (HELP, LANGUAGE, KEEP, COPY, FIND)
LIST = (UP, DOWN, TAKE, MORE, LESS, *DIGITS)
TURNING = (TURN, RETURN)
PAGES = (LEVERS, PROMISES, MONEY, PEOPLE, WHY, CHAPTER, DECISIONS, ARTICLE)
ENDING = (HELP, DEBRIEF, AGAIN, QUIT, DECISIONS, MONEY, PEOPLE, ARTICLE, LANGUAGE)
TITLE = (CONTINUE, NEW, LOAD, SETTINGS, QUIT)
PLAY_SHOWN = (HELP, LEVERS, PROMISES, MONEY, PEOPLE, WHY, QUIT, DECISIONS, LANGUAGE)  # the last give way first
PLAY = (*PLAY_SHOWN, CHAPTER, ARTICLE, KEEP, COPY, FIND)
OWN = tuple(
    dict.fromkeys(command for command in (*PLAY, *ENDING, *TITLE) if command.own)
)  # each once, in the order of the screens


SCREENS = (PLAY, (*ENDING, *EVERYWHERE), TITLE)  # commands whose keys must differ from one another
FIXED = {key for command in (*LIST, *TURNING, YES, NO, CLOSE) for key in command.key.split(",")} - {
    QUIT.key,
    "y",
    "o",
    "n",
}


def usable(keys: Mapping[str, str]) -> dict[str, str]:
    """Of a player's own keys those that work: known commands, no key that moves the cursor, none given twice."""
    names = {command.name for command in OWN}
    good = {name: key for name, key in keys.items() if name in names and key not in FIXED}
    for screen in SCREENS:
        held: dict[str, str] = {}
        for command in sorted(dict.fromkeys(screen), key=lambda one: one.name in good):  # the house's own keys first
            key = good.get(command.name, command.key)
            if held.setdefault(key, command.name) != command.name:
                good.pop(command.name, None)
    return good


def bindings(commands: Iterable[Command]) -> list[BindingType]:
    """What Textual wants to know about some commands."""
    return [command.binding() for command in commands]
