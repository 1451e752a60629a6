"""`The islands`, `the plan`, `the summit`: things of which the point doesn't tell which."""

from __future__ import annotations

import re
from collections.abc import Iterator

from briefs.checking.alone.nouns import FAMILIES, OF_STATES, Family, Sort
from briefs.checking.alone.statement import Statement
from briefs.checking.alone.wordlists import SAYING
from briefs.checking.findings import Severity
from briefs.checking.vocabulary import FUNCTION_WORDS
from briefs.checking.words import fold, stems

_NOUNS = "|".join(sorted((noun for family in FAMILIES for noun in family.nouns), key=len)[::-1])
_BARE = re.compile(
    rf"\b(?:the|that|this|these|those|all|all\s+the|the\s+(?:two|three|four|five|six|same))\s+"
    rf"(?P<noun>{_NOUNS})\b(?![-’']\w)",
    re.IGNORECASE,
)
_AFTER_ANY = re.compile(
    r"\s+(?:of|between|among|that|which|who|whose|where|called|named|known)\b"
    r"|\s+\w+(?:ed|en)\s+(?:in|by|at|on|for|with)\b"
)
_AFTER = {
    Sort.PLACE: re.compile(r"\s+(?:in|on|at|near|off|north|south|east|west|opposite)\s+(?=[A-Z])"),
    Sort.EVENT: re.compile(
        r"\s+(?:on|over|about|with|against)\b|\s+(?:in|at|for|to|from)\s+(?=[A-Z\d])"
    ),
    Sort.WORK: re.compile(r"\s+(?:on|for|to|with|about|against|over)\b|\s+from\s+(?=[A-Z])"),
    Sort.BODY: re.compile(r"\s+(?:in|for|from)\b"),
}
_TWO = re.compile(r"\btwo\b", re.IGNORECASE)
"""Two states or ministries are for `pairs` to judge."""
_NEXT = re.compile(r"\s+([a-z]\w*)")
_BESIDE = re.compile(r"\s+\(?[“\"]?")
_APPOSED = re.compile(r",\s+[“\"]?")
_APPOSED_END = re.compile(r"[”\"]?(?:[,.;:)]|\s+(?:and|or)\b|$)")


def find_indefinite(statement: Statement) -> Iterator[tuple[str, Severity]]:
    """Yield each noun with a bare article of which nothing in the point tells which is meant.

    What tells: words after it (`the summit of 2016`, `the bank, Sberbank`), the same or a kindred
    word earlier (`a plan … the plan`), a name that holds the noun (`Lumen Islands … the islands`),
    or a name of a card that has another name with it (`the Kurils … the islands`).
    """
    for found in _BARE.finditer(statement.text):
        noun = found["noun"].lower()
        family = next(family for family in FAMILIES if noun in family.nouns)
        if _is_other(found, noun) or (family.sort is Sort.BODY and _TWO.search(found[0])):
            continue
        if (
            _is_told_after(found, family, statement)
            or _is_told_before(found, family, statement)
            or _is_named(noun, family, statement)
        ):
            continue
        told = found[0][: found.end("noun") - found.start()]
        yield told, Severity.FAULT if family.sure else Severity.LOOK


def _is_other(found: re.Match[str], noun: str) -> bool:
    """Tell whether the words are something else: `said that talks failed`, `the island dispute`."""
    if noun.endswith("s"):
        return found[0].lower().startswith("that")
    following = _NEXT.match(found.string, found.end())
    word = fold(following[1]) if following else ""
    return bool(word) and word not in FUNCTION_WORDS | SAYING and not word.endswith("ed")


def _is_told_after(found: re.Match[str], family: Family, statement: Statement) -> bool:
    text, end = found.string, found.end("noun")
    if _AFTER_ANY.match(text, end) or _AFTER[family.sort].match(text, end):
        return True
    ends = {subject.words[0].start: subject.words[-1].end for subject in statement.subjects}
    beside, apposed = _BESIDE.match(text, end), _APPOSED.match(text, end)
    if beside and beside.end() in ends:
        return True
    name_end = ends.get(apposed.end()) if apposed else None
    return name_end is not None and _APPOSED_END.match(text, name_end) is not None


def _is_told_before(found: re.Match[str], family: Family, statement: Statement) -> bool:
    return any(
        stems(word.folded) & family.kin for word in statement.words if word.end <= found.start()
    )


def _is_named(noun: str, family: Family, statement: Statement) -> bool:
    """Tell whether a name in the point is, or also goes by, such a thing."""
    forms = stems(fold(noun))
    for phrase in statement.phrases:
        if not any(word.capital for word in statement.words[phrase.first : phrase.last]):
            continue
        if noun in OF_STATES and statement.lexicon.is_country(phrase):
            return True
        if any(_heads(name, forms) for name in statement.lexicon.names_of(phrase)):
            return True
    return any(
        stems(word.folded) & family.kin for name in statement.subjects for word in name.words
    )


def _heads(name: str, forms: frozenset[str]) -> bool:
    """Tell whether a name is for such a thing: `Lumen Islands`, not `bases on the islands`."""
    words = name.split()
    head = next((at for at, word in enumerate(words) if word in FUNCTION_WORDS and at), len(words))
    return any(stems(word) & forms for word in words[:head])
