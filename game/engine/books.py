"""Books of sent sentences: what was written on which day, and what it would cost if it were read again.

Each clause has a grade (0 told, 1 framed, 2 left out, 3 false); found open, it costs the book's stake for that
grade times the slot's weight. A sentence is settled when its slot is corrected, or when the book has been read.
"""

from __future__ import annotations

from dataclasses import replace

from game.engine.state import Sent, State
from game.script.model import Choice, Scene, Story

SENT, CORRECTED, READ = 1, 2, 3


def send(story: Story, state: State, scene: Scene, clauses: dict[str, Choice]) -> State:
    """Keep the sentences of a composed decision, with the values of the day."""
    places = {}
    for slot, clause in clauses.items():
        places[f"grade:{scene.id}:{slot}"] = clause.grade + 1
        places[f"open:{scene.id}:{slot}"] = SENT
    sent = tuple(Sent(scene.id, slot, clause.id, state.turn, state.values) for slot, clause in clauses.items())
    state = replace(state.put(story, places), sent=state.sent + sent)
    return recount(story, state, scene.book)


def cost(story: Story, state: State, line: Sent) -> int:
    """What one sentence would cost if it were found now."""
    scene = story.scenes[line.scene]
    if not scene.book or state.holds(story, f"open:{line.scene}:{line.slot}") != SENT:
        return 0
    grade = state.holds(story, f"grade:{line.scene}:{line.slot}") - 1
    return story.books[scene.book].stakes[grade] * scene.slots[line.slot].weight


def worst(story: Story, state: State, book: str, least: int, most: int) -> tuple[Sent, ...]:
    """The sentences of a book that a reader would stop at: open, or corrected by the writer, worst first."""
    lines = [
        line
        for line in state.sent
        if story.scenes[line.scene].book == book
        and state.holds(story, f"grade:{line.scene}:{line.slot}") - 1 >= least
        and state.holds(story, f"open:{line.scene}:{line.slot}") != READ
    ]
    weight = {line: _rank(story, state, line) for line in lines}
    return tuple(sorted(lines, key=lambda line: (-weight[line], -line.turn))[:most])


def _rank(story: Story, state: State, line: Sent) -> int:
    grade = state.holds(story, f"grade:{line.scene}:{line.slot}")
    return grade * story.scenes[line.scene].slots[line.slot].weight * 10 + cost(story, state, line)


def correct(story: Story, state: State, slot: str) -> State:
    """The writer takes back what was said in one slot of every letter."""
    for scene in story.scenes.values():
        place = f"open:{scene.id}:{slot}"
        if scene.book and slot in scene.slots and state.holds(story, place) == SENT:
            state = recount(
                story,
                state.put(story, {place: CORRECTED, f"fixed:{scene.id}:{slot}": state.turn}),
                scene.book,
            )
    return state


def close(story: Story, state: State, book: str) -> State:
    """The book has been read: what was open is settled."""
    places = {f"open:{line.scene}:{line.slot}": READ for line in state.sent if story.scenes[line.scene].book == book}
    return recount(story, state.put(story, places), book)


def recount(story: Story, state: State, book: str) -> State:
    """What the worst open sentences of a book would cost a writer who is read now, for conditions to name."""
    if not book:
        return state
    lines = [line for line in state.sent if story.scenes[line.scene].book == book]
    costs = sorted((cost(story, state, line) for line in lines), reverse=True)
    grades = (
        state.holds(story, f"grade:{line.scene}:{line.slot}")
        for line in lines
        if state.holds(story, f"open:{line.scene}:{line.slot}") == SENT
    )
    found = {f"stake:{book}": sum(costs[: story.books[book].found]), f"worst:{book}": max(grades, default=0)}
    return state.put(story, found)
