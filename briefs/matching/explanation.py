"""Why a query found what it found, in half a line."""

from __future__ import annotations

from briefs.model import Decision, Hit, Match, MatchedBy


def explain(found: Match) -> str:
    """Say in half a line for people why a match decided as it did.

    Such as `alias 'Kurils' (en)`, `spelling: 'kurlis' ~ 'Kurils'`, `2 names fit: 'Sanctions of
    2014', 'Sanctions of 2022'` or `no name is near`.
    """
    if found.decision is Decision.OPEN:
        return explain_hit(found.hits[0], found.query)
    if found.decision is Decision.CHOOSE:
        return f"{len(found.hits)} cards fit: {_list(found.hits)}"
    return f"nothing on that; near it: {_list(found.near)}" if found.near else "no name is near"


def explain_hit(hit: Hit, query: str) -> str:
    """Say by which of its names one card was found."""
    name = f"{hit.name!r} ({hit.language})"
    match hit.by:
        case MatchedBy.NAME:
            return f"name {name}"
        case MatchedBy.ALIAS:
            return f"alias {name}"
        case MatchedBy.WORDS:
            return f"words of {name}"
        case MatchedBy.SPELLING:
            return f"spelling: {_cut(query)!r} ~ {hit.name!r}"
        case MatchedBy.TEXT:
            return f"point {hit.point} of {hit.name!r}"


def _list(hits: tuple[Hit, ...]) -> str:
    return ", ".join(repr(hit.name) for hit in hits)


def _cut(query: str) -> str:
    return query if len(query) <= 60 else query[:59] + "…"
