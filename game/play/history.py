"""Looking back over a run: its decisions, the causes of every movement, and the whole as a text."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from game.engine.state import Event, State
from game.play.moments import cause, tell
from game.play.telling import Teller
from game.play.views import CauseView, DecisionView
from game.record.log import Decision, Log
from game.script.model import Story


def decision_views(teller: Teller, states: Sequence[State], log: Log) -> tuple[DecisionView, ...]:
    """The decisions taken, oldest first."""
    made = []
    for index, decision in enumerate(log.decisions):
        at = Teller(teller.story, teller.words, states[index])
        title = (
            at.title(decision.scene) if decision.scene in teller.story.scenes else at.words(f"{decision.scene}.kind")
        )
        choice = at.choice_text(decision.scene, decision.choice)
        made.append(DecisionView(index, at.when(states[index].turn), title, choice))
    return tuple(made)


def causes(teller: Teller, states: Sequence[State], log: Log, name: str) -> tuple[CauseView, ...]:
    """What moved a meter or a variable, newest first."""
    story = teller.story
    meter = next((meter for meter in story.meters if meter.id == name), None)
    names = set(meter.value.reads) if meter else {name}
    if not names & set(story.variables):
        raise KeyError(name)
    variable = story.variables.get(name)
    if variable is not None and variable.derived is not None:
        names = set(variable.derived.reads)
    made: list[CauseView] = []
    origin = origins(states, log)
    for index, state in enumerate(states):
        for event in state.happened:
            made += _of_event(teller, event, names, index, origin)
    return tuple(reversed(made))


def origins(states: Sequence[State], log: Log) -> dict[tuple[str, ...], int]:
    """The decision each echo comes from, by where, what and in which turn it was decided."""
    found: dict[tuple[str, ...], int] = {}
    for index, (decision, state) in enumerate(zip(log.decisions, states, strict=False)):
        turn = str(state.turn)
        parts = decision.choice.split() if "=" in decision.choice else [decision.choice]
        happened = states[index + 1].happened
        found |= {(decision.scene, part, turn): index for part in (decision.choice, *parts)}
        found |= {("left", event.about[0], turn): index for event in happened if event.kind == "left"}
        found |= {(*event.about[:2], turn): index for event in happened if event.kind == "chose"}
    return found


def caused(states: Sequence[State], log: Log) -> Iterable[tuple[int, Event]]:
    """What moved something, with the decision it goes back to: an echo's own, and the one that made a promise."""
    origin, promised = origins(states, log), {}
    for index, state in enumerate(states):
        for event in state.happened:
            cause = index - 1
            if event.kind == "promised":
                promised[event.about[0]] = cause
            elif event.kind == "echo":
                cause = origin.get(event.about[1:4], cause)
            elif event.kind in ("fate", "overdue"):
                cause = promised.get(event.about[0], cause)
            if event.kind not in ("rule", "turn", "line") and cause >= 0:
                yield cause, event


def closed_desk(story: Story, decision: Decision) -> bool:
    """Closing the desk takes in what others answered meanwhile, which is nobody's turning point."""
    scene = story.scenes.get(decision.scene)
    return scene is not None and decision.choice in scene.choices and scene.choices[decision.choice].closes


def _of_event(
    teller: Teller, event: Event, names: set[str], index: int, origin: dict[tuple[str, ...], int]
) -> list[CauseView]:
    made = []
    for name, delta in event.moves:
        if name not in names or teller.story.variables[name].derived is not None:
            continue
        move = teller.move(name, delta)
        label = move.delta if len(names) == 1 else f"{move.label} {move.delta}"
        decision: int | None = None if event.kind == "rule" else index - 1
        if event.kind == "echo":
            decision = origin.get(event.about[1:4], index - 1)
        made.append(CauseView(teller.when(event.values[0]), label, cause(teller, event), decision))
    return made


def transcript(teller: Teller, states: Sequence[State], log: Log) -> str:
    """The run as it was told, scene by scene."""
    said: list[str] = []
    for index, state in enumerate(states):
        at = Teller(teller.story, teller.words, state)
        for told in tell(at, state, ()):
            said += [
                told.because,
                told.title,
                *told.paragraphs,
                *(f"{m.label} {m.delta}" for m in told.moves),
            ]
        if state.ending:
            ending = teller.story.endings[state.ending]
            said += [
                at.text(ending.title, state.values),
                *at.passage(ending.text, state.values),
                *at.passage(ending.epilogue, state.values),
            ]
        elif index < len(log.decisions):
            decision = log.decisions[index]
            if decision.scene == state.scene:
                scene = teller.story.scenes[state.scene]
                said += [
                    f"{at.when(state.turn)}: {at.title(state.scene)}",
                    *at.passage(scene.text, state.values),
                ]
            said.append(f"> {at.choice_text(decision.scene, decision.choice)}")
    return "\n\n".join(text for text in said if text) + "\n"
