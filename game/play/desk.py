"""What is always on screen: meters, the lines of the desk, the ledger, and what may be chosen."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from game.engine.books import worst
from game.engine.chance import roll
from game.engine.effects import moved
from game.engine.play import LEDGER, LEVER, Offer, levers, offered, promise_actions
from game.engine.promises import own_values
from game.engine.state import Sent, State
from game.engine.turn import last_turn, price_of
from game.play.estimates import shown, whose, written
from game.play.forecasts import forecasts
from game.play.telling import Teller
from game.play.views import (
    AskView,
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
from game.script.shown import Ask, Meter

FATES = ("never", "open", "late", "kept", "broken", "dropped", "found")  # as `questions` numbers them


def scene_view(teller: Teller, state: State) -> SceneView:
    """The scene now."""
    scene = teller.story.scenes[state.scene]
    speaker = ""
    if scene.speaker:
        person = teller.story.cast[scene.speaker]
        speaker = ", ".join(teller.text(one, state.values) for one in (person.name, person.role))
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
        _taken_up(teller, state),
    )


def _taken_up(teller: Teller, state: State) -> tuple[MoveView, ...]:
    """What taking up this card has taken."""
    took = (event.moves for event in state.happened if event.kind == "took" and event.about[0] == state.scene)
    return tuple(move for moves in took for move in teller.moves(moves))


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
        replace(teller, plainly=True).text(scene.slots[line.slot].books, line.values),
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
    """The slots of a letter with their clauses, each letter's in an order of its own: candour has no number."""
    scene = teller.story.scenes[state.scene]
    made = []
    for slot in scene.slots.values():
        mine = [offer for offer in offered(teller.story, state) if offer.slot == slot.id]
        mine.sort(key=lambda offer: roll(state.seed, state.turn, f"clause:{offer.slot}:{offer.id}", 10**6))
        stakes = teller.story.books[scene.book].stakes if scene.book else (0, 0, 0, 0)
        clauses = tuple(_clause(teller, state, offer, n, stakes, slot.weight) for n, offer in enumerate(mine, 1))
        made.append(SlotView(slot.id, teller.text(slot.label, state.values), clauses))
    return tuple(made)


def _clause(teller: Teller, state: State, offer: Offer, number: int, stakes: Sequence[int], weight: int) -> ClauseView:
    choice = offer.choice
    if choice is None:  # the engine offers cards on a desk only
        raise TypeError(f"{offer.id} is no clause")
    level = teller.words(f"grade.{choice.grade}")
    text, why = (
        teller.spoken(choice, state.values),
        "" if offer.open else teller.text(choice.closed, state.values),
    )
    stake = stakes[choice.grade] * weight
    return ClauseView(choice.id, number, text, level, choice.grade, offer.open, why, stake)


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
        return _mail(teller, state, offer, number)
    values = state.values + extra
    why = "" if offer.open else teller.text(choice.closed, state.values)
    if offer.again_in and offer.scene == LEDGER:
        why = teller.words("promise.today")
    elif offer.again_in:
        over = state.turn + offer.again_in > last_turn(teller.story, state)
        how = "lever.over" if over else "lever.again" if offer.again_in > 1 else "lever.again.1"
        why = teller.words(how, n=offer.again_in)
    _, moves = moved(state.values, choice.outcome.effects, extra)
    fate = teller.story.ledger.fates.get(choice.fate)
    if fate is not None:  # what is done about a promise has its price in full: nobody else forecasts it
        moves += moved(state.values, fate.effects, extra)[1]
    told = teller.moves(moves)
    price = tuple(move for move in told if teller.story.variables[move.name].price or offer.scene == LEDGER)
    forecast = tuple(move for move in told if move not in price) if guided else ()
    return ChoiceView(
        pick,
        number,
        teller.spoken(choice, values),
        offer.open,
        why,
        price,
        forecast,
        _chance(teller, state, choice),
        tuple((teller.short(who), teller.text(says, state.values)) for who, says in choice.advice),
        forecasts=forecasts(teller, state, choice, extra) if offer.scene not in (LEVER, LEDGER) else (),
    )


