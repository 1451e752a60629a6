"""From what a person types to a card, or to the points that answer: names, words, a decision."""

from __future__ import annotations

from briefs.matching.answering import answer
from briefs.matching.completion import Completion, complete
from briefs.matching.explanation import explain, explain_hit
from briefs.matching.finding import match
from briefs.matching.index import Index, build_index
from briefs.matching.naming import find_names
from briefs.matching.overlay import Overlay, Size, measure, overlay

__all__ = [
    "Completion",
    "Index",
    "Overlay",
    "Size",
    "answer",
    "build_index",
    "complete",
    "explain",
    "explain_hit",
    "find_names",
    "match",
    "measure",
    "overlay",
]
