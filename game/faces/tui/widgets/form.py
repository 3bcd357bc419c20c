"""A few lines to set: up and down move, left and right change, digits write a number."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from textual import events
from textual.content import Content
from textual.message import Message

from game.faces.tui import ink
from game.faces.tui.widgets.drawn import Drawn

MAX_DIGITS = 9


@dataclass(slots=True)
class Field:
    """One line: its possible values as (value, words), or a number where there are none."""

    name: str
    label: str
    value: str
    options: Sequence[tuple[str, str]] = ()
    hint: str = ""

    @property
    def shown(self) -> str:
        return dict(self.options).get(self.value, self.value)

    def turn(self, step: int) -> None:
        """The next value, or the number after this."""
        if self.options:
            values = [value for value, _ in self.options]
            at = values.index(self.value) if self.value in values else 0
            self.value = values[(at + step) % len(values)]
        else:
            self.value = str(max(0, int(self.value or 0) + step))


class Form(Drawn):
    """The lines, one of them under the cursor."""

    DEFAULT_CSS = "Form { height: auto; }"

    @dataclass
    class Changed(Message):
        """A line has another value."""

        name: str
        value: str

    fields: Sequence[Field] = ()
    rows: Sequence[int] = ()  # which line of the form each row on screen belongs to
    at = 0
    typing = False

    def show(self, fields: Sequence[Field]) -> None:
        """Show these lines."""
        self.fields = tuple(fields)
        self.redraw()

    def drawn(self, width: int) -> Content:
        label = max((len(field.label) for field in self.fields), default=0) + 2
        rows: list[Content] = []
        belongs: list[int] = []
        for n, field in enumerate(self.fields):
            mine = [self._line(n, field, label), *ink.hung(field.hint, width, 4)]
            rows += [*mine, Content("")]
            belongs += [n] * (len(mine) + 1)
        self.rows = belongs
        return ink.lines(rows)

    def _line(self, n: int, field: Field, label: int) -> Content:
        here = n == self.at
        value = f"◂ {field.shown} ▸" if field.options else f"{field.shown}{'▏' if here else ''}"
        name = ink.write((f"{'▸' if here else ' '} {field.label:<{label}}", "$gold bold" if here else ""))
        return ink.write(name, (value, "bold" if here else ink.QUIET))

    def get(self, name: str) -> str:
        """The value of a line."""
        return next(field.value for field in self.fields if field.name == name)

    def move(self, step: int) -> None:
        """The cursor goes to the next or the last line."""
        self.at, self.typing = (self.at + step) % len(self.fields), False
        self.redraw()

    def turn(self, step: int) -> None:
        """The line under the cursor takes its next value."""
        self._changed(self.fields[self.at], step)

    def _changed(self, field: Field, step: int) -> None:
        field.turn(step)
        self.redraw()
        self.post_message(self.Changed(field.name, field.value))

    def type(self, key: str) -> bool:
        """A digit or a backspace goes into a number; False if no number is under the cursor."""
        field = self.fields[self.at]
        if field.options:
            return False
        before = field.value if self.typing else ""  # the first digit begins a new number
        field.value = field.value[:-1] if key == "backspace" else (before + key)[:MAX_DIGITS]
        self.typing = True
        self.redraw()
        return True

    def on_click(self, event: events.Click) -> None:
        if 0 <= event.y < len(self.rows):
            self.at = self.rows[event.y]
            if self.fields[self.at].options:
                self.turn(1)
            else:
                self.redraw()
