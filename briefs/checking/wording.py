"""How proofs word their doubts: which places were read, and where else a thing stands."""

from __future__ import annotations

from collections.abc import Sequence

from briefs.checking.findings import Doubt, FindingKind, Severity
from briefs.checking.grounds import Grounds, Place

SHOWN = 3
"""Other places that a remedy names."""


def refuse(
    text: str, elsewhere: Sequence[Place], grounds: Grounds, severity: Severity = Severity.FAULT
) -> Doubt:
    """Doubt a figure that doesn't stand in the cited places."""
    return Doubt(
        severity,
        FindingKind.FIGURE,
        text,
        f"“{text}” doesn't stand in {list_places(grounds.cited)}",
        tell_where(elsewhere, "Correct it, or cite the paragraph that gives it."),
    )


def list_places(places: Sequence[Place]) -> str:
    """Name some places, each source once: `ifri-limits ¶3, note 1; fpri-after-ukraine ¶5`."""
    by_source: dict[str, list[str]] = {}
    for place in places:
        by_source.setdefault(place.source, []).append(place.number)
    return "; ".join(f"{source} {', '.join(found)}" for source, found in by_source.items())


def tell_where(elsewhere: Sequence[Place], otherwise: str) -> str:
    """Advise to cite a place that has it, or otherwise."""
    if not elsewhere:
        return otherwise
    return f"It stands in {list_places(elsewhere[:SHOWN])}: cite that, or correct it."
