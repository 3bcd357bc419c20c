"""Pure rules of play. Nothing here opens a file, reads a clock or knows a language.

`start`, `offered` and `apply` are all a face needs: what is the case, what may be done, what then is the case.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

from game.engine import books, promises
from game.engine.consequences import take
from game.engine.effects import happen
from game.engine.state import State
from game.engine.turn import end_turn, go_on, leave_hand, opening, play_from_hand, price_of
from game.script.expressions import Values
from game.script.model import Choice, Scene, Story
from game.script.problems import NotOffered

LEVER, LEDGER = "lever", "ledger"  # where a choice was made that belongs to no scene


@dataclass(frozen=True, slots=True)
class Offer:
    """Something that may be done: where (a scene, `lever` or `ledger`), its id, and whether it is open.

    `card` is set instead of `choice` for a mail that waits on the desk. `again_in` counts the turns until a lever may
    be used again, or a promise of this turn acted on. A closed offer can be shown with its reason; `apply` refuses it.
    """

    scene: str
    id: str
    choice: Choice | None
    open: bool
    card: str = ""
    again_in: int = 0
    slot: str = ""


def start(story: Story, seed: int, mode: str = "standard") -> State:
    """The first moment of a run. `seed` is any whole number from 0 to 2**63 - 1.

    A mode with a course begins after the decisions of that play: they are the same in every run, and only what comes
    after is drawn from `seed`. Raises NotOffered where the course cannot be played.
    """
    made = story.modes.get(mode)
    if made is None or not made.course:
        return opening(story, seed, mode)
    state = opening(story, made.seed, mode)
    for number, (scene, choice) in enumerate(made.course, 1):
        if state.turn >= made.begins:
            break
        try:
            state = apply(story, state, scene, choice)
        except NotOffered as error:
            where = f"decision {number} (month {state.turn}, {scene}: {choice})"
            raise NotOffered(f"the course of '{mode}' stops at {where}: {error}") from None
    if state.turn != made.begins or state.ending:
        raise NotOffered(f"the course of '{mode}' does not reach month {made.begins}")
    return replace(state, seed=seed, happened=())


def offered(story: Story, state: State) -> tuple[Offer, ...]:
    """What the current scene offers, open or closed; for a composed scene, the clauses of every slot."""
    if state.ending:
        return ()
    scene = story.scenes[state.scene]
    cards = [_card(story, state, card) for card in state.hand] if scene.hub else []
    own = [_offer(scene.id, choice, state.values) for choice in scene.choices.values() if _shown(choice, state.values)]
    clauses = [
        _offer(scene.id, clause, state.values, slot.id)
        for slot in scene.slots.values()
        for clause in slot.clauses.values()
        if _shown(clause, state.values)
    ]
    return (*cards, *own, *clauses)


def _card(story: Story, state: State, card: str) -> Offer:
    needs = price_of(story, card).needs
    return Offer(state.scene, card, None, needs is None or bool(needs.run(state.values)), card=card)


def levers(story: Story, state: State) -> Iterator[Offer]:
    """The levers of this moment. There are none before the first turn."""
    if state.ending or not state.turn:
        return
    for lever in story.levers.values():
        if _shown(lever, state.values):
            used = state.holds(story, f"lever:{lever.id}")
            again_in = max(0, used - 1 + lever.rest - state.turn) if used else 0
            open_ = not again_in and (lever.needs is None or bool(lever.needs.run(state.values)))
            yield Offer(LEVER, lever.id, lever, open_, again_in=again_in)


def promise_actions(story: Story, state: State, promise: str) -> Iterator[Offer]:
    """What may be done about an open promise, as `promise=action`."""
    if state.ending or not state.turn or not promises.is_open(story, state, promise):
        return
    values = state.values + promises.own_values(story, state, story.promises[promise])
    again_in = int(promises.is_fresh(story, state, promise))
    for action in story.ledger.actions.values():
        if _shown(action, values):
            offer = _offer(LEDGER, action, values)
            yield replace(offer, id=f"{promise}={action.id}", open=offer.open and not again_in, again_in=again_in)


def apply(story: Story, state: State, scene: str, choice: str) -> State:
    """The state after a choice. `scene` is the current scene, `lever` or `ledger`; `choice` an id.

    A composed decision is written `slot=clause slot=clause …`. Where the scene asks something, the answers may follow
    the choice: `sign reason=time bank=lower`. They move nothing. Raises NotOffered with a reason.
    """
    if state.ending:
        raise NotOffered("the run is over")
    state = replace(state, happened=())
    if scene == LEVER:
        return _pull(story, state, choice)
    if scene == LEDGER:
        return _settle(story, state, choice)
    if scene != state.scene:
        raise NotOffered(f"'{scene}' is not the scene now; it is '{state.scene}'")
    here = story.scenes[scene]
    if here.slots:
        return _compose(story, state, here, choice)
    if here.hub and choice in state.hand and choice not in here.choices:
        return play_from_hand(story, state, choice)
    choice, *answers = choice.split() or [choice]
    _understood(here, answers)
    picked = _open(here.choices.get(choice), choice, state.values)
    if here.hub:
        return _on_desk(story, state, here, picked)
    state = _mark(story, state, here, picked)
    return _follow(story, state, here.id, picked)


def _understood(scene: Scene, answers: list[str]) -> None:
    """Are these answers to what the scene asks, each at most once?"""
    asks = {ask.id: [answer for answer, _ in ask.answers] for ask in scene.asks}
    given = [answer.partition("=")[::2] for answer in answers]
    for name, answer in given:
        if answer not in asks.get(name, ()):
            raise NotOffered(f"'{name}={answer}' answers nothing that '{scene.id}' asks")
    if len(dict(given)) != len(given):
        raise NotOffered(f"'{scene.id}' was given two answers to one question")


def _offer(scene: str, choice: Choice, values: Values, slot: str = "") -> Offer:
    return Offer(scene, choice.id, choice, choice.needs is None or bool(choice.needs.run(values)), slot=slot)


def _shown(choice: Choice, values: Values) -> bool:
    return choice.when is None or bool(choice.when.run(values))


def _open(choice: Choice | None, name: str, values: Values) -> Choice:
    if choice is None or not _shown(choice, values):
        raise NotOffered(f"'{name}' is not offered here")
    if choice.needs is not None and not choice.needs.run(values):
        raise NotOffered(f"'{name}' is closed: it needs {choice.needs.text}")
    return choice


def _mark(story: Story, state: State, scene: Scene, choice: Choice) -> State:
    return state.put(story, {f"scene:{scene.id}": choice.number, f"when:{scene.id}": state.turn + 1})


def _follow(story: Story, state: State, scene: str, choice: Choice) -> State:
    """What a choice does, and where it leads."""
    state, outcome = take(story, state, "chose", (scene, choice.id), choice)
    state = _books(story, state, choice)
    if outcome.ends:
        return end_turn(story, replace(state, back=""), over=True)
    if outcome.to:
        return replace(state, scene=outcome.to)
    return go_on(story, state)


def _books(story: Story, state: State, choice: Choice) -> State:
    if choice.corrects:
        state = books.correct(story, state, choice.corrects)
    return books.close(story, state, choice.closes_book) if choice.closes_book else state


def _on_desk(story: Story, state: State, desk: Scene, choice: Choice) -> State:
    state = _mark(story, state, desk, choice)
    state, outcome = take(story, state, "chose", (desk.id, choice.id), choice)
    if outcome.ends:
        return end_turn(story, state, over=True)
    return go_on(story, leave_hand(story, state)) if choice.closes else state


def _pull(story: Story, state: State, name: str) -> State:
    offer = next((offer for offer in levers(story, state) if offer.id == name), None)
    if offer is None or offer.choice is None:
        raise NotOffered(f"there is no lever '{name}' now")
    if offer.again_in:
        raise NotOffered(f"'{name}' may be used again in {offer.again_in} turns")
    _open(offer.choice, name, state.values)
    state = state.put(story, {f"lever:{name}": state.turn + 1})
    state, _ = take(story, state, LEVER, (name,), offer.choice)
    return _books(story, state, offer.choice)


def _settle(story: Story, state: State, choice: str) -> State:
    promise, _, name = choice.partition("=")
    if promise not in story.promises or not promises.is_open(story, state, promise):
        raise NotOffered(f"'{promise}' is not an open promise")
    if promises.is_fresh(story, state, promise):
        raise NotOffered(f"'{promise}' was made this month; it can be acted on from the next")
    extra = promises.own_values(story, state, story.promises[promise])
    action = _open(story.ledger.actions.get(name), choice, state.values + extra)
    state = happen(state, LEDGER, (promise, name), action.outcome.effects, extra)
    if action.extends:
        state = promises.extend(story, state, promise, action.extends)
    return promises.meet(story, state, promise, action.fate) if action.fate else state


def _compose(story: Story, state: State, scene: Scene, choice: str) -> State:
    picks = dict(part.partition("=")[::2] for part in choice.split())
    unknown = [slot for slot in picks if slot not in scene.slots]
    missing = [slot for slot in scene.slots if slot not in picks]
    if unknown or missing or len(picks) != len(choice.split()):
        raise NotOffered(f"'{scene.id}' needs one clause for each of: {', '.join(scene.slots)}")
    clauses = {
        slot.id: _open(slot.clauses.get(picks[slot.id]), f"{slot.id}={picks[slot.id]}", state.values)
        for slot in scene.slots.values()
    }
    state = books.send(story, state, scene, clauses)
    for slot, clause in clauses.items():
        state, _ = take(story, state, "clause", (scene.id, f"{slot}={clause.id}"), clause)
    send = scene.send
    if send is None:
        raise NotOffered(f"'{scene.id}' cannot be sent")
    return _follow(story, _mark(story, state, scene, send), scene.id, send)
