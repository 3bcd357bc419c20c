"""What a player likes, remembered in one small file. A broken file is told and replaced, never a crash."""

from __future__ import annotations

import json
import os
from dataclasses import asdict, dataclass, fields
from pathlib import Path


@dataclass(slots=True)
class Settings:
    """A player's settings; None for the language means the system's."""

    path: Path
    language: str | None = None
    theme: str = "lamp"
    motion: bool = False
    guided: bool = False

    @classmethod
    def load(cls, path: Path) -> Settings:
        """The settings of a file; what cannot be read is left at its default."""
        made = cls(path)
        try:
            kept = json.loads(path.read_text(encoding="utf-8"))
        except (OSError, ValueError):
            return made
        for field in fields(cls):
            value = kept.get(field.name) if isinstance(kept, dict) else None
            if (field.name != "path" and type(value) is type(getattr(made, field.name))) or (
                isinstance(value, str) and field.name == "language"
            ):
                setattr(made, field.name, value)
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
