"""The pages a run can be looked at from: levers, promises, why things moved, decisions."""

from __future__ import annotations

from dataclasses import replace
from typing import ClassVar

from textual.binding import BindingType
from textual.content import Content

from game.faces.tui import commands, ink
from game.faces.tui.messages import Chose, WentBack
from game.faces.tui.screens.ask import Ask
from game.faces.tui.screens.listing import ListPage
from game.faces.tui.widgets.choices import Choices
from game.faces.tui.widgets.tabs import tabs
from game.play.views import CauseView, ChoiceView, DecisionView, PromiseView


class LeversPage(ListPage):
    """What is open in any month, each at its price."""

    def show(self) -> None:
        view = self.house.run_now.view()
        self.set_title(self.words("levers"), self.words("levers.under"))
        self.set_text(Content("" if view.levers else self.words("levers.none")))
        self.choices.show(view.levers, self.words, self.choices.at)
        super().show()

    def on_choices_taken(self, message: Choices.Taken) -> None:
        self.post_message(Chose(message.choice.pick))


class PromisesPage(ListPage):
    """The ledger: every promise made, its month and its fate, and what may be done about the open ones."""

    def show(self) -> None:
        view = self.house.run_now.view()
        self.set_title(self.words("ledger"), view.ledger_line)
        rows: list[ChoiceView] = []
        above: dict[int, Content] = {}
        settled: list[Content] = []
        for promise in view.ledger:
            if promise.actions:
                gap = "\n" if rows else ""
                above[len(rows)] = ink.write(gap, self._promise(promise))
                rows += [replace(one, number=len(rows) + n) for n, one in enumerate(promise.actions, 1)]
            else:
                settled.append(self._promise(promise))
        none = [] if view.ledger else [Content(self.words("ledger.none"))]
        self.set_text(Content("\n\n").join([*none, *settled]))
        self.choices.show(rows, self.words, self.choices.at, above)
        super().show()

    def _promise(self, promise: PromiseView) -> Content:
        mark = {"open": "○", "late": "!", "kept": "✓", "broken": "✗", "dropped": "–"}.get(promise.fate, " ")
        tone = {"late": "$fall bold", "broken": "$fall", "kept": "$rise"}.get(promise.fate, ink.PLUM)
        said = self.words("promise.when", to=promise.to, said=promise.said, due=promise.due)
        terms = self.words("promise.terms", cost=promise.cost, stake=promise.stake)
        head = ink.write((f"{mark} {promise.status}  ", tone), (promise.text, ink.STRONG))
        return ink.lines([head, (f"{said} · {terms}", ink.QUIET)])

    def on_choices_taken(self, message: Choices.Taken) -> None:
        self.post_message(Chose(message.choice.pick))


class WhyPage(ListPage):
    """Why a meter, or a part of it, moved: newest first. Left and right turn to another one."""

    COMMANDS_SHOWN = (commands.HELP, commands.CLOSE, commands.TURN, commands.LANGUAGE)
    BINDINGS: ClassVar[list[BindingType]] = commands.bindings((commands.TURN, commands.RETURN))
    at = 0

    def __init__(self, about: str = "") -> None:
        super().__init__()
        self.about = about

    def show(self) -> None:
        names = self._names()
        if self.about:
            self.at = next((n for n, (name, _, _) in enumerate(names) if name == self.about), 0)
            self.about = ""
        self.at %= len(names)
        label, value = names[self.at][1:]
        self.set_title(self.words("why"), f"{self.at + 1}/{len(names)} · {self.words('why.yours')}")
        rows: list[ink.Part] = [tabs([name for _, name, _ in names], self.at, min(110, self.size.width - 6)), ""]
        rows += [ink.write((label, ink.STRONG), "  ", (value, "$gold bold")), ""]
        causes = self.house.run_now.why(names[self.at][0])
        delta = min(30, max((len(cause.delta) for cause in causes), default=0))
        for n, cause in enumerate(causes):
            if not n or causes[n - 1].when != cause.when:
                rows += [*([""] if n else []), (cause.when, f"{ink.PLUM} bold")]
            rows.append(self._cause(cause, delta))
        rows += [] if causes else [self.words("why.nothing")]
        self.set_text(ink.lines(rows))
        super().show()

    def _names(self) -> list[tuple[str, str, str]]:
        """(id, label, value) of what can be asked about: the meters, then their parts."""
        run = self.house.run_now
        found: list[tuple[str, str, str]] = []
        parts: list[tuple[str, str, str]] = []
        for meter, view in zip(run.story.meters, run.view().meters, strict=True):
            found.append((view.id, view.label, view.value))
            parts += [(name, *shown) for name, shown in zip(meter.parts, view.parts, strict=True)]
        known = {name for name, _, _ in parts}
        for line, shown in zip(run.story.board, run.view().lines, strict=True):
            name = line.value.text.strip()
            if name in run.story.variables and name not in known:
                parts.append((name, shown.label.strip(), shown.value))
        return [*found, *parts]

    def _cause(self, cause: CauseView, delta: int) -> Content:
        """One movement; a dot marks what you decided yourself."""
        tone = ink.tint("-" not in cause.delta and "−" not in cause.delta)
        yours = "● " if cause.decision is not None else "  "
        return ink.write((f"  {cause.delta:>{delta}}  ", f"{tone} bold"), (yours, ink.GOLD), cause.cause)

    def action_turn(self, step: int) -> None:
        self.at += step
        self.pane.top()
        self.show()


class DecisionsPage(ListPage):
    """The decisions taken, newest first; picking one goes back to before it."""

    def show(self) -> None:
        taken = tuple(reversed(self.house.run_now.decisions()))
        self.set_title(self.words("decisions"), self.words("decisions.under"))
        self.set_text(Content("") if taken else Content(self.words("decisions.none")))
        above: dict[int, Content] = {}
        for n, one in enumerate(taken):
            if not n or taken[n - 1].when != one.when:
                above[n] = ink.write("\n" if n else "", (one.when, f"{ink.PLUM} bold"))
        rows = [ChoiceView(str(one.index), n, self._line(one), True) for n, one in enumerate(taken, 1)]
        self.choices.show(rows, self.words, self.choices.at, above)
        super().show()

    def _line(self, one: DecisionView) -> str:
        return self.words.joined(one.scene, one.choice)

    def on_choices_taken(self, message: Choices.Taken) -> None:
        index = int(message.choice.pick)

        def answered(yes: bool | None) -> None:
            self.choices.release()
            if yes:
                self.post_message(WentBack(index))

        asked = ink.lines([(message.choice.text, ink.STRONG), "", self.words("rewind.sure")])
        self.app.push_screen(Ask(self.words("rewind"), asked, self.words("rewind")), answered)
