"""One run being played: the only door between a face and the game.

A session holds the log and the states it led to. Choosing makes a new state, writes the decision down, and gives
a new view. Going back is replaying less, in a new save: nothing of the player's is ever overwritten.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path

from game.engine.play import LEDGER, LEVER, apply, start
from game.engine.state import Event, State
from game.play import desk
from game.play.debrief import charts, debrief
from game.play.ghosts import last_run
from game.play.history import causes, decision_views
from game.play.language import LANGUAGES, Words
from game.play.letters import letter, readers
from game.play.moments import brief, tell
from game.play.pages import DebriefView, PersonView, ReportedView, SeriesView, StrandView
from game.play.people import people
from game.play.sources import so_far
from game.play.telling import Teller
from game.play.views import CauseView, DecisionView, EndingView, Paragraphs, Told, View
from game.play.web import web
from game.record.log import Decision, Header, Log, witness
from game.record.months import closes
from game.record.replay import Diverged, replay
from game.record.shelf import NotKept, Save, Shelf
from game.script.model import Story
from game.script.problems import BadSave
from game.script.shown import Chapter


@dataclass(slots=True)
class Session:
    """A run in play. Build one with `new_session` or `open_session`."""

    story: Story
    log: Log
    states: list[State]
    language: str = "en"
    guided: bool = False
    shelf: Shelf | None = None
    save: Save | None = None
    notice: str = ""
    _cached: tuple[object, View] | None = field(default=None, repr=False)
    _ghost: tuple[State, ...] | None = field(default=None, repr=False)

    @property
    def header(self) -> Header:
        return self.log.header

    @property
    def state(self) -> State:
        return self.states[-1]

    @property
    def words(self) -> Words:
        return Words(self.language)

    @property
    def languages(self) -> tuple[str, ...]:
        return LANGUAGES

    @property
    def teller(self) -> Teller:
        return Teller(self.story, self.words, self.state)

    def choose(self, pick: str) -> View:
        """Take a choice by the `pick` of its view. Raises NotOffered and then nothing has changed."""
        where, colon, choice = pick.partition(": ")
        if not colon or where not in (LEVER, LEDGER):
            where, choice = self.state.scene, pick
        state = apply(self.story, self.state, where, choice)
        decision = Decision(where, choice, witness(self.story, state))
        self.states.append(state)
        self.log = Log(self.log.header, (*self.log.decisions, decision))
        self._keep(decision)
        return self.view()

    def send(self, picks: Mapping[str, str]) -> View:
        """Send a letter: slot id to clause id. Raises NotOffered."""
        return self.choose(" ".join(f"{slot}={clause}" for slot, clause in picks.items()))

    def _keep(self, decision: Decision) -> None:
        if self.save is None:
            return
        try:
            self.save.append(decision)
            self.notice = ""
        except NotKept as error:
            self.notice = self.words("saved.not", why=error)
            self.save.close()
            self.save = None

    def view(self) -> View:
        """The moment now, in the reader's language."""
        key = (len(self.states), self.language, self.guided, self.notice)
        if self._cached is None or self._cached[0] != key:
            self._cached = (key, self._make_view())
        return self._cached[1]

    def _make_view(self) -> View:
        teller, state = self.teller, self.state
        over = bool(state.ending)
        closed = list(closes(tuple(self.states)).values())
        chapter = max((c for c in self.story.chapters if c.start <= state.turn), key=lambda c: c.start, default=None)
        return View(
            teller.text(self.story.title, state.values),
            state.turn,
            teller.when(state.turn),
            teller.text(chapter.title, state.values) if chapter else "",
            self.header.seed,
            self._told(teller),
            None if over else desk.scene_view(teller, state),
            () if over else desk.choice_views(teller, state, self.guided),
            () if over else desk.slot_views(teller, state),
            desk.meters(teller, state, self._month_began(), closed),
            desk.lines(teller, state),
            desk.lever_views(teller, state, self.guided),
            desk.ledger(teller, state),
            desk.ledger_line(teller, state),
            self._ending() if over else None,
            () if over else desk.ask_views(teller, state),
            self.notice,
        )

    def _told(self, teller: Teller) -> tuple[Told, ...]:
        """What the last decision led to; before the first one, where the player stands."""
        first = () if self.log.decisions else brief(teller, self.header.mode)
        return (*first, *tell(teller, self.state, self._events_of_month()))

    def _events_of_month(self) -> list[Event]:
        """The events of this month before the last step, for telling why cash moved."""
        events: list[Event] = []
        for state in self.states[:-1]:
            for event in state.happened:
                events = [] if event.kind == "turn" else [*events, event]
        return events

    def _month_began(self) -> State:
        began = self.states[0]
        for state in self.states:
            if state.turn != began.turn:
                began = state
        return began

    def _ending(self) -> EndingView:
        teller, state = replace(self.teller, plainly=True), self.state
        ending = self.story.endings[state.ending]
        return EndingView(
            ending.id,
            ending.code,
            teller.text(ending.title, state.values),
            teller.text(ending.tone, state.values),
            teller.passage(ending.text, state.values),
            teller.passage(ending.epilogue, state.values),
        )

    def clauses(self, picks: Mapping[str, str]) -> Paragraphs:
        """The letter as it would be read with these picks; slots without a pick are silent."""
        return letter(self.teller, self.state, picks)

    def readers(self, picks: Mapping[str, str]) -> tuple[tuple[str, str], ...]:
        """How three readers would take these picks: (reader, reaction)."""
        return readers(self.teller, self.state, picks)

    def why(self, name: str) -> tuple[CauseView, ...]:
        """Every movement of a meter or variable, newest first, with its cause. Raises KeyError for another name."""
        return causes(self.teller, self.states, self.log, name)

    def decisions(self) -> tuple[DecisionView, ...]:
        """The decisions taken, oldest first."""
        return decision_views(self.teller, self.states, self.log)

    def series(self) -> tuple[SeriesView, ...]:
        """Each meter at each month's close, before the last run that ended in this mode."""
        if self._ghost is None:
            self._ghost = last_run(self.story, self.shelf, self.save, self.header.mode)
        return charts(self.teller, self.states, self._ghost)

    def debrief(self) -> DebriefView:
        """What happened and what caused it."""
        return debrief(self.teller, self.states, self.log)

    def rewind(self, index: int) -> View:
        """Go back to before decision `index` (from 0). The run so far stays on the shelf."""
        self.log = self.log.first(index)
        del self.states[index + 1 :]
        self._renew()
        return self.view()

    def again(self) -> Session:
        """The same seed and mode from the start, as a new run."""
        self.close()
        return new_session(self.story, self.header.seed, self.header.mode, self.language, self.shelf, self.guided)

    def _renew(self) -> None:
        """Go on in a new file that begins with the log as it is."""
        self.close()
        self.save, self.notice = None, ""
        if self.shelf is not None:
            try:
                self.save = self.shelf.new(self.log)
            except NotKept as error:
                self.notice = self.words("saved.not", why=error)

    def _add_notice(self, said: str) -> None:
        """Tell one thing more, before what is told already."""
        self.notice = f"{said} {self.notice}".strip()

    def glossary(self) -> tuple[tuple[str, str], ...]:
        """The finance words of the story, each with a plain sentence."""
        return desk.glossary(self.teller, self.state)

    def people(self) -> tuple[PersonView, ...]:
        """The people around the player, and what one knows of them."""
        return people(self.teller, self.states, self.log)

    def web(self, chapter: Chapter) -> tuple[StrandView, ...]:
        """The decisions of a chapter of `story.chapters`, and what came of them."""
        return web(self.teller, self.states, self.log, chapter)

    def panel(self) -> tuple[ReportedView, ...]:
        """What the source reports of the turns closed so far; all of it once the run is over."""
        return so_far(self.teller, self.state)

    def transcript(self) -> str:
        """The whole run as plain text."""
        from game.play.history import transcript

        return transcript(self.teller, self.states, self.log)

    def close(self) -> None:
        """Let another window have the save."""
        if self.save is not None:
            self.save.close()


