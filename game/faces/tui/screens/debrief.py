"""The debrief in six parts: how it was, what happened, what caused it, what the article says, what if, what next."""

from __future__ import annotations

from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Container, Vertical
from textual.content import Content

from game.faces.tui import commands, ink
from game.faces.tui.messages import WentBack
from game.faces.tui.screens.article import reported
from game.faces.tui.screens.listing import ListPage
from game.faces.tui.screens.page import Pane
from game.faces.tui.widgets.chart import Chart
from game.faces.tui.widgets.choices import Choices
from game.faces.tui.widgets.drawn import Written
from game.faces.tui.widgets.quotes import quotes
from game.faces.tui.widgets.tabs import tabs
from game.play.pages import DebriefView
from game.play.views import ChoiceView

PARTS = ("was", "happened", "caused", "article", "if", "next")
NEXT = ("again", "new", "shelf")


class DebriefScreen(ListPage):
    """One part at a time; left and right turn to another."""

    CSS_PATH = "debrief.tcss"
    COMMANDS_SHOWN = (
        commands.HELP,
        commands.TURN,
        commands.DECISIONS,
        commands.ARTICLE,
        commands.CLOSE,
        commands.LANGUAGE,
    )
    BINDINGS: ClassVar[list[BindingType]] = commands.bindings(
        (*commands.TURNING, commands.DECISIONS, commands.ARTICLE, commands.AGAIN)
    )
    at = 0

    def parts(self) -> ComposeResult:
        with Vertical(classes="page"):
            yield Written(id="title")
            with Pane(id="pane"):
                with Container(id="charts"):
                    for _ in self.house.run_now.story.meters:
                        yield Chart()
                yield Written(id="text")
                yield Choices(tight=True)

    def show(self) -> None:
        words, part = self.words, PARTS[self.at]
        names = [words(f"debrief.{name}") for name in PARTS]
        room = min(106, self.size.width - 6)
        self.query_one("#title", Written).update(ink.lines([tabs(names, self.at, room)]))
        found = self.house.run_now.debrief()
        self.query_one("#charts").display = part == "happened"
        if part == "happened":
            for chart, series in zip(self.query(Chart), found.charts, strict=True):
                chart.show(series, self.house.dots)
        self.query_one("#text").set_class(part == "article", "-framed")
        self.set_text(self._part(part, found))
        self.choices.show(self._ways(part), words, self.choices.at)
        super().show()

    def _part(self, part: str, found: DebriefView) -> Content:
        match part:
            case "was":
                return self._was(found)
            case "happened":
                return self._happened(found)
            case "caused":
                return self._caused(found)
            case "article":
                run = self.house.run_now
                return reported(run, found.reported or run.panel())
            case "if":
                return ink.lines([self.words("debrief.if.said"), ""])
            case _:
                return ink.lines([self.words("debrief.next.said"), ""])

    def _was(self, found: DebriefView) -> Content:
        ending = self.house.run_now.view().ending
        rows: list[ink.Part] = []
        if ending is not None:
            rows += [ink.write((ending.title, ink.TITLE), (f"   {ending.tone}", ink.QUIET)), ""]
        rows += [said for one in found.happened for said in (one, "")]
        rows += [(self.words("debrief.was.asked"), "italic")]
        return ink.lines(rows)

    def _happened(self, found: DebriefView) -> Content:
        words = self.words
        rows: list[ink.Part] = [(words("debrief.turning"), ink.TITLE), ""]
        for decision, moved in found.turning_points:
            rows += [ink.write((f"{decision.when}  ", ink.QUIET), words.joined(decision.scene, decision.choice))]
            rows += [(f"    {moved}", ink.PLUM)]
        return ink.lines(rows)

    def _caused(self, found: DebriefView) -> Content:
        words = self.words
        rows = [*self._trace(found), *self._asked(found)]
        if found.letters:
            rows += [(words("debrief.letters"), ink.TITLE), "", quotes(found.letters), ""]
        if found.promises:
            rows += [(words("debrief.promises"), ink.TITLE), ""]
            rows += [
                ink.write((f"{p.status}  ", ink.STRONG), p.text, (f"  {p.said} → {p.due}", ink.QUIET))
                for p in found.promises
            ]
        return ink.lines(rows)

    def _trace(self, found: DebriefView) -> list[ink.Part]:
        """From the ending back to the decisions."""
        words, trace = self.words, found.trace
        if trace is None:
            return []
        rows: list[ink.Part] = [(words("debrief.trace"), ink.TITLE), ""]
        rows += [(words("debrief.trace.asked", what=" · ".join(trace.asked)), ink.PLUM), ""]
        for decision, move in trace.steps:
            choice = words.joined(decision.scene, decision.choice)
            rows += [ink.write((f"{decision.when}  ", ink.QUIET), choice), ink.write("    ", ink.move(move))]
        return [*rows, ""]

    def _asked(self, found: DebriefView) -> list[ink.Part]:
        """The reasons and predictions given with choices, and what came."""
        rows: list[ink.Part] = [(self.words("debrief.asked"), ink.TITLE), ""] if found.answers else []
        for one in found.answers:
            about = self.words.joined(one.decision.scene, one.question)
            rows.append(ink.write((f"{one.decision.when}  ", ink.QUIET), about, " ", (one.answer, ink.STRONG)))
            rows += [(f"    {one.came}", ink.PLUM)] if one.came else []
        return [*rows, ""] if rows else rows

    def _ways(self, part: str) -> tuple[ChoiceView, ...]:
        """What the last two parts lead to: the turning points to go back to, and what to play next."""
        words = self.words
        if part == "if":
            points = self.house.run_now.debrief().turning_points
            lines = [(str(one.index), f"{one.when}  {words.joined(one.scene, one.choice)}") for one, _ in points]
        elif part == "next":
            lines = [(name, words(f"debrief.next.{name}")) for name in NEXT]
        else:
            lines = []
        return tuple(ChoiceView(pick, n, line, True) for n, (pick, line) in enumerate(lines, 1))

    async def on_choices_taken(self, message: Choices.Taken) -> None:
        self.choices.release()
        match message.choice.pick:
            case "again":
                await self.house.action_again()
            case "new":
                self.house.action_new()
            case "shelf":
                self.house.action_load()
            case index:
                self.post_message(WentBack(int(index)))

    def action_turn(self, step: int) -> None:
        self.at = (self.at + step) % len(PARTS)
        self.choices.at = None
        self.pane.top()
        self.show()

    def action_decisions(self) -> None:
        self.house.action_decisions()

    def action_article(self) -> None:
        self.house.action_article()

    async def action_again(self) -> None:
        await self.house.action_again()
