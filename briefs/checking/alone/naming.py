"""Points that name nobody and nothing: whoever reads one alone can't tell what it is about."""

from __future__ import annotations

from briefs.checking.alone.statement import Statement
from briefs.checking.findings import Severity
from briefs.checking.names import Name, begins_sentence


def find_nameless(statement: Statement) -> Severity | None:
    """Tell how surely a point is without a name; None when it has one.

    The names of its sources don't count: they say whose claim it is, not what about. Words by
    which a card goes, such as `the eight-point plan`, make it a matter for someone to judge, and so
    does a word that has its capital only because it begins a sentence.
    """
    if statement.said.codes or any(_is_sure(name, statement) for name in statement.subjects):
        return None
    return Severity.LOOK if statement.phrases or statement.subjects else Severity.FAULT


def _is_sure(name: Name, statement: Statement) -> bool:
    first = name.words[0]
    if len(name.words) > 1 or not begins_sentence(first, statement.text):
        return True
    known = (
        word.start
        for phrase in statement.phrases
        for word in statement.words[phrase.first : phrase.last]
    )
    return first.folded in statement.lexicon.named or first.start in known
