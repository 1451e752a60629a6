"""Whether a point stands alone: it is posted as a daily fact, with nothing around it."""

from __future__ import annotations

from collections.abc import Iterator

from briefs.checking.alone.definite import find_indefinite
from briefs.checking.alone.naming import find_nameless
from briefs.checking.alone.opening import find_opening
from briefs.checking.alone.pairs import find_pairs
from briefs.checking.alone.people import find_nobody
from briefs.checking.alone.statement import Statement
from briefs.checking.alone.timing import find_undated
from briefs.checking.findings import Doubt, FindingKind, Severity
from briefs.checking.grounds import Grounds


def check_standing(statement: Statement) -> Iterator[Doubt]:
    """Yield a doubt for each word that leans on what the point doesn't say.

    Args:
        statement: A point other than a gist, which always stands under its card's title.
    """
    leaning: dict[str, Severity] = {}
    for words, severity in find_opening(statement):
        leaning.setdefault(words, severity)
    for words, severity in leaning.items():
        yield _doubt(
            severity,
            words,
            f"“{words}” leans on something the point doesn't say",
            "Name what it means; a point is posted with nothing around it.",
        )
    yield from _check_things(statement)
    if pronoun := find_nobody(statement):
        yield _doubt(
            Severity.FAULT,
            pronoun,
            f"“{pronoun}” is nobody whom the point names",
            "Say who it is.",
        )
    if nameless := find_nameless(statement):
        yield _doubt(
            nameless,
            statement.text,
            "the point has no name of anybody or anything in it",
            "Say whose or where it is: a reader who sees this point alone can't tell.",
        )


def _check_things(statement: Statement) -> Iterator[Doubt]:
    things = dict(find_indefinite(statement))
    for words, severity in things.items():
        yield _doubt(
            severity,
            words,
            f"nothing in the point tells which “{words}” is meant",
            "Name it, such as with its place or its year.",
        )
    for words, severity in dict(find_pairs(statement)).items():
        yield _doubt(
            severity, words, f"the point doesn't name the two behind “{words}”", "Name both."
        )


def check_time(statement: Statement, grounds: Grounds) -> Iterator[Doubt]:
    """Yield a doubt when a point tells of the past, or of now, and gives no year.

    Args:
        statement: A point other than a gist.
        grounds: What it cites.
    """
    if words := find_undated(statement, grounds):
        years = ", ".join(map(str, sorted(grounds.years)))
        known = f" (the cited places name {years})" if years else ""
        yield Doubt(
            Severity.LOOK,
            FindingKind.TIME,
            words,
            f"the point says “{words}” but no year",
            f"Say when{known}, or whose claim of what year it is.",
        )


def _doubt(severity: Severity, subject: str, message: str, remedy: str) -> Doubt:
    return Doubt(severity, FindingKind.ALONE, subject, message, remedy)
