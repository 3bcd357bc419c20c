"""Long sittings and rough hands: nothing breaks, nothing piles up, nothing of the player's is lost."""

from __future__ import annotations

import asyncio
import gc
import random
import tracemalloc
import unicodedata
from pathlib import Path

import pytest
from textual import events
from textual.widget import Widget

import game
from game.faces.tui import commands
from game.record.replay import replay
from game.record.shelf import read_file
from tests.faces.tui.conftest import Desk, Sitting

DECISIONS = 500
KEYS = 5_000
SIZES = [(80, 24), (140, 45), (40, 16), (39, 20), (100, 12), (60, 30), (200, 60), (20, 5), (120, 36)]
# Everything a hand finds, but for leaving the game and writing pictures.
FOUND = (
    [key for command in commands.OWN for key in command.key.split(",") if command.name not in ("keep", "quit")]
    + ["enter"] * 14
    + ["1", "2", "3", "4"] * 4
    + ["escape"] * 8
    + ["up", "down", "left", "right", "tab", "space", "pageup", "pagedown", "backspace", "home", "x", "9", "f5"]
)


async def settle(desk: Desk) -> None:
    """Let the app do what it was told."""
    for _ in range(4):
        await asyncio.sleep(0)
    await desk.pilot.pause(0)


def widgets() -> int:
    gc.collect()
    return sum(isinstance(one, Widget) for one in gc.get_objects())


async def play_a_run(desk: Desk) -> int:
    """The same run once more, decided through the screen to its ending; returns how many decisions it took."""
    await desk.app.action_again()
    await settle(desk)
    while desk.view.ending is None:
        view = desk.view
        if view.slots:
            desk.run.send({slot.id: next(c.id for c in slot.clauses if c.open) for slot in view.slots})
        else:
            ready = [choice for choice in view.choices if choice.open]
            desk.run.choose(ready[-1 if view.scene is not None and view.scene.hub else 0].pick)
        await desk.app._play()
        await settle(desk)
    return desk.taken


@pytest.mark.slow
async def test_five_hundred_decisions_leave_nothing_behind(sit: Sitting) -> None:
    async with sit(size=(100, 30)) as desk:
        await desk.begin()
        taken = await play_a_run(desk)  # every widget has been made, every text read
        tracemalloc.start()
        try:
            taken += await play_a_run(desk)
            before, (held, _) = widgets(), tracemalloc.get_traced_memory()
            while taken < DECISIONS:
                taken += await play_a_run(desk)
            after, (now, _) = widgets(), tracemalloc.get_traced_memory()
        finally:
            tracemalloc.stop()
        assert after <= before + 4
        assert now - held < 600_000  # bytes; one run's states alone are some ten million


async def test_any_size_at_any_moment(sit: Sitting) -> None:
    dice = random.Random(4)  # noqa: S311 - a storm, not a secret
    async with sit(size=(80, 24)) as desk:
        await desk.begin()
        for _ in range(60):
            await desk.pilot.resize_terminal(*dice.choice(SIZES))
            await desk.press(dice.choice(["1", "enter", "m", "escape", "w", "question_mark", "down"]))
        await desk.pilot.resize_terminal(80, 24)
        await desk.press("escape", "escape", "escape")
        assert desk.app.is_running
        lines = desk.shown().split("\n")
        assert (len(lines), max(map(len, lines))) == (24, 80)


@pytest.mark.slow
async def test_five_thousand_keys_by_a_monkey(sit: Sitting) -> None:
    dice = random.Random(11)  # noqa: S311 - a monkey, not a secret
    async with sit(size=(80, 24)) as desk:
        await desk.begin()
        for number in range(KEYS):
            key = dice.choice(FOUND)
            if key == "q":
                continue
            desk.app.post_message(events.Key(key, key if len(key) == 1 else None))
            await settle(desk)
            if number % 500 == 499:
                await desk.pilot.resize_terminal(*dice.choice(SIZES))
                assert desk.app.is_running
        story, shelf = desk.app.story, desk.app.shelf
        assert desk.app.is_running
        taken = [len(read_file(path)[0].decisions) for path in shelf.paths()]
        assert sum(taken) > 100  # it did play
        kept = list(shelf.paths())
        assert kept
        for path in kept:
            log, torn, _ = read_file(path)
            assert not torn
            replay(story, log)  # raises for a save that does not hold
        if desk.app.session is not None and desk.app.session.save is not None:
            assert read_file(desk.app.session.save.path)[0] == desk.run.log


def test_nothing_that_is_shown_is_an_emoji() -> None:
    """Emoji have two widths, and a terminal takes either: they shift whole screens."""
    root = Path(game.__file__).parent
    files = [*root.rglob("*.py"), *(root.parent / "story").rglob("*.yaml")]
    found = {
        f"{file.name}: {sign!r} U+{ord(sign):04X}"
        for file in files
        for sign in set(file.read_text(encoding="utf-8"))
        if sign in DOUBTFUL or ord(sign) >= 0x1F000 or unicodedata.category(sign) in ("Cs", "Co") or sign in JOINERS
    }
    assert found == set()


JOINERS = "\u200d\ufe0e\ufe0f\u20e3"
# What Unicode lists as Emoji below U+1F000 and a writer may reach for.
DOUBTFUL = set(
    "©®‼⁉™ℹ↔↕↖↗↘↙↩↪⌚⌛⌨⏏⏩⏪⏫⏬⏭⏮⏯⏰⏱⏲⏳⏸⏹⏺Ⓜ▪▫▶◀◻◼◽◾☀☁☂☃☄☎☑☔☕☘☝☠☢☣☦☪☮☯☸☹☺♀♂♠♣♥♦♨♻♾♿⚒⚓⚔⚕⚖⚗⚙⚛⚜⚠⚡⚪⚫⚰⚱⛄⛅⛔⛪✂✅✈✉✊✋✌✍✏✒✔✖✝✡✨✳✴❄❇❌❎❓❔❕❗❣❤➕➖➗➡➰➿⤴⤵⬅⬆⬇⬛⬜⭐⭕〰〽㊗㊙"
)
