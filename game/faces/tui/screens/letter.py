"""The letter: slot by slot, each sentence with its candour; as it will be read, and by whom."""

from __future__ import annotations

from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Horizontal, Vertical
from textual.content import Content

from game.faces.tui import commands, ink
from game.faces.tui.messages import Sent
from game.faces.tui.screens.listing import ListPage
from game.faces.tui.screens.page import Pane
from game.faces.tui.widgets.choices import Choices
from game.faces.tui.widgets.drawn import Written
from game.faces.tui.widgets.keybar import KeyBar
from game.play.views import ChoiceView, ClauseView, SlotView

SEND = "send"


class LetterScreen(ListPage):
    """A composed decision. After the last slot comes one stop more: sending."""

    CSS_PATH = "letter.tcss"
    COMMANDS_SHOWN = (commands.HELP, commands.TURN, commands.CLOSE, commands.LANGUAGE)
    BINDINGS: ClassVar[list[BindingType]] = commands.bindings((commands.TURN, commands.RETURN))

    def __init__(self) -> None:
        super().__init__()
        self.picks: dict[str, str] = {}
        self.at = 0

    def parts(self) -> ComposeResult:
        yield Written(id="title")
        yield Written(id="slots")
        with Horizontal(id="room"):
            with Pane(id="desk"), Vertical(id="pane-inside"):
                yield Written(id="text")
                yield Choices(tight=True)
            with Pane(id="sheet"):
                yield Written(id="letter")
                yield Written(id="readers")

    @property
    def pane(self) -> Pane:
        return self.query_one("#sheet", Pane)

    @property
    def read(self) -> Pane:
        return self.pane

    @property
    def slots(self) -> tuple[SlotView, ...]:
        return self.house.run_now.view().slots

    @property
    def missing(self) -> list[SlotView]:
        """The slots still empty."""
        return [slot for slot in self.slots if slot.id not in self.picks]

    def show(self) -> None:
        view = self.house.run_now.view()
        if not view.slots:
            return
        self.set_title(view.scene.title if view.scene else "", view.when)
        self._show_slots()
        self._show_letter()
        if self.at < len(view.slots):
            self._show_clauses(view.slots[self.at])
        else:
            self._show_sending()
        super().show()

    def show_keys(self) -> None:
        keys = [("1-9", self.words("key.pick"), ""), *map(self.key, self.COMMANDS_SHOWN[1:])]
        self.query_one(KeyBar).show([self.key(commands.HELP), *keys])

    def _show_slots(self) -> None:
        stops = [
            *((slot.label, slot.id in self.picks) for slot in self.slots),
            (self.words("send"), not self.missing),
        ]
        marks = [f" {'✓' if full else '○'} {label} " for label, full in stops]
        tabs = [ink.write((mark, "reverse bold" if n == self.at else "")) for n, mark in enumerate(marks)]
        room = self.size.width - 4
        self.query_one("#slots", Written).update(ink.lines(ink.fitted(tabs, room, "")))

    def _show_clauses(self, slot: SlotView) -> None:
        self.set_text(Content(""))
        rows = tuple(self._clause(slot, clause) for clause in slot.clauses)
        self.choices.show(rows, self.words, self.choices.at)

    def _clause(self, slot: SlotView, clause: ClauseView) -> ChoiceView:
        mark = "✓ " if self.picks.get(slot.id) == clause.id else ""
        words = f"{mark}{clause.level.upper()}  {clause.text}"
        return ChoiceView(clause.id, clause.number, words, clause.open, clause.why_closed)

    def _show_sending(self) -> None:
        words = self.words
        if self.missing:
            empty = ", ".join(slot.label for slot in self.missing)
            self.set_text(Content(words("letter.missing", slots=empty)))
            self.choices.show((), words)
            return
        worst = self.worst()
        rows: list[ink.Part] = [words("letter.send.sure"), ""]
        if worst is None:
            rows.append((words("letter.all.told"), ink.QUIET))
        else:
            rows += [
                (words("letter.quoted"), ink.QUIET),
                ink.write(("❝ ", ink.GOLD), (worst.text, ink.STRONG)),
                (worst.level, ink.PLUM),
            ]
        self.set_text(ink.lines(rows))
        self.choices.show((ChoiceView(SEND, 1, words("letter.send"), True),), words, self.choices.at)

    def worst(self) -> ClauseView | None:
        """The sentence most likely to be quoted back: the one with most at stake; none when all is told."""
        taken = [c for slot in self.slots for c in slot.clauses if self.picks.get(slot.id) == c.id and c.grade]
        return max(taken, key=lambda clause: clause.stake or clause.grade, default=None)

    def _show_letter(self) -> None:
        run, words = self.house.run_now, self.words
        letter = self.query_one("#letter", Written)
        letter.border_title = Content(words("letter.live"))
        said = run.clauses(self.picks)
        letter.update(ink.prose(said) if said else Content.styled(words("letter.empty"), ink.QUIET))
        rows = [
            ink.lines([(who, f"{ink.PLUM} bold"), (f"  {reaction}", "italic")])
            for who, reaction in run.readers(self.picks)
        ]
        self.query_one("#readers", Written).update(ink.lines(rows))

    def action_turn(self, step: int) -> None:
        self.at = (self.at + step) % (len(self.slots) + 1)
        self.choices.at = None
        self.query_one("#desk", Pane).top()
        self.show()

    def on_choices_taken(self, message: Choices.Taken) -> None:
        if message.choice.pick == SEND and self.at == len(self.slots):
            self.post_message(Sent(dict(self.picks)))
            return
        if self.at < len(self.slots):
            self.picks[self.slots[self.at].id] = message.choice.pick
        empty = [n for n, slot in enumerate(self.slots) if slot.id not in self.picks]
        later = [n for n in empty if n > self.at]
        self.at = (later or empty or [len(self.slots)])[0]
        self.choices.at = None
        self.show()
