"""`.play` scripts: a run written by hand, with what is expected of it.

```
story: mirabelle
seed: 7
compute-contract: one-year
letter-1: headline=told money=framed …
expect: cash 74.9M ± 5%
expect: ending E1
```
"""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from game.script.problems import GameError

MAX_STEPS = 2_000  # a long run has about 120


class BadScript(GameError):
    """A file that is no script: where, and what was expected."""


@dataclass(frozen=True, slots=True)
class Line:
    """One line of a script that does or expects something, with its number."""

    number: int
    name: str
    value: str


@dataclass(frozen=True, slots=True)
class Script:
    """A hand-written run."""

    path: Path
    header: dict[str, str]
    steps: tuple[Line, ...]
    expected: tuple[Line, ...]


def read_script(path: Path) -> Script:
    """The script in a file. Raises BadScript with the line that cannot be read."""
    try:
        text = path.read_text(encoding="utf-8")
    except (OSError, UnicodeDecodeError) as error:
        raise BadScript(f"{path}: cannot be read: {error}") from None
    header: dict[str, str] = {}
    steps: list[Line] = []
    expected: list[Line] = []
    for number, raw in enumerate(text.splitlines(), 1):
        line = raw.partition("#")[0].strip()
        if not line:
            continue
        name, _, value = (part.strip() for part in line.partition(":"))
        if not name or not value or len(steps) > MAX_STEPS:
            raise BadScript(f"{path}:{number}: expected 'scene: choice', found '{line[:60]}'")
        if name == "expect":
            expected.append(Line(number, name, value))
        elif name in ("story", "seed", "mode") and not steps:
            header[name] = value
        else:
            steps.append(Line(number, name, value))
    return Script(path, header, tuple(steps), tuple(expected))
