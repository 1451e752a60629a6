"""`The two countries`, `both sides`: words for two parties that a point must name."""

from __future__ import annotations

import re
from collections.abc import Iterator

from briefs.checking.alone.statement import Statement
from briefs.checking.findings import Severity

_PARTIES = (
    r"(?:armies|camps|capitals|chiefs|companies|countries|firms|foes|governments|leaders|men"
    r"|ministers|ministries|nations|navies|neighbours|neighbors|parties|peoples|powers|premiers"
    r"|presidents|publics|rivals|sides|societies|states|women)"
)
_PAIR = re.compile(
    rf"\b(?:the\s+two|both|these\s+two|neither\s+of\s+the|either\s+of\s+the|the\s+other\s+two)\s+"
    rf"(?:of\s+the\s+)?{_PARTIES}\b|\b(?:neither|either)\s+(?:side|country|party|government)\b"
    r"|\bthe\s+two(?=\s+(?:agreed|are|can|could|did|do|had|have|held|may|met|might|were|will|would)\b"
    r"|\s*[.,;:])",
    re.IGNORECASE,
)


def find_pairs(statement: Statement) -> Iterator[tuple[str, Severity]]:
    """Yield words for two parties of whom the point doesn't name two; a fault when it names none.

    Names count wherever they stand in the point: two states by any of their names, two people or
    other names, those of sources left out. `On both sides, Japan and Russia` is well.
    """
    for found in _PAIR.finditer(statement.text):
        named = count_parties(statement)
        if named < 2:
            yield found[0], Severity.LOOK if named else Severity.FAULT


def count_parties(statement: Statement) -> int:
    """Count the different parties that a point names: states once, however they are called."""
    parties: set[object] = set()
    named = {word.start for name in statement.subjects for word in name.words}
    for phrase in statement.phrases:
        starts = {word.start for word in statement.words[phrase.first : phrase.last]}
        if starts & named:
            parties.add(phrase.groups)
            named -= starts
    for name in statement.subjects:
        if rest := [word.folded for word in name.words if word.start in named]:
            parties.add(" ".join(rest))
    return len(parties)
