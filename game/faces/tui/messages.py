"""What screens tell the app: each is something the player did."""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING

from textual.message import Message

if TYPE_CHECKING:
    from game.script.model import Story


@dataclass
class StoryRead(Message):
    """The story is read, or cannot be."""

    story: Story | None
    fault: Exception | None = None


@dataclass
class Chose(Message):
    """An option, a lever, a mail or an action of the ledger was taken."""

    pick: str


@dataclass
class Sent(Message):
    """A letter was sent: a clause for each slot."""

    clauses: dict[str, str] = field(default_factory=dict)


@dataclass
class WentBack(Message):
    """The player goes back to before a decision."""

    decision: int


@dataclass
class Started(Message):
    """A new run was asked for."""

    mode: str
    seed: int
    language: str
    guided: bool


@dataclass
class Opened(Message):
    """A save was picked."""

    path: Path


@dataclass
class SettingChanged(Message):
    """A setting has a new value: language, theme, motion or guided."""

    name: str
    value: str
