"""What happened in a step, told: aftermaths, echoes, promises, and the month's end with why cash moved."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from game.engine.state import Event, State
from game.play.estimates import truth
from game.play.sources import offer
from game.play.telling import Teller, total
from game.play.views import CashStep, MonthEnd, MoveView, Told
from game.script.expressions import MONEY
from game.script.model import Choice, Later, Outcome, Story


def tell(teller: Teller, state: State, month_moves: Sequence[Event]) -> tuple[Told, ...]:
    """Everything a step led to, in order. `month_moves` are the events of the month so far, for the waterfall."""
    told: list[Told] = []
    closing: list[Event] = []
    for event in _letter_as_one(state.happened):
        if not isinstance(event, Event):
            told += [made] if (made := _letter(teller, event)) else []
        elif event.kind in ("rule", "line", "overdue", "took"):
            closing.append(event)
        elif event.kind == "turn":
            if event.about[0] != "0":
                told.append(_month(teller, event, [*month_moves, *state.happened], closing))
                told += truth(teller, event)
            closing = []
        elif made := _one(teller, event):
            told.append(made)
    return tuple(told)


def brief(teller: Teller, name: str) -> tuple[Told, ...]:
    """Where the player stands, at the start of a run that begins in the middle, or in strides of its own."""
    mode, values = teller.story.modes.get(name), teller.state.values
    if mode is None or not mode.brief:
        return ()
    return (Told("mode", teller.text(mode.name, values), teller.passage(mode.brief, values)),)


def _letter_as_one(events: Sequence[Event]) -> Iterable[Event | Sequence[Event]]:
    """The clauses of a letter are told together."""
    clauses = [event for event in events if event.kind == "clause"]
    for event in events:
        if event.kind != "clause":
            yield event
        elif event is clauses[-1]:
            yield clauses


def _letter(teller: Teller, clauses: Sequence[Event]) -> Told | None:
    """What each sentence of a letter did, slot by slot."""
    scene = teller.story.scenes[clauses[0].about[0]]
    said = []
    for clause in clauses:
        if moves := teller.moves(clause.moves):
            label = teller.text(scene.slots[clause.about[1].partition("=")[0]].label, clause.values)
            said.append(teller.words("pair", label=label, value=total(moves)))
    return Told("after", teller.title(scene.id), ("\n".join(said),)) if said else None


def _one(teller: Teller, event: Event) -> Told | None:
    about, values = event.about, event.values
    story = teller.story
    moves = teller.moves(event.moves)
    if event.kind == "promised":
        promise = story.promises[about[0]]
        due = teller.state.holds(story, f"promise:{about[0]}:due")
        words = {"text": teller.text(promise.text, values), "to": teller.text(promise.to, values), "n": due}
        return Told("promise", teller.words("ledger"), (teller.words("promise.made", **words),), moves)
    if event.kind in ("fate", "ledger"):
        return _of_promise(teller, event)
    if event.kind == "echo":
        return _echo(teller, event)
    if event.kind == "left":
        return _left(teller, event)
    choice = choice_of(story, event)
    if choice is None:
        return None
    outcome = choice.outcomes[_number(about) - 1] if event.kind == "outcome" else choice.outcome
    answered = event.kind == "outcome" and len(about) > 3  # told in the words of who answered
    said = () if answered else _said(teller, event, outcome)
    kind = "lever" if event.kind == "lever" else "after"
    return Told(kind, teller.spoken(choice, values), said, moves) if said or moves else None


def _left(teller: Teller, event: Event) -> Told | None:
    """A mail nobody opened: who answered it, or that nobody did."""
    scene = teller.story.scenes[event.about[0]]
    title = teller.words("left", title=teller.title(scene.id))
    if len(event.about) > 1:
        answer = teller.choice_text(scene.id, event.about[1])
        title = teller.words("left.by", who=teller.short(scene.by), title=teller.title(scene.id), choice=answer)
    gist = teller.text(scene.gist, event.values)
    said = teller.passage(scene.left.outcome.after, event.values) if scene.left else ()
    said = (gist, *said) if gist else said
    return Told("left", title, said, teller.moves(event.moves))


def _said(teller: Teller, event: Event, outcome: Outcome) -> tuple[str, ...]:
    """The words after a choice; where somebody chose in the player's place, their own, if the story has them."""
    answered = event.kind == "chose" and len(event.about) > 2
    own = teller.story.scenes[event.about[0]].takes[int(event.about[3]) - 1].after if answered else None
    return teller.passage(own or outcome.after, event.values)


def choice_of(story: Story, event: Event) -> Choice | None:
    """The choice an event tells of, or None for other events."""
    about = event.about
    if event.kind == "lever" or (event.kind == "outcome" and about[0] not in story.scenes):
        return story.levers[about[0]]
    if event.kind not in ("chose", "outcome", "clause"):
        return None
    scene = story.scenes[about[0]]
    if "=" in about[1]:
        slot, _, clause = about[1].partition("=")
        return scene.slots[slot].clauses[clause]
    return scene.choices.get(about[1]) or scene.send


def _number(about: tuple[str, ...]) -> int:
    """Which outcome came of it: a lever's stands second, a scene's third."""
    return int(about[1]) if len(about) == 2 else int(about[2])


