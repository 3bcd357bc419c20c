"""From the ending back to the decisions: what it asked, how that stood, and who moved it.

An ending asks for a few values. What those are made of was moved by decisions, at once or when something came back;
the ones that moved it most are told. A monthly sum weighs as much as whoever watches it says.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from game.engine.state import State
from game.play.history import caused, closed_desk, decision_views
from game.play.pages import TraceView
from game.play.telling import Teller
from game.record.log import Log
from game.script.expressions import MONEY
from game.script.model import Story

STEPS = 6
POINT = 50  # units of money that weigh as much as one point of a gauge: half a million
NAME = re.compile(r"[a-z_][a-z0-9_]*")


def trace(teller: Teller, states: Sequence[State], log: Log) -> TraceView | None:
    """The trace of a run that has ended; None before."""
    story, state = teller.story, states[-1]
    if not state.ending:
        return None
    asked, moved_by = _asked(story, state.ending)
    stands = tuple(
        teller.words("pair", label=teller.label(name), value=teller.measured_value(name, state.get(story, name)))
        for name in asked
    )
    sums: dict[tuple[int, str], int] = {}
    for index, event in caused(states, log):
        if closed_desk(story, log.decisions[index]):
            continue
        for name, delta in event.moves:
            if name in moved_by:
                sums[index, name] = sums.get((index, name), 0) + delta
    best = sorted((key for key in sums if sums[key]), key=lambda key: -_weight(story, key[1], sums[key]))[:STEPS]
    views = decision_views(teller, states, log)
    steps = tuple((views[index], teller.move(name, sums[index, name])) for index, name in sorted(best))
    return TraceView(stands, steps)


def _asked(story: Story, ending: str) -> tuple[list[str], frozenset[str]]:
    """The values an ending asks for, as written, and everything those are made of; the meters where it asks nothing."""
    when = story.endings[ending].when
    if when is None or not when.reads:
        parts = [name for meter in story.meters for name in meter.parts]
        return parts, frozenset(parts)
    named = [name for name in dict.fromkeys(NAME.findall(when.text)) if name in story.variables]
    return named, when.reads


def _weight(story: Story, name: str, delta: int) -> int:
    variable = story.variables[name]
    if variable.kind == "flag":
        return 100
    watched = max((abs(dict(person.watches).get(name, 0)) for person in story.cast.values()), default=0)
    points = abs(delta) * 10 // POINT if variable.kind == MONEY else abs(delta) * 10
    return points * max(1, watched)
