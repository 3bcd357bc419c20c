"""Reading scenes, choices, slots and what follows from them."""

from __future__ import annotations

from collections.abc import Collection, Iterable

from game.script.draft import Draft
from game.script.expressions import NUMBER, Expression, Scope
from game.script.model import Choice, Later, Outcome, Scene, Slot, Take
from game.script.nodes import Node
from game.script.passages import passage
from game.script.problems import Place
from game.script.shown import Ask, Quotes
from game.script.words import Part, Passage

LOOKS = ["scene", "letter", "chat", "memo", "voicemail", "term-sheet", "forum", "ledger", "badge-log", "press", "mail"]
FATES = ("kept", "broken", "dropped")
UNCOVERED = ("found", "broken")
FORESEEN = (("lower", ""), ("same", ""), ("higher", ""))


def scene(draft: Draft, name: str, place: Place, node: Node) -> Scene:
    """One scene of the `scenes` section."""
    problems, base = draft.problems, f"scenes.{name}"
    choices = choices_of(draft, node.map("choices", problems), f"{base}.choices")
    slots = _slots(draft, name, node.map("slots", problems))
    if not choices and not slots:
        hint = "a scene that ends the run needs a choice with ends: true"
        problems.add(place, "S003", f"'{name}' has neither choices nor slots", hint)
    send = node.get("send")
    by, takes, left = _left(draft, node, base, choices)
    made = Scene(
        name,
        place,
        draft.words(node, "title", f"{base}.title"),
        passage(draft, node, "text", f"{base}.text"),
        choices,
        slots,
        choice(draft, "send", 1, send, f"{base}.send", text_default="") if send else _plain_send(place, slots),
        _named(draft, node, "book", "books", "a book"),
        node.text("deck", problems, ""),
        node.text("pool", problems, ""),
        draft.test(node, "when"),
        *_urgency(draft, node),
        node.yes("again", problems),
        _named(draft, node, "from", "cast", "in the cast"),
        _one_of(draft, node, "look", LOOKS, "a look of a scene", "scene"),
        draft.words(node, "lesson", f"{base}.lesson", ""),
        draft.words(node, "gist", f"{base}.gist", ""),
        left,
        by,
        takes,
        node.yes("hub", problems),
        _quotes(draft, node),
        _asks(draft, node, base),
    )
    node.done(problems)
    return made


def _urgency(draft: Draft, node: Node) -> tuple[int, Expression | None]:
    """How pressing a card is: a number, or an expression that asks the state."""
    made = draft.test(node, "urgent", NUMBER)
    if made is None or "s[" in made.source:
        return 0, made
    return int(made.run(())), None


def _one_of(draft: Draft, node: Node, field: str, known: Collection[str], what: str, default: str = "") -> str:
    """The text of an entry that must be one of a few; absent is the default."""
    found = node.text(field, draft.problems, default)
    if found != default and found not in known:
        draft.problems.unknown(
            node.at(field), "F003" if known in (LOOKS, FATES, UNCOVERED) else "N001", what, found, known
        )
    return found


def _slots(draft: Draft, name: str, node: Node) -> dict[str, Slot]:
    made = {}
    for slot_id, where, entry in node.each():
        draft.check_id(slot_id, where)
        if entry.need("map", draft.problems):
            made[slot_id] = _slot(draft, name, slot_id, entry)
    return made


def _grade(draft: Draft, node: Node) -> int:
    grade = node.number("grade", draft.problems, 0, least=0)
    if grade > 3:
        draft.problems.add(node.at("grade"), "F003", f"a grade is 0, 1, 2 or 3, not {grade}")
    return grade


def _plain_send(place: Place, slots: object) -> Choice | None:
    return Choice("send", 1, Passage(), place, Outcome()) if slots else None


def _named(draft: Draft, node: Node, field: str, section: str, what: str) -> str:
    name = node.text(field, draft.problems, "")
    if name:
        draft.reference(section, name, node.at(field), what)
    return name


