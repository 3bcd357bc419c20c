"""The web of a chapter: each decision, what was not taken, and what came back of it."""

from __future__ import annotations

from collections.abc import Sequence

from game.engine.play import offered
from game.engine.state import Pending, State
from game.play.history import decision_views, origins
from game.play.pages import StrandView
from game.play.telling import Teller
from game.record.log import Decision, Log
from game.script.shown import Chapter


def web(teller: Teller, states: Sequence[State], log: Log, chapter: Chapter) -> tuple[StrandView, ...]:
    """The decisions of a chapter, oldest first; closing the desk is none."""
    story, state = teller.story, states[-1]
    came = _came(teller, states, log)
    views = decision_views(teller, states, log)
    last = min((one.start for one in story.chapters if one.start > chapter.start), default=state.turn + 1)
    made = []
    for index, decision in enumerate(log.decisions):
        at = states[index]
        scene = story.scenes.get(decision.scene)
        if not chapter.start <= at.turn < last or (scene is not None and scene.hub):
            continue
        offers = [offer for offer in offered(story, at) if offer.choice is not None] if scene is not None else []
        others = len(offers) - 1 if scene is not None and not scene.slots else 0
        closed = sum(not offer.open for offer in offers) if others else 0
        waiting = sum(_of(pending, decision, at.turn) for pending in state.pending)
        made.append(StrandView(views[index], max(0, others), closed, tuple(came.get(index, ())), waiting))
    return tuple(made)


def _of(pending: Pending, decision: Decision, turn: int) -> bool:
    """Is this on its way because of that decision?"""
    choices = (decision.choice, *decision.choice.split())
    return (pending.scene, pending.since) == (decision.scene, turn) and pending.choice in choices


def _came(teller: Teller, states: Sequence[State], log: Log) -> dict[int, list[str]]:
    """What has come back of each decision: the month in which it did."""
    found: dict[int, list[str]] = {}
    origin = origins(states, log)
    for state in states:
        for event in state.happened:
            if event.kind == "echo" and event.about[1:4] in origin:
                found.setdefault(origin[event.about[1:4]], []).append(teller.when(event.values[0]))
    return found
