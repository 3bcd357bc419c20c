"""What a player likes, remembered in one small file. A broken file is told and replaced, never a crash."""

from __future__ import annotations

import json
import os
import re
from dataclasses import asdict, dataclass, field, fields
from pathlib import Path

KEY = re.compile(r"[a-z0-9_]{1,24}")  # as Textual names keys


@dataclass(slots=True)
class Settings:
    """A player's settings; None for the language means the system's."""

    path: Path
    language: str | None = None
    theme: str = "lamp"
    motion: bool = False
    guided: bool = False
    width: str = "normal"  # of the story's text: narrow, normal, wide
    keys: dict[str, str] = field(default_factory=dict)  # a command's name to the key a player gave it

    @classmethod
    def load(cls, path: Path) -> Settings:
        """The settings of a file; what cannot be read is left at its default."""
        made = cls(path)
        try:
            kept = json.loads(path.read_text(encoding="utf-8"))
        except (OSError, ValueError):
            return made
        for one in fields(cls):
            value = kept.get(one.name) if isinstance(kept, dict) else None
            if (one.name != "path" and type(value) is type(getattr(made, one.name))) or (
                isinstance(value, str) and one.name == "language"
            ):
                setattr(made, one.name, value)
        made.keys = {name: key for name, key in made.keys.items() if isinstance(key, str) and KEY.fullmatch(key)}
        return made

    def save(self) -> bool:
        """Write the file beside, then put it in place. False where the disk refuses."""
        kept = {name: value for name, value in asdict(self).items() if name != "path"}
        beside = self.path.with_suffix(".new")
        try:
            self.path.parent.mkdir(parents=True, exist_ok=True)
            beside.write_text(json.dumps(kept, indent=1) + "\n", encoding="utf-8")
            os.replace(beside, self.path)  # noqa: PTH105 - the atomic replacement
        except OSError:
            return False
        return True
