"""Which point of a changed card is which of before: an edited point is still the same fact.

Points are numbered by place, so an id says nothing once a statement was added above it. Two sets of
points are laid side by side, and what belongs together keeps its key:

1. the gist of a card is its gist;
2. the same text, on the same card or, for a card renamed, on another;
3. text that is nearly the same, or was rewritten over the same citations and date.

What is left on the new side is a new fact.
"""

from __future__ import annotations

import hashlib
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from rapidfuzz import fuzz

from briefs.model import Card, Point

NEAR = 80.0
"""Likeness, of 100, from which two statements of one card are one that was edited."""
NEAR_WITH_SAME_GROUNDS = 50.0
"""The same, where both rest on the same citations and date."""


@dataclass(frozen=True, slots=True)
class Trace:
    """What is kept of a point to know it again."""

    key: str
    slug: str
    point: str | None
    """Its id; None while no point of the pack is this fact."""
    text: str
    grounds: str
    """Citations and date in one line."""
    added: int

    @property
    def is_gist(self) -> bool:
        """Whether it is the first statement of its card."""
        return self.point is not None and self.point.endswith(".0")


@dataclass(frozen=True, slots=True)
class _Fresh:
    slug: str
    point: Point

    @property
    def grounds(self) -> str:
        return describe_grounds(self.point)


def describe_grounds(point: Point) -> str:
    """Write what a statement rests on: its citations in order, and its date."""
    cited = "; ".join(f"{citation.source} {citation}" for citation in point.citations)
    return f"{cited} {point.date.isoformat()}" if point.date else cited


def trace(old: Iterable[Trace], cards: Iterable[Card], now: int) -> tuple[Trace, ...]:
    """Give every point of the cards a key: the one it had, or a new one.

    Args:
        old: What was kept before; those of points that are gone too, so that they may come back.
        cards: All cards as they are now.
        now: Epoch seconds: since when new ones exist.

    Returns:
        A trace for each point, then those of `old` that no point is now, without an id.
    """
    fresh = [_Fresh(card.slug, point) for card in cards for point in card.points()]
    left = {kept.key: kept for kept in old}
    found: dict[str, Trace] = {}

    def still_fresh() -> list[_Fresh]:
        return [new for new in fresh if new.point.id not in found]

    for pairs in (_unmoved, _same_texts, _gists, _moved_texts, _near_texts):
        for kept, new in pairs(tuple(left.values()), still_fresh()):
            del left[kept.key]
            found[new.point.id] = kept
    keys = {kept.key for kept in (*left.values(), *found.values())}
    traces = []
    for new in fresh:
        known = found.get(new.point.id)
        key = known.key if known is not None else _make_key(new, keys)
        added = known.added if known is not None else now
        keys.add(key)
        traces.append(
            Trace(
                key,
                new.slug,
                new.point.id,
                new.point.text,
                new.grounds,
                added,
            )
        )
    gone = (Trace(k.key, k.slug, None, k.text, k.grounds, k.added) for k in left.values())
    return (*traces, *gone)


_Pairs = Iterable[tuple[Trace, _Fresh]]


def _unmoved(old: Sequence[Trace], new: Sequence[_Fresh]) -> _Pairs:
    """Pair what is as it was, so that of two equal statements each stays itself."""
    places = {(kept.point, kept.text): kept for kept in old}
    for fresh in new:
        kept = places.get((fresh.point.id, fresh.point.text))
        if kept is not None:
            yield kept, fresh


def _same_texts(old: Sequence[Trace], new: Sequence[_Fresh]) -> _Pairs:
    """Pair equal statements of one card, in order; those that stand before those that are gone."""
    return _pair_equal(old, new, with_card=True)


def _moved_texts(old: Sequence[Trace], new: Sequence[_Fresh]) -> _Pairs:
    """Pair equal statements with equal grounds on different cards: a card was renamed or cut up."""
    return _pair_equal(old, new, with_card=False)


def _pair_equal(old: Sequence[Trace], new: Sequence[_Fresh], *, with_card: bool) -> _Pairs:
    waiting: defaultdict[tuple[str, str], list[Trace]] = defaultdict(list)
    for kept in sorted(old, key=lambda kept: kept.point is None):
        waiting[kept.text, kept.slug if with_card else kept.grounds].append(kept)
    for fresh in new:
        same = waiting.get((fresh.point.text, fresh.slug if with_card else fresh.grounds))
        if same:
            yield same.pop(0), fresh


def _gists(old: Sequence[Trace], new: Sequence[_Fresh]) -> _Pairs:
    gists = {kept.slug: kept for kept in old if kept.is_gist}
    for fresh in new:
        if fresh.point.id.endswith(".0") and fresh.slug in gists:
            yield gists[fresh.slug], fresh


def _near_texts(old: Sequence[Trace], new: Sequence[_Fresh]) -> _Pairs:
    """Pair what is likest first, card by card, each once."""
    by_card: defaultdict[str, list[Trace]] = defaultdict(list)
    for kept in old:
        if kept.point is not None:
            by_card[kept.slug].append(kept)
    fresh_by_card: defaultdict[str, list[_Fresh]] = defaultdict(list)
    for fresh in new:
        fresh_by_card[fresh.slug].append(fresh)
    for slug, before in by_card.items():
        yield from _pair_near(before, fresh_by_card[slug])


def _pair_near(old: Sequence[Trace], new: Sequence[_Fresh]) -> _Pairs:
    pairs = sorted(
        (-likeness, m, n)
        for m, kept in enumerate(old)
        for n, fresh in enumerate(new)
        if (likeness := _compare(kept, fresh)) > 0
    )
    taken_old: set[int] = set()
    taken_new: set[int] = set()
    for _, m, n in pairs:
        if m not in taken_old and n not in taken_new:
            taken_old.add(m)
            taken_new.add(n)
            yield old[m], new[n]


def _compare(kept: Trace, fresh: _Fresh) -> float:
    """Give the likeness, 0 where too little; over the same grounds words may have moved."""
    letters = fuzz.ratio(kept.text, fresh.point.text)
    if kept.grounds != fresh.grounds:
        return letters if letters >= NEAR else 0.0
    likeness = max(letters, fuzz.token_sort_ratio(kept.text, fresh.point.text))
    return likeness if likeness >= NEAR_WITH_SAME_GROUNDS else 0.0


def _make_key(fresh: _Fresh, taken: set[str]) -> str:
    """Make a key of a statement as it is first seen; another one where that is taken."""
    for n in range(len(taken) + 1):
        seed = f"{fresh.slug}\n{fresh.point.text}\n{n or ''}".encode("utf-8", "surrogatepass")
        key = hashlib.blake2b(seed, digest_size=6).hexdigest()
        if key not in taken:
            return key
    raise AssertionError("more keys are taken than there are")
