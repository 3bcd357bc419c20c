"""Reading everything of a story that is not a scene or a book: the plan, rules, promises, lines, endings, people."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import TypeVar

from game.script.draft import Draft, inside
from game.script.expressions import MONEY, NUMBER, Expression, Name, Scope, parse
from game.script.model import Ending, Ledger, Mode, Promise, Rule, Step
from game.script.nodes import Node
from game.script.passages import passage
from game.script.plays import BadScript, Script, read_script
from game.script.problems import Place
from game.script.scenes import choices_of
from game.script.shown import BoardLine, Card, Chapter, Column, Meter, Person, Reported

Made = TypeVar("Made")

TAGS = ("reported", "estimate", "inference", "unclear", "differs", "article-only")
TRAITS = ("skill", "candour", "loyalty")
MAX_SEED = 2**63 - 1  # as saves hold it
MOST_TURNS = 240  # twenty years of months; turns in which nothing is drawn follow each other without a pause


def each(draft: Draft, section: str, read: Callable[[Draft, str, Node], Made]) -> dict[str, Made]:
    """Every entry of a section, read; a field nobody asked for is a fault."""
    made = {}
    for name, (_, node) in draft.sections[section].items():
        if node.need("map", draft.problems):
            made[name] = read(draft, name, node)
            node.done(draft.problems)
    return made


def rule(draft: Draft, name: str, node: Node) -> Rule:
    return Rule(name, draft.words(node, "name", f"rules.{name}.name"), draft.test(node, "when"), draft.effects(node))


def promise(draft: Draft, name: str, node: Node) -> Promise:
    cost = draft.test(node, "cost", MONEY, Scope({}))  # fixed when it is said: it reads no value
    return Promise(
        name,
        draft.words(node, "text", f"promises.{name}.text"),
        draft.words(node, "to", f"promises.{name}.to"),
        node.number("due", draft.problems, least=1),
        int(cost.run(())) if cost else 0,
        node.number("stake", draft.problems),
        draft.test(node, "keep"),
        draft.effects(node, field="overdue"),
    )


def ledger(draft: Draft) -> Ledger:
    """The `ledger` section; in it the promise's own stake, cost and months past due stand after the values."""
    node = draft.single.get("ledger")
    if node is None or not node.need("map", draft.problems):
        return Ledger()
    own = {"stake": Name(NUMBER, "s[-3]"), "cost": Name(MONEY, "s[-2]"), "months_late": Name(NUMBER, "s[-1]")}
    scope = draft.scope.with_names(own)
    fates, told = {}, {}
    for fate in ("kept", "late", "broken", "dropped", "found"):
        entry = node.get(fate)
        if entry is not None and entry.need("map", draft.problems):
            name = draft.words(entry, "name", f"ledger.{fate}.name")
            fates[fate] = Rule(fate, name, None, draft.effects(entry, scope))
            told[fate] = passage(draft, entry, "text", f"ledger.{fate}.text")
            entry.done(draft.problems)
    actions = choices_of(draft, node.map("actions", draft.problems), "ledger.actions", scope)
    node.done(draft.problems)
    return Ledger(fates, told, actions)


def lines(draft: Draft, name: str, node: Node) -> Column:
    cards = []
    for card, _, entry in node.map("cards", draft.problems).each():
        if entry.need("map", draft.problems):
            text = draft.words(entry, "text", f"lines.{name}.{card}")
            cards.append(Card(card, text, draft.test(entry, "when"), entry.number("urgent", draft.problems, 0)))
            entry.done(draft.problems)
    return Column(name, draft.words(node, "name", f"lines.{name}.name"), draft.test(node, "when"), tuple(cards))


def meter(draft: Draft, name: str, node: Node) -> Meter:
    value = draft.test(node, "value", want=None)
    parts = tuple(_variable(draft, part.value, part.place) for part in draft.listed(node, "parts"))
    label = draft.words(node, "label", f"meters.{name}")
    found = value or _zero()
    points = tuple(_reported(draft, node.map("reported", draft.problems), found.kind))
    return Meter(name, label, found, draft.show(node), parts, *_estimate(draft, node, value), points)


