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
from game.faces.robots import MOST_DECISIONS, POLICIES, step
from game.record.months import closes
from game.script.load import load
from game.script.model import Story

CHUNK = 25  # runs handed to a process at once


@dataclass(slots=True)
class Tally:
    """What a number of runs met. Tallies add up."""

    policy: str
    runs: int = 0
    decisions: int = 0
    stuck: int = 0
    endings: Counter[str] = field(default_factory=Counter)
    met: Counter[str] = field(default_factory=Counter)
    months: dict[int, dict[str, list[int]]] = field(default_factory=dict)

    def add(self, other: Tally) -> None:
        self.runs += other.runs
        self.decisions += other.decisions
        self.stuck += other.stuck
        self.endings.update(other.endings)
        self.met.update(other.met)
        for month, meters in other.months.items():
            for meter, values in meters.items():
                self.months.setdefault(month, {}).setdefault(meter, []).extend(values)


_story: Story | None = None


def _begin(folder: Path) -> None:
    global _story
    _story = load(folder)


def _play(work: tuple[str, int, int]) -> Tally:
    policy, seed, runs = work
    if _story is None:
        raise RuntimeError("the process was not begun with a story")
    tally = Tally(policy)
    for number in range(seed, seed + runs):
        _one(_story, policy, number, tally)
    return tally


def _one(story: Story, policy: str, seed: int, tally: Tally) -> None:
    state = start(story, seed)
    states = [state]
    while not state.ending and len(states) <= MOST_DECISIONS:
        state, scene, choice = step(story, state, POLICIES[policy], f"robot/{len(states)}")
        states.append(state)
        tally.met[f"{scene}: {choice}"] += 1 if "=" not in choice else 0
        for pick in choice.split() if "=" in choice else ():
            tally.met[f"{scene}: {pick}"] += 1
    tally.runs += 1
    tally.decisions += len(states) - 1
    tally.stuck += not state.ending
    tally.endings[story.endings[state.ending].code if state.ending else "stuck"] += 1
    for month, closed in closes(tuple(states)).items():
        for meter in story.meters:
            tally.months.setdefault(month, {}).setdefault(meter.id, []).append(int(meter.value.run(closed.values)))


def playtest(folder: Path, policy: str, runs: int, seed: int, jobs: int, as_json: bool) -> int:
    """Play and print a report. Exit code 1 where a run was stuck, 2 for a robot that does not exist."""
    if policy != "all" and policy not in POLICIES:
        print(f"dear-investors: no robot '{policy}'; there are: {', '.join(POLICIES)}", file=sys.stderr)
        return 2
    names = list(POLICIES) if policy == "all" else [policy]
    story = load(folder)
    began = time.perf_counter()
    tallies = {name: Tally(name) for name in names}
    work = [
        (name, first, min(CHUNK, seed + runs - first)) for name in names for first in range(seed, seed + runs, CHUNK)
    ]
    for tally in _shown(_played(folder, work, jobs), len(work)):
        tallies[tally.policy].add(tally)
    took = time.perf_counter() - began
    report = _report(story, tallies, took, jobs)
    print(json.dumps(report, indent=1) if as_json else _as_text(report))
    return 1 if any(tally.stuck for tally in tallies.values()) else 0


def _played(folder: Path, work: list[tuple[str, int, int]], jobs: int) -> Iterator[Tally]:
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


def _report(story: Story, tallies: dict[str, Tally], took: float, jobs: int) -> dict[str, Any]:
    met: Counter[str] = Counter()
    for tally in tallies.values():
        met.update(tally.met)
    decisions = sum(tally.decisions for tally in tallies.values())
    return {
        "story": story.id,
        "runs": sum(tally.runs for tally in tallies.values()),
        "decisions": decisions,
        "seconds": round(took, 2),
        "decisions_per_second": round(decisions / took),
        "jobs": jobs,
        "robots": {name: _robot(tally) for name, tally in tallies.items()},
        "never_reached": sorted(
            {e.code for e in story.endings.values()} - {c for t in tallies.values() for c in t.endings}
        ),
        "never_met": [name for name in _everything(story) if not met[name]],
    }


def _robot(tally: Tally) -> dict[str, Any]:
    return {
        "runs": tally.runs,
        "stuck": tally.stuck,
        "endings": {code: round(100 * count / tally.runs, 1) for code, count in sorted(tally.endings.items())},
        "months": {
            month: {meter: _spread(values) for meter, values in meters.items()}
            for month, meters in sorted(tally.months.items())
        },
    }


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
        for month in (3, 6, 9, 12, 15, 18):
            if month in robot["months"]:
                spread = "  ".join(
                    f"{meter} {low}/{mid}/{high}" for meter, (low, mid, high) in robot["months"][month].items()
                )
                lines.append(f"  month {month}: {spread}")
    lines.append(f"endings never reached: {', '.join(report['never_reached']) or 'none'}")
    lines.append(f"never met ({len(report['never_met'])}):")
    return "\n".join(lines + [f"  {name}" for name in report["never_met"]])
