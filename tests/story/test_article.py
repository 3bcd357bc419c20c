"""The article's own path, played by code, against the reference table (README.md says where its figures come from)."""

from __future__ import annotations

import csv
from functools import cache
from pathlib import Path

import pytest

from game import paths
from game.engine.play import apply, levers, offered, start
from game.engine.state import State
from game.record.months import closes
from game.record.scripts import Script, play_script, read_script, unmet
from tests.company import mirabelle

PLAYS = sorted((paths.stories() / "mirabelle" / "plays").glob("*.play"))
COLUMNS = {
    "revenue": "revenue",
    "wages": "payroll",
    "other": "other_cost",
    "machines": "bill_new",
    "owed": "owed",
    "overdue": "overdue",
    "cash": "bank",
}


@cache
def table() -> dict[int, dict[str, float]]:
    """The reference, by month."""
    with Path(__file__).with_name("article_months.csv").open(encoding="utf-8") as file:
        return {int(row["month"]): {name: float(cell) for name, cell in row.items()} for row in csv.DictReader(file)}


@cache
def article() -> Script:
    return read_script(paths.stories() / "mirabelle" / "plays" / "article.play")


@cache
def course() -> dict[int, dict[str, float]]:
    """The game's own figures for the columns of the table, by month."""
    return figures(play_script(mirabelle(), article())[1])


def figures(states: tuple[State, ...]) -> dict[int, dict[str, float]]:
    story, found, before = mirabelle(), {}, 0
    for month, state in closes(states).items():
        row = {column: state.get(story, name) / 100 for column, name in COLUMNS.items()}
        note = state.get(story, "note")
        found[month] = row | {"notes": (note - before) / 100}
        before = note
    return found


@pytest.mark.parametrize(("month", "column"), [(3, "cash"), (9, "cash"), (13, "cash"), (13, "owed"), (13, "overdue")])
def test_the_anchors_are_met_within_a_twentieth(month: int, column: str) -> None:
    assert course()[month][column] == pytest.approx(table()[month][column], rel=0.05)


@pytest.mark.parametrize(
    ("columns", "total"), [(("machines",), 99.0), (("wages", "other"), 54.0), (("revenue",), 11.0)]
)
def test_the_year_adds_up_within_a_twentieth(columns: tuple[str, ...], total: float) -> None:
    year = range(4, 16)
    assert sum(table()[month][column] for month in year for column in columns) == pytest.approx(total)
    assert sum(course()[month][column] for month in year for column in columns) == pytest.approx(total, rel=0.05)


@pytest.mark.parametrize("month", range(3, 19))
def test_every_month_is_near_the_table(month: int) -> None:
    found, wanted = course()[month], table()[month]
    far = {
        column: (found[column], wanted[column])
        for column in (*COLUMNS, "notes")
        if abs(found[column] - wanted[column]) > max(0.6, 0.1 * abs(wanted[column]))
    }
    assert not far, f"month {month}: (played, table) {far}"


def test_it_ends_as_it_was() -> None:
    state = play_script(mirabelle(), article())[1][-1]
    assert mirabelle().endings[state.ending].code == "E1"


def _another(changes: dict[str, str], last: int = 18) -> tuple[State, ...]:
    """The article's path with some decisions changed; where the path is no longer open, the first option is taken."""
    story, script = mirabelle(), article()
    wanted = {(line.name, line.value) for line in script.steps}
    states = [start(story, int(script.header["seed"]))]
    while not states[-1].ending and states[-1].turn <= last:
        state = states[-1]
        pull = next((o for o in levers(story, state) if o.open and _on_path(state, o.id, states)), None)
        if state.scene == "desk" and pull:
            states.append(apply(story, state, "lever", pull.id))
            continue
        states.append(apply(story, state, state.scene, changes.get(state.scene) or _chosen(state, wanted)))
    return tuple(states)


@cache
def _pulled() -> frozenset[tuple[int, str]]:
    """The levers of the article's path, with their months."""
    states = play_script(mirabelle(), article())[1]
    steps = zip(article().steps, states, strict=False)
    return frozenset((state.turn, line.value) for line, state in steps if line.name == "lever")


def _on_path(state: State, lever: str, states: list[State]) -> bool:
    done = any(event.kind == "lever" and event.about == (lever,) for s in states for event in s.happened)
    return (state.turn, lever) in _pulled() and not done


def _chosen(state: State, wanted: set[tuple[str, str]]) -> str:
    story = mirabelle()
    scene = story.scenes[state.scene]
    open_ = [offer for offer in offered(story, state) if offer.open]
    if scene.slots:
        letter = next((value for name, value in wanted if name == scene.id), "")
        taken = dict(part.split("=") for part in letter.split())
        slots = {slot: [offer.id for offer in open_ if offer.slot == slot] for slot in scene.slots}
        return " ".join(f"{slot}={taken[slot] if taken.get(slot) in ids else ids[0]}" for slot, ids in slots.items())
    mail = next((offer.id for offer in open_ if offer.card and any(name == offer.card for name, _ in wanted)), None)
    if mail:
        return mail
    return next((offer.id for offer in open_ if (scene.id, offer.id) in wanted), open_[-1].id)


def test_the_walk_of_these_tests_is_the_articles_path() -> None:
    assert figures(_another({})) == course()


def test_another_path_gives_other_numbers() -> None:
    other = figures(_another({"compute-contract": "three-years"}))
    assert other[9] != course()[9]


def _empty(states: tuple[State, ...]) -> int:
    """The first month at whose close the bank no longer holds what goes out in a month."""
    story = mirabelle()
    return next(m for m, s in closes(states).items() if m and s.get(story, "bank") < s.get(story, "goes_out"))


def test_without_new_money_the_bank_is_empty_about_seven_months_after_the_third() -> None:
    states = _another({"bridge": "cut-instead"})
    assert closes(states)[10].get(mirabelle(), "note") == 0
    assert 3 + 6 <= _empty(states) <= 3 + 8
    assert _empty(states) < _empty(_another({}))


@pytest.mark.parametrize("path", PLAYS, ids=lambda path: path.stem)
def test_every_play_of_the_story_meets_its_expectations(path: Path) -> None:
    script = read_script(path)
    states = play_script(mirabelle(), script)[1]
    assert script.expected, f"{path.name} expects nothing"
    assert unmet(mirabelle(), script, states) == []


def test_the_table_is_a_whole_one() -> None:
    """Its own identities: cash is a chain, and what is overdue is what is owed less two months of use."""
    rows = table()
    assert sorted(rows) == list(range(1, 19))
    for month in range(3, 19):
        before, now = rows[month - 1], rows[month]
        late = now["owed"] - now["machines"] - before["machines"]
        assert now["overdue"] == pytest.approx(max(0.0, late), abs=0.006)
