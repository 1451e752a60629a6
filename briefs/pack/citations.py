"""Citations: the brackets that end a statement, `[ifri-limits ¶3; note 1]`.

A server's own card may also cite a link, `[https://…]`, or itself, `[own]`.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass

from briefs.model import OWN_WORD, Citation, ParagraphKind
from briefs.pack.fields import is_web_address

_SOURCE = "[a-z0-9]+(?:-[a-z0-9]+)*"
_PLACE = re.compile(rf"(?:({_SOURCE})\s+)?(?:¶\s?|(note)\s+)([1-9][0-9]{{0,5}})")
_BRACKET = re.compile(r"\[[^\[\]]*\]")
_CITES = re.compile(r"¶|\bnote\s+[0-9]")
_CITES_OWN = re.compile(_CITES.pattern + rf"|\[\s*(?:https?://[^\s\]]+|{OWN_WORD})\s*\]")
_UNMARKED = re.compile(rf"({_SOURCE}\s+)?#?([1-9][0-9]{{0,5}})")
_BETWEEN = re.compile(r";")
_BETWEEN_LINKS = re.compile(r";\s+")
"""A semicolon may stand within an address."""

_Read = Callable[[str], list[Citation]]

LONGEST_LINK = 500
"""Characters: longer ones crowd out the text of a screen, and are mostly tracking."""

EXAMPLE = "[source-id ¶3], [source-id ¶3; note 1] or [one ¶3; other ¶5]"
OWN_EXAMPLE = f"[source-id ¶3], [https://example.org/page] or [{OWN_WORD}]"


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


def split_citations(statement: str, *, own: bool = False) -> Cited:
    """Take the citations off the end of a statement.

    Args:
        statement: One line, white space folded, such as `It rained. [a ¶3; note 1] [b ¶2]`.
        own: Whether it stands in a server's own card, so may cite links and the server itself.

    Raises:
        CitationFault: There is none, one can't be read, one is given twice, or one stands
            elsewhere than at the end.
    """
    text, brackets = _split_brackets(statement)
    cites = _CITES_OWN if own else _CITES
    if stray := next(filter(cites.search, _BRACKET.findall(text)), None):
        raise CitationFault(
            f"the citation {stray} doesn't end the statement",
            "Put citations last, after the full stop; make two statements of two claims.",
        )
    if not brackets:
        example = OWN_EXAMPLE if own else EXAMPLE
        raise CitationFault("a statement without a citation", f"End it with {example}.")
    read = _read_own if own else _read
    citations = [citation for bracket in brackets for citation in read(bracket)]
    for citation, count in Counter(citations).items():
        if count > 1:
            raise CitationFault(
                f"{f'{citation.source} {citation}'.rstrip()} is cited twice",
                "Delete one of the two.",
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
        citation = _read_place(part, source)
        if citation is None:
            raise _unreadable(bracket, EXAMPLE, _read)
        source = citation.source
        citations.append(citation)
    return citations


def _read_own(bracket: str) -> list[Citation]:
    citations: list[Citation] = []
    source = ""
    between = _BETWEEN_LINKS if "://" in bracket else _BETWEEN
    for part in map(str.strip, between.split(bracket)):
        if "://" in part:
            citations.append(_read_link(part))
            source = ""
        elif part == OWN_WORD:
            citations.append(Citation(OWN_WORD, ParagraphKind.WHOLE, 0))
            source = ""
        elif citation := _read_place(part, source):
            source = citation.source
            citations.append(citation)
        else:
            raise _unreadable(bracket, OWN_EXAMPLE, _read_own)
    return citations


def _read_place(part: str, source: str) -> Citation | None:
    """Read `¶3`, `note 1` or either after a source's id; None when it is neither."""
    place = _PLACE.fullmatch(part.strip())
    named = (place[1] or source) if place else ""
    if place is None or not named:
        return None
    kind = ParagraphKind.NOTE if place[2] else ParagraphKind.BODY
    return Citation(named, kind, int(place[3]))


def _read_link(part: str) -> Citation:
    if not is_web_address(part):
        raise CitationFault(
            f"{part!r} is not a web address", "Copy the whole address, from https:// to its end."
        )
    if len(part) > LONGEST_LINK:
        raise CitationFault(
            f"the link has {len(part)} characters",
            f"Use one of {LONGEST_LINK} at most; what follows a ? can often go.",
        )
    return Citation(part, ParagraphKind.WHOLE, 0)


def _unreadable(bracket: str, example: str, read: _Read) -> CitationFault:
    if marked := _mark_numbers(bracket, read):
        return CitationFault(
            f"the citation [{bracket}] doesn't say whether it names a paragraph or a note",
            f"Write [{marked}], or for a note the word note before its number.",
        )
    return CitationFault(f"the citation [{bracket}] can't be read", f"Write it like {example}.")


def _mark_numbers(bracket: str, read: _Read) -> str:
    """Give a bracket with a ¶ before each bare number; nothing where that can't be read either."""
    parts = [part.strip() for part in bracket.split(";")]
    found = [_UNMARKED.fullmatch(part) for part in parts]
    if not any(found):
        return ""
    marked = "; ".join(
        f"{unmarked[1] or ''}¶{unmarked[2]}" if unmarked else part
        for part, unmarked in zip(parts, found, strict=True)
    )
    try:
        read(marked)
    except CitationFault:  # more is wrong with it than that
        return ""
    return marked
