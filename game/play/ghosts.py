"""Another run behind one's own: the last one that ended, for the charts to show faintly."""

from __future__ import annotations

from itertools import islice

from game.engine.state import State
from game.record.replay import Diverged, replay
from game.record.shelf import Save, Shelf, read_file
from game.script.model import Story
from game.script.problems import BadSave

LOOKED_AT = 6  # saves, the newest first


def last_run(story: Story, shelf: Shelf | None, own: Save | None, mode: str) -> tuple[State, ...]:
    """The states of the newest run that ended, of the same story and mode; none where there is no such run."""
    if shelf is None:
        return ()
    others = (path for path in shelf.paths() if own is None or path != own.path)
    for path in islice(others, LOOKED_AT):
        try:
            log = read_file(path)[0]
            if log.header.mode == mode and log.header.story == story.id:
                states = replay(story, log)
                if states[-1].ending:
                    return states
        except (BadSave, Diverged, OSError):
            continue
    return ()
