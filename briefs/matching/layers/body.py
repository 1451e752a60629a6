"""The points of two layers."""

from __future__ import annotations

from collections.abc import Mapping

from briefs.matching.body import Body, Quality, measure_brevity, rarity
from briefs.matching.large.strings import Lookup
from briefs.matching.layers.lookups import Gone, lay_cards, lay_places, lay_slugs
from briefs.matching.layers.translations import lay_translations


def lay_bodies(base: Body, own: Body, gone: Gone) -> Body:
    """Put the points of a server's own cards behind those of a pack; hidden ones keep a place."""
    first = len(base.points)
    lengths = (*base.lengths, *own.lengths)
    count = len(lengths) - len(gone.points)
    words = sum(lengths) - sum(base.lengths[place] for place in gone.points)
    by_root = _lay_roots(base.by_root, own.by_root, first, gone.points)
    by_card = {slug: tuple(first + place for place in own) for slug, own in own.by_card.items()}
    return Body(
        points=base.points + own.points,
        slugs=base.slugs + own.slugs,
        by_card=lay_cards(base.by_card, by_card, gone.slugs),
        by_form=lay_places(base.by_form, own.by_form, first, gone.points),
        by_root=by_root,
        cards_by_root=lay_slugs(base.cards_by_root, own.cards_by_root, gone.slugs),
        named=lay_slugs(base.named, own.named, gone.slugs),
        weights=_weigh(by_root, count),
        lengths=lengths,
        brevity=measure_brevity(lengths, count, words),
        figures=_join(base.figures, own.figures, first, gone.points),
        dates=_join(base.dates, own.dates, first, gone.points),
        spellings=base.spellings + own.spellings,
        translations=lay_translations(base.translations, own.translations, gone.slugs),
    )


def _lay_roots(
    base: Mapping[str, Quality], own: Mapping[str, Quality], first: int, gone: frozenset[int]
) -> Mapping[str, Quality]:
    def find(key: str) -> Quality | None:
        return _join(base.get(key, {}), own.get(key, {}), first, gone) or None

    return Lookup(find, lambda: iter(dict.fromkeys([*base, *own])))


def _join(theirs: Quality, mine: Quality, first: int, gone: frozenset[int]) -> Quality:
    hidden = bool(gone) and not gone.isdisjoint(theirs)
    if not hidden and not mine:
        return theirs
    found = {place: sure for place, sure in theirs.items() if place not in gone}
    found.update((first + place, sure) for place, sure in mine.items())
    return found


def _weigh(by_root: Mapping[str, Quality], points: int) -> Mapping[str, float]:
    def find(key: str) -> float | None:
        held = by_root.get(key)
        return rarity(len(held), points) if held else None

    return Lookup(find, lambda: iter(by_root))
