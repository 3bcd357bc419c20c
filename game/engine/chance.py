"""Chance is a question, not a stream.

A draw depends on the seed, the turn and the question asked, and on nothing drawn before: a question added to a
story shifts no other, and nothing random needs saving.
"""

from __future__ import annotations

from collections.abc import Sequence
from hashlib import blake2b
from typing import TypeVar

Card = TypeVar("Card")


def roll(seed: int, turn: int, question: str, sides: int) -> int:
    """A number from 1 to `sides`."""
    key = f"{seed}/{turn}/{question}".encode()
    return int.from_bytes(blake2b(key, digest_size=8).digest(), "big") % sides + 1


def one_of(seed: int, turn: int, question: str, cards: Sequence[Card]) -> Card:
    """One of the cards."""
    return cards[roll(seed, turn, question, len(cards)) - 1] if len(cards) > 1 else cards[0]
