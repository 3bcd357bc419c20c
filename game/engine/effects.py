"""Moving values: all effects of one step read the values before it."""

from __future__ import annotations

from game.engine.state import Event, Moves, State
from game.script.expressions import Values
from game.script.model import Effect


def moved(values: Values, effects: tuple[Effect, ...], extra: Values = ()) -> tuple[Values, Moves]:
    """The values after the effects, and what changed by how much. `extra` is put behind the values for reading."""
    if not effects:
        return values, ()
    before = values + extra
    after = list(values)
    moves = []
    for effect in effects:
        new = int(effect.run(before))
        delta = new - values[effect.slot]
        if delta:
            after[effect.slot] = new
            moves.append((effect.name, delta))
    return tuple(after), tuple(moves)


def happen(state: State, kind: str, about: tuple[str, ...], effects: tuple[Effect, ...], extra: Values = ()) -> State:
    """The state after the effects, with the event noted."""
    values, moves = moved(state.values, effects, extra)
    event = Event(kind, about, moves, state.values)
    return state.now(values, (*state.happened, event))
