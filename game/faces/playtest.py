"""Robots play a story on all cores: endings, meters by month, what nobody met, decisions a second."""

from __future__ import annotations

import json
import sys
import time
from collections import Counter
from collections.abc import Iterable, Iterator
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from game.engine.play import start
from game.engine.state import State
from game.faces.robots import MOST_DECISIONS, POLICIES, step
from game.record.months import closes
from game.script.load import load
from game.script.model import Ending, Story

CHUNK = 25  # runs handed to a process at once
STANDARD = "standard"
Work = tuple[str, str, int, int]  # robot, mode, first seed, runs
Bounds = tuple[tuple[int, int, int], ...]  # place, least, most


@dataclass(slots=True)
class Tally:
    """What a number of runs met. Tallies add up."""

    policy: str
    runs: int = 0
    decisions: int = 0
    stuck: int = 0
    bounds: int = 0  # values found outside what they are declared to keep to
    endings: Counter[str] = field(default_factory=Counter)
    met: Counter[str] = field(default_factory=Counter)
    months: dict[int, dict[str, list[int]]] = field(default_factory=dict)

    def add(self, other: Tally) -> None:
        self.runs += other.runs
        self.decisions += other.decisions
        self.stuck += other.stuck
        self.bounds += other.bounds
        self.endings.update(other.endings)
        self.met.update(other.met)
        for month, meters in other.months.items():
            for meter, values in meters.items():
                self.months.setdefault(month, {}).setdefault(meter, []).extend(values)


_story: Story | None = None
_kept: Bounds = ()


def _begin(folder: Path) -> None:
    global _story, _kept
    _story = load(folder)
    _kept = bounds(_story)


def bounds(story: Story) -> Bounds:
    """The place, the least and the most of every stored variable."""
    stored = (one for one in story.variables.values() if one.derived is None)
    return tuple((story.slots[one.name], one.least, one.most) for one in stored)


def outside(kept: Bounds, state: State) -> int:
    """How many values are not within their bounds."""
    values = state.values
    return sum(not least <= values[slot] <= most for slot, least, most in kept)


def _play(work: Work) -> Tally:
    policy, mode, seed, runs = work
    if _story is None:
        raise RuntimeError("the process was not begun with a story")
    tally = Tally(policy)
    for number in range(seed, seed + runs):
        _one(_story, start(_story, number, mode), policy, tally)
    return tally


def _one(story: Story, state: State, policy: str, tally: Tally) -> None:
    states = [state]
    while not state.ending and len(states) <= MOST_DECISIONS:
        state, scene, choice = step(story, state, POLICIES[policy], f"robot/{len(states)}", ledger=policy == "random")
        states.append(state)
        tally.met[f"{scene}: {choice}"] += 1 if "=" not in choice else 0
        for pick in choice.split() if "=" in choice else ():
            tally.met[f"{scene}: {pick}"] += 1
    tally.runs += 1
    tally.bounds += sum(outside(_kept, state) for state in states)
    tally.decisions += len(states) - 1
    tally.stuck += not state.ending
    tally.endings[story.endings[state.ending].code if state.ending else "stuck"] += 1
    for month, closed in closes(tuple(states)).items():
        for meter in story.meters:
            tally.months.setdefault(month, {}).setdefault(meter.id, []).append(int(meter.value.run(closed.values)))


def playtest(folder: Path, policy: str, runs: int, seed: int, jobs: int, as_json: bool, mode: str = STANDARD) -> int:
    """Play and print a report. Exit code 1 where a run was stuck, 2 for a robot or a mode that does not exist."""
    if policy != "all" and policy not in POLICIES:
        print(f"dear-investors: no robot '{policy}'; there are: {', '.join(POLICIES)}", file=sys.stderr)
        return 2
    names = list(POLICIES) if policy == "all" else [policy]
    story = load(folder)
    modes = tuple(story.modes) or (STANDARD,)
    if mode not in modes:
        said = f"'{mode}' is not a mode of this story; it has: {', '.join(modes)}"
        print(f"dear-investors: {said}", file=sys.stderr)
        return 2
    began = time.perf_counter()
    tallies = {name: Tally(name) for name in names}
    work = [
        (name, mode, first, min(CHUNK, seed + runs - first))
        for name in names
        for first in range(seed, seed + runs, CHUNK)
    ]
    for tally in _shown(_played(folder, work, jobs), len(work)):
        tallies[tally.policy].add(tally)
    took = time.perf_counter() - began
    report = _report(story, mode, tallies, took, jobs)
    print(json.dumps(report, indent=1) if as_json else _as_text(report))
    return 1 if any(tally.stuck for tally in tallies.values()) else 0


