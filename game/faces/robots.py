"""Robots that play: each a way of choosing among what is open. They know what any programmer can ask the engine."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from game.engine.chance import roll
from game.engine.effects import moved
from game.engine.play import LEVER, Offer, apply, levers, offered
from game.engine.state import State
from game.script.model import Choice, Story

Policy = Callable[[Story, State, Sequence[Offer], str], Offer]

MOST_DECISIONS = 400  # a run has about a hundred; more means that it is stuck


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


def _valued(weights: dict[str, int]) -> Policy:
    """A robot that adds up what it can see: `weights` are points for each unit a variable moves."""

    def choose(story: Story, state: State, offers: Sequence[Offer], question: str) -> Offer:
        def worth(offer: Offer) -> tuple[int, int]:
            if offer.choice is None:
                return (1, 0)
            if offer.choice.closes:
                return (0, 0)
            return (_seen(story, state, offer.choice, weights), -offer.choice.number)

        return max(offers, key=worth)

    return choose


def _seen(story: Story, state: State, choice: Choice, weights: dict[str, int]) -> int:
    """Points for the immediate effects, the mean of the outcomes, and half of what will come back."""
    points = 0
    effects = [(choice.outcome, 100)]
    left = 100
    for outcome in choice.outcomes:
        odds = left if outcome.odds is None else max(0, min(left, int(outcome.odds.run(state.values))))
        left -= odds
        effects.append((outcome, odds))
    for outcome, odds in effects:
        for name, delta in moved(state.values, outcome.effects)[1]:
            points += delta * weights.get(name, 0) * odds
        for later in outcome.later:
            for name, delta in moved(state.values, later.effects)[1]:
                points += delta * weights.get(name, 0) * odds // 2
        points += weights.get("promise", 0) * odds * len(outcome.promises)
    return points - choice.grade * weights.get("grade", 0) * 100


FRUGAL = _valued(
    {
        "bank": 3,
        "use": -20,
        "appetite": -12,
        "overhead": -30,
        "commit": -10,
        "rate": -60,
        "revenue": 30,
        "heads": -8,
        "late_3": -2,
        "promise": -300,
        "gap": -5,
    }
)
HYPE = _valued({"hype": 30, "promise": 200, "quality": 6, "bank": 1, "control": 3, "gap": 1, "grade": -40})
CANDID = _valued(
    {
        "investors": 20,
        "suppliers": 15,
        "creators": 12,
        "customers": 12,
        "sale_begun": -2000,
        "gap": -20,
        "told": 15,
        "patience": 8,
        "bank": 1,
        "grade": 200,
    }
)

GREEDY = _valued({"bank": 10, "hype": 4, "revenue": 6, "control": 2, "patience": -1, "gap": -2, "use": 2, "grade": 20})

PLANNER = _valued(
    {
        "bank": 2,
        "use": -2,
        "appetite": -1,
        "commit": -4,
        "rate": -40,
        "overhead": -20,
        "revenue": 25,
        "quality": 70,
        "investors": 12,
        "suppliers": 10,
        "creators": 8,
        "customers": 10,
        "research": 5,
        "product": 6,
        "leads": 3,
        "gap": -10,
        "patience": 8,
        "exposure": -4,
        "promise": -100,
        "grade": 60,
        "sale_begun": -2000,
        "research_left": -3000,
        "heads": -3,
        "frozen": 1500,
    }
)

BOLD = _valued(
    {
        "hype": 10,
        "promise": 100,
        "bank": 6,
        "investors": 8,
        "suppliers": 10,
        "patience": 2,
        "gap": -5,
        "use": 1,
        "appetite": 1,
        "revenue": 4,
        "heads": 4,
        "posts": 2,
        "frozen": -500,
        "plan_agreed": 4000,
        "raised_down": 3000,
        "resigned": 4000,
        "found_false": -5000,
        "rescue": -9000,
        "closing": -9000,
        "sale_begun": -3000,
    }
)

POLICIES: dict[str, Policy] = {
    "random": random_,
    "first": first,
    "frugal": FRUGAL,
    "hype": HYPE,
    "candid": CANDID,
    "greedy": GREEDY,
    "bold": BOLD,
    "planner": PLANNER,
}


def step(story: Story, state: State, policy: Policy, question: str) -> tuple[State, str, str]:
    """One decision: the state after, and what was chosen where."""
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
    offer = policy(story, state, open_, question)
    return apply(story, state, offer.scene, offer.id), offer.scene, offer.id
