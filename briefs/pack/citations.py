"""Citations: the brackets that end a statement, `[ifri-limits ¶3; note 1]`."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass

from briefs.model import Citation, ParagraphKind

_PLACE = re.compile(r"(?:([a-z0-9]+(?:-[a-z0-9]+)*)\s+)?(?:¶\s?|(note)\s+)([1-9][0-9]{0,5})")
_BRACKET = re.compile(r"\[[^\[\]]*\]")
_CITES = re.compile(r"¶|\bnote\s+[0-9]")

EXAMPLE = "[source-id ¶3], [source-id ¶3; note 1] or [one ¶3; other ¶5]"


class CitationFault(ValueError):
    """A citation can't be read: what is wrong, and how to mend it."""

    def __init__(self, problem: str, remedy: str) -> None:
        super().__init__(problem)
        self.problem = problem
        self.remedy = remedy


@dataclass(frozen=True, slots=True)
class Cited:
    """A statement's words, and where they come from."""

    text: str
    citations: tuple[Citation, ...]


def split_citations(statement: str) -> Cited:
    """Take the citations off the end of a statement.

    Args:
        statement: One line, white space folded, such as `It rained. [a ¶3; note 1] [b ¶2]`.

    Raises:
        CitationFault: There is none, one can't be read, one is given twice, or one stands
            elsewhere than at the end.
    """
    text, brackets = _split_brackets(statement)
    if stray := next(filter(_CITES.search, _BRACKET.findall(text)), None):
        raise CitationFault(
            f"the citation {stray} doesn't end the statement",
            "Put citations last, after the full stop; make two statements of two claims.",
        )
    if not brackets:
        raise CitationFault("a statement without a citation", f"End it with {EXAMPLE}.")
    citations = [citation for bracket in brackets for citation in _read(bracket)]
    for citation, count in Counter(citations).items():
        if count > 1:
            raise CitationFault(
                f"{citation.source} {citation} is cited twice", "Delete one of the two."
            )
    return Cited(text, tuple(citations))


def _split_brackets(statement: str) -> tuple[str, list[str]]:
    """Part a statement from the brackets that end it, in time linear in its length."""
    end = len(statement.rstrip())
    brackets: list[str] = []
    while end and statement[end - 1] == "]":
        start = statement.rfind("[", 0, end)
        if start < 0 or statement.rfind("]", start, end - 1) >= 0:
            break
        brackets.append(statement[start + 1 : end - 1])
        end = start
        while end and statement[end - 1].isspace():
            end -= 1
    return statement[:end], brackets[::-1]


def _read(bracket: str) -> list[Citation]:
    citations: list[Citation] = []
    source = ""
    for part in bracket.split(";"):
        place = _PLACE.fullmatch(part.strip())
        source = (place[1] or source) if place else ""
        if place is None or not source:
            raise CitationFault(
                f"the citation [{bracket}] can't be read", f"Write it like {EXAMPLE}."
            )
        kind = ParagraphKind.NOTE if place[2] else ParagraphKind.BODY
        citations.append(Citation(source, kind, int(place[3])))
    return citations
