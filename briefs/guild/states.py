"""A server's saved cards as the pack stands now: which are shown, which hidden, which broken.

A card was sound when it was saved. The pack may have changed since, so what is read here is
forgiven what a new card is not: a related card that is gone is left out, a name that the pack took
since is kept. Only a document that the pack no longer has breaks a card.
"""

from __future__ import annotations

from collections.abc import Container, Iterable, Mapping
from dataclasses import dataclass, field, replace

from briefs.errors import Fault
from briefs.guild.model import Revision, Standing
from briefs.guild.reading import check_sources
from briefs.model import Card, Pack
from briefs.pack.cards import draft_card


@dataclass(frozen=True, slots=True)
class OpenCards:
    """What a server's own cards come to, beside the pack's."""

    own: Mapping[str, Card] = field(default_factory=dict)
    """Its own cards by slug, among them its versions of the pack's; related cards all exist."""
    hidden: frozenset[str] = frozenset()
    """Slugs of cards of the pack that it removed."""
    broken: Mapping[str, tuple[Fault, ...]] = field(default_factory=dict)
    """What is wrong with those that can't be shown, by slug; where one is a version of a card of
    the pack, members see the pack's meanwhile."""


def read_saved(revision: Revision, pack: Pack) -> tuple[Card | None, tuple[Fault, ...]]:
    """Read the card of a revision as it was written, related cards that are gone included.

    Args:
        revision: Any, also an old one.
        pack: The documents it may cite.

    Returns:
        The card, None when it is broken or the revision holds none; and what is wrong, by line.
    """
    if revision.text is None:
        return None, ()
    draft = draft_card(revision.slug, revision.text, f"{revision.slug}.md", own=True)
    check_sources(draft, pack)
    return draft.card, draft.faults.in_order()


def read_state(revision: Revision, pack: Pack) -> Card | None:
    """Give what members saw after a revision: its card, the pack's, or None for nothing.

    A broken one gives None too; `read_saved` says what is wrong with it.
    """
    if revision.standing is Standing.PACK:
        return pack.cards.get(revision.slug)
    return read_saved(revision, pack)[0]


def open_cards(current: Mapping[str, Revision], pack: Pack) -> OpenCards:
    """Read all cards of a server; a broken one takes nothing from the others.

    Args:
        current: The newest revision of each of its cards, by slug.
        pack: What all servers share.
    """
    read = {
        slug: read_saved(revision, pack)
        for slug, revision in current.items()
        if revision.standing is Standing.OWN
    }
    hidden = (slug for slug, one in current.items() if one.standing is Standing.REMOVED)
    return gather(read, hidden, pack)


def gather(
    read: Mapping[str, tuple[Card | None, tuple[Fault, ...]]], hidden: Iterable[str], pack: Pack
) -> OpenCards:
    """Put together what was read of each card of a server, as `open_cards` gives it.

    Args:
        read: What `read_saved` gave, by slug.
        hidden: Slugs of cards that the server removed, its own among them.
        pack: What all servers share.
    """
    removed = frozenset(slug for slug in hidden if slug in pack.cards)
    own = {slug: card for slug, (card, _) in sorted(read.items()) if card is not None}
    seen = own.keys() | (pack.cards.keys() - removed)
    return OpenCards(
        {slug: _without_gone(card, seen) for slug, card in own.items()},
        removed,
        {slug: faults for slug, (card, faults) in read.items() if card is None},
    )


def _without_gone(card: Card, seen: Container[str]) -> Card:
    related = tuple(slug for slug in card.related if slug in seen)
    return card if related == card.related else replace(card, related=related)
