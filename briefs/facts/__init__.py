"""Daily facts, without Discord: who gets one, which one, and what became of it."""

from __future__ import annotations
