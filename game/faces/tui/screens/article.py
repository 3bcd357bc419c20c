"""What the article reports, in a frame of its own: lines, tags and doubts, never mixed with the story."""

from __future__ import annotations

from collections.abc import Iterable

from textual.content import Content

from game.faces.tui import ink
from game.faces.tui.screens.listing import ListPage
from game.play.pages import ReportedView
from game.play.session import Session


class ArticlePage(ListPage):
    """The panel so far; all of it once the run is over."""

    def show(self) -> None:
        run = self.house.run_now
        self.set_title(self.words("panel"))
        self.set_text(reported(run, run.panel()))
        super().show()


def reported(run: Session, items: Iterable[ReportedView]) -> Content:
    """Items, between what the source is and how it is disputed."""
    story = run.story
    rows: list[ink.Part] = [(run.teller.text(story.source, story.opening).strip(), ink.QUIET), ""]
    for item in items:
        rows.append(ink.write((f"{item.line}  ", "$gold bold"), (item.tag, ink.PLUM)))
        rows.append(item.text.strip())
        if item.doubt:
            rows.append((item.doubt.strip(), ink.QUIET))
        rows.append("")
    rows.append((run.teller.text(story.footer, story.opening).strip(), ink.QUIET))
    return ink.lines(rows)
