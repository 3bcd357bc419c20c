"""The course of a turn: the plan's steps in order, then the turn's end.

At the end: rules, promises that fall due, endings, the lines that speak, then the next turn begins with what
comes back from earlier.
"""

from __future__ import annotations

from dataclasses import replace

from game.engine.chance import one_of, roll
from game.engine.consequences import follow, take
from game.engine.effects import happen, moved
from game.engine.promises import fall_due
from game.engine.state import Event, State
from game.script.expressions import Values
from game.script.model import Mode, Scene, Step, Story, Take
from game.script.problems import NotOffered


def go_on(story: Story, state: State) -> State:
    """From a scene that is done to whatever comes next."""
    if state.back:
        return replace(state, scene=state.back, back="")
    if state.turn == 0:
        return begin_turn(story, state)
    return next_step(story, state)


def next_step(story: Story, state: State) -> State:
    """The next scene of this turn's plan; after the last step, the turn ends."""
    step = state.step
    while True:
        step += 1
        if step >= len(story.plan):
            return end_turn(story, state)
        made = story.plan[step]
        if made.when is not None and not made.when.run(state.values):
            continue
        if made.odds < 100 and roll(state.seed, state.turn, f"plan:{step}", 100) > made.odds:
            continue
        if made.kind == "scene":
            return replace(state, scene=made.name, step=step)
        cards = draw(story, state, made.name, made.most, f"{made.kind}:{step}")
        if made.kind == "deal":
            state = _hold(story, state, state.hand + cards)
        elif cards:
            return replace(happen(state, "took", cards, made.effects), scene=cards[0], step=step)


def draw(story: Story, state: State, deck: str, most: int, question: str) -> tuple[str, ...]:
    """Up to `most` scenes of a deck that fit the state: the most urgent first, equals by lot."""
    open_ = [scene for scene in story.decks[deck] if _fits(story, state, scene)]
    urgency = {one.id: int(one.pressing.run(state.values)) if one.pressing else one.urgent for one in open_}
    drawn: list[str] = []
    while open_ and len(drawn) < most:
        top = max(urgency[scene.id] for scene in open_)
        best = [scene for scene in open_ if urgency[scene.id] == top]
        chosen = one_of(state.seed, state.turn, question, (scene.id for scene in best))
        open_ = [scene for scene in open_ if scene.id != chosen]
        drawn.append(chosen)
    return tuple(drawn)


def _fits(story: Story, state: State, scene: Scene) -> bool:
    if scene.id in state.hand or (not scene.again and state.holds(story, f"when:{scene.id}")):
        return False
    return scene.when is None or bool(scene.when.run(state.values))


def _hold(story: Story, state: State, hand: tuple[str, ...]) -> State:
    return replace(state, hand=hand).put(story, {"hand": len(hand)})


def price_of(story: Story, card: str) -> Step:
    """The step that deals a card to the desk: it says what opening the card takes."""
    deck = story.scenes[card].deck
    return next(step for step in story.plan if step.kind == "deal" and step.name == deck)


def play_from_hand(story: Story, state: State, card: str) -> State:
    """Open a card that waits on the desk, at its price; the desk is where it returns to."""
    price = price_of(story, card)
    if price.needs is not None and not price.needs.run(state.values):
        raise NotOffered(f"'{card}' cannot be opened now: it needs {price.needs.text}")
    hand = tuple(name for name in state.hand if name != card)
    state = happen(_hold(story, state, hand), "took", (card,), price.effects)
    return replace(state, scene=card, back=state.scene)


def leave_hand(story: Story, state: State) -> State:
    """What still waits when the desk closes is answered by whom the story names, or goes as it says."""
    for card in state.hand:
        scene = story.scenes[card]
        fitting = (number for number, one in enumerate(scene.takes, 1) if _would_take(scene, one, state.values))
        number = next(fitting, 0)
        taken = scene.takes[number - 1] if number else None
        if scene.left:
            state = follow(story, state, "left", (card, taken.choice) if taken else (card,), scene.left.outcome)
        if taken:
            choice = scene.choices[taken.choice]
            state, _ = take(story, state, "chose", (card, choice.id, scene.by, str(number)), choice)
            state = state.put(story, {f"scene:{card}": choice.number})
        state = state.put(story, {f"when:{card}": state.turn + 1})
    return _hold(story, state, ())


