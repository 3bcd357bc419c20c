"""How it ended, and what happened: two pages to be read."""

from __future__ import annotations

from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Vertical
from textual.content import Content
from textual.widgets import Static

from game.faces.tui import commands, ink
from game.faces.tui.screens.article import reported
from game.faces.tui.screens.page import Page, Pane
from game.faces.tui.widgets.chart import Chart
from game.faces.tui.widgets.quotes import quotes
from game.play.views import DebriefView


class ReadingPage(Page):
    """A page that is read and scrolled."""

    BINDINGS: ClassVar[list[BindingType]] = commands.bindings(
        (*commands.EVERYWHERE, commands.UP, commands.DOWN, commands.MORE, commands.LESS)
    )

    @property
    def pane(self) -> Pane:
        return self.query_one(Pane)

    def action_up(self) -> None:
        self.pane.by(-2)

    def action_down(self) -> None:
        self.pane.by(2)

    def action_more(self) -> None:
        self.pane.leaf(1)

    def action_less(self) -> None:
        self.pane.leaf(-1)


class EndingScreen(ReadingPage):
    """The ending, and what became of everybody."""

    CSS_PATH = "ending.tcss"
    COMMANDS_SHOWN = commands.ENDING
    BINDINGS: ClassVar[list[BindingType]] = commands.bindings(commands.ENDING)

    def parts(self) -> ComposeResult:
        with Pane():
            yield Static(id="ending")
            yield Static(id="epilogue")
            yield Static(id="next")

    def show(self) -> None:
        super().show()
        view = self.house.run_now.view()
        ending = view.ending
        if ending is None:
            return
        words = self.words
        stamp = ink.write((words("ending"), f"{ink.PLUM} bold"), (f"   {ending.tone}", ink.QUIET))
        body = ink.lines([stamp, (ending.title, ink.TITLE), "", ink.prose(ending.paragraphs)])
        self.query_one("#ending", Static).update(body)
        after = ink.lines([(words("six.months"), f"{ink.PLUM} bold"), "", ink.prose(ending.epilogue)])
        self.query_one("#epilogue", Static).update(after)
        self.query_one("#epilogue").display = bool(ending.epilogue)
        self.query_one("#next", Static).update(Content.styled(words("ending.next"), ink.QUIET))

    def action_debrief(self) -> None:
        self.house.action_debrief()

    def action_decisions(self) -> None:
        self.house.action_decisions()

    async def action_again(self) -> None:
        await self.house.action_again()

    def action_leave(self) -> None:
        self.house.action_leave()


class DebriefScreen(ReadingPage):
    """What happened, the months as charts, its causes, what was expected, the letters, the promises, the article."""

    CSS_PATH = "ending.tcss"
    COMMANDS_SHOWN = (commands.HELP, commands.CLOSE, commands.DECISIONS, commands.ARTICLE, commands.LANGUAGE)
    BINDINGS: ClassVar[list[BindingType]] = commands.bindings((commands.CLOSE, commands.DECISIONS, commands.ARTICLE))

    def parts(self) -> ComposeResult:
        with Pane():
            yield Static(id="happened")
            with Vertical(id="charts"):
                yield Chart()
                yield Chart()
                yield Chart()
            yield Static(id="causes")
            yield Static(id="reported")

    def show(self) -> None:
        super().show()
        found, words = self.house.run_now.debrief(), self.words
        head = ink.lines(
            [
                (words("debrief"), ink.TITLE),
                "",
                ink.lines(found.happened),
                "",
                (words("debrief.charts"), ink.TITLE),
            ]
        )
        self.query_one("#happened", Static).update(head)
        charts = list(self.query(Chart))
        for n, chart in enumerate(charts):
            chart.display = n < len(found.charts)
            if chart.display:
                chart.show(found.charts[n], self.house.dots)
        self.query_one("#causes", Static).update(self._causes(found))
        beside = self.query_one("#reported", Static)
        beside.display = bool(found.reported)
        beside.border_title = Content(words("panel"))
        beside.update(reported(self.house.run_now, found.reported))

    def _causes(self, found: DebriefView) -> Content:
        words = self.words
        rows: list[ink.Part] = [(words("debrief.turning"), ink.TITLE), ""]
        for decision, moved in found.turning_points:
            rows += [ink.write((f"{decision.when}  ", ink.QUIET), words.joined(decision.scene, decision.choice))]
            rows += [(f"    {moved}", ink.PLUM)]
        rows += self._asked(found)
        if found.letters:
            rows += ["", (words("debrief.letters"), ink.TITLE), "", quotes(found.letters)]
        if found.promises:
            rows += ["", (words("debrief.promises"), ink.TITLE), ""]
            rows += [
                ink.write((f"{p.status}  ", ink.STRONG), p.text, (f"  {p.said} → {p.due}", ink.QUIET))
                for p in found.promises
            ]
        return ink.lines(rows)

    def _asked(self, found: DebriefView) -> list[ink.Part]:
        """The reasons and predictions given with choices, and what came."""
        rows: list[ink.Part] = ["", (self.words("debrief.asked"), ink.TITLE), ""] if found.answers else []
        for one in found.answers:
            about = self.words.joined(one.decision.scene, one.question)
            rows.append(ink.write((f"{one.decision.when}  ", ink.QUIET), about, " ", (one.answer, ink.STRONG)))
            rows += [(f"    {one.came}", ink.PLUM)] if one.came else []
        return rows

    def action_close(self) -> None:
        self.dismiss()

    def action_decisions(self) -> None:
        self.house.action_decisions()
