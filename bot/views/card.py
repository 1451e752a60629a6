"""The short card: what a command answers first, on one phone screen."""

from __future__ import annotations

from collections.abc import Iterator

from bot import words
from bot.views import phone
from bot.views.custom_ids import Action, ScreenId
from bot.views.escape import shortened, typed
from bot.views.marks import Marks
from bot.views.pieces import Item, accent, box, button, card_options, known, menu, row, rule, text
from bot.views.screen import Screen
from bot.views.suggestions import wrong_button
from bot.words import ages, own
from briefs.guild.sources import is_document, is_link
from briefs.matching.normalise import normalise
from briefs.model import Card, Hit, MatchedBy, Pack, Point, SectionKind

_KEY_POINTS = 3
_GIST_CUTS = (400, 300, 200, 120)
_TITLE = 120
_LEGEND = 300
_FOUND_CUTS = (80, 60, 40, 30, 20, 10)
_FOUND_LINES = phone.height("-# a\n-# b")
_QUOTED = 220


def card_screen(
    card: Card,
    pack: Pack,
    *,
    found_by: Hit | None = None,
    query: str | None = None,
    spare: int = 0,
) -> Screen:
    """Show a card: gist, up to three key points, how old the sources are, and where to go on.

    Args:
        card: The card.
        pack: The pack its sources and related cards stand in.
        found_by: The hit that led here; with `query`, a card found by words that are not exactly
            one of its names says so, and one found by a point quotes it.
        query: What the person typed.
        spare: CSS pixels of a phone's screen to leave free, for a line put in later.
    """
    marks = Marks.of(card)
    quoted = _quoted(card, found_by)
    head, found = title(card), ""
    if found_by is not None and query is not None:
        found = _found_in(query, quoted, marks) if quoted else found_line(card, found_by, query)
    if found:
        head, spare = f"{head}\n{found}", spare + phone.GAP
    body, foot = _fitted(card, pack, marks, head, quoted, phone.ROOM - spare)
    top = [text(part) for part in (head, body) if part] if found else [text(head, body)]
    return Screen([box(accent(card.group), *top, rule(), text(foot), *_ways_on(card, pack))])


def title(card: Card, screen: str = "") -> str:
    """Give the heading of a card's screens, and below it which screen of the card this is."""
    heading = f"## {shortened(card.title, _TITLE) or words.UNTITLED}"
    return f"{heading}\n-# {screen}" if screen else heading


def found_line(card: Card, found_by: Hit, query: str) -> str:
    """Say by what a card was found, in two lines of a phone at most.

    Nothing when it was one of its names, in whatever order the words were typed.

    Args:
        card: The card.
        found_by: The hit that led to it.
        query: What the person typed.
    """
    if found_by.by in {MatchedBy.NAME, MatchedBy.ALIAS} or (
        found_by.by is MatchedBy.WORDS and _has_same_words(query, found_by.name)
    ):
        return ""
    named = "" if found_by.name == card.title else found_by.name
    for limit in _FOUND_CUTS:
        asked = typed(query, limit)
        name = shortened(named, limit)
        line = words.found_as(asked, name) if named else words.found_for(asked)
        if phone.height(line) <= _FOUND_LINES:
            return line
    return ""


def _has_same_words(query: str, name: str) -> bool:
    return sorted(normalise(query).split()) == sorted(normalise(name).split())


def related_menu(card: Card, pack: Pack) -> Item | None:
    """Make the menu that leads to the cards related to this one, if the pack has any."""
    related = known(card.related, pack)
    return menu(ScreenId(Action.RELATED, card.slug), words.RELATED, card_options(related))


def _found_in(query: str, quoted: Point, marks: Marks) -> str:
    date = words.dated(quoted.date) if quoted.date else ""
    return words.found_in(typed(query), date + marks.statement(quoted, _QUOTED))


