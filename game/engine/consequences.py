"""What follows a choice: its effects and those chance picks, promises said and met, and what will come back."""

from __future__ import annotations

from dataclasses import replace

from game.engine import promises
from game.engine.chance import roll
from game.engine.effects import happen
from game.engine.state import Pending, State
from game.script.expressions import Values
from game.script.model import Choice, Outcome, Story


def follow(story: Story, state: State, kind: str, about: tuple[str, ...], outcome: Outcome) -> State:
    """The state after an outcome, noted as an event. `about` begins with where, and ends with what, was chosen."""
    state = happen(state, kind, about, outcome.effects)
    for promise in outcome.promises:
        state = promises.enter(story, state, promise)
    for fate, names in (("kept", outcome.keeps), ("broken", outcome.breaks)):
        for promise in names:
            if promises.is_open(story, state, promise):
                state = promises.meet(story, state, promise, fate)
    if outcome.uncovers:
        state = promises.uncover(story, state, outcome.uncovers)
    if kind != "left" and about[0] in story.scenes and len(about) > 1:
        where, what = about[:2]
    else:  # a lever's outcome by chance belongs to the lever
        where, what = "lever" if kind == "outcome" else kind, about[0]
    place = 3 if kind == "outcome" else 2  # where an event says who chose in the player's place
    who = about[place] if len(about) > place else ""
    coming = tuple(Pending(state.turn + later.turns, later, where, what, state.turn, who) for later in outcome.later)
    return replace(state, pending=state.pending + coming) if coming else state


def take(story: Story, state: State, kind: str, about: tuple[str, ...], choice: Choice) -> tuple[State, Outcome]:
    """The choice's own effects, then those of the outcome that chance picks."""
    before = state.values
    state = follow(story, state, kind, about, choice.outcome)
    if not choice.outcomes:
        return state, choice.outcome
    number = drawn(choice, before, roll(state.seed, state.turn, "/".join(about[:2]), 100))
    outcome = choice.outcomes[number - 1]
    state = follow(story, state, "outcome", (*about[:2], str(number), *about[2:]), outcome)
    return state, replace(outcome, to=outcome.to or choice.outcome.to, ends=outcome.ends or choice.outcome.ends)


def drawn(choice: Choice, values: Values, rolled: int) -> int:
    """Which outcome, from 1, a roll of a hundred picks: odds add up in order, the last takes the rest."""
    odds = 0
    for number, outcome in enumerate(choice.outcomes, 1):
        odds += int(outcome.odds.run(values)) if outcome.odds is not None else 100
        if rolled <= odds:
            return number
    return len(choice.outcomes)
