"""Where stories and saves are: in a checkout, in an installed wheel, or where the player says.

`DEAR_INVESTORS_HOME` moves saves and settings. In a checkout saves stay in `saves/`; an installed copy uses the
user's data folder of the system.
"""

from __future__ import annotations

import os
from pathlib import Path

APP = "dear-investors"
_PACKAGE = Path(__file__).resolve().parent
_CHECKOUT = _PACKAGE.parent
DEFAULT_STORY = "mirabelle"


def in_checkout() -> bool:
    """Is the game run from its source tree?"""
    return (_CHECKOUT / "story").is_dir() and (_CHECKOUT / "pyproject.toml").is_file()


def stories() -> Path:
    """The folder of built-in stories."""
    return _CHECKOUT / "story" if in_checkout() else _PACKAGE / "stories"


def story_folder(name: str | None) -> Path:
    """A story by built-in id, or by path."""
    if name is None:
        return stories() / DEFAULT_STORY
    built_in = stories() / name
    if os.sep not in name and not name.startswith(".") and built_in.is_dir():
        return built_in
    return Path(name)


def home() -> Path:
    """The folder of settings; made when first written to."""
    named = os.environ.get("DEAR_INVESTORS_HOME")
    if named:
        return Path(named).expanduser()
    if in_checkout():
        return _CHECKOUT
    from platformdirs import user_data_dir

    return Path(user_data_dir(APP, appauthor=False))


def saves() -> Path:
    """The folder of saves."""
    return home() / "saves"


def kept() -> Path:
    """Where stories are kept between readings; safe to delete."""
    return saves() / ".stories"


def settings() -> Path:
    """The file of a player's settings, beside the saves."""
    return saves() / "settings.json"
