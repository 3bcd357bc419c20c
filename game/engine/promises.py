"""The ledger of promises: dated debts of words.

A promise enters open with its due turn. At each turn's end it is kept if its condition holds; past due it is
late, and its stake grows by one a turn. The player may act on an open one: the story says how, and at what price.
"""

from __future__ import annotations

from game.engine.effects import happen
from game.engine.state import State
from game.script.expressions import Values
from game.script.model import Promise, Story
from game.script.questions import BROKEN, DROPPED, FOUND, KEPT, LATE, NEVER, OPEN

_FATES = {"kept": KEPT, "broken": BROKEN, "dropped": DROPPED, "late": LATE, "found": FOUND}


def enter(story: Story, state: State, promise: str) -> State:
    """The promise is said now. Saying it again changes nothing."""
    if state.holds(story, f"promise:{promise}") != NEVER:
        return state
    due = state.turn + story.promises[promise].due
    state = happen(state, "promised", (promise,), ())
    named = {"": OPEN, ":said": state.turn, ":due": due, ":extra": 0}
    return count(story, state.put(story, {f"promise:{promise}{what}": value for what, value in named.items()}))


def is_open(story: Story, state: State, promise: str) -> bool:
    return state.holds(story, f"promise:{promise}") in (OPEN, LATE)


def is_fresh(story: Story, state: State, promise: str) -> bool:
    """Was it said in this very turn? Nothing is kept, or taken back, before the ink is dry."""
    return state.holds(story, f"promise:{promise}:said") == state.turn


def own_values(story: Story, state: State, promise: Promise) -> Values:
    """The promise's stake, its cost and the turns it is past due, as `ledger` expressions read them."""
    late = state.turn - state.holds(story, f"promise:{promise.id}:due")
    return (promise.stake + state.holds(story, f"promise:{promise.id}:extra"), promise.cost, max(0, late))


def meet(story: Story, state: State, promise: str, fate: str) -> State:
    """The promise meets its fate: the ledger's effects, and its new place."""
    made = story.ledger.fates.get(fate)
    extra = own_values(story, state, story.promises[promise])
    state = happen(state, "fate", (promise, fate), made.effects if made else (), extra)
    return count(story, state.put(story, {f"promise:{promise}": _FATES[fate]}))


def uncover(story: Story, state: State, fate: str) -> State:
    """What was dropped quietly comes to light: found by others, or owned up to and broken in the open."""
    for name in story.promises:
        if state.holds(story, f"promise:{name}") == DROPPED:
            state = meet(story, state, name, fate)
    return state


def extend(story: Story, state: State, promise: str, turns: int) -> State:
    """The due turn moves; a late promise is open again."""
    due = max(state.turn, state.holds(story, f"promise:{promise}:due")) + turns
    return count(story, state.put(story, {f"promise:{promise}": OPEN, f"promise:{promise}:due": due}))


def fall_due(story: Story, state: State) -> State:
    """Turn's end: what is kept, what becomes late, what grows."""
    for promise in story.promises.values():
        if not is_open(story, state, promise.id):
            continue
        if promise.keep is not None and not is_fresh(story, state, promise.id) and promise.keep.run(state.values):
            state = meet(story, state, promise.id, "kept")
        elif state.holds(story, f"promise:{promise.id}") == LATE:
            state = happen(state, "overdue", (promise.id,), promise.overdue)
            place = f"promise:{promise.id}:extra"
            state = count(story, state.put(story, {place: state.holds(story, place) + 1}))
        elif state.turn >= state.holds(story, f"promise:{promise.id}:due"):
            state = meet(story, state, promise.id, "late")
    return state


def count(story: Story, state: State) -> State:
    """The totals that conditions and texts may name. Debt is stakes, and costs in whole millions, summed."""
    fates = {name: state.holds(story, f"promise:{name}") for name in story.promises}
    running = [name for name, fate in fates.items() if fate in (OPEN, LATE)]
    debt = sum(
        story.promises[name].stake + state.holds(story, f"promise:{name}:extra") + story.promises[name].cost // 100
        for name in running
    )
    totals = {
        "promises_open": len(running),
        "promises_late": sum(fate == LATE for fate in fates.values()),
        "promises_kept": sum(fate == KEPT for fate in fates.values()),
        "promises_broken": sum(fate in (BROKEN, DROPPED, FOUND) for fate in fates.values()),
        "promises_dropped": sum(fate == DROPPED for fate in fates.values()),
        "promise_debt": debt,
    }
    return state.put(story, totals)
