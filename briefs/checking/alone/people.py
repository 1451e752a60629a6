"""`He`, `his`, `she`, `her`: people whom the point must name, by name or by what they are."""

from __future__ import annotations

import re

from briefs.checking.alone.statement import Statement
from briefs.checking.alone.wordlists import PEOPLE
from briefs.checking.vocabulary import ROLES
from briefs.checking.words import stems

_PRONOUN = re.compile(r"\b(?:he|him|his|himself|she|her|hers|herself)\b", re.IGNORECASE)


def find_nobody(statement: Statement) -> str | None:
    """Give the first word for a person when the point names nobody whom it could mean.

    Somebody is named by a name that is no state's and no publisher's, or by a word for people.
    """
    found = _PRONOUN.search(statement.text)
    if found is None or _names_somebody(statement):
        return None
    return found[0]


def _names_somebody(statement: Statement) -> bool:
    states = {
        word.start
        for phrase in statement.phrases
        if statement.lexicon.is_country(phrase)
        for word in statement.words[phrase.first : phrase.last]
    }
    if any(word.start not in states for name in statement.subjects for word in name.words):
        return True
    return any(stems(word.folded) & (ROLES | PEOPLE) for word in statement.words)