def _quotes(draft: Draft, node: Node) -> Quotes | None:
    entry = node.get("quotes")
    if entry is None or not entry.need("map", draft.problems):
        return None
    book = entry.text("book", draft.problems)
    if book:
        draft.reference("books", book, entry.at("book"), "a book")
    made = Quotes(
        book,
        entry.number("least", draft.problems, 1),
        entry.number("most", draft.problems, 3),
        entry.text("reader", draft.problems, ""),
    )
    entry.done(draft.problems)
    return made


def _left(draft: Draft, node: Node, base: str, choices: Collection[str]) -> tuple[str, tuple[Take, ...], Choice | None]:
    """What becomes of a mail that nobody opens: who answers it, what they take, and what leaving it does."""
    left = node.get("left")
    if left is None or not left.need("map", draft.problems):
        return "", (), None
    by = _named(draft, left, "by", "cast", "in the cast")
    takes = []
    for number, item in enumerate(draft.items(left, "takes"), 1):
        name = item.text("choice", draft.problems)
        if name and name not in choices:
            draft.problems.unknown(item.at("choice"), "N001", "a choice of this scene", name, choices)
        after = passage(draft, item, "after", f"{base}.left.takes.{number}.after")
        takes.append(Take(name, draft.test(item, "when"), after))
        item.done(draft.problems)
    return by, tuple(takes), choice(draft, "left", 1, left, f"{base}.left", text_default="")


def _asks(draft: Draft, node: Node, base: str) -> tuple[Ask, ...]:
    """The questions put with a choice: a reason among several, or what a value will do."""
    made = []
    for name, place, entry in node.map("asks", draft.problems).each():
        draft.check_id(name, place)
        if not entry.need("map", draft.problems):
            continue
        text = draft.words(entry, "text", f"{base}.asks.{name}.text")
        of = draft.test(entry, "of", want=None)
        answers = []
        for answer, where, _ in entry.map("answers", draft.problems).each():
            draft.check_id(answer, where)
            said = draft.words(entry.map("answers", draft.problems), answer, f"{base}.asks.{name}.answers.{answer}")
            answers.append((answer, said))
        if bool(answers) == (of is not None):
            draft.problems.add(entry.place, "F002", f"'{name}' has either answers, or 'of', 'after' and 'within'")
        within = draft.test(entry, "within", of.kind, Scope({})) if of is not None else None
        after = entry.number("after", draft.problems, least=1) if of is not None else 0
        made.append(
            Ask(name, text, tuple(answers) or FORESEEN, of, after, int(within.run(())) if within is not None else 0)
        )
        entry.done(draft.problems)
    return tuple(made)


def _slot(draft: Draft, scene_id: str, slot_id: str, node: Node) -> Slot:
    base = f"scenes.{scene_id}.slots.{slot_id}"
    made = Slot(
        slot_id,
        draft.words(node, "label", f"{base}.label"),
        node.number("weight", draft.problems, 1),
        draft.words(node, "books", f"{base}.books", ""),
        choices_of(draft, node.map("clauses", draft.problems), f"{base}.clauses"),
    )
    if not made.clauses:
        draft.problems.add(node.place, "F002", f"the slot '{slot_id}' has no clauses")
    node.done(draft.problems)
    return made


def choices_of(draft: Draft, node: Node, base: str, scope: Scope | None = None) -> dict[str, Choice]:
    """All choices of a mapping, numbered as written."""
    for name, place, _ in node.each():
        draft.check_id(name, place)
    return {
        name: choice(draft, name, number, entry, f"{base}.{name}", scope=scope, place=place)
        for number, (name, place, entry) in enumerate(node.each(), 1)
        if entry.need("map", draft.problems)
    }


