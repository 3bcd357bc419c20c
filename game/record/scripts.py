"""Playing a `.play` script, and holding the run against what is expected of it."""

from __future__ import annotations

import re
from pathlib import Path

from game.engine.chance import MAX_SEED
from game.engine.play import apply, start
from game.engine.state import State
from game.record.log import Decision, Header, Log, witness
from game.record.months import closes
from game.record.replay import Diverged
from game.script import plays
from game.script.model import Story
from game.script.plays import Line
from game.script.plays import Script as Script
from game.script.problems import BadSave, NotOffered

_EXPECT = re.compile(
    r"^(?P<name>[a-z_0-9]+) (?P<value>-?\d{1,12}(?:\.\d{1,6})?M?)"
    r"(?: ± (?P<near>\d{1,12}(?:\.\d{1,6})?)(?P<unit>%|M)?)?(?: at (?P<turn>\d{1,6}))?$"
)


def read_script(path: Path) -> Script:
    """The script in a file. Raises BadSave with the line that cannot be read."""
    try:
        return plays.read_script(path)
    except plays.BadScript as error:
        raise BadSave(str(error)) from None


def play_script(story: Story, script: Script) -> tuple[Log, tuple[State, ...]]:
    """Play a script from the start: the log it makes and its states. Raises Diverged with the script's line."""
    seed = script.header.get("seed", "1")
    if not seed.isdecimal() or len(seed) > 19 or int(seed) > MAX_SEED:
        raise BadSave(f"{script.path}: the seed must be a whole number from 0 to {MAX_SEED}, not '{seed[:20]}'")
    mode = script.header.get("mode")
    if mode is not None and mode not in story.modes:
        raise BadSave(f"{script.path}: '{mode[:20]}' is not a mode of this story; it has: {', '.join(story.modes)}")
    header = Header(story.id, story.fingerprint, int(seed), mode or "standard")
    try:
        states = [start(story, header.seed, header.mode)]
    except NotOffered as error:
        raise BadSave(f"{script.path}: {error}") from None
    decisions: list[Decision] = []
    for step in script.steps:
        try:
            states.append(apply(story, states[-1], step.name, step.value))
        except NotOffered as error:
            message = f"{script.path}:{step.number}: month {states[-1].turn}, {step.name}: {step.value}: {error}"
            raise Diverged(message, len(states), tuple(states)) from None
        decisions.append(Decision(step.name, step.value, witness(story, states[-1])))
    return Log(header, tuple(decisions)), tuple(states)


def unmet(story: Story, script: Script, states: tuple[State, ...]) -> list[str]:
    """The expectations of a script that its run does not meet, each a sentence."""
    return [said for line in script.expected if (said := _unmet(story, script, states, line))]


def _unmet(story: Story, script: Script, states: tuple[State, ...], line: Line) -> str:
    where = f"{script.path}:{line.number}:"
    if line.value.startswith("ending "):
        code = line.value.removeprefix("ending ")
        ending = story.endings.get(states[-1].ending)
        reached = ending.code if ending else "no ending yet"
        return "" if reached == code else f"{where} expected the ending {code}, found {reached}"
    match = _EXPECT.match(line.value)
    if match is None or match["name"] not in story.variables:
        return f"{where} '{line.value}' is not an expectation: write 'name 74.9M ± 5% at 3', or 'ending E1'"
    state = states[-1] if match["turn"] is None else closes(states).get(int(match["turn"]))
    if state is None:
        return f"{where} the run never closed month {match['turn']}"
    wanted, found = _units(match["value"]), state.get(story, match["name"])
    near = 0.0 if match["near"] is None else float(match["near"])
    allowed = abs(wanted) * near / 100 if match["unit"] == "%" else near * (100 if match["unit"] == "M" else 1)
    if abs(found - wanted) <= allowed + 1e-9:
        return ""
    scale = 100 if story.variables[match["name"]].kind == "money" else 1
    return f"{where} expected {line.value}, found {found / scale:g}"


def _units(text: str) -> int:
    return round(float(text.removesuffix("M")) * (100 if text.endswith("M") else 1))
