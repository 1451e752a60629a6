"""Proof that a pack says what its documents say: places, figures, names, and words of our own."""

from __future__ import annotations

from briefs.checking.check import check_pack
from briefs.checking.findings import Finding, FindingKind, Severity
from briefs.checking.texts import Texts, read_texts

__all__ = ["Finding", "FindingKind", "Severity", "Texts", "check_pack", "read_texts"]
