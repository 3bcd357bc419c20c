"""A letter is composed slot by slot and sent when nothing is missing."""

from __future__ import annotations

from game.faces.tui.screens.letter import LetterScreen
from tests.faces.tui.conftest import Desk, Sitting


async def at_the_letter(desk: Desk) -> LetterScreen:
    await desk.begin()
    await desk.until(lambda view: bool(view.slots))
    await desk.press("1")
    assert isinstance(desk.app.screen, LetterScreen)
    return desk.app.screen


async def test_a_letter_is_composed_by_keys_and_sent(sit: Sitting) -> None:
    async with sit() as desk:
        letter = await at_the_letter(desk)
        slots = letter.slots
        await desk.press(*["1"] * len(slots))
        assert not letter.missing
        await desk.press("1")
        sent = desk.run.log.decisions[-1].choice
        assert all(f"{slot.id}={slot.clauses[0].id}" in sent for slot in slots)
        assert desk.play.telling


async def test_the_letter_is_read_as_it_is_written(sit: Sitting) -> None:
    async with sit(size=(140, 45)) as desk:
        letter = await at_the_letter(desk)
        sentence = letter.slots[0].clauses[1].text
        await desk.press("2")
        assert sentence[:30] in desk.shown()
        assert all(who in desk.shown() for who, _ in desk.run.readers(letter.picks))


async def test_an_unfinished_letter_cannot_be_sent(sit: Sitting) -> None:
    async with sit() as desk:
        letter = await at_the_letter(desk)
        taken = desk.taken
        await desk.press("left", "1", "enter")
        assert letter.missing
        assert desk.taken == taken
        assert letter.missing[0].label in desk.shown()


async def test_before_sending_the_least_candid_sentence_is_shown(sit: Sitting) -> None:
    async with sit() as desk:
        letter = await at_the_letter(desk)
        slots = letter.slots
        least = max((clause for slot in slots for clause in slot.clauses if clause.open), key=lambda c: c.stake)
        for slot in slots:
            told = next(clause for clause in slot.clauses if clause.grade == 0)
            await desk.press(str((least if least in slot.clauses else told).number))
        worst = letter.worst()
        assert worst == least
        assert worst.level in desk.shown()


async def test_leaving_the_letter_comes_back_to_the_scene(sit: Sitting) -> None:
    async with sit() as desk:
        await at_the_letter(desk)
        await desk.press("escape")
        assert not desk.play.telling
        await desk.press("1")
        assert desk.screen_is("LetterScreen")
