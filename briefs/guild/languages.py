"""The languages in which cards have names."""

from __future__ import annotations

from collections.abc import Iterable

from briefs.model import Card


def list_languages(cards: Iterable[Card]) -> tuple[str, ...]:
    """Give the languages in which cards have names, those with the most names first."""
    counts: dict[str, int] = {}
    for card in cards:
        for tag, names in card.aliases.items():
            language = primary(tag)
            counts[language] = counts.get(language, 0) + len(names)
    return tuple(sorted(counts, key=lambda language: (-counts[language], language)))


def primary(tag: str) -> str:
    """Give the language of a BCP 47 tag: `pt` of `pt-BR`."""
    return tag.partition("-")[0].lower()
