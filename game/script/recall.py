"""Texts that recall a decision: `{chosen x}`, `{said x y}` and `{ago x}` say nothing where x was never played.

A recall is safe on the card itself, after a scene that every run begins with, and where a condition on the way to the
words asks for that scene. Anything else may leave a hole in a sentence, and is told.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from game.script.check import choices, outcomes
from game.script.expressions import Expression
from game.script.model import Choice, Story
from game.script.problems import Place, Problem, Problems
from game.script.words import Part, Passage

RECALLS = ("chosen", "said", "ago")

Tests = tuple[Expression | None, ...]


def advice(story: Story, texts: Mapping[str, tuple[str, Place]]) -> tuple[Problem, ...]:
    """Every recall that may find nothing, in order of place. `texts` says where each text stands."""
    problems = Problems()
    sure = frozenset(opening(story))
    for own, passage, tests in _passages(story):
        for part, asked in _parts(passage.parts, tests):
            for scene in _recalled(story, part.id) - sure - {own}:
                if not _guarded(story, asked, scene):
                    message = f"'{part.id}' recalls '{scene}', which may never have been played"
                    problems.add(texts[part.id][1], "W004", message, f"show it only when played({scene})")
    return tuple(sorted(set(problems.found)))


def opening(story: Story) -> Iterator[str]:
    """The scenes that every run plays before its first turn: each leads to the next, whatever is chosen."""
    if any(mode.start for mode in story.modes.values()):
        return
    name, seen = story.start, set()
    while name and name not in seen:
        seen.add(name)
        yield name
        ways = {made.to for choice in choices(story.scenes[name]) for made in outcomes(choice)}
        name = ways.pop() if len(ways) == 1 else ""


def _recalled(story: Story, text_id: str) -> set[str]:
    pieces = story.texts[story.language].get(text_id, ())
    return {piece.args[0] for piece in pieces if piece.kind in RECALLS}


def _parts(parts: Iterable[Part], tests: Tests) -> Iterator[tuple[Part, Tests]]:
    """Every part of a passage with the conditions on the way to it."""
    for part in parts:
        yield part, (*tests, part.when)
        yield from _parts(part.first, (*tests, part.when))


def _guarded(story: Story, tests: Tests, scene: str) -> bool:
    """Does a condition ask for the scene: whether it was played, what was chosen there, how a letter was graded?"""
    asked = [slot for name, slot in story.slots.items() if name in (f"scene:{scene}", f"when:{scene}")]
    asked += [slot for name, slot in story.slots.items() if name.startswith(f"grade:{scene}:")]
    return any(f"s[{slot}]" in test.source for test in tests if test is not None for slot in asked)


def _passages(story: Story) -> Iterator[tuple[str, Passage, Tests]]:
    """Every passage, with the scene it belongs to and the conditions it stands under."""
    for scene in story.scenes.values():
        yield scene.id, scene.text, (scene.when,)
        for choice in choices(scene):
            yield from _of_choice(choice, scene.id, (scene.when,))
        for take in scene.takes:
            yield scene.id, take.after, (scene.when, take.when)
    for lever in story.levers.values():
        yield from _of_choice(lever, "", ())
    for ending in story.endings.values():
        yield "", ending.text, (ending.when,)
        yield "", ending.epilogue, (ending.when,)


def _of_choice(choice: Choice, own: str, tests: Tests) -> Iterator[tuple[str, Passage, Tests]]:
    mine = (*tests, choice.when, choice.needs)
    yield own, choice.text, mine
    for made in outcomes(choice):
        yield own, made.after, mine
        for later in made.later:
            yield own, later.text, (*mine, later.when)
