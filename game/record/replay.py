"""A log becomes states again.

A step that cannot be taken, or leads elsewhere, is said: never other numbers in silence.
"""

from __future__ import annotations

from game.engine.play import apply, start
from game.engine.state import State
from game.record.log import Decision, Log, witness
from game.script.model import Story
from game.script.problems import BadSave, GameError, NotOffered


class Diverged(GameError):
    """The story is no longer the one that was played. `states` are sound up to decision `at` - 1."""

    def __init__(self, message: str, at: int, states: tuple[State, ...]) -> None:
        super().__init__(message)
        self.at, self.states = at, states


def replay(story: Story, log: Log) -> tuple[State, ...]:
    """The states of a run: the opening, then one after each decision.

    Raises Diverged at the first decision that is not offered or has another effect; BadSave for another story's run,
    and for a mode whose course can no longer be played.
    """
    if log.header.story != story.id:
        raise BadSave(f"this is a run of the story '{log.header.story}', and the story here is '{story.id}'")
    if story.modes and log.header.mode not in story.modes:
        raise BadSave(f"this run was played in the mode '{log.header.mode}', which '{story.id}' does not have")
    try:
        states = [start(story, log.header.seed, log.header.mode)]
    except NotOffered as error:
        raise BadSave(f"this run cannot begin: {error}") from None
    for number, decision in enumerate(log.decisions, 1):
        states.append(_step(story, states, number, decision))
    return tuple(states)


def _step(story: Story, states: list[State], number: int, decision: Decision) -> State:
    where = f"decision {number} (month {states[-1].turn}, {decision.scene}: {decision.choice})"
    try:
        state = apply(story, states[-1], decision.scene, decision.choice)
    except NotOffered as error:
        raise Diverged(f"{where} is no longer possible: {error}", number, tuple(states)) from None
    if decision.after and witness(story, state) != decision.after:
        message = f"{where} now has another effect: the story has changed since"
        raise Diverged(message, number, tuple(states))
    return state