def _would_take(scene: Scene, take: Take, values: Values) -> bool:
    """Does what somebody would choose fit the state, and is it open?"""
    choice = scene.choices[take.choice]
    asked = (take.when, choice.when, choice.needs)
    return all(test is None or bool(test.run(values)) for test in asked)


def end_turn(story: Story, state: State, over: bool = False) -> State:
    """Close the turn; `over` says that the run ends with it."""
    if state.turn:
        state = fall_due(story, _by_rule(story, state))
    ending = _ended(story, state, over)
    if ending:
        turn = Event("turn", (str(state.turn),), (), state.values)
        return replace(state, ending=ending, scene="", hand=(), happened=(*state.happened, turn))
    return begin_turn(story, _speak(story, state))


def _ended(story: Story, state: State, over: bool) -> str:
    """The ending that this moment leads to, if any: a mode that stops early has one of its own."""
    mode = mode_of(story, state)
    last = state.turn >= last_turn(story, state)
    own = mode.ending if mode and last and not over else ""
    for ending in story.endings.values():
        asked = not ending.last or over or (last and not own)
        if asked and ending.id != own and (ending.when is None or ending.when.run(state.values)):
            return ending.id
    return own


def last_turn(story: Story, state: State) -> int:
    """The turn with which this run ends at the latest."""
    mode = mode_of(story, state)
    return mode.last if mode and mode.last else story.last_turn


def mode_of(story: Story, state: State) -> Mode | None:
    """The mode of a run; None for a story that declares none."""
    number = state.holds(story, "mode")
    return next((mode for mode in story.modes.values() if mode.number == number), None)


def _by_rule(story: Story, state: State) -> State:
    """The rules in order; each reads what the ones before it left."""
    values, events = state.values, []
    for rule in story.rules:
        if rule.when is None or rule.when.run(values):
            after, moves = moved(values, rule.effects)
            events.append(Event("rule", (rule.id,), moves, values))
            values = after
    return state.now(values, (*state.happened, *events))


def _speak(story: Story, state: State) -> State:
    """One line of each deck that speaks now, never the same twice in a run."""
    for deck, column in story.lines.items():
        open_ = [
            card
            for card in column.cards
            if (column.when is None or column.when.run(state.values))
            and not state.holds(story, f"line:{deck}:{card.id}")
            and (card.when is None or card.when.run(state.values))
        ]
        if open_:
            top = max(card.urgent for card in open_)
            best = (card.id for card in open_ if card.urgent == top)
            card = one_of(state.seed, state.turn, f"line:{deck}", best)
            state = happen(state, "line", (deck, card), ()).put(story, {f"line:{deck}:{card}": 1})
    return state


def begin_turn(story: Story, state: State) -> State:
    """The next turn: first what comes back from earlier, then the plan."""
    turn = state.turn + 1
    mark = Event("turn", (str(state.turn),), (), state.values)
    state = replace(state.put(story, {"turn": turn}), step=-1, happened=(*state.happened, mark))
    due = [pending for pending in state.pending if pending.due <= turn]
    state = replace(state, pending=tuple(pending for pending in state.pending if pending.due > turn))
    for pending in due:
        if pending.later.when is None or pending.later.when.run(state.values):
            about = (pending.later.id, pending.scene, pending.choice, str(pending.since), pending.who)
            state = happen(state, "echo", about, pending.later.effects)
    return next_step(story, state)


def opening(story: Story, seed: int, mode: str) -> State:
    """The first moment of a run."""
    state = State(seed, story.opening, story.start)
    made = story.modes.get(mode)
    if made is None:
        return state
    values, _ = moved(state.values, made.effects)
    return replace(state, values=values, scene=made.start or story.start).put(story, {"mode": made.number})