def _mail(teller: Teller, state: State, offer: Offer, number: int) -> ChoiceView:
    """A mail that waits on the desk: what opening it takes, and who answers it otherwise."""
    scene, step = teller.story.scenes[offer.card], price_of(teller.story, offer.card)
    gist = teller.text(scene.gist, state.values)
    title = teller.words("pair", label=teller.words("opened"), value=teller.title(offer.card))
    if gist:
        title = f"{title}{'' if title.endswith(('?', '!', '.')) else '.'} {gist}"
    why = "" if offer.open else teller.text(step.closed, state.values)
    price = teller.moves(moved(state.values, step.effects)[1])
    advice = ((teller.short(scene.by), teller.words("left.else")),) if scene.takes and scene.by else ()
    return ChoiceView(offer.id, number, title, offer.open, why, price, advice=advice, mail=True)


def ask_views(teller: Teller, state: State) -> tuple[AskView, ...]:
    """What the scene asks beside the choice: a reason, a prediction."""
    made = []
    for ask in teller.story.scenes[state.scene].asks:
        said = ((id_, teller.text(text, state.values)) for id_, text in ask.answers)
        answers = tuple((id_, text or _foreseen(teller, ask, id_)) for id_, text in said)
        made.append(AskView(ask.id, teller.text(ask.text, state.values), answers))
    return tuple(made)


def _foreseen(teller: Teller, ask: Ask, answer: str) -> str:
    return teller.words(f"foresee.{answer}", within=teller.measured(ask.of, ask.within)) if ask.of else ""


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
    value = shown(meter, state.values)
    delta = value - shown(meter, began.values)
    haze = value - int(meter.value.run(state.values))
    kind = meter.value.kind
    story = teller.story
    parts = []
    gauges = []
    for name in meter.parts:
        variable = story.variables[name]
        part = state.get(story, name)
        if variable.kind == "gauge":  # the parts of an estimate are estimates too
            part = max(0, min(100, part + haze))
        said = teller.words.value(part, variable.kind, variable.show)
        parts.append((teller.label(name), said))
        if variable.kind == "gauge":
            gauges.append((part, teller.label(name), said))
    lowest = min(gauges) if gauges else None
    return MeterView(
        meter.id,
        teller.text(meter.name, state.values),
        teller.words.value(value, kind, meter.show),
        teller.words.value(delta, kind, "+") if delta else "",
        None if kind == MONEY else value,
        teller.words("lowest", name=lowest[1], value=lowest[2]) if lowest else "",
        tuple(parts),
        tuple(shown(meter, close.values) for close in closes),
        whose(teller, meter, state.values),
    )


def lines(teller: Teller, state: State) -> tuple[LineView, ...]:
    """The lines of the desk."""
    made = []
    for line in teller.story.board:
        value = written(teller, line, shown(line, state.values))
        label, hint, short = (teller.text(one, state.values) for one in (line.label, line.hint, line.short))
        made.append(LineView(line.id, label, value, hint, whose(teller, line, state.values), short or label))
    return tuple(made)


def ledger(teller: Teller, state: State) -> tuple[PromiseView, ...]:
    """Every promise made, the open ones first, with what may be done about them."""
    made = [
        _promise(teller, state, name) for name in teller.story.promises if state.holds(teller.story, f"promise:{name}")
    ]
    return tuple(sorted(made, key=lambda promise: (promise.fate not in ("open", "late"), promise.due)))


def _promise(teller: Teller, state: State, name: str) -> PromiseView:
    story, words = teller.story, teller.words
    promise = story.promises[name]
    fate = FATES[state.holds(story, f"promise:{name}")]
    extra = own_values(story, state, promise)
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


def glossary(teller: Teller, state: State) -> tuple[tuple[str, str], ...]:
    """The finance words of the story, each with a plain sentence."""
    entries = teller.story.glossary.values()
    return tuple((teller.text(word, state.values), teller.text(text, state.values)) for word, text in entries)
