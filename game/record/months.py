"""A run by months: the values at the close of each, as tables and charts need them."""

from __future__ import annotations

from dataclasses import replace

from game.engine.state import State


def closes(states: tuple[State, ...]) -> dict[int, State]:
    """The state at the close of each turn, before anything of the next one happens."""
    found: dict[int, State] = {}
    for state in states:
        for event in state.happened:
            if event.kind == "turn":
                found[int(event.about[0])] = replace(state, values=event.values, happened=())
    return found
