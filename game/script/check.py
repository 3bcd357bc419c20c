"""Holding a whole book against itself: what no single line shows.

Scenes nobody can reach, turns that cannot end, values nobody reads, endings that leave a run without one.
"""

from __future__ import annotations

from game.script.draft import Draft
from game.script.model import Choice, Outcome, Scene, Story


def whole_book(story: Story, draft: Draft) -> None:
    """Note every fault that needs the whole story to be seen."""
    _unreachable(story, draft)
    _dead_ends(story, draft)
    _unused(story, draft)
    _endings(story, draft)
    _unheard(story, draft)


def outcomes(choice: Choice) -> tuple[Outcome, ...]:
    """Everything that may follow a choice."""
    return (choice.outcome, *choice.outcomes)


def choices(scene: Scene) -> tuple[Choice, ...]:
    """Every choice of a scene, clauses and sending included."""
    made = [*scene.choices.values(), *(c for slot in scene.slots.values() for c in slot.clauses.values())]
    return (*made, *(choice for choice in (scene.send, scene.left) if choice))


def _unreachable(story: Story, draft: Draft) -> None:
    drawn = {step.name for step in story.plan}
    open_ = [
        story.start,
        *(s.id for s in story.scenes.values() if s.deck in drawn),
        *drawn & set(story.scenes),
    ]
    reached: set[str] = set()
    while open_:
        name = open_.pop()
        if name in reached:
            continue
        reached.add(name)
        for choice in choices(story.scenes[name]):
            open_ += [result.to for result in outcomes(choice) if result.to]
    for name, scene in story.scenes.items():
        if name not in reached:
            why = (
                f"no step of the plan draws the deck '{scene.deck}'"
                if scene.deck
                else "it has no deck, and no 'to:' leads here"
            )
            draft.problems.add(scene.place, "S001", f"nobody can reach '{name}'", why)


def _dead_ends(story: Story, draft: Draft) -> None:
    """A run must be able to go on from every scene: the plan's next step, another scene, or an end."""
    for scene in story.scenes.values():
        if scene.hub and not any(choice.closes for choice in scene.choices.values()):
            draft.problems.add(
                scene.place,
                "S002",
                f"'{scene.id}' is a desk that no choice closes",
                "give one choice closes: true",
            )
        if not story.plan and not scene.hub:
            for choice in (*scene.choices.values(), *((scene.send,) if scene.send else ())):
                own = choice.outcome
                ways = [r for r in (choice.outcomes or (own,)) if not (r.to or r.ends or own.to or own.ends)]
                if ways:
                    draft.problems.add(
                        choice.place,
                        "S002",
                        f"'{scene.id}' goes nowhere after '{choice.id}'",
                        "add to: or ends: true",
                    )
        guarded = [c for c in scene.choices.values() if c.needs is not None or c.when is not None]
        if scene.choices and len(guarded) == len(scene.choices):
            draft.problems.add(
                scene.place,
                "S004",
                f"every choice of '{scene.id}' can be closed at once",
                "leave one choice always open",
            )
        for slot in scene.slots.values():
            if all(c.needs is not None or c.when is not None for c in slot.clauses.values()):
                draft.problems.add(
                    next(iter(slot.clauses.values())).place,
                    "S004",
                    f"every clause of '{slot.id}' can be closed at once",
                    "leave one always open",
                )


def _unused(story: Story, draft: Draft) -> None:
    for name, variable in story.variables.items():
        if name not in draft.used:
            what = "is moved but never read" if name in draft.moved else "is never used"
            draft.problems.add(variable.place, "V001", f"'{name}' {what}", "remove it, or let something depend on it")


def _endings(story: Story, draft: Draft) -> None:
    if not any(ending.last and ending.when is None for ending in story.endings.values()):
        places = [place for place, _ in draft.sections["endings"].values()]
        place = places[-1] if places else draft.single["story"].place
        draft.problems.add(place, "S005", "a run may end without an ending", "give the last ending no 'when'")


def _unheard(story: Story, draft: Draft) -> None:
    """Fields where nothing listens: a lever leads nowhere, a mail that is left cannot roll dice."""
    for choice in story.levers.values():
        _idle(draft, choice, "a lever", "to", "ends", "closes")
    for choice in story.ledger.actions.values():
        _idle(draft, choice, "an action of the ledger", "to", "ends", "closes", "outcomes", "later", "promise")
    for scene in story.scenes.values():
        for choice in scene.choices.values():
            _idle(draft, choice, *(("a choice of the desk", "to") if scene.hub else ("a choice of a scene", "closes")))
        for slot in scene.slots.values():
            for choice in slot.clauses.values():
                _idle(draft, choice, "a clause", "to", "ends", "closes")
        if scene.send:
            _idle(draft, scene.send, "sending", "closes")
        if scene.left:
            _idle(draft, scene.left, "a mail that is left", "to", "ends", "closes", "outcomes")


def _idle(draft: Draft, choice: Choice, what: str, *fields: str) -> None:
    own = choice.outcome
    has = {
        "to": any(result.to for result in outcomes(choice)),
        "ends": any(result.ends for result in outcomes(choice)),
        "closes": choice.closes,
        "outcomes": bool(choice.outcomes),
        "later": bool(own.later),
        "promise": bool(own.promises),
    }
    for field in fields:
        if has[field]:
            draft.problems.add(choice.place, "S006", f"'{field}' does nothing in {what}", "remove it")
