"""What belongs to the site or the series: bars, labels, tables of contents, related pages."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from briefs.reading import vocabulary
from briefs.reading.blocks import Block
from briefs.reading.forms import Form, entry_of
from briefs.reading.headings import LONGEST_TITLE, fold, is_heading_like, is_title_like
from briefs.reading.sentences import ends_sentence

_LONGEST = 700
"""Characters; no label, call or disclaimer is longer, and patterns are not tried on more."""
_STANDFIRST = 1
"""Paragraphs that may stand above the date of a page."""
_FEWEST_ENTRIES = 3
_ANCHOR_ITEM = re.compile(
    r"(?:\d{1,3}(?:\.\d{1,3})*[.)]?\s+)?\[[^\[\]]{1,300}\]\(#[^)\s]{1,200}\)$"
)
_MOST_IN_A_ROW = 0.1
"""The share of blurbs that may have a second paragraph."""


def matches(pattern: re.Pattern[str], block: Block) -> bool:
    """Tell whether a whole block is a phrase of the vocabulary."""
    return len(block.plain) <= _LONGEST and bool(pattern.match(block.plain))


def find_phrases(blocks: Sequence[Block]) -> Iterator[int]:
    """Yield the indices of blocks that are one phrase of the vocabulary, or have no word at all."""
    for index, block in enumerate(blocks):
        if not any(map(str.isalnum, block.plain)):
            yield index
            continue
        if block.form is not Form.VERBATIM and matches(vocabulary.PHRASE, block):
            yield index


def find_dates(blocks: Sequence[Block]) -> Iterator[int]:
    """Yield lines with the date of the page: near its head or behind its text.

    In the midst of the text a date on a line of its own is the heading of what happened then.
    """
    prose = [index for index, block in enumerate(blocks) if ends_sentence(block.plain)]
    head = prose[_STANDFIRST] if len(prose) > _STANDFIRST else len(blocks)
    foot = prose[-1] if prose else 0
    for index, block in enumerate(blocks):
        if (index < head or index > foot) and matches(vocabulary.DATE, block):
            yield index


def find_bars(blocks: Sequence[Block]) -> Iterator[int]:
    """Yield the items of bulleted lists in which two or more are buttons of a share bar.

    Whatever else such a list holds, a date for one, is not text either.
    """
    for start, end in _runs(blocks, Form.BULLET):
        items = range(start, end)
        buttons = sum(matches(vocabulary.SHARE, blocks[index]) for index in items)
        if buttons >= 2 and 2 * buttons >= len(items):
            yield from items


def find_contents(blocks: Sequence[Block]) -> Iterator[int]:
    """Yield the lines of tables of contents.

    Lines with a page number at the end, three or more with leaders, or any below a head such as
    Contents, or most of them said again as lines of their own; else they are rows of a table. Short
    lines between two such lines are entries that wrap. Lists of links into the document itself
    count too.
    """
    said = {fold(block.plain) for block in blocks if len(block.plain) <= LONGEST_TITLE}
    entries = [index for index, block in enumerate(blocks) if block.form is Form.ENTRY]
    for near in _clusters(entries, blocks):
        names = [entry_of(blocks[index].first) for index in near]
        leaders = sum(led for _, led in names)
        again = sum(fold(name) in said for name, _ in names)
        below = near[0] > 0 and matches(vocabulary.CONTENTS, blocks[near[0] - 1])
        if below or leaders >= _FEWEST_ENTRIES or (len(near) > 1 and 2 * again > len(near)):
            yield from range(near[0], near[-1] + 1)
    for start, end in _runs(blocks, Form.BULLET, Form.NUMBERED):
        links = sum(bool(_ANCHOR_ITEM.match(block.text)) for block in blocks[start:end])
        if links >= 2 and links == end - start and "#)" not in blocks[start].text:
            yield from range(start, end)


def _clusters(entries: Sequence[int], blocks: Sequence[Block]) -> Iterator[list[int]]:
    """Group entries with nothing but short lines, at most two, between them."""
    near: list[int] = []
    for index in entries:
        between = blocks[near[-1] + 1 : index] if near else ()
        if near and (len(between) > 2 or any(ends_sentence(block.plain) for block in between)):
            yield near
            near = []
        near.append(index)
    if near:
        yield near


def _runs(blocks: Sequence[Block], *forms: Form) -> Iterator[tuple[int, int]]:
    """Yield start and end of the lists whose items have one of these forms."""
    start = None
    for index, block in enumerate(blocks):
        if block.form in forms:
            start = index if start is None else start
        elif start is not None:
            yield start, index
            start = None
    if start is not None:
        yield start, len(blocks)


def find_publications(blocks: Sequence[Block]) -> Iterator[int]:
    """Yield lists of other publications: the head, and the items of bibliographic shape below."""
    for index, block in enumerate(blocks):
        lead = vocabulary.PUBLICATIONS_LEAD.match(block.plain[-_LONGEST:])
        head = matches(vocabulary.PUBLICATIONS, block) and is_heading_like(block)
        if not (lead or head):
            continue
        end = index + 1
        while end < len(blocks) and _is_publication(blocks[end]):
            end += 1
        if end > index + 1:
            yield from range(index if head else index + 1, end)


_YEAR = re.compile(r"\b(?:19|20)\d\d\b")


def _is_publication(block: Block) -> bool:
    """Tell whether a block is an item of a bibliography: it has a year, and a title's marks."""
    listed = block.form in (Form.BULLET, Form.NUMBERED)
    return (
        (listed or block.form is Form.TEXT)
        and len(block.text) <= _LONGEST
        and bool(_YEAR.search(block.text))
        and (listed or bool(vocabulary.PUBLISHED_ITEM.search(block.text)))
    )


def find_tail(blocks: Sequence[Block], skipped: frozenset[int]) -> Iterator[int]:
    """Yield everything from the first list of related pages to the end of the document.

    The list must look like one: it begins with a title, and most titles have one blurb below.
    Where text goes on in paragraphs that follow one another, the words were no mark of an end (a
    side bar above the text, say) and nothing is left out.

    Args:
        blocks: All blocks.
        skipped: Indices of blocks that are known not to be text.
    """
    told = next(
        (at for at, block in enumerate(blocks) if at not in skipped and ends_sentence(block.plain)),
        len(blocks),
    )
    heads = [at for at, block in enumerate(blocks) if matches(vocabulary.RELATED, block)]
    if not heads:
        return
    titles = [is_title_like(block.plain) for block in blocks]
    blurbs, in_a_row = _count_prose(titles, skipped)
    for head in heads:
        listed = all(titles[head + 1 : head + 2])
        if told < head and listed and in_a_row[head] <= blurbs[head] * _MOST_IN_A_ROW:
            yield from range(head, len(blocks))
            return


def _count_prose(titles: Sequence[bool], skipped: frozenset[int]) -> tuple[list[int], list[int]]:
    """Count, from each block to the end, paragraphs, and those with another right below."""
    blurbs = [0] * (len(titles) + 1)
    in_a_row = [0] * (len(titles) + 1)
    below = False
    for index in range(len(titles) - 1, -1, -1):
        prose = not titles[index] and index not in skipped
        blurbs[index] = blurbs[index + 1] + prose
        in_a_row[index] = in_a_row[index + 1] + (prose and below)
        below = below if index in skipped else prose
    return blurbs, in_a_row
