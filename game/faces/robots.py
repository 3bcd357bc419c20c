"""Robots that play: each a way of choosing among what is open. They know what any programmer can ask the engine.

A robot that values things has a taste of its own in each run: every weight is drawn from two fifths to eight fifths of
its usual size, and one decision in ten it takes as it comes. So a robot is a kind of chief executive, and its thousand
runs are a thousand of the kind. Tastes depend on the seed alone.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from functools import cache

from game.engine.chance import roll
from game.engine.effects import moved
from game.engine.play import LEVER, Offer, apply, levers, offered, promise_actions
from game.engine.state import State
from game.script.model import Choice, Outcome, Story

Policy = Callable[[Story, State, Sequence[Offer], str], Offer]
Weights = Mapping[str, int]

MOST_DECISIONS = 400  # a run has about a hundred; more means that it is stuck
WHIM = 10  # decisions in a hundred that a robot takes as they come


def random_(story: Story, state: State, offers: Sequence[Offer], question: str) -> Offer:
    """Any open option, with equal chances; a desk is closed every second time."""
    closing = [offer for offer in offers if offer.choice is not None and offer.choice.closes]
    if closing and roll(state.seed, state.turn, f"{question}/close", 2) == 1:
        return closing[0]
    return offers[roll(state.seed, state.turn, question, len(offers)) - 1]


def first(story: Story, state: State, offers: Sequence[Offer], question: str) -> Offer:
    """The first open option, never a mail or a lever."""
    own = [offer for offer in offers if offer.choice is not None and offer.scene != LEVER]
    return own[0]


def _valued(name: str, weights: Weights, mail: bool = True) -> Policy:
    """A robot that adds up what it can see: `weights` are points for each unit a variable moves.

    With `mail` it opens what lies on the desk before it closes it; without, its lieutenants answer.
    """

    def choose(story: Story, state: State, offers: Sequence[Offer], question: str) -> Offer:
        if roll(state.seed, state.turn, f"{question}/whim", 100) <= WHIM:
            return random_(story, state, offers, question)
        taste = _taste(name, tuple(weights.items()), state.seed)

        def worth(offer: Offer) -> tuple[int, int]:
            if offer.choice is None:
                return (1 if mail else -(10**9), 0)
            if offer.choice.closes:
                return (0, 0)
            return (_seen(story, state, offer.choice, taste), -offer.choice.number)

        return max(offers, key=worth)

    return choose


@cache
def _taste(name: str, weights: tuple[tuple[str, int], ...], seed: int) -> Weights:
    """This run's weights."""
    return {what: weight * (39 + roll(seed, 0, f"{name}/{what}", 121)) // 100 for what, weight in weights}


def _seen(story: Story, state: State, choice: Choice, weights: Weights) -> int:
    """Points for the immediate effects, the mean of the outcomes, and half of what will come back."""
    points = _points(state, choice.outcome, weights) * 100
    left = 100
    for outcome in choice.outcomes:
        odds = left if outcome.odds is None else max(0, min(left, int(outcome.odds.run(state.values))))
        left -= odds
        points += _points(state, outcome, weights) * odds
    return points - choice.grade * weights.get("grade", 0) * 100


def _points(state: State, outcome: Outcome, weights: Weights) -> int:
    points = sum(delta * weights.get(name, 0) for name, delta in moved(state.values, outcome.effects)[1])
    for later in outcome.later:
        points += sum(delta * weights.get(name, 0) for name, delta in moved(state.values, later.effects)[1]) // 2
    return points + weights.get("promise", 0) * len(outcome.promises)


# Points for each unit: a unit of money is $10,000, a flag counts once. `promise` is for each promise made, `grade` is
# lost for each step from told to false.
TASTES: dict[str, Weights] = {
    "frugal": {
        "bank": 3, "use": -20, "appetite": -12, "overhead": -30, "commit": -10, "rate": -60, "revenue": 30,
        "heads": -8, "late_3": -2, "promise": -300, "gap": -5,
    },
    "hype": {"hype": 30, "promise": 200, "quality": 6, "bank": 1, "control": 6, "gap": 1, "grade": -40},
    "candid": {
        "investors": 20, "suppliers": 15, "creators": 32, "customers": 12, "sale_begun": -2000, "gap": -20,
        "told": 15, "patience": 8, "bank": 1, "grade": 200,
    },
    "greedy": {
        "bank": 10, "resigned": -30000, "public_revenue": 20, "hype": 4, "revenue": 6, "control": 25, "openness": -20,
        "patience": -1, "gap": -2, "use": 2, "grade": 20,
    },
    "delegating": {
        "leads": 20, "product": 12, "research": 12, "told": 8, "bank": 2, "investors": 6, "busy": -200, "focus": 60,
        "handover": 20, "grade": 40,
    },
    "planner": {
        "bank": 2, "use": -2, "appetite": -1, "commit": -4, "rate": -40, "overhead": -20, "revenue": 25,
        "quality": 70, "investors": 12, "suppliers": 10, "creators": 8, "customers": 10, "research": 5, "product": 6,
        "leads": 3, "handover": 30, "gap": -10, "patience": 8, "exposure": -4, "promise": -100, "grade": 60,
        "sale_begun": -2000,
        "research_left": -3000, "heads": -3, "frozen": 1500,
    },
}  # fmt: skip

POLICIES: dict[str, Policy] = {
    "random": random_,
    "first": first,
    **{name: _valued(name, weights, mail=name != "delegating") for name, weights in TASTES.items()},
}


def step(story: Story, state: State, policy: Policy, question: str, *, ledger: bool = False) -> tuple[State, str, str]:
    """One decision: the state after, and what was chosen where; with `ledger`, promises may be acted on too."""
    scene = story.scenes[state.scene]
    if scene.slots:
        picks = []
        clauses = [offer for offer in offered(story, state) if offer.open]
        for slot in scene.slots:
            open_ = [offer for offer in clauses if offer.slot == slot]
            picks.append(f"{slot}={policy(story, state, open_, f'{question}/{slot}').id}")
        choice = " ".join(picks)
        return apply(story, state, scene.id, choice), scene.id, choice
    open_ = [offer for offer in offered(story, state) if offer.open]
    if scene.hub:
        open_ += [offer for offer in levers(story, state) if offer.open]
        if ledger:  # otherwise what was promised is kept, or not, by what is done
            actions = (offer for name in story.promises for offer in promise_actions(story, state, name))
            open_ += [offer for offer in actions if offer.open]
    offer = policy(story, state, open_, question)
    return apply(story, state, offer.scene, offer.id), offer.scene, offer.id
