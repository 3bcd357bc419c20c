"""The ledger of promises: entered, kept, late, growing, renegotiated, broken, dropped."""

from __future__ import annotations

import pytest

from game.engine.play import promise_actions
from game.script.model import Story
from game.script.problems import NotOffered
from tests.plays import Book, Play

STORY = """
variables:
  bank: {kind: money, start: 2M}
  trust: {kind: gauge, start: 50}
  maps: {kind: count}
  seen: {kind: count}
promises:
  map: {text: A map., to: the guild, due: 2, cost: 1M, stake: 6, keep: maps > 0}
  song: {text: A song., to: the queen, due: 1, stake: 3}
ledger:
  kept: {name: Kept, effects: {trust: +4}}
  late: {name: Late, effects: {trust: -stake}}
  broken: {name: Broken, effects: {trust: -stake * 2}}
  actions:
    keep: {text: Pay., needs: bank >= cost, closed: Too dear., effects: {bank: -cost}, fate: kept}
    renegotiate: {text: Ask for time., when: late(map) or open(song), effects: {trust: -1}, extends: 2}
    break: {text: Break it., fate: broken}
    drop: {text: Drop it., effects: {trust: -stake}, fate: dropped}
scenes:
  first:
    title: A promise
    text: A promise.
    choices:
      both: {text: Say both., promise: [map, song]}
      map: {text: Say one., promise: map}
      none: {text: Say nothing.}
  day:
    title: A day
    text: A day, {promise_debt} owed, {bank}, {trust}, {seen}.
    again: true
    deck: days
    choices:
      wait: {text: Wait.}
      draw: {text: Draw it., effects: {maps: +1}}
      again: {text: Say it again., promise: map}
      spend: {text: Spend., effects: {bank: -2M}}
rules:
  count: {name: Count, when: kept(map) or broken(song) or promised(song), effects: {seen: +1}}
plan:
  - {draw: days}
turns: {last: 9, name: Month}
"""


@pytest.fixture
def story(book: Book) -> Story:
    return book(STORY)


def totals(play: Play) -> tuple[int, int, int, int, int]:
    names = ("open", "late", "kept", "broken")
    return (*(play[f"promises_{name}"] for name in names), play["promise_debt"])  # type: ignore[return-value]


def fates(play: Play) -> list[tuple[str, ...]]:
    return [event.about for event in play.happened("fate")]


def test_a_promise_enters_the_ledger_when_it_is_said(play: Play) -> None:
    play("first: both")
    assert [event.about for event in play.happened("promised")] == [("map",), ("song",)]
    assert totals(play) == (2, 0, 0, 0, 6 + 1 + 3)


def test_saying_it_again_changes_nothing(play: Play) -> None:
    play("first: map", "day: again")
    assert (play.happened("promised"), totals(play)) == ([], (1, 0, 0, 0, 7))
    assert play("day: wait").happened("fate")[0].about == ("map", "late")


def test_it_is_kept_at_the_end_of_the_month_in_which_its_condition_holds(play: Play) -> None:
    play("first: map", "day: draw")
    assert (fates(play), play["trust"], totals(play)) == ([("map", "kept")], 54, (0, 0, 1, 0, 0))


def test_unkept_in_its_month_it_is_late_and_costs_its_stake(play: Play) -> None:
    play("first: map", "day: wait")
    assert (fates(play), play["trust"]) == ([], 50)
    play("day: wait")
    assert (fates(play), play["trust"], totals(play)) == ([("map", "late")], 44, (1, 1, 0, 0, 7))


def test_the_stake_of_a_late_promise_grows_by_one_a_month(play: Play) -> None:
    play("first: map", *["day: wait"] * 4)
    assert play["promise_debt"] == 7 + 2
    assert play("ledger: map=break")["trust"] == 44 - 2 * 8


def test_a_late_promise_can_still_be_kept(play: Play) -> None:
    play("first: map", *["day: wait"] * 3, "day: draw")
    assert (fates(play), totals(play)) == ([("map", "kept")], (0, 0, 1, 0, 0))


def test_paying_keeps_it_for_its_cost(play: Play) -> None:
    play("first: map", "ledger: map=keep")
    assert (play["bank"], play["trust"], play["promises_kept"]) == (100, 54, 1)


def test_paying_needs_the_promises_own_cost(play: Play) -> None:
    play("first: both", "day: spend")
    open_ = {
        promise: [offer.id for offer in promise_actions(play.story, play.state, promise) if offer.open]
        for promise in ("map", "song")
    }
    assert "map=keep" not in open_["map"]
    assert "song=keep" in open_["song"]
    with pytest.raises(NotOffered, match="'map=keep' is closed: it needs bank >= cost"):
        play("ledger: map=keep")


def test_renegotiating_moves_the_month_and_opens_it_again(play: Play) -> None:
    play("first: map", "day: wait", "day: wait", "ledger: map=renegotiate")
    assert totals(play) == (1, 0, 0, 0, 7)
    assert fates(play("day: wait", "day: wait")) == []
    assert fates(play("day: wait")) == [("map", "late")]


@pytest.mark.parametrize(("action", "trust", "broken"), [("break", 50 - 12, 1), ("drop", 50 - 6, 1)])
def test_what_is_broken_or_dropped_is_settled(play: Play, action: str, trust: int, broken: int) -> None:
    play("first: map", f"ledger: map={action}")
    assert (play["trust"], totals(play)) == (trust, (0, 0, 0, broken, 0))
    assert fates(play(*["day: wait"] * 4)) == []
    with pytest.raises(NotOffered, match="'map' is not an open promise"):
        play(f"ledger: map={action}")