def new_session(
    story: Story,
    seed: int,
    mode: str = "standard",
    language: str = "en",
    shelf: Shelf | None = None,
    guided: bool = False,
) -> Session:
    """A new run from a seed, kept on the shelf where one is given."""
    log = Log(Header(story.id, story.fingerprint, seed, mode))
    session = Session(story, log, [start(story, seed, mode)], language, guided, shelf)
    session._renew()
    return session


def open_session(story: Story, shelf: Shelf, path: Path, language: str = "en", guided: bool = False) -> Session:
    """A run to go on with, exactly where it was. Raises BadSave.

    Where the story has changed, the run goes on from the last sound decision, as a copy, and `notice` says so.
    """
    save = shelf.open(path)
    session = Session(story, save.log, [], language, guided, shelf, save)
    words = session.words
    try:
        session.states = list(replay(story, save.log))
    except Diverged as error:
        session.states = list(error.states)
        session.log = save.log.first(error.at - 1)
        session._renew()
        session._add_notice(words("saved.changed", why=error))
        return session
    except BadSave as error:
        save.close()
        raise BadSave(f"{path}: {error}") from None
    if save.lock is None:
        session._renew()
        session._add_notice(words("saved.elsewhere"))
    elif save.torn:
        session.notice = words("saved.torn")
    return session
