"""Turning ids and values into words of one language."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from game.engine.state import Moves, Sent, State
from game.play.language import Words
from game.play.views import MoveView, Paragraphs
from game.script.expressions import Expression, Values
from game.script.model import Choice, Story
from game.script.shown import BoardLine, Meter
from game.script.words import Part, Passage, Piece


@dataclass(frozen=True, slots=True)
class Teller:
    """Words for one story in one language, at one moment: `state` is what texts may recall (what was chosen, sent)."""

    story: Story
    words: Words
    state: State
    plainly: bool = False  # as it is, even where the player's own people say it is rosier

    def text(self, text_id: str, values: Values) -> str:
        """The words of an id, with the values written in; "" for no id."""
        if not text_id:
            return ""
        pieces = self.story.texts.get(self.words.language, {}).get(text_id)
        if pieces is None:
            pieces = self.story.texts[self.story.language][text_id]
        return "".join(piece.words or self._piece(piece, values) for piece in pieces)

    def _piece(self, piece: Piece, values: Values) -> str:
        if piece.kind == "value" and piece.value is not None:
            value = piece.value if self.plainly else self._believed(piece.value)
            return self.words.value(int(value.run(values)), value.kind, piece.show)
        if piece.kind == "said":
            return self.said(*piece.args)
        if piece.kind == "chosen":
            return self.chosen(piece.args[0]).rstrip(".")
        if piece.kind == "ago":
            when = values[self.story.slots[f"when:{piece.args[0]}"]]
            return self.words.ago(values[0] + 1 - when)
        return ""

    def _believed(self, value: Expression) -> Expression:
        """What the desk shows for a value: texts of a moment know no more than the screen beside them."""
        lines: tuple[Meter | BoardLine, ...] = (*self.story.meters, *self.story.board)
        return next((line.seen for line in lines if line.seen and line.value.source == value.source), value)

    def said(self, scene: str, slot: str) -> str:
        """The sentence sent in a slot, as it was on its day; "" if none was."""
        sent = next((s for s in self.state.sent if (s.scene, s.slot) == (scene, slot)), None)
        return self.sentence(sent) if sent else ""

    def sentence(self, sent: Sent) -> str:
        clause = self.story.scenes[sent.scene].slots[sent.slot].clauses[sent.clause]
        return self.spoken(clause, sent.values)

    def spoken(self, choice: Choice, values: Values) -> str:
        """The words of a choice or a clause."""
        return " ".join(self.passage(choice.text, values))

    def chosen(self, scene: str) -> str:
        """The words of the option taken in a scene; "" if it was not played."""
        number = self.state.holds(self.story, f"scene:{scene}")
        choices = self.story.scenes[scene].choices.values()
        return next((self.spoken(c, self.state.values) for c in choices if c.number == number), "")

    def choice_text(self, scene: str, choice: str) -> str:
        """The words of a choice by where it was taken and its id."""
        found: Choice | None
        if scene == "lever":
            found = self.story.levers.get(choice)
        elif scene == "ledger":
            found = self.story.ledger.actions.get(choice.partition("=")[2])
        elif self.story.scenes[scene].slots:
            return self.grades(scene, choice)
        else:
            choice = choice.partition(" ")[0]  # without the answers to what the scene asks
            found = self.story.scenes[scene].choices.get(choice)
            if found is None and choice in self.story.scenes:
                return self.title(choice)
        return self.spoken(found, self.state.values) if found else choice

    def grades(self, scene: str, picks: str) -> str:
        """How a letter was written: "4 told, 2 framed, 0 left out, 0 false"."""
        slots = self.story.scenes[scene].slots
        clauses = (pick.partition("=")[::2] for pick in picks.split())
        found = [slots[slot].clauses[clause].grade for slot, clause in clauses]
        told, framed, left, false = (found.count(grade) for grade in range(4))
        return self.words("letter.grades", told=told, framed=framed, left=left, false=false)

    def title(self, scene: str) -> str:
        return self.text(self.story.scenes[scene].title, self.state.values) if scene in self.story.scenes else scene

    def passage(self, passage: Passage, values: Values) -> Paragraphs:
        """The paragraphs of a passage that fit the values."""
        return tuple(p for part in passage.parts for text in self._part(part, values) for p in paragraphs(text))

    def _part(self, part: Part, values: Values) -> Iterable[str]:
        if part.when is not None and not part.when.run(values):
            return
        if part.first:
            fits = (one for one in part.first if one.when is None or one.when.run(values))
            chosen = next(fits, None)
            if chosen is not None:
                yield from self._part(chosen, values)
        else:
            yield self.text(part.id, values)

    def measured(self, value: Expression, units: int) -> str:
        """A number of units of what an expression measures, written as its variable asks."""
        known = self.story.variables.get(value.text.strip())
        return self.words.value(units, value.kind, known.show if known else "")

    def measured_value(self, name: str, value: int) -> str:
        """A variable's value, written as it asks."""
        variable = self.story.variables[name]
        return self.words.value(value, variable.kind, variable.show)

    def short(self, who: str) -> str:
        """How colleagues call somebody of the cast."""
        return self.text(self.story.cast[who].short, self.story.opening)

    def label(self, name: str) -> str:
        return self.text(self.story.variables[name].label, self.story.opening)

    def moves(self, moves: Moves) -> tuple[MoveView, ...]:
        """Movements as they are told, largest first as written."""
        return tuple(self.move(name, delta) for name, delta in moves)

    def move(self, name: str, delta: int) -> MoveView:
        variable = self.story.variables[name]
        welcome = (delta > 0) == (variable.good >= 0)
        if variable.kind == "flag":
            return MoveView(name, self.label(name), "" if delta > 0 else self.words("no.longer"), welcome)
        return MoveView(name, self.label(name), self.words.value(delta, variable.kind, "+"), welcome)

    def when(self, turn: int) -> str:
        """ "Month 4", or the prologue's name."""
        if not turn:
            return self.words("prologue")
        return self.words("month", turn_name=self.text(self.story.turn_name, self.story.opening), n=turn)


def paragraphs(text: str) -> Iterable[str]:
    """The paragraphs of a text, its line breaks kept."""
    return (paragraph.strip("\n") for paragraph in text.split("\n\n") if paragraph.strip())


def total(moves: Iterable[MoveView]) -> str:
    """Movements on one line."""
    return " · ".join(f"{move.label} {move.delta}".strip() for move in moves)
