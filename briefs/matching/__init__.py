"""From what a person types to a card, or to the points that answer: names, words, a decision."""

from __future__ import annotations

from briefs.matching.answering import answer
from briefs.matching.completion import Completion, complete
from briefs.matching.explanation import explain, explain_hit
from briefs.matching.finding import match
from briefs.matching.index import Index, build_index

__all__ = [
    "Completion",
    "Index",
    "answer",
    "build_index",
    "complete",
    "explain",
    "explain_hit",
    "match",
]