def _of_promise(teller: Teller, event: Event) -> Told:
    promise, what = event.about
    story = teller.story
    text = teller.text(story.promises[promise].text, event.values)
    if event.kind == "ledger":
        action = story.ledger.actions[what]
        title = teller.words("promise.acted", text=text, action=teller.spoken(action, event.values))
        said = teller.passage(action.outcome.after, event.values)
    else:
        title = teller.words("promise.acted", text=text, action=teller.words(f"fate.{what}"))
        said = teller.passage(story.ledger.told[what], event.values) if what in story.ledger.told else ()
    return Told("promise", title, said, teller.moves(event.moves))


def _echo(teller: Teller, event: Event) -> Told:
    later_id, scene, choice, since, who = event.about
    later = next(later for later in all_later(teller.story) if later.id == later_id)
    ago = teller.words.ago(event.values[0] - int(since))
    if scene == "left":
        because = teller.words("because.left", ago=ago)
    elif who:
        because = teller.words("because.by", ago=ago, who=teller.short(who), choice=teller.choice_text(scene, choice))
    else:
        because = teller.words("because", ago=ago, choice=teller.choice_text(scene, choice))
    title = teller.words("lever.kind") if scene == "lever" else teller.title(choice if scene == "left" else scene)
    return Told("echo", title, teller.passage(later.text, event.values), teller.moves(event.moves), because)


def all_later(story: Story) -> Iterable[Later]:
    """Every delayed effect a story has."""
    scenes = story.scenes.values()
    found = [choice for scene in scenes for choice in (*scene.choices.values(), scene.send, scene.left) if choice]
    found += [clause for scene in scenes for slot in scene.slots.values() for clause in slot.clauses.values()]
    outcomes: list[Outcome] = [o for c in (*found, *story.levers.values()) for o in (c.outcome, *c.outcomes)]
    return (later for outcome in outcomes for later in outcome.later)


def cause(teller: Teller, event: Event) -> str:
    """What moved something, in words that fit a list."""
    story, about = teller.story, event.about
    if event.kind == "rule":
        return teller.text(next(rule.name for rule in story.rules if rule.id == about[0]), event.values)
    if event.kind in ("fate", "ledger", "overdue"):
        return teller.text(story.promises[about[0]].text, event.values)
    where, what = about[1:3] if event.kind == "echo" else (about[0], about[0])
    if where in ("lever", *story.levers):
        return teller.spoken(story.levers[what], event.values).rstrip(".")
    return teller.title(what if where == "left" else where)


def _month(teller: Teller, event: Event, events: Sequence[Event], closing: Sequence[Event]) -> Told:
    """The close of a month: the first meter's stock from its opening to its close, cause by cause."""
    story = teller.story
    stock = stock_of(story)
    closed = event.values[story.slots[stock]] if stock else 0
    mine = _this_month(events, event)
    steps: dict[str, int] = {}
    others: dict[str, tuple[MoveView, ...]] = {}
    for one in mine:
        label = cause(teller, one)
        for name, delta in one.moves:
            if name == stock:
                steps[label] = steps.get(label, 0) + delta
        rest = tuple((name, delta) for name, delta in one.moves if name != stock and shown_at_close(story, name))
        if one.kind in ("rule", "overdue") and rest:
            others[label] = teller.moves(rest)
    opened = closed - sum(steps.values())
    money = teller.words.money
    cash = tuple(CashStep(label, money(units, True), units) for label, units in steps.items() if units)
    lines = tuple(_line(teller, one) for one in closing if one.kind == "line")
    title = teller.words("month.end", when=teller.when(int(event.about[0])))
    ends = (money(opened), money(closed)) if stock else ("", "")
    number, moved = int(event.about[0]), tuple(others.items())
    month = MonthEnd(number, title, *ends, cash, moved, lines, offer(teller, event), _aged(teller, event, mine))
    return Told("month", title, (), (), "", month)


def _aged(teller: Teller, close: Event, mine: Sequence[Event]) -> tuple[tuple[str, str, str], ...]:
    """The sums that stand under another line of the desk, as bills by age do: before the month, and after."""
    story, aged = teller.story, []
    for line in story.board:
        name, label = line.value.text.strip(), teller.text(line.label, close.values)
        if label.startswith(" ") and name in story.slots and story.variables[name].kind == MONEY:
            after = close.values[story.slots[name]]
            before = after - sum(delta for event in mine for moved, delta in event.moves if moved == name)
            if before or after:
                aged.append((label.strip(), teller.words.money(before), teller.words.money(after)))
    return tuple(aged)


def stock_of(story: Story) -> str | None:
    """The variable whose course the month's end explains: the first meter that shows a sum of money as it is kept."""
    for meter in story.meters:
        variable = story.variables.get(meter.value.text.strip())
        if variable is not None and variable.kind == MONEY and variable.derived is None:
            return variable.name
    return None


def shown_at_close(story: Story, name: str) -> bool:
    """What the meters are made of is worth a line at the close; the rest can be looked up under why."""
    told = (name in meter.parts or name == meter.value.text.strip() for meter in story.meters)
    return story.variables[name].kind == "gauge" and any(told)


def _this_month(events: Sequence[Event], close: Event) -> list[Event]:
    mine: list[Event] = []
    for event in events:
        if event is close:
            break
        mine = [] if event.kind == "turn" else [*mine, event]
    return mine


def _line(teller: Teller, event: Event) -> tuple[str, str]:
    deck, card = event.about
    column = teller.story.lines[deck]
    text = next(one.text for one in column.cards if one.id == card)
    return teller.text(column.name, event.values), teller.text(text, event.values)
