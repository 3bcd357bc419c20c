"""Take the picture of the README anew: `.venv/bin/python docs/screens/take.py`, in the source tree.

Plays the article's own script into month 2 and keeps that screen as desk.svg and, where Chromium is there, desk.png.
"""

from __future__ import annotations

import asyncio
import re
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

from game import paths
from game.faces.tui.app import InvestorsApp
from game.play.settings import Settings
from game.record.log import Log
from game.record.scripts import play_script, read_script
from game.record.shelf import Shelf
from game.script.load import load

SIZE = (120, 36)
MONTH = 2
HERE = Path(__file__).parent
FONT = "DejaVu Sans Mono"  # the picture fetches nothing from elsewhere


def begun() -> Log:
    """The script's run as far as the first scene of the month."""
    script = read_script(paths.stories() / "mirabelle" / "plays" / "article.play")
    log, states = play_script(load(paths.stories() / "mirabelle"), script)
    return log.first(next(number for number, state in enumerate(states) if state.turn == MONTH))


async def screen() -> str:
    """The screen as SVG."""
    story = load(paths.stories() / "mirabelle")
    with tempfile.TemporaryDirectory() as home:
        shelf = Shelf(Path(home))
        save = shelf.new(begun())
        save.close()
        settings = Settings(Path(home) / "settings.json", language="en")
        app = InvestorsApp(lambda: story, shelf.folder, settings, save.path)
        async with app.run_test(size=SIZE) as pilot:
            await pilot.pause(0.5)
            while getattr(app.screen, "telling", False):  # what led here is told first
                await pilot.press("enter")
                await pilot.pause(0.2)
            return app.export_screenshot(title="Dear Investors")


def main() -> int:
    svg = HERE / "desk.svg"
    said = re.sub(r"(?m)^\s*(src: local|url\().*\n", "", asyncio.run(screen()))
    svg.write_text(said.replace("Fira Code", FONT), encoding="utf-8")
    chromium = shutil.which("chromium") or shutil.which("google-chrome")
    box = re.search(r'viewBox="0 0 ([\d.]+) ([\d.]+)"', said)
    if chromium is None or box is None:
        return 0
    width, height = (round(float(side)) for side in box.groups())
    with tempfile.TemporaryDirectory() as profile:
        subprocess.run(  # noqa: S603
            [
                chromium,
                *["--headless", "--no-sandbox", "--disable-gpu", "--hide-scrollbars", "--no-first-run"],
                f"--user-data-dir={profile}",
                f"--window-size={width},{height}",
                f"--screenshot={svg.with_suffix('.png')}",
                svg.as_uri(),
            ],
            check=True,
            capture_output=True,
            timeout=60,
        )
    return 0


if __name__ == "__main__":
    sys.exit(main())
