"""Which cards a text names: their names as they stand in it, nothing guessed."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator

from briefs.matching.index import Index
from briefs.matching.japanese import JAPANESE
from briefs.matching.large.starts import Starts
from briefs.matching.normalise import normalise
from briefs.matching.overlay import Overlay
from briefs.matching.rows import Rows
from briefs.matching.tokens import word_starts

_LONGEST_TEXT = 4_000
"""Characters of a text that are read: the longest a message can have."""


def find_names(text: str, index: Index) -> tuple[str, ...]:
    """Find the cards whose names stand in a text, in any spelling that `normalise` makes one.

    Of names that overlap the longest counts: a text on the Kuril dispute does not name a card
    called Dispute. Names in Japanese may stand within a run of characters, others are whole words.

    Args:
        text: Anything; 4,000 characters of it are read.
        index: The names of a pack. Each is looked for, some 0.5 µs a name; in a large pack each
            word of the text, some 20 µs a word.

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
    if isinstance(index, Overlay):
        yield from (found for found in _places(form, index.base) if found[2] not in index.hidden)
        yield from _places(form, index.own)
        return
    if index.in_arrays and isinstance(index.rows, Rows):
        yield from _places_at_words(form, index, index.rows.starts)
        return
    for name in index.names:
        inside = JAPANESE.search(name.form) is not None
        sought = name.form if inside else f" {name.form} "
        start = form.find(sought)
        while start >= 0:
            begin = start if inside else start + 1
            yield begin, begin + len(name.form), name.slug
            start = form.find(sought, start + 1)


def _places_at_words(form: str, index: Index, starts: Starts) -> Iterator[tuple[int, int, str]]:
    """Give the same by what stands at each word, as long as names begin so."""
    ends = [
        at for at in range(1, len(form)) if form[at] == " " or JAPANESE.match(form[at - 1 : at])
    ]
    for start in word_starts(form):
        for end in map(ends.__getitem__, range(bisect_right(ends, start), len(ends))):
            if not starts.begins(form[start:end]):
                break
            for place in starts.whole(form[start:end]):
                yield start, end, index.names[place].slug
