"""Points that name nobody and nothing: whoever reads one alone can't tell what it is about."""

from __future__ import annotations

from briefs.checking.alone.statement import Statement
from briefs.checking.findings import Severity


def find_nameless(statement: Statement) -> Severity | None:
    """Tell how surely a point is without a name; None when it has one.

    The names of its sources don't count: they say whose claim it is, not what about. Words by
    which a card goes, such as `the eight-point plan`, make it a matter for someone to judge.
    """
    if statement.subjects or statement.said.codes:
        return None
    return Severity.LOOK if statement.phrases else Severity.FAULT
