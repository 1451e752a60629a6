"""From what a person types to a card: names in one spelling, an index of them, a decision."""

from __future__ import annotations

from briefs.matching.completion import Completion, complete
from briefs.matching.explanation import explain, explain_hit
from briefs.matching.finding import match
from briefs.matching.index import Index, build_index

__all__ = [
    "Completion",
    "Index",
    "build_index",
    "complete",
    "explain",
    "explain_hit",
    "match",
]
