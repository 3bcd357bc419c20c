"""What the article reports, in a frame of its own: lines, tags and doubts, never mixed with the story."""

from __future__ import annotations

from game.faces.tui import ink
from game.faces.tui.screens.page import ListPage


class ArticlePage(ListPage):
    """The panel so far; all of it once the run is over."""

    def show(self) -> None:
        run, words = self.house.run_now, self.words
        self.set_title(words("panel"))
        story = run.story
        rows: list[ink.Part] = [(run.teller.text(story.source, story.opening).strip(), ink.QUIET), ""]
        for item in run.panel():
            rows.append(ink.write((f"{item.line}  ", "$gold bold"), (item.tag, ink.PLUM)))
            rows.append(item.text.strip())
            if item.doubt:
                rows.append((item.doubt.strip(), ink.QUIET))
            rows.append("")
        rows.append((run.teller.text(story.footer, story.opening).strip(), ink.QUIET))
        self.set_text(ink.lines(rows))
        super().show()