def choice(
    draft: Draft,
    name: str,
    number: int,
    node: Node,
    base: str,
    text_default: str | None = None,
    scope: Scope | None = None,
    place: Place | None = None,
) -> Choice:
    """One choice: its words, its conditions, and what follows."""
    problems = draft.problems
    needs = draft.test(node, "needs", scope=scope)
    closed = draft.words(node, "closed", f"{base}.closed", None if needs else "")
    outcomes = node.get("outcomes")
    made = Choice(
        name,
        number,
        _text(draft, node, base, text_default),
        place or node.place,
        outcome(draft, node, base, scope),
        _outcomes(draft, outcomes, base, scope) if outcomes else (),
        draft.test(node, "when", scope=scope),
        needs,
        closed,
        tuple(_advice(draft, node.map("advice", problems), base)),
        node.yes("closes", problems),
        _named(draft, node, "closes_book", "books", "a book"),
        _one_of(draft, node, "corrects", draft.letter_slots(), "a slot of any letter"),
        node.number("rest", problems, 1),
        _one_of(draft, node, "fate", FATES, "a fate of a promise"),
        node.number("extends", problems, 0),
        _grade(draft, node),
    )
    node.done(problems)
    return made


def _text(draft: Draft, node: Node, base: str, default: str | None) -> Passage:
    if node.get("text") is None:
        said = draft.words(node, "text", f"{base}.text", default)  # a fault, unless there is a default
        return Passage((Part(said),)) if said else Passage()
    return passage(draft, node, "text", f"{base}.text")


def _advice(draft: Draft, node: Node, base: str) -> Iterable[tuple[str, str]]:
    for who, place, _ in node.each():
        if draft.reference("cast", who, place, "in the cast"):
            yield who, draft.words(node, who, f"{base}.advice.{who}")


def _outcomes(draft: Draft, node: Node, base: str, scope: Scope | None) -> tuple[Outcome, ...]:
    if not node.need("list", draft.problems):
        return ()
    made = []
    for number, item in enumerate(node.items, 1):
        if item.need("map", draft.problems):
            made.append(outcome(draft, item, f"{base}.outcomes.{number}", scope))
            item.done(draft.problems)
    for number, (item, result) in enumerate(zip(node.items, made, strict=False), 1):
        if (result.odds is None) != (number == len(made)):
            draft.problems.add(item.place, "F004", "every outcome but the last has odds, and the last has none")
    return tuple(made)


def outcome(draft: Draft, node: Node, base: str, scope: Scope | None = None) -> Outcome:
    """What follows a choice: effects, words, echoes, promises, the next scene."""
    problems = draft.problems
    to = node.text("to", problems, "")
    if to:
        draft.reference("scenes", to, node.at("to"), "a scene")
    later = node.get("later")
    return Outcome(
        draft.effects(node, scope),
        passage(draft, node, "after", f"{base}.after"),
        _later(draft, later, base) if later else (),
        _promises(draft, node, "promise"),
        to,
        node.yes("ends", problems),
        draft.test(node, "odds", NUMBER),
        draft.words(node, "chance", f"{base}.chance", ""),
        _promises(draft, node, "keeps"),
        _promises(draft, node, "breaks"),
        _one_of(draft, node, "uncovers", UNCOVERED, "a fate of a dropped promise"),
    )


def _promises(draft: Draft, node: Node, field: str) -> tuple[str, ...]:
    entry = node.get(field)
    if entry is None:
        return ()
    items = entry.items if entry.kind == "list" else (entry,)
    found = [item for item in items if item.need("text", draft.problems)]
    return tuple(i.value for i in found if draft.reference("promises", i.value, i.place, "a promise"))


def _later(draft: Draft, node: Node, base: str) -> tuple[Later, ...]:
    if not node.need("list", draft.problems):
        return ()
    made = []
    for number, item in enumerate(node.items, 1):
        if not item.need("map", draft.problems):
            continue
        turns = item.number("in", draft.problems, least=1)
        text_id = f"{base}.later.{number}"
        text = passage(draft, item, "text", f"{text_id}.text")
        made.append(Later(text_id, turns, draft.test(item, "when"), text, draft.effects(item)))
        item.done(draft.problems)
    return tuple(made)
