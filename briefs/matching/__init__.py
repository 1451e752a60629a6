"""From what a person types to a card, or to the points that answer: names, words, a decision."""

from __future__ import annotations

from briefs.matching.completion import Completion
from briefs.matching.explanation import explain, explain_hit
from briefs.matching.index import Index, build_index
from briefs.matching.overlay import (
    Overlay,
    Size,
    answer,
    complete,
    find_names,
    match,
    measure,
    overlay,
)

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