def _played(folder: Path, work: list[Work], jobs: int) -> Iterator[Tally]:
    if jobs == 1:
        _begin(folder)
        yield from map(_play, work)
        return
    with ProcessPoolExecutor(jobs, initializer=_begin, initargs=(folder,)) as pool:
        yield from pool.map(_play, work)


def _shown(tallies: Iterable[Tally], total: int) -> Iterator[Tally]:
    """The same tallies, with a progress bar on stderr where somebody looks."""
    if not sys.stderr.isatty():
        yield from tallies
        return
    from rich.console import Console
    from rich.progress import track

    yield from track(tallies, "Playing", total, console=Console(stderr=True))


def _report(story: Story, mode: str, tallies: dict[str, Tally], took: float, jobs: int) -> dict[str, Any]:
    met: Counter[str] = Counter()
    for tally in tallies.values():
        met.update(tally.met)
    decisions = sum(tally.decisions for tally in tallies.values())
    return {
        "story": story.id,
        "mode": mode,
        "runs": sum(tally.runs for tally in tallies.values()),
        "decisions": decisions,
        "seconds": round(took, 2),
        "decisions_per_second": round(decisions / took),
        "jobs": jobs,
        "bounds": sum(tally.bounds for tally in tallies.values()),
        "robots": {name: _robot(story, tally) for name, tally in tallies.items()},
        "never_reached": sorted(
            {e.code for e in story.endings.values() if _may_come(story, mode, e)}
            - {c for t in tallies.values() for c in t.endings}
        ),
        "never_met": [name for name in _everything(story) if not met[name]],
    }


def _may_come(story: Story, mode: str, ending: Ending) -> bool:
    """May a run of this mode come to the ending? Some modes have one of their own, which then is the last one."""
    own = story.modes[mode].ending if mode in story.modes else ""
    others = {one.ending for one in story.modes.values() if one.ending}
    return ending.id == own if own and ending.last else ending.id == own or ending.id not in others


def _robot(story: Story, tally: Tally) -> dict[str, Any]:
    return {
        "runs": tally.runs,
        "stuck": tally.stuck,
        "endings": {code: round(100 * count / tally.runs, 1) for code, count in sorted(tally.endings.items())},
        "tones": _tones(story, tally),
        "months": {
            month: {meter: _spread(values) for meter, values in meters.items()}
            for month, meters in sorted(tally.months.items())
        },
    }


def _tones(story: Story, tally: Tally) -> dict[str, float]:
    """The share of runs by the tone of their endings, in the story's own words, largest first."""
    texts = story.texts[story.language]
    by_code = {one.code: "".join(piece.words for piece in texts.get(one.tone, ())) for one in story.endings.values()}
    count: Counter[str] = Counter()
    for code, runs in tally.endings.items():
        count[by_code.get(code, code) or "no tone"] += runs
    return {tone: round(100 * runs / tally.runs, 1) for tone, runs in count.most_common()}


def _spread(values: list[int]) -> list[int]:
    """A tenth below, the median, a tenth above."""
    ordered = sorted(values)
    return [ordered[len(ordered) * share // 100] for share in (10, 50, 90)]


def _everything(story: Story) -> Iterator[str]:
    for scene in story.scenes.values():
        yield from (f"{scene.id}: {choice}" for choice in scene.choices)
        yield from (f"{scene.id}: {slot.id}={clause}" for slot in scene.slots.values() for clause in slot.clauses)
    yield from (f"lever: {lever}" for lever in story.levers)


def _as_text(report: dict[str, Any]) -> str:
    lines = [
        f"{report['runs']} runs, {report['decisions']} decisions, {report['decisions_per_second']} decisions a second, "
        f"{report['jobs']} jobs"
    ]
    for name, robot in report["robots"].items():
        endings = "  ".join(f"{code} {share}%" for code, share in robot["endings"].items())
        lines.append(f"{name}: {endings}" + (f"  STUCK {robot['stuck']}" if robot["stuck"] else ""))
        lines.append("  " + "  ".join(f"{tone} {share} %" for tone, share in robot["tones"].items()))
        for month in (3, 6, 9, 12, 15, 18):
            if month in robot["months"]:
                spread = "  ".join(
                    f"{meter} {low}/{mid}/{high}" for meter, (low, mid, high) in robot["months"][month].items()
                )
                lines.append(f"  month {month}: {spread}")
    lines.append(f"endings never reached: {', '.join(report['never_reached']) or 'none'}")
    lines.append(f"never met ({len(report['never_met'])}):")
    return "\n".join(lines + [f"  {name}" for name in report["never_met"]])
