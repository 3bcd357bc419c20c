"""A story as it is played: read from its folder, or as it was kept when it was last read.

What is kept is named by a digest of all it was made from: every file of the story, the code that reads them, the Python
that runs it. So it fits or is not found; it may be deleted at any time. Reading it builds nothing but the classes of a
story. It lies among the player's own files and is as trusted as the compiled Python beside the code.
"""

from __future__ import annotations

import gc
import hashlib
import io
import os
import pickle
import sys
from contextlib import suppress
from pathlib import Path
from typing import Any

from game import VERSION
from game.script.model import Story

KEPT = 4  # stories, the newest
CODE = Path(__file__).parents[1] / "script"


class _OnlyAStory(pickle.Unpickler):
    def find_class(self, module: str, name: str) -> Any:
        if not module.startswith("game.script."):
            raise pickle.UnpicklingError(f"{module}.{name} is no part of a story")
        return super().find_class(module, name)


def read(folder: Path, shelf: Path) -> Story:
    """The story of a folder; `shelf` is where it is kept between readings. Raises StoryError."""
    kept = shelf / f"{_digest(folder)}.story"
    story = _found(kept)
    if story is None:
        from game.script.load import load

        story = load(folder)
        _keep(story, kept)
    return story


def _digest(folder: Path) -> str:
    digest = hashlib.blake2b(f"{VERSION} {sys.version}".encode(), digest_size=12)
    for file in sorted(CODE.glob("*.py")):
        seen = file.stat()
        digest.update(f"{file.name} {seen.st_mtime_ns} {seen.st_size}\n".encode())
    for file in sorted((*folder.rglob("*.yaml"), *folder.rglob("*.play"))):
        if file.is_file():
            digest.update(f"{file.relative_to(folder).as_posix()}\n".encode(errors="surrogateescape"))
            digest.update(hashlib.blake2b(file.read_bytes()).digest())
    return digest.hexdigest()


def _found(kept: Path) -> Story | None:
    """What was kept, if it is whole; whatever is wrong with it, the story is read anew."""
    collecting = gc.isenabled()
    gc.disable()  # a hundred thousand objects, none of them rubbish
    try:
        found = _OnlyAStory(io.BytesIO(kept.read_bytes())).load()
    except Exception:
        return None
    finally:
        if collecting:
            gc.enable()
    return found if isinstance(found, Story) else None


def _keep(story: Story, kept: Path) -> None:
    """Write beside, then put in place; the oldest go. A disk that refuses costs the next start some time."""
    beside = kept.with_suffix(f".{os.getpid()}")
    try:
        kept.parent.mkdir(parents=True, exist_ok=True)
        beside.write_bytes(pickle.dumps(story, 5))
        os.replace(beside, kept)  # noqa: PTH105 - the atomic replacement
        old = sorted(kept.parent.glob("*.story"), key=lambda file: file.stat().st_mtime_ns, reverse=True)[KEPT:]
        for file in old:
            file.unlink(missing_ok=True)
    except (OSError, pickle.PicklingError):
        with suppress(OSError):
            beside.unlink(missing_ok=True)
