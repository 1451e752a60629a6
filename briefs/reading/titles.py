"""The document's title, where it stands again, and what stands above it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import islice

from briefs.reading import vocabulary
from briefs.reading.blocks import Block
from briefs.reading.boilerplate import matches
from briefs.reading.forms import Form
from briefs.reading.furniture import beside_page_end
from briefs.reading.headings import LONGEST_TITLE, fold, is_title_like
from briefs.reading.layout import has_columns
from briefs.reading.roles import Role
from briefs.reading.sentences import breaks_off, ends_sentence, starts_lower

_LONGEST_MASTHEAD = 400
_MOST_CANDIDATES = 30
"""Lines at the top of a document that may be its title."""
_LONGEST_BYLINE = 10
_LONGEST_NAME = 5
"""Words."""
_REACH = 15
"""Blocks below the title that may hold a standfirst and its author."""


@dataclass(frozen=True, slots=True)
class Title:
    """Where a document's title stands first."""

    index: int
    text: str
    key: str


def find_title(blocks: Sequence[Block], found: Mapping[int, Role]) -> Title | None:
    """Find the title among the lines above the text, or None when the text begins at once.

    A heading of the first level that is marked up wins; then the first line that is said again as
    a line of its own (in the text's head or at its end); then the first line, or the last one
    where a list of related pages stands above. A first heading such as Introduction is a section,
    not a title.

    Args:
        blocks: All blocks.
        found: What is known not to be text, by index.
    """
    counts = Counter(fold(block.plain) for block in blocks if len(block.plain) <= LONGEST_TITLE)
    candidates = list(islice(_candidates(blocks, found), _MOST_CANDIDATES))
    marked = [at for at in candidates if blocks[at].form is Form.HEADING]
    owners = _owners(blocks)
    candidates = [at for at in candidates if fold(blocks[at].plain) not in owners] or candidates
    keys = {at: fold(blocks[at].plain) for at in candidates}
    again = [
        at
        for at, key in keys.items()
        if counts[key] > 1 or any(keys[above].endswith(key) for above in keys if above < at)
    ]
    listed = candidates and any(
        matches(vocabulary.RELATED, block) for block in blocks[: candidates[0]]
    )
    first = candidates[-1:] if listed else candidates[:1]
    for at in (*marked[:1], *again[:1], *first):
        text = blocks[at].plain
        return None if matches(vocabulary.OPENING, blocks[at]) else Title(at, text, fold(text))
    return None


def _owners(blocks: Sequence[Block]) -> str:
    """Give what the lines of imprints say: who is named there is the publisher, not the title."""
    return " ".join(fold(block.plain) for block in blocks if matches(vocabulary.RIGHTS, block))


def _candidates(blocks: Sequence[Block], found: Mapping[int, Role]) -> Iterator[int]:
    for index, block in enumerate(blocks):
        running = found.get(index) is Role.FURNITURE and not matches(vocabulary.CREDIT, block)
        if (index in found and not running) or has_columns(block.first):
            continue
        if block.form is not Form.HEADING and not _may_be_title(block):
            return
        yield index


def _may_be_title(block: Block) -> bool:
    text = block.plain
    open_end = breaks_off(text) or text.endswith((":", ";"))
    return (
        block.form is Form.TEXT and is_title_like(text) and not starts_lower(text) and not open_end
    )


def find_above(blocks: Sequence[Block], title: Title) -> Iterator[int]:
    """Yield the title, and what stands above it: mastheads, kickers, a page's head."""
    for index, block in enumerate(blocks[: title.index + 1]):
        if len(block.plain) <= _LONGEST_MASTHEAD and not ends_sentence(block.plain):
            yield index
    if ends_sentence(title.text):
        yield title.index


def find_bylines(blocks: Sequence[Block], title: Title, found: Mapping[int, Role]) -> Iterator[int]:
    """Yield names and places between the title and the text: bylines, not headings.

    Names written with initials, and whatever short line has a date, a label or another phrase of
    the kind below it, still above the text; a little further on, whatever has a date right below.
    """
    for index in range(title.index + 1, min(title.index + _REACH, len(blocks) - 1)):
        short = blocks[index].plain.count(" ") < _LONGEST_NAME and not _is_text(blocks[index])
        dated = index + 1 in found and matches(vocabulary.DATE, blocks[index + 1])
        if short and dated and index not in found:
            yield index
    waiting: list[int] = []
    for index in range(title.index + 1, len(blocks)):
        block = blocks[index]
        if found.get(index) is Role.BOILERPLATE:
            yield from waiting
            waiting = []
        elif index not in found and ends_sentence(block.plain):
            return
        elif index not in found and vocabulary.SIGNATURE.match(block.plain):
            yield index
        elif index not in found and not matches(vocabulary.OPENING, block):
            if block.form is not Form.TEXT or block.plain.count(" ") >= _LONGEST_BYLINE:
                return
            waiting.append(index)


def _is_text(block: Block) -> bool:
    return block.form is not Form.TEXT or ends_sentence(block.plain)


def find_repeats(blocks: Sequence[Block], title: Title, found: Mapping[int, Role]) -> Iterator[int]:
    """Yield where the title stands again and is no heading of the text.

    Before the text begins and behind its end it repeats itself, beside a page's end or in the
    middle of a sentence it is a running head; between whole paragraphs it is a heading.
    """
    left = [at for at in range(len(blocks)) if at not in found]
    again = {at for at in left if len(blocks[at].plain) <= LONGEST_TITLE}
    again = {at for at in again if fold(blocks[at].plain) == title.key}
    prose = [at for at in left if at not in again and ends_sentence(blocks[at].plain)]
    before = dict(zip(left[1:], left, strict=False))
    for at in sorted(again):
        outside = not prose or at < prose[0] or at > prose[-1]
        above = blocks[before[at]].plain if at in before else ""
        broken = len(above) > LONGEST_TITLE and not ends_sentence(above)
        if outside or broken or beside_page_end(blocks, at):
            yield at
