"""Taking something along: the screen as a picture, the run as a text, and whatever is being read."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, cast

from textual.app import App
from textual.screen import Screen

from game.faces.tui.screens.page import Page
from game.faces.tui.widgets.drawn import Drawn

if TYPE_CHECKING:
    from game.faces.tui.app import InvestorsApp


def keep(app: App[None]) -> str:
    """Write a picture of the screen and the run's text beside the saves; says where, or why not."""
    house = cast("InvestorsApp", app)
    try:
        house.shelf.folder.mkdir(parents=True, exist_ok=True)
        kept = [Path(house.save_screenshot(path=str(house.shelf.folder)))]
        if house.session is not None and house.session.save is not None:
            kept.append(house.session.save.path.with_suffix(".txt"))
            kept[-1].write_text(house.session.transcript(), encoding="utf-8")
    except OSError as error:
        return house.words("saved.not", why=error)
    return house.words("kept", path=", ".join(map(str, kept)))


def copied(screen: Screen[object]) -> str:
    """The words of the part that is read: the scene with its options, the letter, a page."""
    if not isinstance(screen, Page) or screen.read is None:
        return ""
    texts = [widget.render().plain for widget in screen.read.query(Drawn) if widget.display]
    return "\n\n".join(text.rstrip() for text in texts if text.strip()) + "\n"
