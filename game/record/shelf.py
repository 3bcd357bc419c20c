"""The shelf of saves: one file a run, one line a decision, on disk before the screen says so.

A crash, a full disk, two windows or a torn last line cost at most the decision being taken. Nothing is ever
overwritten: going back makes a new file that shares the beginning.
"""

from __future__ import annotations

import os
import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

from filelock import FileLock, Timeout

from game.record import codec
from game.record.log import Decision, Log
from game.script.problems import BadSave, GameError

MAX_BYTES = 4_000_000
LOCKS = ".open"  # a folder beside the saves, with a lock for each that a window has open


class NotKept(GameError):
    """A decision could not be written: why, and where. Play can go on in memory."""


@dataclass(slots=True)
class Save:
    """An open save. `append` returns when the line is on disk."""

    path: Path
    log: Log
    torn: bool = False
    size: int = 0  # bytes that hold whole lines; a torn tail is cut before the next line is written
    lock: FileLock | None = field(default=None, repr=False)

    def append(self, decision: Decision) -> None:
        """Write one decision and wait for the disk. Raises NotKept."""
        self.log = Log(self.log.header, (*self.log.decisions, decision))
        try:
            with self.path.open("r+b") as file:
                file.truncate(self.size)
                file.seek(self.size)
                line = codec.decision_line(decision).encode()
                file.write(line)
                file.flush()
                os.fsync(file.fileno())
            self.size += len(line)
        except OSError as error:
            raise NotKept(f"{self.path}: {error.strerror or error}") from None

    def close(self) -> None:
        """Let another window have the file."""
        if self.lock is not None:
            self.lock.release()
            self.lock = None


@dataclass(frozen=True, slots=True)
class Shelf:
    """A folder of saves."""

    folder: Path

    def new(self, log: Log) -> Save:
        """A new file that begins with a run. Raises NotKept."""
        text = codec.header_line(log.header) + "".join(map(codec.decision_line, log.decisions))
        data = text.encode()
        name = re.sub(r"[^a-z0-9-]", "-", log.header.story)[:60]  # a stranger's story may call itself ../../x
        try:
            self.folder.mkdir(parents=True, exist_ok=True)
            number = 1 + max((_number(path) for path in self.paths()), default=0)
            while True:
                path = self.folder / f"{name}-{number:04}.jsonl"
                try:
                    with path.open("xb") as file:
                        file.write(data)
                        file.flush()
                        os.fsync(file.fileno())
                    break
                except FileExistsError:
                    number += 1
        except OSError as error:
            raise NotKept(f"{self.folder}: {error.strerror or error}") from None
        return Save(path, log, size=len(data), lock=_taken(path))

    def paths(self) -> Iterator[Path]:
        """All saves, newest first."""
        found = sorted(
            self.folder.glob("*.jsonl"), key=lambda path: (path.lstat().st_mtime_ns, path.name), reverse=True
        )
        yield from found

    def open(self, path: Path) -> Save:
        """A save to go on with. Raises BadSave; `lock` is None when another window has the file."""
        lock = _taken(path) if path.is_file() else None  # first the lock: what is read then stays as it is
        try:
            log, torn, size = read_file(path)
        except BadSave:
            if lock is not None:
                lock.release()
            raise
        return Save(path, log, torn, size, lock)


def read_file(path: Path) -> tuple[Log, bool, int]:
    """The run in a file, whether its last line was torn, and how many bytes hold whole lines. Raises BadSave."""
    try:
        if path.stat().st_size > MAX_BYTES:
            raise BadSave(f"{path}: larger than {MAX_BYTES:,} bytes; this is no save of this game")
        data = path.read_bytes()
    except OSError as error:
        raise BadSave(f"{path}: {error.strerror or error}") from None
    whole = data[: data.rfind(b"\n") + 1]
    try:
        text = whole.decode() + ("torn" if len(whole) < len(data) else "")
    except UnicodeDecodeError as error:
        raise BadSave(f"{path}: not a save of Dear Investors (byte {error.start} is not text)") from None
    log, torn = codec.read(text, str(path))
    return log, torn, len(whole)


def _number(path: Path) -> int:
    digits = path.stem.rpartition("-")[2]
    return int(digits) if digits.isdecimal() and len(digits) < 9 else 0


def _taken(path: Path) -> FileLock | None:
    lock = FileLock(path.parent / LOCKS / f"{path.name}.lock", timeout=0)
    try:
        (path.parent / LOCKS).mkdir(exist_ok=True)
        lock.acquire()
    except (Timeout, OSError):
        return None
    return lock
