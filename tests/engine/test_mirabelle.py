"""The real story, played at random: it never breaks, keeps its bounds, and every run replays to the same witnesses."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from game import paths
from game.engine.chance import roll
from game.engine.play import apply, levers, offered, promise_actions, start
from game.engine.state import State
from game.record import codec
from game.record.log import Decision, Header, Log, witness
from game.record.replay import replay
from game.script.load import load
from game.script.model import Story

MOST = 500  # a run has about a hundred decisions; more would mean that it is stuck


@pytest.fixture(scope="module")
def story() -> Story:
    return load(paths.stories() / "mirabelle")


def any_decision(story: Story, state: State, question: str) -> tuple[str, str]:
    """Anything that is open: in the scene, a lever, or something about a promise; a desk is closed now and then."""
    scene = story.scenes[state.scene]
    if scene.slots:
        return scene.id, " ".join(f"{slot}={pick(story, state, question, slot)}" for slot in scene.slots)
    own = [(offer.scene, offer.id) for offer in offered(story, state) if offer.open]
    beside = [(offer.scene, offer.id) for offer in levers(story, state) if offer.open]
    for promise in story.promises:
        beside += [(offer.scene, offer.id) for offer in promise_actions(story, state, promise) if offer.open]
    closing = [(scene.id, choice.id) for choice in scene.choices.values() if choice.closes]
    kinds = [list_ for list_ in (own, own, beside if scene.hub else [], closing) if list_]
    some = kinds[roll(state.seed, state.turn, question, len(kinds)) - 1]
    return some[roll(state.seed, state.turn, f"{question}/which", len(some)) - 1]


def pick(story: Story, state: State, question: str, slot: str) -> str:
    clauses = [offer.id for offer in offered(story, state) if offer.slot == slot and offer.open]
    return clauses[roll(state.seed, state.turn, f"{question}/{slot}", len(clauses)) - 1]


def run(story: Story, seed: int, mode: str) -> tuple[Log, list[State]]:
    states = [start(story, seed, mode)]
    made: list[Decision] = []
    while not states[-1].ending and len(made) < MOST:
        scene, choice = any_decision(story, states[-1], f"decision {len(made)}")
        states.append(apply(story, states[-1], scene, choice))
        made.append(Decision(scene, choice, witness(story, states[-1])))
    return Log(Header(story.id, story.fingerprint, seed, mode), tuple(made)), states


SEEDS = st.integers(0, 2**63 - 1)


@settings(max_examples=60, deadline=None)
@given(data=st.data(), seed=SEEDS)
def test_any_run_ends_within_bounds_and_replays_to_the_same_witnesses(
    story: Story, data: st.DataObject, seed: int
) -> None:
    mode = data.draw(st.sampled_from([*story.modes] or ["standard"]))
    log, states = run(story, seed, mode)
    assert states[-1].ending in story.endings
    bounded = [variable for variable in story.variables.values() if variable.derived is None]
    for state in states:
        for variable in bounded:
            assert variable.least <= state.get(story, variable.name) <= variable.most
    lines = [codec.header_line(log.header), *map(codec.decision_line, log.decisions)]
    assert replay(story, codec.read("".join(lines), "save")[0]) == tuple(states)


@settings(max_examples=25, deadline=None)
@given(seed=SEEDS)
def test_no_card_comes_twice_unless_it_may(story: Story, seed: int) -> None:
    _, states = run(story, seed, "standard")
    came = [state.scene for before, state in pairwise(states) if state.scene != before.scene]
    once = [name for name in came if name and story.scenes[name].deck and not story.scenes[name].again]
    assert len(once) == len(set(once))


@settings(max_examples=25, deadline=None)
@given(seed=SEEDS)
def test_every_scene_met_leaves_something_open(story: Story, seed: int) -> None:
    for state in run(story, seed, "standard")[1]:
        if not state.ending:
            scene = story.scenes[state.scene]
            open_ = {offer.slot for offer in offered(story, state) if offer.open}
            assert open_ >= set(scene.slots or [""])


@settings(max_examples=25, deadline=None)
@given(seed=SEEDS)
def test_derived_gauges_stay_between_nothing_and_a_hundred(story: Story, seed: int) -> None:
    derived = [variable for variable in story.variables.values() if variable.derived and variable.kind == "gauge"]
    for state in run(story, seed, "standard")[1]:
        assert all(0 <= state.get(story, variable.name) <= 100 for variable in derived)
