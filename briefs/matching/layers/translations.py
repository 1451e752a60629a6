"""What words of other languages stand for, by the names of two layers."""

from __future__ import annotations

from collections.abc import Mapping

from briefs.matching.large.strings import Lookup
from briefs.matching.layers.lookups import lay_cards, lay_slugs
from briefs.matching.translations import Owners, Slugs, Translations


def lay_translations(base: Translations, own: Translations, hidden: frozenset[str]) -> Translations:
    """Learn from the names of a pack and of a server's own cards together."""
    theirs, mine = base.owners, own.owners
    english = lay_slugs(theirs.english, mine.english, hidden)
    return Translations(
        Owners(
            english=english,
            foreign=lay_slugs(theirs.foreign, mine.foreign, hidden),
            alone=lay_slugs(theirs.alone, mine.alone, hidden),
            sounds=_lay_sounds(theirs.sounds, mine.sounds, english),
            words=lay_cards(theirs.words, mine.words, hidden),
            names=lay_cards(theirs.names, mine.names, hidden),
        )
    )


def _lay_sounds(base: Slugs, own: Slugs, english: Mapping[str, object]) -> Slugs:
    def find(key: str) -> frozenset[str] | None:
        found = base.get(key, frozenset()) | own.get(key, frozenset())
        return frozenset(word for word in found if word in english) or None

    return Lookup(find, lambda: iter(dict.fromkeys([*base, *own])))
