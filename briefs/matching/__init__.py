"""From what a person types to a card: names in one spelling, an index of them, a decision."""

from __future__ import annotations
