"""Cards that can't say how old they are: each shows the date of its newest source."""

from __future__ import annotations

from briefs.checking.findings import Doubt, FindingKind, Severity
from briefs.model import Card, Pack


def check_age(card: Card, pack: Pack) -> Doubt | None:
    """Give a fault when no source of a card has a date, nor one that it can't be older than."""
    newest = pack.newest_source(card)
    if newest.published or newest.not_before:
        return None
    return Doubt(
        Severity.FAULT,
        FindingKind.AGE,
        newest.id,
        "none of the card's sources has a date",
        f"Add `published` to sources/{newest.id}.md or, when the document has no date, "
        "`not_before`: the newest date that it tells of.",
    )
