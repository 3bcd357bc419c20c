"""All runs on the shelf: where each stands, and those that cannot be read with the reason."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from itertools import islice
from pathlib import Path

from textual.content import Content

from game.faces.tui.messages import Opened
from game.faces.tui.screens.listing import ListPage
from game.faces.tui.vocabulary import Vocabulary
from game.faces.tui.widgets.choices import Choices
from game.play.telling import Teller
from game.play.views import ChoiceView
from game.record.replay import Diverged, replay
from game.record.shelf import Shelf, read_file
from game.script.model import Story
from game.script.problems import BadSave


@dataclass(frozen=True, slots=True)
class Run:
    """A save as it is listed."""

    path: Path
    line: str
    ended: bool
    fault: str = ""
    day: str = ""


def runs(story: Story, shelf: Shelf, words: Vocabulary, most: int = 40) -> Iterator[Run]:
    """The newest saves, each read when it is asked for."""
    return (run(story, path, words) for path in islice(shelf.paths(), most))


def run(story: Story, path: Path, words: Vocabulary) -> Run:
    """One save: its month or its ending, its decisions, its day."""
    try:
        log, _ = read_file(path)[:2]
        day = f"{datetime.fromtimestamp(path.stat().st_mtime):%Y-%m-%d %H:%M}"
    except (BadSave, OSError) as error:
        return Run(path, path.name, False, str(error))
    if log.header.story != story.id:
        return Run(path, path.name, False, words("run.other.story", story=log.header.story))
    try:
        states = replay(story, log)
    except Diverged as error:
        states = error.states
    except BadSave as error:
        return Run(path, path.name, False, str(error))
    state = states[-1]
    teller = Teller(story, words.shared, state)
    where = teller.when(state.turn)
    if state.ending:
        where = words.joined(words("ending"), teller.text(story.endings[state.ending].title, state.values))
    mode = story.modes.get(log.header.mode)
    how = teller.text(mode.name, state.values) if mode else log.header.mode
    line = words("run.line", where=where, mode=how, seed=log.header.seed, n=len(log.decisions))
    return Run(path, line, bool(state.ending), day=day)


class ShelfPage(ListPage):
    """Pick a run to go on with."""

    def show(self) -> None:
        self.set_title(self.words("load"), str(self.house.shelf.folder))
        found = tuple(runs(self.house.story, self.house.shelf, self.words))
        self.set_text(Content("") if found else Content(self.words("nothing.saved")))
        rows = tuple(
            ChoiceView(
                str(one.path),
                n,
                f"{'■' if one.ended else '▸'} {one.line}" + (f" · {one.day}" if one.day else ""),
                not one.fault,
                self._fault(one),
            )
            for n, one in enumerate(found, 1)
        )
        self.choices.show(rows, self.words, self.choices.at)
        super().show()

    def _fault(self, one: Run) -> str:
        return self.words("unreadable", why=one.fault) if one.fault else ""

    def on_choices_taken(self, message: Choices.Taken) -> None:
        self.post_message(Opened(Path(message.choice.pick)))
