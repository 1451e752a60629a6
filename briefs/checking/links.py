"""Related cards: which of them don't name each other, and which no card names."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from briefs.checking.findings import Doubt, FindingKind, Severity
from briefs.model import Pack


@dataclass(frozen=True, slots=True)
class LinkDoubt:
    """A doubt about the related cards of one card."""

    slug: str
    doubt: Doubt


def check_links(pack: Pack) -> Iterator[LinkDoubt]:
    """Yield a look for each card that others name without an answer, or that none names.

    A card that more others name than any card of the pack has in its list is a hub: it can't name
    them all, and nothing is said of it. A pack of one card has nothing to link.
    """
    naming: dict[str, list[str]] = {slug: [] for slug in pack.cards}
    for slug, card in pack.cards.items():
        for other in card.related:
            naming[other].append(slug)
    longest = max((len(card.related) for card in pack.cards.values()), default=0)
    for slug, others in naming.items():
        if not others and len(pack.cards) > 1:
            yield _doubt(slug, slug, "no card names this one as related", "Name it in one or two.")
        one_way = [other for other in others if other not in pack.cards[slug].related]
        if one_way and len(others) <= longest:
            yield _doubt(
                slug,
                ", ".join(one_way),
                f"{_list(one_way)} this card as related, but it doesn't name "
                f"{'it' if len(one_way) == 1 else 'them'}",
                "Add what a reader of this card would want next; leave the rest.",
            )


def _list(slugs: list[str]) -> str:
    if len(slugs) == 1:
        return f"{slugs[0]} names"
    return f"{', '.join(slugs[:-1])} and {slugs[-1]} name"


def _doubt(slug: str, subject: str, message: str, remedy: str) -> LinkDoubt:
    return LinkDoubt(slug, Doubt(Severity.LOOK, FindingKind.LINK, subject, message, remedy))
