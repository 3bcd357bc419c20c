"""A first debrief: what happened in figures, the course of the meters, the decisions that moved most, the letters."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace

from game.engine.state import Sent, State
from game.play import desk
from game.play.history import caused, closed_desk, decision_views
from game.play.moments import stock_of
from game.play.pages import AnsweredView, DebriefView, SeriesView
from game.play.sources import at_the_end
from game.play.telling import Teller, total
from game.play.trace import trace
from game.play.views import DecisionView, Paragraphs, QuoteView
from game.record.log import Log
from game.record.months import closes
from game.script.shown import Ask

TURNING = 5


def debrief(teller: Teller, states: Sequence[State], log: Log) -> DebriefView:
    """The debrief of a run, finished or not."""
    state = states[-1]
    return DebriefView(
        _happened(teller, states, log),
        charts(teller, states),
        _turning(teller, states, log),
        tuple(_sent(teller, state, line) for line in state.sent if teller.story.scenes[line.scene].book),
        desk.ledger(teller, state),
        tuple(_asked(teller, states, log)),
        at_the_end(teller, state),
        trace(teller, states, log),
    )


def _sent(teller: Teller, state: State, line: Sent) -> QuoteView:
    """A sentence beside its books; the one who read it is long gone, so its candour stands in for the reaction."""
    made = desk.quote(teller, state, line)
    grade = state.holds(teller.story, f"grade:{line.scene}:{line.slot}") - 1
    return made if made.corrected else replace(made, reaction=teller.words(f"grade.{grade}"))


def _asked(teller: Teller, states: Sequence[State], log: Log) -> Iterable[AnsweredView]:
    """The reasons and predictions given with choices, beside what came."""
    views = decision_views(teller, states, log)
    for index, decision in enumerate(log.decisions):
        scene = teller.story.scenes.get(decision.scene)
        given = dict(part.partition("=")[::2] for part in decision.choice.split()[1:])
        for ask in scene.asks if scene else ():
            if ask.id in given:
                at = Teller(teller.story, teller.words, states[index])
                asked = next(view for view in desk.ask_views(at, states[index]) if view.id == ask.id)
                came = _came(teller, states, index, ask, given[ask.id]) if ask.of else ""
                yield AnsweredView(views[index], asked.text, dict(asked.answers)[given[ask.id]], came)


def _came(teller: Teller, states: Sequence[State], index: int, ask: Ask, answer: str) -> str:
    """Whether a prediction came true, with the value then and now."""
    of, words = ask.of, teller.words
    then = states[index]
    now = closes(tuple(states)).get(then.turn + ask.after - 1)
    if of is None or now is None:
        return words("debrief.unknown")
    before, after = int(of.run(then.values)), int(of.run(now.values))
    moved = "same" if abs(after - before) <= ask.within else "lower" if after < before else "higher"
    values = {"then": teller.measured(of, before), "now": teller.measured(of, after)}
    return words("debrief.right" if moved == answer else "debrief.wrong", **values)


def charts(teller: Teller, states: Sequence[State], ghost: Sequence[State] = ()) -> tuple[SeriesView, ...]:
    """Each meter at each month's close: as it was once the run is over, until then as the screen had it.

    Behind it the course of `ghost`, a run that ended, and what the source reports.
    """
    closed, before = closes(tuple(states)), closes(tuple(ghost))
    over = bool(states[-1].ending)
    made = []
    for meter in teller.story.meters:
        values = tuple(int((meter.value if over else meter.seen or meter.value).run(s.values)) for s in closed.values())
        shown = tuple(teller.words.value(value, meter.value.kind, meter.show) for value in values)
        other = tuple((month, int(meter.value.run(at.values))) for month, at in before.items())
        name = teller.text(meter.name, states[0].values)
        made.append(SeriesView(meter.id, name, tuple(closed), values, shown, other, meter.reported))
    return tuple(made)


def _happened(teller: Teller, states: Sequence[State], log: Log) -> Paragraphs:
    words, state = teller.words, states[-1]
    shown = ", ".join(f"{meter.label} {meter.value}" for meter in desk.meters(teller, state, state, ()))
    said = [words("debrief.intro", months=state.turn, decisions=len(log.decisions), meters=shown)]
    stock = stock_of(teller.story)
    course = {month: at.get(teller.story, stock) for month, at in closes(tuple(states)).items() if stock}
    if course:
        high, low = max(course, key=lambda m: course[m]), min(course, key=lambda m: course[m])
        said.append(words("debrief.peak", value=words.money(course[high]), n=high))
        said.append(words("debrief.low", value=words.money(course[low]), n=low))
    names = [f"promise:{name}" for name in teller.story.promises]
    made = sum(state.holds(teller.story, name) > 0 for name in names)
    said.append(words("debrief.promised", made=made, kept=state.holds(teller.story, "promises_kept")))
    grades = [state.holds(teller.story, f"grade:{line.scene}:{line.slot}") - 1 for line in state.sent]
    if grades:
        count = {
            "n": len({line.scene for line in state.sent}),
            "told": grades.count(0),
            "framed": grades.count(1),
        }
        said.append(words("debrief.letters.count", **count, left=grades.count(2), false=grades.count(3)))
    return tuple(said)


def _turning(teller: Teller, states: Sequence[State], log: Log) -> tuple[tuple[DecisionView, str], ...]:
    """The decisions whose own effects, promises and echoes moved the meters' parts most, weighed in points."""
    weight: dict[int, int] = {}
    moved: dict[int, dict[str, int]] = {}
    for cause, event in caused(states, log):
        if not closed_desk(teller.story, log.decisions[cause]):
            for name, delta in event.moves:
                variable = teller.story.variables[name]
                points = abs(delta) // 50 if variable.kind == "money" else abs(delta) if variable.kind == "gauge" else 0
                weight[cause] = weight.get(cause, 0) + points
                moved.setdefault(cause, {})[name] = moved.get(cause, {}).get(name, 0) + delta
    views = decision_views(teller, states, log)
    top = sorted((index for index in weight if weight[index]), key=lambda index: -weight[index])[:TURNING]
    return tuple((views[index], _sum(teller, moved[index])) for index in sorted(top))


def _sum(teller: Teller, moves: dict[str, int]) -> str:
    largest = sorted(moves.items(), key=lambda move: -abs(move[1]))[:6]
    return total(teller.moves(tuple(move for move in largest if move[1])))
