"""A few lines to set: up and down move, left and right change, digits write a number."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from textual import events
from textual.message import Message
from textual.widgets import Static

from game.faces.tui import ink

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


class Form(Static):
    """The lines, one of them under the cursor."""

    DEFAULT_CSS = "Form { height: auto; }"

    @dataclass
    class Changed(Message):
        """A line has another value."""

        name: str
        value: str

    fields: list[Field]
    at = 0

    def show(self, fields: Sequence[Field]) -> None:
        """Show these lines."""
        self.fields = list(fields)
        self.draw()

    def draw(self) -> None:
        """Write the lines again."""
        label = max(len(field.label) for field in self.fields) + 2
        rows: list[ink.Part] = []
        for n, field in enumerate(self.fields):
            here = n == self.at
            value = f"◂ {field.shown} ▸" if field.options else f"{field.shown}{'▏' if here else ''}"
            name = ink.write((f"{'▸' if here else ' '} {field.label:<{label}}", "$gold bold" if here else ""))
            rows.append(ink.write(name, (value, f"{'bold' if here else ink.QUIET}")))
            rows += [(f"    {field.hint}", ink.QUIET)] if field.hint else []
            rows.append("")
        self.update(ink.lines(rows[:-1]))

    def get(self, name: str) -> str:
        """The value of a line."""
        return next(field.value for field in self.fields if field.name == name)

    def move(self, step: int) -> None:
        """The cursor goes to the next or the last line."""
        self.at = (self.at + step) % len(self.fields)
        self.draw()

    def turn(self, step: int) -> None:
        """The line under the cursor takes its next value."""
        self._changed(self.fields[self.at], step)

    def _changed(self, field: Field, step: int) -> None:
        field.turn(step)
        self.draw()
        self.post_message(self.Changed(field.name, field.value))

    def type(self, key: str) -> bool:
        """A digit or a backspace goes into a number; False if no number is under the cursor."""
        field = self.fields[self.at]
        if field.options:
            return False
        field.value = field.value[:-1] if key == "backspace" else (field.value + key)[:MAX_DIGITS]
        self.draw()
        return True

    def on_click(self, event: events.Click) -> None:
        row = -1
        for n, field in enumerate(self.fields):
            row += 1
            if event.y in range(row, row + (2 if field.hint else 1)):
                self.at = n
                self._changed(field, 1) if field.options else self.draw()
            row += 2 if field.hint else 1
