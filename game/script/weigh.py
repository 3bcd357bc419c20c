"""Weighing decisions: options nobody should take, options that change nothing, decisions that come back.

An option is dominated where another of its scene, never closed when it is open, is at least as good on every variable
that has a direction (`good: more` or `less`), the same on every other, and better on one: at once and in what comes
back, whichever of three states it is met in. What differs otherwise (a promise, a flag, a condition that asks for the
choice later) makes two options two matters.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from game.script.check import outcomes
from game.script.expressions import Expression, Values
from game.script.model import Choice, Effect, Outcome, Scene, Story
from game.script.problems import Problem, Problems

DELAYED = 2  # turns from which an effect counts as delayed
_CHOSEN = re.compile(r"\(s\[(\d+)\] == (\d+)\)")

Weights = Mapping[str, int]


@dataclass(frozen=True, slots=True)
class Weighed:
    """An option: what it moves in each of the states it was tried in, and what else it leaves behind."""

    choice: Choice
    moves: tuple[Weights, ...]
    leaves: frozenset[str]


def advice(story: Story) -> tuple[Problem, ...]:
    """Dominated options and options without a lasting effect, in order of place. They stop nothing."""
    problems = Problems()
    asked = _asked(story)
    passing = {effect.name for rule in story.rules if rule.when is None for effect in rule.effects if _sets(effect)}
    for scene in decisions(story):
        weighed = [_weigh(story, scene, choice, asked) for choice in scene.choices.values()]
        for one in weighed:
            better = next((other for other in weighed if other is not one and _dominates(story, other, one)), None)
            if better is not None:
                message = f"'{one.choice.id}' of '{scene.id}' is never better than '{better.choice.id}'"
                problems.add(one.choice.place, "W001", message, "give it something of its own, at once or later")
            if not one.leaves and not any(set(moves) - passing for moves in one.moves):
                message = f"'{one.choice.id}' of '{scene.id}' leaves nothing behind"
                problems.add(one.choice.place, "W002", message, "an option should have an effect that lasts")
    return tuple(sorted(set(problems.found)))


def decisions(story: Story) -> tuple[Scene, ...]:
    """The scenes in which something is decided: two choices or more, and no desk."""
    return tuple(scene for scene in story.scenes.values() if len(scene.choices) > 1 and not scene.hub)


def delayed(story: Story) -> tuple[str, ...]:
    """The decisions with an effect two turns later or more: an echo, a promise, a condition that asks for them."""
    asked = _asked(story)
    found = []
    for scene in decisions(story):
        own = [result for choice in scene.choices.values() for result in outcomes(choice)]
        if (
            any(result.promises for result in own)
            or any(later.turns >= DELAYED for result in own for later in result.later)
            or any((story.slots[f"scene:{scene.id}"], choice.number) in asked for choice in scene.choices.values())
        ):
            found.append(scene.id)
    return tuple(found)


def _sets(effect: Effect) -> bool:
    """Does the effect set the value, whatever it was?"""
    return f"s[{effect.slot}] + " not in effect.source


def _asked(story: Story) -> frozenset[tuple[int, int]]:
    """Every choice that a condition or an amount asks for: (slot of its scene, its number). Texts do not count."""
    sources: list[str] = []

    def read(*tests: Expression | None) -> None:
        sources.extend(test.source for test in tests if test is not None)

    def result(made: Outcome) -> None:
        read(made.odds, *(later.when for later in made.later))
        sources.extend(effect.source for effect in made.effects)
        sources.extend(effect.source for later in made.later for effect in later.effects)

    choices = [*story.levers.values(), *story.ledger.actions.values()]
    for scene in story.scenes.values():
        read(scene.when, scene.pressing, *(take.when for take in scene.takes))
        slots = (clause for slot in scene.slots.values() for clause in slot.clauses.values())
        choices += [*scene.choices.values(), *slots, *(one for one in (scene.send, scene.left) if one)]
    for choice in choices:
        read(choice.when, choice.needs)
        for made in outcomes(choice):
            result(made)
    for rule in (*story.rules, *story.ledger.fates.values()):
        read(rule.when)
        sources.extend(effect.source for effect in rule.effects)
    for step in story.plan:
        read(step.when, step.needs)
        sources.extend(effect.source for effect in step.effects)
    sources.extend(effect.source for promise in story.promises.values() for effect in promise.overdue)
    read(*(ending.when for ending in story.endings.values()), *(one.keep for one in story.promises.values()))
    return frozenset((int(a), int(b)) for source in sources for a, b in _CHOSEN.findall(source))


def _states(story: Story) -> tuple[Values, ...]:
    """The opening, and two states with room to move: no gauge near its ends, something of everything to lose."""
    made = [story.opening]
    for levels in ({"gauge": 50, "money": 8000, "count": 40}, {"gauge": 30, "money": 1500, "count": 20}):
        values = list(story.opening)
        for name, variable in story.variables.items():
            if variable.derived is None and variable.good and variable.kind in levels:
                values[story.slots[name]] = max(variable.least, min(variable.most, levels[variable.kind]))
        made.append(tuple(values))
    return tuple(made)


def _weigh(story: Story, scene: Scene, choice: Choice, asked: frozenset[tuple[int, int]]) -> Weighed:
    moves = tuple(_moves(story, choice, values) for values in _states(story))
    leaves = set()
    if (story.slots[f"scene:{scene.id}"], choice.number) in asked:
        leaves.add(f"asked:{choice.id}")
    for made in outcomes(choice):
        leaves |= {f"promise:{name}" for name in made.promises}
        leaves |= {f"keeps:{name}" for name in made.keeps} | {f"breaks:{name}" for name in made.breaks}
        leaves |= {f"to:{made.to}"} if made.to else set()
        leaves |= {"ends"} if made.ends else set()
        leaves |= {f"uncovers:{made.uncovers}"} if made.uncovers else set()
    leaves |= {f"corrects:{choice.corrects}"} if choice.corrects else set()
    leaves |= {f"closes:{choice.closes_book}"} if choice.closes_book else set()
    return Weighed(choice, moves, frozenset(leaves))


def _moves(story: Story, choice: Choice, values: Values) -> Weights:
    """What a choice moves at once and later, in hundredths; outcomes by their odds."""
    sums: dict[str, int] = {}
    left = 100
    for made in outcomes(choice):
        odds = 100
        if made is not choice.outcome:
            odds = left if made.odds is None else max(0, min(left, int(made.odds.run(values))))
            left -= odds
        for effect in (*made.effects, *(effect for later in made.later for effect in later.effects)):
            delta = int(effect.run(values)) - values[effect.slot]
            sums[effect.name] = sums.get(effect.name, 0) + delta * odds
    return sums


def _dominates(story: Story, one: Weighed, other: Weighed) -> bool:
    """Is `one` at least as good everywhere, and better somewhere?"""
    if one.leaves != other.leaves or not _open_when(one.choice, other.choice):
        return False
    better = False
    for mine, theirs in zip(one.moves, other.moves, strict=True):
        for name in {*mine, *theirs}:
            gain = (mine.get(name, 0) - theirs.get(name, 0)) * story.variables[name].good
            if gain < 0 or (not story.variables[name].good and mine.get(name, 0) != theirs.get(name, 0)):
                return False
            better = better or gain > 0
    return better


def _open_when(one: Choice, other: Choice) -> bool:
    """Is `one` open whenever `other` is?"""

    def conditions(choice: Choice) -> Iterable[str]:
        return (test.text for test in (choice.when, choice.needs) if test is not None)

    return set(conditions(one)) <= set(conditions(other))
