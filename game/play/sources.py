"""What the source reports, by chapter: beside the fiction, and never mixed with it."""

from __future__ import annotations

from collections.abc import Iterable

from game.engine.state import Event, State
from game.engine.turn import mode_of
from game.play.pages import ReportedView
from game.play.telling import Teller
from game.script.model import Story
from game.script.shown import Reported


def so_far(teller: Teller, state: State) -> tuple[ReportedView, ...]:
    """The items of the turns closed so far; all of them once the run is over."""
    over = bool(state.ending)
    found = (item for item in teller.story.panel.values() if over or item.turn < max(1, state.turn))
    return tuple(_views(teller, state, found))


def at_the_end(teller: Teller, state: State) -> tuple[ReportedView, ...]:
    """For the debrief: the items of the chapter a run ended in, and those that follow the last turn.

    Where a mode ends with a chapter, the case goes on, and what follows it is left out.
    """
    story, mode = teller.story, mode_of(teller.story, state)
    if not state.ending:
        return ()
    chapter_only = mode is not None and mode.ending == state.ending
    after = [item for item in story.panel.values() if item.turn > story.last_turn and not chapter_only]
    return tuple(_views(teller, state, [*of_chapter(story, state.turn), *after]))


def of_chapter(story: Story, turn: int) -> tuple[Reported, ...]:
    """The items of the chapter that a turn belongs to; of the whole story where it has no chapters."""
    starts = sorted({0, *(chapter.start for chapter in story.chapters)})
    first = max(start for start in starts if start <= turn)
    last = min([start - 1 for start in starts if start > turn] or [story.last_turn])
    return tuple(item for item in story.panel.values() if first <= item.turn <= last)


def closes_chapter(story: Story, turn: int) -> bool:
    """Does another chapter begin after this turn?"""
    return any(chapter.start == turn + 1 for chapter in story.chapters)


def offer(teller: Teller, close: Event) -> str:
    """At a chapter's close, while the run goes on: how much the source has on it."""
    turn = int(close.about[0])
    count = len(of_chapter(teller.story, turn))
    if teller.state.ending or not count or not closes_chapter(teller.story, turn):
        return ""
    return teller.words("panel.new" if count > 1 else "panel.new.1", n=count)


def _views(teller: Teller, state: State, items: Iterable[Reported]) -> Iterable[ReportedView]:
    for item in items:
        line, tag = teller.words("source.line", n=item.line), teller.words(f"tag.{item.tag}")
        yield ReportedView(line, tag, teller.text(item.text, state.values), teller.text(item.doubt, state.values))
