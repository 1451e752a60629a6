"""What a server's own cards cite beside the pack's documents, as sources like any other."""

from __future__ import annotations

from collections.abc import Iterable
from urllib.parse import urlsplit

from briefs.model import OWN_WORD, Card, Citation, Pack, ParagraphKind, Source

OWN_TITLE = "This server’s own word"
"""Said by the server's editors; no document is named."""


def find_sources(cards: Iterable[Card]) -> dict[str, Source]:
    """Give the links and the own word that cards cite, as sources by what stands for their id.

    A link is shown in full, its site as publisher; nothing of it is read.
    """
    cited = (citation for card in cards for point in card.points() for citation in point.citations)
    return {
        citation.source: _source(citation)
        for citation in dict.fromkeys(cited)
        if citation.kind is ParagraphKind.WHOLE
    }


def with_own_cards(pack: Pack, cards: Iterable[Card], hidden: Iterable[str]) -> Pack:
    """Give what members of a server see: the pack, its own cards over it, none that is hidden.

    Args:
        pack: The pack all servers share, or what this function gave; it isn't changed.
        cards: The server's own, among them its versions of the pack's.
        hidden: Slugs of the pack's cards that it removed.
    """
    own = {card.slug: card for card in cards}
    seen = {**pack.cards, **own}
    for slug in hidden:
        if slug not in own:
            seen.pop(slug, None)
    sources = {**pack.sources, **find_sources(own.values())}
    all_own = frozenset(own) | (pack.own & seen.keys())
    return Pack(
        dict(sorted(seen.items())),
        sources,
        pack.hash,
        own=all_own,
        versions=all_own & ((pack.cards.keys() - pack.own) | pack.versions),
    )


def is_link(source: Source) -> bool:
    """Tell whether a source is no document, but a link that a server's card gives."""
    return source.address == source.id


def is_own_word(source: Source) -> bool:
    """Tell whether a source is no document, but the server itself."""
    return source.id == OWN_WORD and not source.text


def is_document(source: Source) -> bool:
    """Tell whether a source is one of the pack's documents."""
    return not is_link(source) and not is_own_word(source)


def see_source(source: Source) -> str:
    """Say where a server's editors see which places a document has."""
    return f"See /source {source.id}."


def _source(citation: Citation) -> Source:
    if citation.source == OWN_WORD:
        return Source(OWN_WORD, OWN_TITLE, "", "und", "", "")
    host = urlsplit(citation.source).hostname or ""
    return Source(citation.source, citation.source, host, "und", "", "", address=citation.source)
