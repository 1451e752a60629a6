"""The pack's editor: is each point proved, told in our words, clear alone, and told once?

Proofs by the documents: `check` and the modules it names. Coverage of the documents: `coverage`.
Wording, names and links: `review` and the modules it names. All of it together: `report`.
"""

from __future__ import annotations

from briefs.checking.check import check_pack
from briefs.checking.findings import Finding, FindingKind, Severity
from briefs.checking.report import Report, make_report
from briefs.checking.texts import Texts, read_texts

__all__ = [
    "Finding",
    "FindingKind",
    "Report",
    "Severity",
    "Texts",
    "check_pack",
    "make_report",
    "read_texts",
]
