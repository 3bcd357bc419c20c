"""Take the pictures anew: `.venv/bin/python docs/screens/take.py [WORD]`, in the source tree, with Chromium there.

Plays the article's own script as far as each screen needs. Every screen is kept in both sizes in the first theme,
and all of them side by side in two others; README.md beside this file shows them. A WORD takes only what holds it.
"""

from __future__ import annotations

import asyncio
import re
import shutil
import subprocess
import sys
import tempfile
from dataclasses import dataclass
from pathlib import Path

from game import paths
from game.engine.state import State
from game.faces.tui.app import InvestorsApp
from game.play.settings import Settings
from game.record.log import Log
from game.record.scripts import play_script, read_script
from game.record.shelf import Shelf
from game.script.load import load
from game.script.model import Story

HERE = Path(__file__).parent
FONT = "DejaVu Sans Mono"  # the pictures fetch nothing from elsewhere
SIZES = {"80x24": (80, 24), "140x45": (140, 45)}
THEMES = ("lamp", "paper", "night")
SCALE, SMALL = 0.62, 0.36
STORY = paths.stories() / "mirabelle"


@dataclass(frozen=True)
class Shot:
    """A screen: how far the script is played (a scene, `month N`, `end`, or nothing), the keys, and what one sees."""

    name: str
    until: str
    keys: tuple[str, ...]
    what: str
    told: bool = False  # the page of what happened itself, else it is read on


SHOTS = (
    Shot("title", "", (), "The title: lit windows, one column a month"),
    Shot("new-run", "", ("n",), "A new run: mode, seed, language, guidance"),
    Shot("settings", "", ("s",), "Settings, all live"),
    Shot("keys", "", ("s", "k"), "The key map"),
    Shot("chat", "first-machines", (), "A decision that comes as a chat"),
    Shot("ledger", "who-counts", (), "One that comes as a shoebox of bills"),
    Shot("scene", "month 2", (), "A decision, with prices, forecasts and what two people think"),
    Shot("reason", "compute-contract", ("1",), "A key card asks for a reason before it shows what came"),
    Shot("told", "month 2", ("1",), "What a choice led to", told=True),
    Shot("desk", "desk 7", (), "The desk: mail, and the month to be closed"),
    Shot("month-end", "desk 7", ("1",), "The month's end: why cash moved", told=True),
    Shot("letter", "letter-3", ("1", "1", "2"), "A letter, live, with its three readers"),
    Shot("letter-sent", "letter-3", ("1", "2", "2", "2", "2", "2", "2"), "Before it is sent"),
    Shot("audit", "audit-findings", (), "An audit reads your sentences beside the books of their day"),
    Shot("levers", "desk 7", ("v",), "Levers"),
    Shot("promises", "desk 10", ("p",), "The ledger of promises"),
    Shot("money", "desk 14", ("m",), "Money: courses, and every number with the way to its cause"),
    Shot("why", "desk 10", ("w",), "Why a meter moved"),
    Shot("people", "desk 10", ("e",), "The people, and what you know of them"),
    Shot("chapter", "desk 12", ("c",), "The chapter: what you chose, what you did not, what came back"),
    Shot("article", "desk 10", ("a",), "What the article reports, with its doubts"),
    Shot("find", "desk 10", ("colon", "t", "r"), "Anything is found by its words"),
    Shot("help", "desk 10", ("question_mark",), "Help: every key, every line of the desk, every word"),
    Shot("ending", "end", (), "An ending"),
    Shot("debrief-was", "end", ("d",), "The debrief, part one: how it was"),
    Shot("debrief-happened", "end", ("d", "right"), "Part two: what happened"),
    Shot("debrief-caused", "end", ("d", "right", "right"), "Part three: what caused it"),
    Shot("debrief-if", "end", ("d", "left", "left"), "Part five: what if"),
)  # fmt: skip


def played(story: Story, until: str) -> Log | None:
    """The script's run as far as a shot needs; None for a shot before any run."""
    log, states = play_script(story, read_script(STORY / "plays" / "article.play"))
    if not until:
        return None
    return log if until == "end" else log.first(next(n for n, state in enumerate(states) if _there(state, until)))


def _there(state: State, until: str) -> bool:
    word, _, number = until.partition(" ")
    if not number:
        return state.scene == until
    return state.turn == int(number) and word in ("month", state.scene)


