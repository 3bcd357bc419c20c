"""What each lieutenant expects of a choice, for what they watch: seen as far as they can see, said as they dare.

Skill of 50 or more looks at what will come back; less looks at this month. Candour below 50 says a loss smaller than
it is, down to nothing. A gain is always said.
"""

from __future__ import annotations

from collections.abc import Iterable

from game.engine.effects import moved
from game.engine.state import State
from game.play.telling import Teller
from game.play.views import ForecastView
from game.script.expressions import MONEY, Values
from game.script.model import Choice, Outcome, Story
from game.script.shown import Person

POINT = 50  # units of money that weigh as much as one point of a gauge: half a million
FARSIGHTED = CANDID = 50
SMALL, LARGE = 2, 8  # points from which a movement is worth a sign, and two


def forecasts(teller: Teller, state: State, choice: Choice, extra: Values = ()) -> tuple[ForecastView, ...]:
    """A forecast from each lieutenant who is still here, whatever it says."""
    story = teller.story
    made = []
    for person in story.cast.values():
        if person.watches and not (person.gone is not None and person.gone.run(state.values)):
            points = said(story, state, person, expected(story, state, person, choice, extra))
            mark = (points >= SMALL) + (points >= LARGE) - (points <= -SMALL) - (points <= -LARGE)
            name = teller.text(person.short, story.opening)
            field = teller.text(person.field, story.opening) or name
            made.append(ForecastView(person.id, name, field, mark, teller.words(f"forecast.{mark}")))
    return tuple(made)


def said(story: Story, state: State, person: Person, points: int) -> int:
    """What somebody says of what they expect."""
    candour = state.get(story, person.candour) if person.candour else CANDID
    return points if points >= 0 else _over(points * min(CANDID, candour), CANDID)


def expected(story: Story, state: State, person: Person, choice: Choice, extra: Values = ()) -> int:
    """What somebody expects, in points: the mean of the outcomes, each with what they can see of it."""
    far = not person.skill or state.get(story, person.skill) >= FARSIGHTED
    points, left = _of(story, state, person, choice.outcome, far, extra) * 100, 100
    for outcome in choice.outcomes:
        odds = left if outcome.odds is None else max(0, min(left, int(outcome.odds.run(state.values))))
        left -= odds
        points += _of(story, state, person, outcome, far, extra) * odds
    return _over(points, 100)


def _of(story: Story, state: State, person: Person, outcome: Outcome, far: bool, extra: Values) -> int:
    found = list(moved(state.values, outcome.effects, extra)[1])
    if far:
        found += [move for later in outcome.later for move in moved(state.values, later.effects)[1]]
    weighed = (_weighed(story, person, name, delta) for name, delta in found)
    return sum(weighed)


def _weighed(story: Story, person: Person, name: str, delta: int) -> int:
    weight = dict(person.watches).get(name, 0)
    variable = story.variables[name]
    scaled = delta * weight * variable.good
    return _over(scaled, POINT) if variable.kind == MONEY else scaled


def _over(a: int, b: int) -> int:
    """a over b, rounded towards nought: nobody speaks of half a point, up or down."""
    return a // b if a >= 0 else -(-a // b)


def watchers(story: Story) -> Iterable[Person]:
    """The lieutenants: those of the cast who watch something."""
    return (person for person in story.cast.values() if person.watches)
