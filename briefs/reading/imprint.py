"""Pages before the text: imprint, addresses, notes on the author, the institute, the series."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from collections.abc import Set as AbstractSet

from briefs.reading import vocabulary
from briefs.reading.blocks import Block
from briefs.reading.boilerplate import matches
from briefs.reading.forms import Form
from briefs.reading.headings import fold, is_heading_like
from briefs.reading.sentences import SUPERSCRIPTS, ends_sentence

_SIGNALS = 2
"""An ISBN, a copyright line, a telephone number: fewer are found at the foot of any page."""
_MARK = re.compile(rf"[{SUPERSCRIPTS}]|\[\^?\d")
_CAPITAL = r"[^\W\d_a-z][\w.'’-]*"
_NAME = re.compile(
    rf"(?P<name>(?:(?:Dr|Prof|Professor|Sir|Dame|Mr|Mrs|Ms)\.? )?{_CAPITAL}"
    rf"(?: (?:de|del|della|di|da|van|von|der|den|ten|bin|al|el|le|la|du|dos|{_CAPITAL})){{1,4}})"
    r",? (?:has been|is|was|works|serves|teaches|holds|leads|joined|writes|studies|covers)\b"
)
_ARTICLE = re.compile(r"^The ")
_SELF = re.compile(
    r"(?:The )?(?P<name>\S.{1,100}?),? (?:is|was|has been|has|are|works|serves|teaches|publishes|"
    r"offers|brings)\b"
)
_PRONOUNS = frozenset({"She", "He", "They", "Her", "His", "Their", "It", "Its"})
_WORD = re.compile(r"\w[\w’'-]+")
_OPENING_WORDS = 60
"""Characters in which a paragraph that goes on about somebody names the person."""
_REACH = 300
"""How much of a biography must tell the occupation."""


def find_imprint(blocks: Sequence[Block]) -> Iterator[int]:
    """Yield the pages before the text of a printed document.

    They are known by two or more signals of an imprint, with an opening such as Summary or
    Introduction behind them. All that stands up to the last signal goes; behind it, what stands
    under a heading about the author, and what a line of the imprint says of itself ("X is a
    series…").
    Nothing goes when that would be half of the document, or text with footnote marks.
    """
    signals: list[int] = []
    told = False
    for index, block in enumerate(blocks):
        if _is_signal(block):
            signals.append(index)
        elif matches(vocabulary.OPENING, block) and is_heading_like(block):
            if len(signals) >= _SIGNALS:
                yield from _front(blocks, signals[-1] + 1, index)
            if told or len(signals) >= _SIGNALS:
                return
        told = told or _is_prose(block)


def _front(blocks: Sequence[Block], end: int, opening: int) -> Iterator[int]:
    """Yield the pages before an opening, unless they are too much to lose."""
    front = blocks[:opening]
    if 2 * _words(front) <= _words(blocks) and not any(map(_called, front)):
        yield from range(end)
        yield from _about_itself(blocks, end, opening)


def _is_signal(block: Block) -> bool:
    return matches(vocabulary.IMPRINT, block) or matches(vocabulary.CONTACT, block)


def _called(block: Block) -> bool:
    return bool(_MARK.search(block.text))


def _is_prose(block: Block) -> bool:
    return ends_sentence(block.plain) and len(block.plain.split()) > 20


def _words(blocks: Sequence[Block]) -> int:
    return sum(block.plain.count(" ") + 1 for block in blocks)


def _about_itself(blocks: Sequence[Block], start: int, end: int) -> Iterator[int]:
    """Yield paragraphs that begin with a line of the imprint: `The X was founded in…`."""
    names = {
        fold(_ARTICLE.sub("", block.plain)): index
        for index, block in enumerate(blocks[:end])
        if is_heading_like(block)
    }
    for index in range(start, end):
        found = _SELF.match(blocks[index].plain)
        name = fold(found["name"]) if found else ""
        if name in names and ends_sentence(blocks[index].plain):
            yield index
            if names[name] == index - 1:
                yield index - 1


def find_about(blocks: Sequence[Block]) -> Iterator[int]:
    """Yield notes on the author or publisher: the head and what below it tells of them.

    The first paragraph must introduce somebody or something ("X is a…"); those that follow it
    must go on about the same (the name again, or a pronoun).
    """
    for index, block in enumerate(blocks):
        if not (matches(vocabulary.ABOUT, block) and is_heading_like(block)):
            continue
        first = blocks[index + 1] if index + 1 < len(blocks) else block
        found = _SELF.match(first.plain)
        if first is block or not found or _called(first):
            continue
        names = set(_WORD.findall(found["name"])) | _PRONOUNS
        end = index + 2
        while end < len(blocks) and _goes_on(blocks[end], names):
            end += 1
        yield from range(index, end)


def _goes_on(block: Block, names: AbstractSet[str]) -> bool:
    start = _WORD.findall(block.plain[:_OPENING_WORDS])[:3]
    return _is_prose(block) and not _called(block) and not names.isdisjoint(start)


def find_biography(blocks: Sequence[Block], skipped: frozenset[int]) -> int | None:
    """Give the index of a biography without a heading, or None.

    It is the last paragraph of text, boilerplate or nothing follows it, it begins with a person's
    name and what he or she is, and the rest of the document does not speak of that person. This
    is a guess from shape; the last paragraph of an article on a living person may look like it,
    but then the name stands in the text above too.
    """
    left = [index for index in range(len(blocks)) if index not in skipped]
    prose = [index for index in left if ends_sentence(blocks[index].plain)]
    if len(prose) < 2 or blocks[prose[-1]].form is not Form.TEXT:
        return None
    last = prose[-1]
    text = blocks[last].plain
    found = _NAME.match(text)
    if not found or not vocabulary.OCCUPATION.search(text[:_REACH]) or _called(blocks[last]):
        return None
    surname = found["name"].split()[-1]
    named = any(surname in blocks[index].plain for index in prose[:-1])
    return None if named else last
