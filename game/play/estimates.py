"""What the screen shows where the player's own people no longer tell them everything, and later the truth.

A meter or a line of the desk may have a `seen` beside its value. In play the face shows what is seen, and whose
estimate it is; when a chapter closes, and once the run is over, what was true.
"""

from __future__ import annotations

from game.engine.state import Event
from game.play.sources import closes_chapter
from game.play.telling import Teller
from game.play.views import Told
from game.script.expressions import Values
from game.script.shown import BoardLine, Meter


def shown(line: Meter | BoardLine, values: Values) -> int:
    """The value as the screen has it."""
    return int((line.seen or line.value).run(values))


def whose(teller: Teller, line: Meter | BoardLine, values: Values) -> str:
    """ "Jonas's estimate", or "" where the screen has the value itself."""
    if line.seen is None or shown(line, values) == int(line.value.run(values)):
        return ""
    return teller.words("estimate.of", who=teller.short(line.source)) if line.source else teller.words("estimate")


def written(teller: Teller, line: Meter | BoardLine, value: int) -> str:
    """A value of a line as it is read: by the words for its level, or as its kind asks."""
    levels = line.levels if isinstance(line, BoardLine) else ()
    fitting = [text for least, text in levels if value >= least]
    if fitting:
        return teller.text(fitting[-1], teller.story.opening)
    known = teller.story.variables.get(line.value.text.strip())
    return teller.words.value(value, line.value.kind, line.show or (known.show if known else ""))


def truth(teller: Teller, close: Event) -> tuple[Told, ...]:
    """At the close of a chapter, and of the run: what the screen showed, and what was so."""
    story, values = teller.story, close.values
    turn = int(close.about[0])
    if not closes_chapter(story, turn) and not teller.state.ending:
        return ()
    said = []
    lines: tuple[Meter | BoardLine, ...] = (*story.meters, *story.board)
    for line in lines:
        whose_ = whose(teller, line, values)
        if whose_:
            name = teller.text(line.name if isinstance(line, Meter) else line.label, values).strip()
            seen, value = (written(teller, line, one) for one in (shown(line, values), int(line.value.run(values))))
            said.append(teller.words("truth.line", name=name, seen=seen, value=value, whose=whose_))
    return (Told("truth", teller.words("truth"), tuple(said)),) if said else ()
