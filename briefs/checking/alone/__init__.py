"""Points that can't be understood with nothing around them, and what in them leans."""

from __future__ import annotations

from briefs.checking.alone.standing import check_standing, check_time
from briefs.checking.alone.statement import Lexicon, Statement

__all__ = ["Lexicon", "Statement", "check_standing", "check_time"]