async def svg_of(story: Story, shot: Shot, size: tuple[int, int], theme: str) -> str:
    """The screen as SVG."""
    with tempfile.TemporaryDirectory() as home:
        shelf, save = Shelf(Path(home) / "saves"), None
        if log := played(story, shot.until):
            save = shelf.new(log)
            save.close()
        settings = Settings(Path(home) / "settings.json", language="en", theme=theme)
        app = InvestorsApp(lambda: story, shelf.folder, settings, save.path if save else None)
        async with app.run_test(size=size) as pilot:
            await app.workers.wait_for_complete()
            await pilot.pause(0.3)
            while getattr(app.screen, "telling", False):  # what led here is told first
                await pilot.press("enter")
                await pilot.pause(0.1)
            for key in shot.keys:
                await pilot.press(key)
                await pilot.pause(0.15)
            said = app.export_screenshot(title="Dear Investors")
    return re.sub(r"(?m)^\s*(src: local|url\().*\n", "", said).replace("Fira Code", FONT)


def _photograph(page: Path, png: Path, width: int, height: int) -> None:
    chromium = shutil.which("chromium") or shutil.which("google-chrome")
    if chromium is None:
        raise SystemExit("This needs Chromium.")
    with tempfile.TemporaryDirectory() as profile:
        options = ["--headless", "--no-sandbox", "--disable-gpu", "--hide-scrollbars", "--no-first-run"]
        options += ["--allow-file-access-from-files", f"--user-data-dir={profile}", f"--window-size={width},{height}"]
        command = [chromium, *options, f"--screenshot={png}", page.as_uri()]
        subprocess.run(command, check=True, capture_output=True, timeout=90)  # noqa: S603


def _box(svg: str) -> tuple[float, float]:
    box = re.search(r'viewBox="0 0 ([\d.]+) ([\d.]+)"', svg)
    return (float(box[1]), float(box[2])) if box else (100.0, 100.0)


def picture(svgs: dict[str, str], png: Path, scale: float, columns: int) -> None:
    """Screens side by side in one picture."""
    with tempfile.TemporaryDirectory() as folder:
        width, height = _box(next(iter(svgs.values())))
        cell = (round(width * scale), round(height * scale))
        images = []
        for name, svg in svgs.items():
            (Path(folder) / f"{name}.svg").write_text(svg, encoding="utf-8")
            images.append(f'<img src="{name}.svg" width="{cell[0]}" height="{cell[1]}">')
        page = Path(folder) / "page.html"
        page.write_text(
            f'<body style="margin:0;font-size:0;background:#888">{"".join(images)}</body>', encoding="utf-8"
        )
        rows = -(-len(svgs) // columns)
        _photograph(page, png, cell[0] * min(columns, len(svgs)), cell[1] * rows)


def show() -> None:
    """Write the page that shows them."""
    rows = ["# Every screen", "", "Taken by `take.py`, which plays the article's own script as far as each needs.", ""]
    for shot in SHOTS:
        rows += [f"## {shot.what}", ""]
        rows += [f"![{shot.what}, {size}]({shot.name}-{size}.png)" for size in SIZES] + [""]
    for theme in THEMES[1:]:
        rows += [f"## All of them in the theme {theme}", ""]
        rows += [f"![All screens in {theme}, {size}](all-{theme}-{size}.png)" for size in SIZES] + [""]
    (HERE / "README.md").write_text("\n".join(rows), encoding="utf-8")


def main(word: str = "") -> int:
    story = load(STORY)
    desk = asyncio.run(svg_of(story, next(s for s in SHOTS if s.name == "scene"), (120, 36), "lamp"))
    picture({"desk": desk}, HERE / "desk.png", 0.8, 1)
    for size, cells in SIZES.items():
        for theme in THEMES:
            shots = [shot for shot in SHOTS if word in shot.name]
            svgs = {shot.name: asyncio.run(svg_of(story, shot, cells, theme)) for shot in shots}
            if theme == THEMES[0]:
                for name, svg in svgs.items():
                    picture({name: svg}, HERE / f"{name}-{size}.png", SCALE, 1)
            elif not word:
                picture(svgs, HERE / f"all-{theme}-{size}.png", SMALL, 4)
    show()
    return 0


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:2]))
