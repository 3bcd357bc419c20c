"""What follows a choice besides its effects: promises said, and what will come back."""

from __future__ import annotations

from dataclasses import replace

from game.engine import promises
from game.engine.effects import happen
from game.engine.state import Pending, State
from game.script.model import Outcome, Story


def follow(story: Story, state: State, kind: str, about: tuple[str, ...], outcome: Outcome) -> State:
    """The state after an outcome, noted as an event. `about` begins with where, and ends with what, was chosen."""
    state = happen(state, kind, about, outcome.effects)
    for promise in outcome.promises:
        state = promises.enter(story, state, promise)
    if about[0] in story.scenes and len(about) > 1:
        where, what = about[:2]
    else:  # a lever's outcome by chance belongs to the lever
        where, what = "lever" if kind == "outcome" else kind, about[0]
    coming = tuple(Pending(state.turn + later.turns, later, where, what, state.turn) for later in outcome.later)
    return replace(state, pending=state.pending + coming) if coming else state