def _reported(draft: Draft, node: Node, kind: str) -> Iterable[tuple[int, int]]:
    """What the source reports of a meter, by turn."""
    for turn, place, entry in node.each():
        amount = draft.expression(entry.value, entry.place, kind, Scope({}))
        if not turn.isdecimal() or len(turn) > 4:
            draft.problems.add(place, "F003", f"'{turn}' is no turn")
        elif amount is not None:
            yield int(turn), int(amount.run(()))


def board_line(draft: Draft, name: str, node: Node) -> BoardLine:
    value = draft.test(node, "value", want=None)
    label = draft.words(node, "label", f"board.{name}.label")
    hint = draft.words(node, "hint", f"board.{name}.hint", "")
    levels = []
    for level, _, entry in node.map("levels", draft.problems).each():
        least = draft.expression(entry.value, entry.place, NUMBER, Scope({}))
        said = draft.say(f"board.{name}.levels.{level}", level, entry.place)
        levels.append((int(least.run(())) if least else 0, said))
    seen, source = _estimate(draft, node, value)
    short = draft.words(node, "short", f"board.{name}.short", "")
    return BoardLine(name, label, value or _zero(), draft.show(node), hint, seen, source, tuple(sorted(levels)), short)


def _estimate(draft: Draft, node: Node, value: Expression | None) -> tuple[Expression | None, str]:
    """What the screen shows instead of the value, and who it has it from."""
    source = node.text("source", draft.problems, "")
    if source:
        draft.reference("cast", source, node.at("source"), "in the cast")
    return draft.test(node, "seen", want=value.kind if value else None), source


def _zero() -> Expression:
    """Stands in for a value that could not be read; the fault is already noted."""
    return parse("0", Scope({}))


def ending(draft: Draft, name: str, node: Node) -> Ending:
    at = node.text("at", draft.problems, "last")
    if at not in ("any", "last"):
        draft.problems.add(node.at("at"), "F003", f"'at' is any or last, not '{at}'")
    base = f"endings.{name}"
    return Ending(
        name,
        node.text("code", draft.problems, ""),
        at == "last",
        draft.test(node, "when"),
        draft.words(node, "title", f"{base}.title"),
        draft.words(node, "tone", f"{base}.tone", ""),
        passage(draft, node, "text", f"{base}.text"),
        passage(draft, node, "epilogue", f"{base}.epilogue"),
    )


def person(draft: Draft, name: str, node: Node) -> Person:
    full = draft.words(node, "name", f"cast.{name}.name")
    short = draft.words(node, "short", f"cast.{name}.short", "")
    role = draft.words(node, "role", f"cast.{name}.role")
    entries = node.map("watches", draft.problems)
    watches = tuple((_variable(draft, one, at), entries.number(one, draft.problems)) for one, at, _ in entries.each())
    skill, candour, loyalty = (
        _variable(draft, node.text(trait, draft.problems, ""), node.at(trait)) for trait in TRAITS
    )
    field = draft.words(node, "field", f"cast.{name}.field", "")
    return Person(name, full, role, short or full, field, watches, skill, candour, loyalty, draft.test(node, "gone"))


def _variable(draft: Draft, name: str, place: Place) -> str:
    """The name of a variable that a face reads; "" for none."""
    if name and name not in draft.variables:
        draft.problems.unknown(place, "N002", "a variable", name, draft.variables)
    draft.used.add(name)
    return name


def reported(draft: Draft, name: str, node: Node) -> Reported:
    tag = node.text("tag", draft.problems)
    if tag not in TAGS:
        draft.problems.unknown(node.at("tag"), "F003", "a tag of the panel", tag, TAGS)
    text = draft.words(node, "text", f"panel.{name}.text")
    doubt = draft.words(node, "doubt", f"panel.{name}.doubt", "")
    line, turn = (node.number(what, draft.problems, least=0) for what in ("line", "turn"))
    return Reported(name, line, tag, turn, text, doubt)


def word(draft: Draft, name: str, node: Node) -> tuple[str, str]:
    return draft.words(node, "word", f"glossary.{name}.word"), draft.words(node, "text", f"glossary.{name}.text")