@pytest.mark.parametrize("choice", ["map=keep", "song=break", "moon=keep", "map", "", "map=pay"])
def test_only_what_is_open_can_be_settled(play: Play, choice: str) -> None:
    play("first: none")
    with pytest.raises(NotOffered):
        play(f"ledger: {choice}")


def test_an_action_is_hidden_until_its_condition_holds(play: Play) -> None:
    play("first: map")
    assert "map=renegotiate" not in [offer.id for offer in promise_actions(play.story, play.state, "map")]
    with pytest.raises(NotOffered, match="is not offered here"):
        play("ledger: map=renegotiate")


def test_conditions_can_ask_for_the_fate(play: Play) -> None:
    play("first: map", "day: wait")
    assert play["seen"] == 0
    play("day: draw", "day: wait")
    assert play["seen"] == 1


DONE = """
variables:
  trust: {kind: gauge, start: 50}
  talk: {kind: gauge, start: 50}
  quiet: {kind: count}
promises:
  map: {text: A map., to: the guild, due: 1, stake: 6, keep: turn > 90, overdue: {talk: -2}}
  song: {text: A song., to: the queen, due: 1, stake: 3, overdue: {talk: -3}}
ledger:
  kept: {name: Kept, effects: {trust: +4}}
  late: {name: Late, effects: {talk: -months_late}}
  broken: {name: Broken, effects: {trust: -stake}}
  dropped: {name: Dropped}
  found: {name: Found, effects: {trust: -stake * 3}, text: Somebody kept a copy.}
  actions:
    drop: {text: Drop it., fate: dropped}
    pay: {text: Pay., needs: months_late < 2, closed: Too late., effects: {talk: -months_late * 10}, fate: kept}
scenes:
  first:
    title: Words
    text: "{talk}, {trust}, {quiet}."
    choices: {both: {text: Both., promise: [map, song]}, none: {text: No.}}
  day:
    title: A day
    text: A day.
    deck: days
    again: true
    choices:
      wait: {text: Wait.}
      draw: {text: Draw it., keeps: map}
      burn: {text: Burn both., breaks: [map, song]}
      tell: {text: Tell all., uncovers: found}
      own-up: {text: Own up., uncovers: broken}
      dare:
        text: Dare.
        outcomes: [{odds: 0, breaks: song}, {keeps: [map, song]}]
rules:
  hush: {name: Hush, when: dropped(map) and promises_dropped == 1, effects: {quiet: +1}}
plan: [{draw: days}]
turns: {last: 9, name: Month}
"""


@pytest.fixture(params=["straight", "through a save"])
def done(request: pytest.FixtureRequest, book: Book) -> Play:
    return Play(book(DONE), reload=request.param == "through a save")


def test_what_is_done_keeps_a_promise_at_once(done: Play) -> None:
    done("first: both", "day: draw")
    assert (fates(done)[0], done["trust"], totals(done)[:4]) == (("map", "kept"), 54, (1, 1, 1, 0))


def test_what_is_done_breaks_promises_in_the_open(done: Play) -> None:
    done("first: both", "day: burn")
    assert (fates(done), done["trust"]) == ([("map", "broken"), ("song", "broken")], 50 - 6 - 3)


def test_an_outcome_of_chance_keeps_promises(done: Play) -> None:
    done("first: both", "day: dare")
    assert (done["promises_kept"], done["promises_broken"]) == (2, 0)


def test_a_promise_that_was_not_made_is_neither_kept_nor_broken(done: Play) -> None:
    done("first: none", "day: burn", "day: draw")
    assert (fates(done), done["trust"]) == ([], 50)


def test_a_promise_past_due_costs_each_month_after_the_one_it_fell_due_in(done: Play) -> None:
    done("first: both", "day: wait")
    assert (fates(done), done["talk"]) == ([("map", "late"), ("song", "late")], 50)
    done("day: wait")
    assert ([event.about for event in done.happened("overdue")], done["talk"]) == ([("map",), ("song",)], 50 - 5)
    assert done("day: draw")["talk"] == 50 - 5 - 3


def test_an_action_reads_how_many_months_late_it_is(done: Play) -> None:
    done("first: both", "day: wait", "ledger: song=pay")
    assert done["talk"] == 50 - 10
    done("day: wait")
    with pytest.raises(NotOffered, match="it needs months_late < 2"):
        done("ledger: map=pay")


def test_what_is_dropped_is_counted_and_asked_for_until_it_is_found(done: Play) -> None:
    done("first: both", "day: wait", "ledger: map=drop", "day: wait")
    assert (done["promises_dropped"], done["promises_broken"], done["quiet"]) == (1, 1, 1)
    done("day: tell")
    assert (done["promises_dropped"], done["promises_broken"], done["quiet"]) == (0, 1, 1)


def test_what_was_dropped_may_be_owned_up_to_and_is_then_broken_in_the_open(done: Play) -> None:
    done("first: both", "day: wait", "ledger: map=drop", "day: own-up")
    assert ("map", "broken") in fates(done)
    assert ("map", "found") not in fates(done)
    assert (done["promises_dropped"], done["promises_broken"]) == (0, 1)


def test_what_was_dropped_comes_to_light_at_the_price_of_the_ledger(done: Play) -> None:
    done("first: both", "day: wait", "ledger: map=drop", "day: tell")
    assert (fates(done)[0], done["trust"]) == (("map", "found"), 50 - 3 * 6)
    assert fates(done("day: tell")) == []


def test_what_is_open_or_broken_does_not_come_to_light(done: Play) -> None:
    done("first: both", "day: burn", "day: tell")
    assert (fates(done), done["trust"]) == ([], 50 - 9)
