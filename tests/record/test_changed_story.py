"""A story that changed under a save: never other numbers in silence, and no alarm about nothing."""

from __future__ import annotations

from pathlib import Path

import pytest

from game.play.session import Session, new_session, open_session
from game.record.shelf import Shelf
from tests.company import TEXT, company

PICKS = ("sign", "rest", "lever: trim", "close", "push", "close", "money=told people=silent", "rest", "close", "listen")


@pytest.fixture
def run(tmp_path: Path) -> Session:
    """A run of the story as it was, kept and closed."""
    session = new_session(company(tmp_path / "company"), 7, shelf=Shelf(tmp_path / "saves"))
    for pick in PICKS:
        session.choose(pick)
    session.close()
    return session


def opened(run: Session, tmp_path: Path, *changes: tuple[str, str]) -> Session:
    """The run's save, opened in the story with some words changed."""
    text = TEXT
    for old, new in changes:
        assert text.count(old) == 1, old
        text = text.replace(old, new)
    story = company(tmp_path / "company", text)
    assert (story.fingerprint != run.story.fingerprint) == bool(changes)
    assert run.save is not None
    return open_session(story, Shelf(tmp_path / "saves"), run.save.path)


MENDED = {
    "nothing": (),
    "a comma": (("The pen is heavy.", "The pen, is heavy."),),
    "a new variable": (
        ("  trust: {kind", "  art: {kind: gauge, start: 9, name: Art}\n  trust: {kind"),
        ("when: turn == 4", "when: turn == 4 and art > 0"),
    ),
    "a new scene": (
        (
            "  landlord:\n",
            "  poem: {deck: main, when: turn > 90, title: Ode, text: O., choices: {go: {text: Go.}}}\n  landlord:\n",
        ),
    ),
    "an option on top": (("    choices:\n      rest:", "    choices:\n      sing: {text: Sing.}\n      rest:"),),
    "an option on top of a kept one": (
        ("      sign:\n", "      stay: {text: Stay., after: You stay.}\n      sign:\n"),
    ),
    "a lever, a promise and a line": (
        ("levers:\n", "levers:\n  sell: {text: Sell the chairs.}\n"),
        ("promises:\n", "promises:\n  cake: {text: Cake., to: all, due: 2, cost: 0M, stake: 1}\n"),
        ("  sign:\n", "  cake: {text: Cake for all., promise: cake}\n      sign:\n"),
    ),
    "an effect of an option not taken": (("bank: -0.5M}, after: Paid", "bank: -0.9M}, after: Paid"),),
}


@pytest.mark.parametrize("change", MENDED)
def test_a_change_that_moves_nothing_disturbs_no_save(run: Session, tmp_path: Path, change: str) -> None:
    again = opened(run, tmp_path, *MENDED[change])
    assert again.notice == ""
    assert len(again.decisions()) == len(PICKS)
    assert again.save is not None
    assert run.save is not None
    assert again.save.path == run.save.path


BROKEN = {
    "another price": (("effects: {bank: -8M, trust: +3}", "effects: {bank: -9M, trust: +3}"), 1),
    "an option gone": (("      rest: {text: Let", "      relax: {text: Let"), 2),
    "a lever closed": (("needs: bank > 1M", "needs: bank > 900M"), 3),
    "another rule": (("effects: {bank: -2M}", "effects: {bank: -3M}"), 4),
    "another word in a letter": (("people:\n        label", "folk:\n        label"), 7),
    "another echo": (("effects: {trust: -5}}", "effects: {trust: -6}}"), 9),
}


@pytest.mark.parametrize("change", BROKEN)
def test_a_change_that_matters_opens_before_the_decision_and_says_so(run: Session, tmp_path: Path, change: str) -> None:
    words, at = BROKEN[change]
    again = opened(run, tmp_path, words)
    assert f"decision {at} " in again.view().notice
    assert len(again.decisions()) == at - 1
    assert run.save is not None
    assert again.save is not None
    assert again.save.path != run.save.path
    assert len(run.save.path.read_text(encoding="utf-8").splitlines()) == len(PICKS) + 1
    assert len(again.save.path.read_text(encoding="utf-8").splitlines()) == at


def test_play_goes_on_after_a_change(run: Session, tmp_path: Path) -> None:
    again = opened(run, tmp_path, (("effects: {bank: -2M}", "effects: {bank: -3M}")))
    assert again.choose("close").scene is not None
    assert again.notice == ""
