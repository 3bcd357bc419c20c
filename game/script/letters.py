"""Reading a book of composed decisions: what a sentence costs when it is found, and who reads it before it is sent."""

from __future__ import annotations

from game.script.draft import Draft
from game.script.expressions import NUMBER, Name
from game.script.model import Book
from game.script.nodes import Node
from game.script.shown import Reader

GRADES = 4  # told, framed, left out, false


def book(draft: Draft, name: str, node: Node) -> Book:
    """One book. Its readers say something by the grade of the worst sentence among the slots they read."""
    stakes = draft.listed(node, "stakes")
    reactions = draft.listed(node, "reactions")
    numbers = tuple(int(n.value) for n in stakes if n.value.isdecimal() and len(n.value) < 7)
    if len(numbers) != GRADES or len(reactions) != GRADES:
        draft.problems.add(node.place, "F003", "a book has four stakes (numbers) and four reactions, by grade")
    spoken = (draft.say(f"books.{name}.reactions.{i}", n.value, n.place) for i, n in enumerate(reactions, 1))
    corrected = draft.words(node, "corrected", f"books.{name}.corrected", "")
    draft.local[corrected] = {"month": Name(NUMBER, "s[-1]")}  # the turn of the correction is put after the values
    readers = [
        _reader(draft, f"books.{name}.readers.{who}", who, entry)
        for who, _, entry in node.map("readers", draft.problems).each()
        if entry.need("map", draft.problems)
    ]
    found = node.number("found", draft.problems, 3)
    return Book(name, numbers, tuple(spoken), corrected, found, tuple(readers))


def _reader(draft: Draft, text_id: str, who: str, node: Node) -> Reader:
    slots = tuple(one.value for one in draft.listed(node, "reads"))
    says = node.map("says", draft.problems)
    by_grade = []
    for grade in range(GRADES):
        lines = draft.listed(says, str(grade))
        if not lines:
            draft.problems.add(node.place, "F003", f"a reader has something to say of each grade; {grade} is missing")
        said = (draft.say(f"{text_id}.says.{grade}.{i}", one.value, one.place) for i, one in enumerate(lines, 1))
        by_grade.append(tuple(said))
    says.done(draft.problems)
    made = Reader(who, draft.words(node, "name", f"{text_id}.name"), slots, tuple(by_grade))
    node.done(draft.problems)
    return made
