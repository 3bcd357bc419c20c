"""What is the case, at one moment of a run. Frozen; every change makes a new one.

`values` holds all numbers in the places that `Story.slots` names, the turn first. What is told to the reader
about the step just taken stands in `happened`, as ids and movements: a state has no language.
"""

from __future__ import annotations

from dataclasses import dataclass, field

from game.script.expressions import Values
from game.script.model import Later, Story

Moves = tuple[tuple[str, int], ...]


@dataclass(frozen=True, slots=True)
class Pending:
    """An effect on its way: when it is due, and the decision it comes from."""

    due: int
    later: Later
    scene: str
    choice: str
    since: int
    who: str = ""  # who decided it, if it was not the player


@dataclass(frozen=True, slots=True)
class Sent:
    """A sentence sent in a composed decision, with the values of that day."""

    scene: str
    slot: str
    clause: str
    turn: int
    values: Values


@dataclass(frozen=True, slots=True)
class Event:
    """One thing that happened in a step, with what it moved.

    `kind` and `about`: chose (scene, choice) · outcome (scene, choice, number) · sent (scene, "") · left (scene) ·
    lever (id) · ledger (promise, action) · promised (promise) · fate (promise, fate) · rule (id) ·
    echo (later id, scene, choice, turn, who) · line (deck, card) · turn (number) · took (card) · overdue (promise).
    Where somebody answered in the player's place, chose goes on with (who, number of the take), and outcome too.
    `before` is the values the event found, so that its words show the numbers of its moment.
    """

    kind: str
    about: tuple[str, ...]
    moves: Moves
    values: Values


@dataclass(frozen=True, slots=True)
class State:
    """One moment of a run."""

    seed: int
    values: Values
    scene: str
    step: int = -1
    back: str = ""
    hand: tuple[str, ...] = ()
    pending: tuple[Pending, ...] = ()
    sent: tuple[Sent, ...] = ()
    ending: str = ""
    happened: tuple[Event, ...] = field(default=(), compare=False)

    @property
    def turn(self) -> int:
        return self.values[0]

    def get(self, story: Story, name: str) -> int:
        """The value of a variable, stored or derived. Raises KeyError for a name that does not exist."""
        variable = story.variables.get(name)
        if variable is not None and variable.derived is not None:
            return int(variable.derived.run(self.values))
        return self.values[story.slots[name]]

    def holds(self, story: Story, slot: str) -> int:
        """The value at a place of memory such as `when:first-letter`."""
        return self.values[story.slots[slot]]

    def put(self, story: Story, changes: dict[str, int]) -> State:
        """The same moment with places set."""
        values = list(self.values)
        for name, value in changes.items():
            values[story.slots[name]] = value
        return self.now(tuple(values), self.happened)

    def now(self, values: Values, happened: tuple[Event, ...]) -> State:
        """The same place with other values and events; `dataclasses.replace` is six times slower."""
        return State(
            self.seed,
            values,
            self.scene,
            self.step,
            self.back,
            self.hand,
            self.pending,
            self.sent,
            self.ending,
            happened,
        )
