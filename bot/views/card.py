"""The short card: what a command answers first, on one phone screen."""

from __future__ import annotations

from collections.abc import Iterator

from bot import words
from bot.views import phone
from bot.views.custom_ids import Action, ScreenId
from bot.views.escape import cut, escaped, plain, typed
from bot.views.marks import Marks
from bot.views.pieces import Item, box, button, card_options, known, menu, row, rule, text
from bot.views.screen import Screen
from briefs.model import Card, Hit, MatchedBy, Pack, Point, SectionKind

_KEY_POINTS = 3
_GIST_CUTS = (400, 300, 200, 120)
_TITLE = 120
_LEGEND = 300
_NAME = 60


def card_screen(
    card: Card, pack: Pack, *, found_by: Hit | None = None, query: str | None = None
) -> Screen:
    """Show a card: gist, up to three key points, how old the sources are, and where to go on.

    Args:
        card: The card.
        pack: The pack its sources and related cards stand in.
        found_by: The hit that led here; with `query`, a card found by words that are not exactly
            one of its names says so.
        query: What the person typed.
    """
    marks = Marks.of(card)
    head = "\n".join(filter(None, (title(card), _found(found_by, query))))
    drafts = [(head, body, _foot(card, pack, marks, shown)) for body, shown in _drafts(card, marks)]
    fitting = (draft for draft in drafts if phone.lines("\n".join(draft)) <= phone.LINES)
    head, body, foot = next(fitting, drafts[-1])
    return Screen([box(card.group, text(head, body), rule(), text(foot), *_ways_on(card, pack))])


def title(card: Card, *, small: str = "") -> str:
    """Give the heading of a card's screens, with a word on which screen it is."""
    heading = f"## {escaped(cut(plain(card.title), _TITLE)) or words.UNTITLED}"
    return f"{heading}\n-# {small}" if small else heading


def _drafts(card: Card, marks: Marks) -> Iterator[tuple[str, list[Point]]]:
    """Yield the statements to show, from all that may stand there down to a piece of the gist."""
    key = card.section(SectionKind.KEY_POINTS)[:_KEY_POINTS]
    gist = marks.statement(card.gist)
    for n in range(len(key), -1, -1):
        bullets = [f"- {marks.statement(point)}" for point in key[:n]]
        yield "\n".join([gist, *bullets]), [card.gist, *key[:n]]
    for limit in _GIST_CUTS:
        yield marks.statement(card.gist, limit), [card.gist]


def _foot(card: Card, pack: Pack, marks: Marks, shown: list[Point]) -> str:
    differ = words.SOURCES_DIFFER if card.section(SectionKind.DIFFERENCES) else ""
    legend = f"-# {cut(marks.legend(shown, pack), _LEGEND)}"
    newest = words.newest(pack.newest_source(card))
    return "\n".join(filter(None, (differ, newest, legend)))


def _found(found_by: Hit | None, query: str | None) -> str:
    if query is None or found_by is None or found_by.by in {MatchedBy.NAME, MatchedBy.ALIAS}:
        return ""
    return words.found_as(typed(query), escaped(cut(plain(found_by.name), _NAME)))


def _ways_on(card: Card, pack: Pack) -> Iterator[Item | None]:
    timeline = bool(card.section(SectionKind.TIMELINE))
    yield row(
        button(words.FULL_BRIEF, ScreenId(Action.FULL, card.slug), main=True),
        button(words.SOURCES, ScreenId(Action.SOURCES, card.slug)),
        button(words.TIMELINE, ScreenId(Action.TIMELINE, card.slug)) if timeline else None,
    )
    related = known(card.related, pack)
    yield menu(ScreenId(Action.RELATED, card.slug), words.RELATED, card_options(related))
