"""The money page: the course of each meter, the bills by age, and every number with the way to its cause."""

from __future__ import annotations

from collections.abc import Sequence

from textual.app import ComposeResult
from textual.containers import Container, Vertical
from textual.content import Content

from game.faces.tui import ink
from game.faces.tui.screens.listing import ListPage
from game.faces.tui.screens.page import Pane
from game.faces.tui.widgets.chart import Chart
from game.faces.tui.widgets.choices import Choices
from game.faces.tui.widgets.drawn import Written
from game.play.pages import SeriesView
from game.play.views import ChoiceView


class MoneyPage(ListPage):
    """Three charts before the last run and the source's own points; then the numbers, each opening its cause."""

    CSS_PATH = "money.tcss"

    def parts(self) -> ComposeResult:
        with Vertical(classes="page"):
            yield Written(id="title")
            with Pane(id="pane"):
                yield Written(id="text")
                with Container(id="charts"):
                    for _ in self.house.run_now.story.meters:
                        yield Chart()
                yield Choices(tight=True)

    def show(self) -> None:
        words, run = self.words, self.house.run_now
        self.set_title(words("money.title"), words("money.under"))
        series = run.series()
        for chart, one in zip(self.query(Chart), series, strict=True):
            chart.show(one, self.house.dots)
        self.set_text(self._key(series))
        rows = [
            ChoiceView(line.id, n, f"{line.label.strip()}  {line.value}", True, advice=(("", line.hint),))
            for n, line in enumerate(run.view().lines, 1)
        ]
        self.choices.show(rows, words, self.choices.at)
        super().show()

    def _key(self, series: Sequence[SeriesView]) -> Content:
        """What the lines and points of the charts are."""
        if not series or not series[0].values:
            return Content(self.words("chart.none"))
        marks = [("━", ink.GOLD, "own", True)]
        marks += [("┄", ink.PLUM, "ghost", any(one.ghost for one in series))]
        marks += [("◆", "$rise", "reported", any(one.reported for one in series))]
        named = [
            ink.write((f"{m} ", tone), (self.words(f"chart.{n}"), ink.QUIET)) for m, tone, n, there in marks if there
        ]
        return Content("   ").join(named)

    def on_choices_taken(self, message: Choices.Taken) -> None:
        self.choices.release()
        line = next(one for one in self.house.run_now.story.board if one.id == message.choice.pick)
        self.house.why(line.value.text.strip())