def _quoted(card: Card, found_by: Hit | None) -> Point | None:
    """Give the point that made the card the answer, unless it is the gist: that is shown anyway."""
    if found_by is None or found_by.point in {None, card.gist.id}:
        return None
    return next((point for point in card.points() if point.id == found_by.point), None)


def _fitted(
    card: Card, pack: Pack, marks: Marks, head: str, quoted: Point | None, screen: int
) -> tuple[str, str]:
    """Choose what one phone screen holds: the gist, cut if it must be, then key points in order.

    A point that the head quotes is not repeated, and the gist gives way to it where both have no
    room. Rather than no key point there is one for which the lines above the card give way.

    Returns:
        The statements, and the small print below them.
    """
    shown = [quoted, card.gist] if quoted else [card.gist]
    foot = _foot(card, pack, marks, shown)
    body, room = "", -1
    for limit in (None, *_GIST_CUTS):
        body = marks.statement(card.gist, limit)
        room = screen - phone.height(f"{head}\n{body}\n{foot}")
        if room >= 0:
            break
    if quoted and room < 0:
        return "", _foot(card, pack, marks, [quoted])
    points = [point for point in card.section(SectionKind.KEY_POINTS) if point != quoted]
    kept = _choose_points(card, pack, marks, (shown, points), room)
    if not kept and not quoted:
        kept = _choose_points(card, pack, marks, (shown, points), room + phone.ABOVE)
    bullets = (f"- {marks.statement(point)}" for point in kept)
    return "\n".join([body, *bullets]), _foot(card, pack, marks, [*shown, *kept])


def _choose_points(
    card: Card, pack: Pack, marks: Marks, points: tuple[list[Point], list[Point]], room: int
) -> list[Point]:
    """Give the points that fit, in order, each with its places in the small print.

    Args:
        card: The card.
        pack: The pack its sources stand in.
        marks: The numbers of its places.
        points: Those shown anyway, and those to choose from.
        room: CSS pixels.
    """
    shown, choice = list(points[0]), points[1]
    foot = phone.height(_foot(card, pack, marks, shown))
    chosen: list[Point] = []
    for point in choice:
        bullet = phone.height(f"- {marks.statement(point)}")
        if len(shown) > _KEY_POINTS or bullet > room:
            continue
        longer = phone.height(_foot(card, pack, marks, [*shown, point]))
        if bullet + longer - foot <= room:
            room, foot = room - (bullet + longer - foot), longer
            shown.append(point)
            chosen.append(point)
    return chosen


def _foot(card: Card, pack: Pack, marks: Marks, shown: list[Point]) -> str:
    differ = words.SOURCES_DIFFER if card.section(SectionKind.DIFFERENCES) else ""
    legend = marks.small_print(shown, pack, _LEGEND)
    return "\n".join(filter(None, (differ, age(card, pack), legend)))


def age(card: Card, pack: Pack) -> str:
    """Say whose a card is where it is not the pack's, and how old its newest document is."""
    cited = [pack.sources[source] for source in card.source_ids()]
    whose = own.OWN_VERSION if card.slug in pack.versions else own.OWN_CARD
    if any(map(is_document, cited)):
        beside = not all(map(is_document, cited))
        told = ages.newest(pack.newest_source(card), only=len(cited) == 1, beside=beside)
    elif all(map(is_link, cited)):
        told = ages.LINKS_UNDATED
    else:
        told = ages.ON_OWN_WORD_AND_LINKS if any(map(is_link, cited)) else ages.ON_OWN_WORD
    return ages.age_line(whose if card.slug in pack.own else "", told)


def _ways_on(card: Card, pack: Pack) -> Iterator[Item | None]:
    timeline = bool(card.section(SectionKind.TIMELINE))
    yield row(
        button(words.FULL_BRIEF, ScreenId(Action.FULL, card.slug), main=True),
        button(words.SOURCES, ScreenId(Action.SOURCES, card.slug)),
        button(words.TIMELINE, ScreenId(Action.TIMELINE, card.slug)) if timeline else None,
        wrong_button(card),
    )
    yield related_menu(card, pack)
