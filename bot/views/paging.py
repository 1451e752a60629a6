"""Long texts in pages: broken between statements, with headings repeated where they go on."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import groupby
from typing import Generic, TypeVar

from bot import words
from bot.views.limits import OPTIONS, length

T = TypeVar("T")

_CHARACTERS = 2_000
PART = 900
"""Units that a single passage may have before escaping, which at most doubles it."""


@dataclass(frozen=True, slots=True)
class Passage(Generic[T]):
    """Some lines that stay together on a page, under the headings they belong to."""

    text: str
    """Markdown of at most 2,000 units."""
    about: T
    """The statement, source or card that it shows, or shows a part of."""
    heading: str = ""
    side: str = ""


@dataclass(frozen=True, slots=True)
class Page(Generic[T]):
    """Passages that fit on one screen together with its title, legend and buttons."""

    passages: tuple[Passage[T], ...]
    before: Passage[T] | None
    """The last passage of the page before."""

    def texts(self) -> tuple[str, ...]:
        """Write the page as Markdown: one text for each heading."""
        texts = []
        before = self.before
        for heading, members in groupby(self.passages, key=lambda passage: passage.heading):
            goes_on = before is not None and before.heading == heading
            lines = [f"### {words.continued(heading) if goes_on else heading}"] if heading else []
            for side, statements in groupby(members, key=lambda passage: passage.side):
                still = before is not None and goes_on and before.side == side
                lines += [words.side(words.continued(side) if still else side)] if side else []
                lines += [statement.text for statement in statements]
                before = None
            texts.append("\n".join(lines))
        return tuple(texts)

    def fits(self, most: int) -> bool:
        """Tell whether it has at most that many passages, and is no more than a few phone screens.

        That is half of what Discord takes in characters, so that title and legend fit beside it,
        and stays below its 10,000 bytes: a UTF-16 unit is at most three bytes of UTF-8.
        """
        return len(self.passages) <= most and sum(map(length, self.texts())) <= _CHARACTERS

    def half_full(self) -> bool:
        """Tell whether more than half of its room is taken."""
        return sum(map(length, self.texts())) > _CHARACTERS / 2

    def about(self) -> list[T]:
        """Give what is shown on it, in order."""
        return [passage.about for passage in self.passages]


def paged(passages: Iterable[Passage[T]], *, most: int = OPTIONS) -> tuple[Page[T], ...]:
    """Fill pages with passages in their order; there is always a first page, maybe empty.

    A section that fits on one page is not begun on another that is more than half full.

    Args:
        passages: What to show.
        most: How many a page may have; no more than a menu has options.
    """
    pages: list[Page[T]] = [Page((), None)]
    for heading, members in groupby(passages, key=lambda passage: passage.heading):
        section = tuple(members)
        last = pages[-1]
        whole = Page((*last.passages, *section), last.before).fits(most)
        if heading and not whole and last.half_full() and Page(section, None).fits(most):
            pages.append(Page((), last.passages[-1]))
        for passage in section:
            _add(passage, pages, most)
    return tuple(pages)


def _add(passage: Passage[T], pages: list[Page[T]], most: int) -> None:
    last = pages[-1]
    longer = Page((*last.passages, passage), last.before)
    if last.passages and not longer.fits(most):
        pages.append(Page((passage,), last.passages[-1]))
    else:
        pages[-1] = longer


def within(page: int, pages: Sequence[object]) -> int:
    """Give the nearest page that exists: a card may have become shorter since a button was made."""
    return max(0, min(page, len(pages) - 1))
