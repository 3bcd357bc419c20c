"""What is always on screen: meters, the lines of the desk, the ledger, and what may be chosen."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from game.engine.books import worst
from game.engine.effects import moved
from game.engine.play import LEDGER, LEVER, Offer, levers, offered, promise_actions
from game.engine.state import Sent, State
from game.play.telling import Teller
from game.play.views import (
    ChoiceView,
    ClauseView,
    LineView,
    MeterView,
    MoveView,
    PromiseView,
    QuoteView,
    SceneView,
    SlotView,
)
from game.script.expressions import MONEY
from game.script.model import Choice
from game.script.questions import BROKEN, DROPPED, KEPT, LATE, NEVER, OPEN
from game.script.shown import Meter

FATES = {NEVER: "never", OPEN: "open", LATE: "late", KEPT: "kept", BROKEN: "broken", DROPPED: "dropped"}


def scene_view(teller: Teller, state: State) -> SceneView:
    """The scene now."""
    scene = teller.story.scenes[state.scene]
    speaker = ""
    if scene.speaker:
        name, role, _ = (teller.text(one, state.values) for one in teller.story.cast[scene.speaker])
        speaker = f"{name}, {role}"
    quotes: tuple[QuoteView, ...] = ()
    if scene.quotes:
        lines = worst(teller.story, state, scene.quotes.book, scene.quotes.least, scene.quotes.most)
        quotes = tuple(quote(teller, state, line) for line in lines)
    return SceneView(
        scene.id,
        scene.look,
        teller.title(scene.id),
        speaker,
        teller.passage(scene.text, state.values),
        teller.text(scene.lesson, state.values),
        quotes,
        scene.hub,
    )


def quote(teller: Teller, state: State, line: Sent) -> QuoteView:
    """A sentence read back, beside the books of its day."""
    story = teller.story
    scene = story.scenes[line.scene]
    grade = state.holds(story, f"grade:{line.scene}:{line.slot}") - 1
    fixed = state.holds(story, f"fixed:{line.scene}:{line.slot}")
    book = story.books[scene.book]
    sentence = teller.sentence(line)
    said = "you.left.out" if sentence.startswith("(") else "you.wrote"
    reaction = teller.text(book.reactions[grade], state.values)
    if fixed:
        reaction = teller.text(book.corrected, (*state.values, fixed))
    return QuoteView(
        teller.words(said if line.turn else f"{said}.before", n=line.turn, sentence=sentence),
        teller.text(scene.slots[line.slot].books, line.values),
        reaction,
        bool(fixed),
    )


def choice_views(teller: Teller, state: State, guided: bool) -> tuple[ChoiceView, ...]:
    """What the scene offers, numbered as shown."""
    if teller.story.scenes[state.scene].slots:
        return ()
    offers = offered(teller.story, state)
    return tuple(_choice(teller, state, offer, number, guided) for number, offer in enumerate(offers, 1))


def slot_views(teller: Teller, state: State) -> tuple[SlotView, ...]:
    """The slots of a letter with their clauses."""
    scene = teller.story.scenes[state.scene]
    made = []
    for slot in scene.slots.values():
        mine = [offer for offer in offered(teller.story, state) if offer.slot == slot.id]
        clauses = tuple(_clause(teller, state, offer, number) for number, offer in enumerate(mine, 1))
        made.append(SlotView(slot.id, teller.text(slot.label, state.values), clauses))
    return tuple(made)


def _clause(teller: Teller, state: State, offer: Offer, number: int) -> ClauseView:
    choice = offer.choice
    if choice is None:  # the engine offers cards on a desk only
        raise TypeError(f"{offer.id} is no clause")
    level = teller.words(f"grade.{choice.grade}")
    text, why = (
        teller.spoken(choice, state.values),
        "" if offer.open else teller.text(choice.closed, state.values),
    )
    return ClauseView(choice.id, number, text, level, choice.grade, offer.open, why)


def lever_views(teller: Teller, state: State, guided: bool) -> tuple[ChoiceView, ...]:
    """What is always open, and what is not now."""
    found = enumerate(levers(teller.story, state), 1)
    return tuple(_choice(teller, state, offer, number, guided) for number, offer in found)


def _choice(
    teller: Teller, state: State, offer: Offer, number: int, guided: bool, extra: tuple[int, ...] = ()
) -> ChoiceView:
    choice = offer.choice
    pick = offer.id if offer.scene not in (LEVER, LEDGER) else f"{offer.scene}: {offer.id}"
    if choice is None:
        title = teller.title(offer.card)
        return ChoiceView(
            pick, number, teller.words("pair", label=teller.words("opened"), value=title), True, mail=True
        )
    values = state.values + extra
    why = "" if offer.open else teller.text(choice.closed, state.values)
    if offer.again_in and offer.scene == LEDGER:
        why = teller.words("promise.today")
    elif offer.again_in:
        why = teller.words("lever.again" if offer.again_in > 1 else "lever.again.1", n=offer.again_in)
    _, moves = moved(state.values, choice.outcome.effects, extra)
    told = teller.moves(moves)
    price = tuple(move for move in told if teller.story.variables[move.name].price)
    forecast = tuple(move for move in told if not teller.story.variables[move.name].price) if guided else ()
    return ChoiceView(
        pick,
        number,
        teller.spoken(choice, values),
        offer.open,
        why,
        price,
        forecast,
        _chance(teller, state, choice),
        tuple((_first_name(teller, who), teller.text(says, state.values)) for who, says in choice.advice),
    )


def _first_name(teller: Teller, who: str) -> str:
    return teller.text(teller.story.cast[who][2], teller.story.opening)


def _chance(teller: Teller, state: State, choice: Choice) -> str:
    said = []
    for outcome in choice.outcomes:
        if outcome.odds is not None:
            odds = max(0, min(100, int(outcome.odds.run(state.values))))
            what = teller.text(outcome.chance, state.values)
            said.append(teller.words("chance.of", n=odds, what=what) if what else teller.words("chance.plain", n=odds))
    return ", ".join(said)


def meters(teller: Teller, state: State, month_began: State, closes: Sequence[State]) -> tuple[MeterView, ...]:
    """The meters: value, movement since the month began, lowest part, and the course so far."""
    return tuple(_meter(teller, meter, state, month_began, closes) for meter in teller.story.meters)


def _meter(teller: Teller, meter: Meter, state: State, began: State, closes: Sequence[State]) -> MeterView:
    value = int(meter.value.run(state.values))
    delta = value - int(meter.value.run(began.values))
    kind = meter.value.kind
    story = teller.story
    parts = []
    gauges = []
    for name in meter.parts:
        variable = story.variables[name]
        part = state.get(story, name)
        shown = teller.words.value(part, variable.kind, variable.show)
        parts.append((teller.label(name), shown))
        if variable.kind == "gauge":
            gauges.append((part, teller.label(name), shown))
    lowest = min(gauges) if gauges else None
    return MeterView(
        meter.id,
        teller.text(meter.name, state.values),
        teller.words.value(value, kind, meter.show),
        teller.words.value(delta, kind, "+") if delta else "",
        None if kind == MONEY else value,
        teller.words("lowest", name=lowest[1], value=lowest[2]) if lowest else "",
        tuple(parts),
        tuple(int(meter.value.run(close.values)) for close in closes),
    )


def lines(teller: Teller, state: State) -> tuple[LineView, ...]:
    """The lines of the desk."""
    made = []
    for line in teller.story.board:
        known = teller.story.variables.get(line.value.text.strip())
        show = line.show or (known.show if known else "")
        value = teller.words.value(int(line.value.run(state.values)), line.value.kind, show)
        hint = teller.text(line.hint, state.values)
        made.append(LineView(line.id, teller.text(line.label, state.values), value, hint))
    return tuple(made)


def ledger(teller: Teller, state: State) -> tuple[PromiseView, ...]:
    """Every promise made, the open ones first, with what may be done about them."""
    made = [
        _promise(teller, state, name) for name in teller.story.promises if state.holds(teller.story, f"promise:{name}")
    ]
    order = list(FATES.values())
    return tuple(sorted(made, key=lambda promise: (order.index(promise.fate) in (0, 3, 4, 5), promise.due)))


def _promise(teller: Teller, state: State, name: str) -> PromiseView:
    story, words = teller.story, teller.words
    promise = story.promises[name]
    fate = FATES[state.holds(story, f"promise:{name}")]
    extra = (promise.stake + state.holds(story, f"promise:{name}:extra"), promise.cost)
    offers = enumerate(promise_actions(story, state, name), 1)
    return PromiseView(
        name,
        teller.text(promise.text, state.values),
        teller.text(promise.to, state.values),
        teller.when(state.holds(story, f"promise:{name}:said")),
        teller.when(state.holds(story, f"promise:{name}:due")),
        words(f"fate.{fate}"),
        fate,
        words.money(promise.cost),
        str(extra[0]),
        tuple(_choice(teller, state, offer, number, False, extra) for number, offer in offers),
    )


def ledger_line(teller: Teller, state: State) -> str:
    """The ledger in one line."""
    names = ("promises_open", "promises_late", "promise_debt")
    open_, late, debt = (state.holds(teller.story, name) for name in names)
    if not open_:
        return teller.words("ledger.empty")
    return teller.words("ledger.line", open=open_, late=late, debt=debt)


def total(moves: Iterable[MoveView]) -> str:
    """Movements on one line."""
    return " · ".join(f"{move.label} {move.delta}".strip() for move in moves)
