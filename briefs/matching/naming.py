"""Which cards a text names: their names as they stand in it, nothing guessed."""

from __future__ import annotations

from collections.abc import Iterator

from briefs.matching.index import Index
from briefs.matching.japanese import JAPANESE
from briefs.matching.normalise import normalise

_LONGEST_TEXT = 4_000
"""Characters of a text that are read: the longest a message can have."""


def find_names(text: str, index: Index) -> tuple[str, ...]:
    """Find the cards whose names stand in a text, in any spelling that `normalise` makes one.

    Of names that overlap the longest counts: a text on the Kuril dispute does not name a card
    called Dispute. Names in Japanese may stand within a run of characters, others are whole words.

    Args:
        text: Anything; 4,000 characters of it are read.
        index: The names of a pack. Each is looked for, some 0.5 µs a name.

    Returns:
        Slugs in the order their names first appear, each once.
    """
    form = f" {normalise(text[:_LONGEST_TEXT])} "
    taken = bytearray(len(form))
    kept: list[tuple[int, str]] = []
    for start, end, slug in sorted(_places(form, index), key=lambda place: place[0] - place[1]):
        if not any(taken[start:end]):
            taken[start:end] = b"\1" * (end - start)
            kept.append((start, slug))
    return tuple(dict.fromkeys(slug for _, slug in sorted(kept)))


def _places(form: str, index: Index) -> Iterator[tuple[int, int, str]]:
    """Yield where each name begins and ends; spaces around a word belong to both neighbours."""
    for name in index.names:
        inside = JAPANESE.search(name.form) is not None
        sought = name.form if inside else f" {name.form} "
        start = form.find(sought)
        while start >= 0:
            begin = start if inside else start + 1
            yield begin, begin + len(name.form), name.slug
            start = form.find(sought, start + 1)
