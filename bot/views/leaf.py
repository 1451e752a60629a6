"""The layout that all paged screens share: a head, one page of texts, small print, ways on."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from bot import words
from bot.views.custom_ids import ScreenId
from bot.views.paging import Page
from bot.views.pieces import Item, box, row, rule, text, turns
from bot.views.screen import Screen


def leaf(
    colour: int,
    head: str | Sequence[str],
    pages: Sequence[Page[Any]],
    here: ScreenId,
    *,
    foot: str = "",
    ways_on: Sequence[Item | None] = (),
    spaced: bool = False,
) -> Screen:
    """Lay out the page that `here` names.

    Args:
        colour: Of the bar at the side.
        head: Markdown above the page, one text or several; space sets each apart.
        pages: All pages; `here.page` is one of them.
        here: The id of a button that leads to this very screen.
        foot: Small print below the page.
        ways_on: Rows below the buttons that turn pages; None stands for nothing there.
        spaced: Whether to set passages apart by space, instead of sections by rules.
    """
    page = pages[here.page]
    turned = words.page(here.page + 1, len(pages)) if len(pages) > 1 else ""
    heads = [head] if isinstance(head, str) else head
    items: list[Item | None] = [text(part) for part in heads if part]
    if spaced:
        items += [text(passage.text) for passage in page.passages]
    else:
        for n, part in enumerate(page.texts()):
            items += [rule(), text(part)] if n else [text(part)]
    if foot or turned:
        items += [rule(), text(foot, turned)]
    return Screen([box(colour, *items, row(*turns(here, len(pages))), *ways_on)])
