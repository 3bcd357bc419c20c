"""What did happen: a header, then the decisions, each with a witness of the state it led to.

Nothing that can be worked out is remembered. A witness is eight hex digits over everything that differs from the
opening, by name: a story may gain a variable, a scene or an option without old runs failing their witnesses.
"""

from __future__ import annotations

import hashlib
from dataclasses import dataclass

from game.engine.state import State
from game.script.model import Story

FORMAT = 1
OLDEST = 1  # the oldest format that can still be read
# 1: the first. Header: format, story, fingerprint, seed, mode. Decision: scene, choice, after.


@dataclass(frozen=True, slots=True)
class Header:
    """Which story was played, from which seed."""

    story: str
    fingerprint: str
    seed: int
    mode: str = "standard"


@dataclass(frozen=True, slots=True)
class Decision:
    """One thing the player did. `scene` is a scene, `lever` or `ledger`; `after` a witness of the state it led to."""

    scene: str
    choice: str
    after: str


@dataclass(frozen=True, slots=True)
class Log:
    """A run: a header and its decisions."""

    header: Header
    decisions: tuple[Decision, ...] = ()

    def first(self, count: int) -> Log:
        """The run as it was after so many decisions."""
        return Log(self.header, self.decisions[:count])


def witness(story: Story, state: State) -> str:
    """Eight hex digits that another state would hardly have."""
    said = [state.scene, state.ending, *state.hand]
    for name, slot in story.slots.items():
        value = state.values[slot]
        if value != story.opening[slot]:
            said.append(f"{name}={_stable(story, name, value)}")
    said += [f"{pending.due}:{pending.later.id}" for pending in state.pending]
    return hashlib.blake2b("\n".join(sorted(said)).encode(), digest_size=4).hexdigest()


def _stable(story: Story, name: str, value: int) -> str:
    """A choice by its id: its number would change with an option added above it."""
    if name.startswith("scene:"):
        choices = story.scenes[name.removeprefix("scene:")].choices.values()
        return next((choice.id for choice in choices if choice.number == value), str(value))
    return str(value)
