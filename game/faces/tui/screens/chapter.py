"""The chapter as a web: what you chose, what you did not, what came back of it, and what is still on its way."""

from __future__ import annotations

from typing import ClassVar

from textual.binding import BindingType

from game.faces.tui import commands, ink
from game.faces.tui.screens.listing import ListPage
from game.play.pages import StrandView
from game.script.shown import Chapter


class ChapterPage(ListPage):
    """One chapter at a time; left and right turn to another that has begun."""

    COMMANDS_SHOWN = (commands.HELP, commands.CLOSE, commands.TURN, commands.ARTICLE, commands.LANGUAGE)
    BINDINGS: ClassVar[list[BindingType]] = commands.bindings((*commands.TURNING, commands.ARTICLE))
    at = -1

    @property
    def begun(self) -> list[Chapter]:
        """The chapters that have begun."""
        run = self.house.run_now
        return [chapter for chapter in run.story.chapters if chapter.start <= run.state.turn]

    def show(self) -> None:
        run, words, begun = self.house.run_now, self.words, self.begun
        if not begun:
            self.set_title(words("chapter"), words("chapter.none"))
            super().show()
            return
        if self.at < 0:  # the newest in which something was decided
            self.at = max((n for n, one in enumerate(begun) if run.web(one)), default=len(begun) - 1)
        self.at %= len(begun)
        chapter = begun[self.at]
        self.set_title(run.teller.text(chapter.title, run.state.values), f"{self.at + 1}/{len(begun)}")
        rows: list[ink.Part] = [(words("chapter.under"), ink.QUIET), ""]
        strands = run.web(chapter)
        for n, strand in enumerate(strands):
            if not n or strands[n - 1].decision.when != strand.decision.when:
                rows += [*([""] if n else []), (strand.decision.when, f"{ink.PLUM} bold")]
            rows += self._strand(strand)
        rows += [] if strands else [words("chapter.empty")]
        self.set_text(ink.lines(rows))
        super().show()

    def _strand(self, strand: StrandView) -> list[ink.Part]:
        words = self.words
        missed = " ".join("○" * (strand.others - strand.closed) + "×" * strand.closed)
        chosen = words.joined(strand.decision.scene, strand.decision.choice)
        rows: list[ink.Part] = [ink.write(("● ", ink.GOLD), chosen, (f"   {missed}" if missed else "", ink.QUIET))]
        if strand.came:
            came = words("chapter.came", when=", ".join(dict.fromkeys(strand.came)))
            rows.append(ink.write(("╰─◷ ", ink.GOLD), (came, ink.PLUM)))
        if strand.waiting:
            said = words("chapter.waiting.1" if strand.waiting == 1 else "chapter.waiting", n=strand.waiting)
            rows.append(ink.write(("╰┄┄ ", ink.QUIET), (said, ink.QUIET)))
        return rows

    def action_turn(self, step: int) -> None:
        self.at = (self.at + step) % max(1, len(self.begun))
        self.pane.top()
        self.show()

    def action_article(self) -> None:
        self.house.action_article()
