"""Courses of modes, played: the decisions that stand before a run must be possible in the story as it is now."""

from __future__ import annotations

from game.engine.play import start
from game.script.model import Story
from game.script.problems import NotOffered, Problem, Problems


def faults(story: Story) -> tuple[Problem, ...]:
    """Each mode whose course cannot be played up to where the mode begins, at the place that names the course."""
    problems = Problems()
    for mode in story.modes.values():
        try:
            start(story, 1, mode.id)
        except NotOffered as error:
            problems.add(mode.place, "S007", str(error), "mend the play, or begin the mode earlier")
    return tuple(sorted(problems.found))
