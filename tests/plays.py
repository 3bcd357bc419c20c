"""Small stories and small plays, for all floors' tests.

A little story starts in the scene `first` and lasts three turns, unless its text says otherwise.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from pathlib import Path

from game.engine.play import apply, offered, start
from game.engine.state import Event, State
from game.record import codec
from game.record.log import Decision, Header, Log, witness
from game.record.replay import replay
from game.script.model import Story

Book = Callable[[str], Story]

COMMON = {
    "story:": "story: {id: little, title: Little, start: first}\n",
    "turns:": "turns: {last: 3, name: Month}\n",
    "endings:": "endings: {end: {code: E1, title: The end, text: It ends.}}\n",
}


def write(folder: Path, text: str, others: Mapping[str, str] | None = None) -> Path:
    """A story folder with the text as `story.yaml`, and other files by name. What every story has may be left out."""
    common = "".join(line for section, line in COMMON.items() if f"\n{section}" not in f"\n{text}")
    for name, content in {"story.yaml": text + "\n" + common, **(others or {})}.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(content, encoding="utf-8")
    return folder


class Play:
    """A run of a story, decision by decision. With `reload` each decision also goes through a save and a replay."""

    def __init__(self, story: Story, reload: bool = False, seed: int = 1, mode: str = "standard") -> None:
        self.story, self.reload = story, reload
        self.log = Log(Header(story.id, story.fingerprint, seed, mode))
        self.state = start(story, seed, mode)

    def __call__(self, *decisions: str) -> Play:
        """Decide, each `scene: choice`; raises NotOffered and then stays as it was."""
        for decision in decisions:
            scene, _, choice = decision.partition(": ")
            state = apply(self.story, self.state, scene, choice)
            made = Decision(scene, choice, witness(self.story, state))
            self.log = Log(self.log.header, (*self.log.decisions, made))
            self.state = self._through_a_save(state) if self.reload else state
        return self

    def _through_a_save(self, state: State) -> State:
        lines = [codec.header_line(self.log.header), *map(codec.decision_line, self.log.decisions)]
        self.log, torn = codec.read("".join(lines), "save")
        assert not torn
        again = replay(self.story, self.log)[-1]
        assert again == state
        return again

    def __getitem__(self, name: str) -> int:
        return self.state.get(self.story, name)

    @property
    def scene(self) -> str:
        return self.state.scene

    @property
    def open(self) -> set[str]:
        """The ids of what may be chosen in the scene now."""
        return {offer.id for offer in offered(self.story, self.state) if offer.open}

    def happened(self, kind: str) -> list[Event]:
        """What happened of a kind in the last step."""
        return [event for event in self.state.happened if event.kind == kind]
