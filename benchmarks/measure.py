"""Measuring in rounds: every subject once a round, in turn, so that a busy moment of the machine hits all alike."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from statistics import median

Measurement = Callable[[], float]


@dataclass(slots=True)
class Subject:
    """Something measured, and what it is held against."""

    name: str
    unit: str
    measure: Measurement
    baseline: Measurement
    against: str  # what the baseline is, in words
    budget: str = ""
    within: Callable[[float, float], bool] | None = None  # (median, median of the baseline)
    found: list[float] = field(default_factory=list)
    base: list[float] = field(default_factory=list)


def run(subjects: Sequence[Subject], rounds: int, say: Callable[[str], None]) -> None:
    """Measure all subjects in rounds. One round before is thrown away: it warms the caches."""
    for number in range(rounds + 1):
        say(f"round {number} of {rounds}" if number else "warming up")
        for subject in subjects:
            base, found = subject.baseline(), subject.measure()
            if number:
                subject.base.append(base)
                subject.found.append(found)


def table(subjects: Sequence[Subject]) -> str:
    """The figures as a markdown table: medians, and the least and the most in brackets."""
    rows = ["| what | measured | baseline | ratio | budget |", "|---|---|---|---|---|"]
    for subject in subjects:
        found, base = median(subject.found), median(subject.base)
        kept = subject.within is None or subject.within(found, base)
        budget = subject.budget and subject.budget + ("" if kept else ": **missed**")
        ratio = _ratio(found, base)
        against = f"{_spread(subject.base, subject.unit)}, {subject.against}"
        rows.append(f"| {subject.name} | {_spread(subject.found, subject.unit)} | {against} | {ratio} | {budget} |")
    return "\n".join(rows)


def _ratio(found: float, base: float) -> str:
    return f"{found / base:.3g}" if base else "-"


def _spread(values: Sequence[float], unit: str) -> str:
    low, mid, high = (_shown(value) for value in (min(values), median(values), max(values)))
    return f"{mid} {unit} ({low}-{high})" if low != high else f"{mid} {unit}"


def _shown(value: float) -> str:
    if value >= 1000:
        return f"{value:,.0f}"
    return f"{value:.0f}" if value >= 100 else f"{value:.3g}"
