"""Which places of the documents a pack tells, and which have nothing to tell."""

from __future__ import annotations

from briefs.checking.coverage.findings import check_coverage, check_excuses
from briefs.checking.coverage.measure import Coverage, Exempt, measure_coverage

__all__ = ["Coverage", "Exempt", "check_coverage", "check_excuses", "measure_coverage"]