def mode(draft: Draft, name: str, node: Node) -> Mode:
    number = list(draft.sections["modes"]).index(name) + 1
    named = draft.words(node, "name", f"modes.{name}.name")
    text = draft.words(node, "text", f"modes.{name}.text", "")
    start = node.text("start", draft.problems, "")
    if start:
        draft.reference("scenes", start, node.at("start"), "a scene")
    ending = node.text("ending", draft.problems, "")
    if ending:
        draft.reference("endings", ending, node.at("ending"), "an ending")
    last = node.number("last", draft.problems, 0, least=0)
    if last > MOST_TURNS:
        draft.problems.add(node.at("last"), "F003", f"a run has at most {MOST_TURNS} turns, not {last}")
    course = _course(draft, node)
    begins = node.number("begins", draft.problems, least=1) if "course" in node.entries else 0
    steps = tuple((step.name, step.value) for step in course.steps) if course else ()
    seed = int(course.header.get("seed", "1")) if course else 0
    place = node.at("course")
    brief = passage(draft, node, "brief", f"modes.{name}.brief")
    return Mode(name, number, named, text, draft.effects(node), last, start, begins, steps, seed, ending, brief, place)


def _course(draft: Draft, node: Node) -> Script | None:
    """The play whose decisions a mode begins with."""
    name = node.text("course", draft.problems, "")
    if not name:
        return None
    path = draft.folder / "plays" / f"{name}.play"
    try:
        if not path.is_file() or not inside(draft.folder / "plays", path):
            raise BadScript(f"there is no plays/{name}.play")
        script = read_script(path)
    except BadScript as error:
        said = str(error).replace(f"{draft.folder}/", "")
        draft.problems.add(node.at("course"), "N001", f"'{name}' is no play of this story: {said}")
        return None
    seed = script.header.get("seed", "1")
    if not seed.isdecimal() or len(seed) > 19 or int(seed) > MAX_SEED:
        draft.problems.add(node.at("course"), "F003", f"the seed of '{name}' must be a whole number, not '{seed[:20]}'")
        return None
    return script


def plan(draft: Draft) -> tuple[Step, ...]:
    """The steps of a turn, in order."""
    node = draft.single.get("plan")
    if node is None or not node.need("list", draft.problems):
        return ()
    return tuple(_steps(draft, node))


def _steps(draft: Draft, node: Node) -> Iterable[Step]:
    decks = {
        entry.entries["deck"][1].value for _, entry in draft.sections["scenes"].values() if "deck" in entry.entries
    }
    for number, item in enumerate(node.items, 1):
        if not item.need("map", draft.problems):
            continue
        kind = next((kind for kind in ("draw", "deal", "scene") if kind in item.entries), "")
        if not kind:
            draft.problems.add(item.place, "F002", "a step of the plan is 'draw', 'deal' or 'scene'")
            continue
        name = item.text(kind, draft.problems)
        if kind == "scene":
            draft.reference("scenes", name, item.at(kind), "a scene")
        elif name not in decks:
            draft.problems.unknown(item.at(kind), "N001", "a deck of any scene", name, decks)
        needs = draft.test(item, "needs")
        for field in {"draw": ("needs",), "scene": ("needs", "effects")}.get(kind, ()):
            if field in item.entries:
                draft.problems.add(item.at(field), "S006", f"'{field}' does nothing in a '{kind}' step", "remove it")
        yield Step(
            kind,
            name,
            item.number("most", draft.problems, 1),
            item.number("odds", draft.problems, 100),
            draft.test(item, "when"),
            needs,
            draft.words(item, "closed", f"plan.{number}.closed", None if needs else ""),
            draft.effects(item),
        )
        item.done(draft.problems)


def chapters(draft: Draft) -> tuple[int, str, tuple[Chapter, ...]]:
    """The number of turns, what a turn is called, and the chapters."""
    node = draft.single.get("turns")
    if node is None or not node.need("map", draft.problems):
        return 0, "", ()
    made = []
    listed = node.get("chapters")
    for item in listed.items if listed is not None and listed.need("list", draft.problems) else ():
        if item.need("map", draft.problems):
            name = item.text("id", draft.problems)
            made.append(
                Chapter(name, item.number("from", draft.problems), draft.words(item, "title", f"chapters.{name}"))
            )
            item.done(draft.problems)
    last = node.number("last", draft.problems, least=1)
    if last > MOST_TURNS:
        draft.problems.add(node.at("last"), "F003", f"a run has at most {MOST_TURNS} turns, not {last}")
    name = draft.words(node, "name", "turns.name")
    node.done(draft.problems)
    return last, name, tuple(made)
