"""Numbers with their nouns, as all messages write them."""

from __future__ import annotations


def counted(n: int, noun: str) -> str:
    """Give `1 card` or `3 cards`, for nouns that take an s."""
    return f"1 {noun}" if n == 1 else f"{n:,} {noun}s"
