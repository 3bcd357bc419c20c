"""Reading the story while the title is looked at: the first frame waits for nothing but itself."""

from __future__ import annotations

import gc
from collections.abc import Awaitable, Callable
from typing import TYPE_CHECKING

from textual import on
from textual.app import App

from game.faces.tui.messages import StoryRead
from game.faces.tui.vocabulary import Vocabulary
from game.script.problems import GameError

if TYPE_CHECKING:
    from game.script.model import Story

Deed = Callable[[], Awaitable[None] | None]


class Reading(App[None]):
    """An app whose story is read in the background; what needs the story waits for it, keys and all."""

    read: Callable[[], Story]
    words: Vocabulary
    story_now: Story | None = None
    fault: Exception | None = None  # why the story cannot be read
    _then: Deed | None = None

    @property
    def story(self) -> Story:
        """The story being played; what is shown before it is read does not ask."""
        if self.story_now is None:
            raise RuntimeError("the story is not read yet")
        return self.story_now

    def story_text(self, text_id: str) -> str:
        """A text of the story that needs no run, in the reader's language."""
        texts = self.story.texts
        pieces = texts.get(self.words.language, {}).get(text_id) or texts[self.story.language].get(text_id, ())
        return "".join(piece.words for piece in pieces)

    def say(self, words: str) -> None:
        """A short word at the side, for what is no part of the story."""
        self.notify(words, markup=False)

    def read_story(self) -> None:
        """Begin to read; the title asks when its first frame is painted."""
        self.run_worker(self._read, thread=True)

    def _read(self) -> None:
        try:
            story = self.read()
            import game.faces.tui.screens.play  # what the first run needs
            import game.faces.tui.screens.start  # noqa: F401 - and the page before it
        except (GameError, OSError) as error:
            self.post_message(StoryRead(None, error))
        else:
            gc.freeze()  # a story is a hundred thousand objects that stay: looking for rubbish among them is a stutter
            self.post_message(StoryRead(story))

    @on(StoryRead)
    async def _story_read(self, message: StoryRead) -> None:
        self.story_now, self.fault = message.story, message.fault
        if self.story_now is None:
            self.exit()
            return
        await self.go_on()
        if self._then is not None:
            self.call_later(self._then)

    async def go_on(self) -> None:
        """What is to be done once the story is there."""
        raise NotImplementedError

    def when_read(self, do: Deed) -> None:
        """Do something that needs the story: now, or as soon as it is read."""
        if self.story_now is None:
            self._then = do
        else:
            self.call_later(do)
