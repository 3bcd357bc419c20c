"""Chance is a question, not a stream.

A draw depends on the seed, the turn and the question asked, and on nothing drawn before: a question added to a
story shifts no other, and nothing random needs saving. Among cards each draws its own lot, so that a card added to
a deck, or moved in its file, changes a run only where it wins.
"""

from __future__ import annotations

from collections.abc import Iterable
from hashlib import blake2b

MAX_SEED = 2**63 - 1


def _lot(seed: int, turn: int, question: str) -> int:
    return int.from_bytes(blake2b(f"{seed}/{turn}/{question}".encode(), digest_size=8).digest(), "big")


def roll(seed: int, turn: int, question: str, sides: int) -> int:
    """A number from 1 to `sides`."""
    return _lot(seed, turn, question) % sides + 1


def one_of(seed: int, turn: int, question: str, names: Iterable[str]) -> str:
    """One of the names, each with the same chance: the one that draws the lowest lot."""
    return min(names, key=lambda name: _lot(seed, turn, f"{question}/{name}"))
