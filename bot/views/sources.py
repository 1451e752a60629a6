"""The sources of a card: what each number leads to, and which sources are one voice."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import islice

from bot import words
from bot.views.card import title
from bot.views.custom_ids import Action, ScreenId
from bot.views.escape import escaped, link, plain, shortened
from bot.views.leaf import leaf
from bot.views.marks import Marks
from bot.views.paging import Passage, paged, within
from bot.views.pieces import Item, accent, button, menu, option, row
from bot.views.screen import Screen
from bot.views.source_ids import source_key
from bot.words import own
from briefs.guild.sources import is_document, is_link, is_own_word
from briefs.model import Card, Pack, Source

_TITLE = 200
_NAME = 80
_QUOTED = 70
_SOURCES_A_PAGE = 8
_PLACES = 60
_VOICES = 3
_LONGEST_ADDRESS = 500


def sources_screen(card: Card, pack: Pack, page: int = 0) -> Screen:
    """Show the documents a card cites, with the places and their numbers.

    Args:
        card: The card.
        pack: The pack its sources stand in.
        page: From 0; a page that does not exist gives the nearest one.
    """
    sources = [pack.sources[source] for source in card.source_ids()]
    pages = paged(_passages(card, sources), most=_SOURCES_A_PAGE)
    page = within(page, pages)
    return leaf(
        accent(card.group),
        title(card, words.source_count(len(sources))),
        pages,
        ScreenId(Action.SOURCES, card.slug, page),
        foot="\n".join(islice(_voices(sources), _VOICES)),
        ways_on=[
            row(
                button(words.SHORT_CARD, ScreenId(Action.CARD, card.slug)),
                button(words.FULL_BRIEF, ScreenId(Action.FULL, card.slug)),
            ),
            source_menu(pages[page].about()),
        ],
        spaced=True,
    )


def source_menu(sources: Iterable[Source]) -> Item | None:
    """Make a menu that opens sources."""
    options = [
        option(
            source.title, source_key(source.id), words.source_name(plain(source.publisher), source)
        )
        for source in sources
    ]
    return menu(ScreenId(Action.OPEN_SOURCE), words.CHOOSE_SOURCE, options)


def quoted(source: Source) -> str:
    """Give the title of a source in a few words, as Markdown."""
    return shortened(source.title, _QUOTED) or words.UNTITLED


def by_line(source: Source) -> str:
    """Say who wrote a source, for whom, and when, as Markdown; what it is, if no document."""
    if is_link(source):
        return own.ABOUT_LINK
    if is_own_word(source):
        return own.ABOUT_OWN_WORD
    author = shortened(source.author or "", _NAME)
    return words.by_line(author, shortened(source.publisher, _NAME), source)


def address_of(source: Source) -> str | None:
    """Give where a source can be read, unless the address would crowd out the text."""
    return source.address if len(source.address or "") <= _LONGEST_ADDRESS else None


def _passages(card: Card, sources: list[Source]) -> Iterator[Passage[Source]]:
    marks = Marks.of(card)
    by_source = marks.by_source(card.points())
    for source in sources:
        places = by_source[source.id]
        if not is_document(source):  # cited whole: its number stands before what it is
            yield Passage(f"{_name(source)}\n-# {marks.places(places)} {by_line(source)}", source)
            continue
        chunks = [places[n : n + _PLACES] for n in range(0, len(places), _PLACES)]
        for n, chunk in enumerate(chunks):
            head = f"{_name(source)}\n{by_line(source)}\n" if n == 0 else ""
            yield Passage(f"{head}-# {marks.places(chunk)}", source)


def name_of(source: Source) -> str:
    """Give the title of a source as Markdown, leading to where it can be read.

    A link that a server's editors gave hides behind no words: it is shown in full.
    """
    if is_link(source):
        return escaped(source.id)
    return link(shortened(source.title, _TITLE) or words.UNTITLED, address_of(source))


def _name(source: Source) -> str:
    return name_of(source) if is_link(source) else f"**{name_of(source)}**"


def _voices(sources: list[Source]) -> Iterator[str]:
    """Say of each set of sources that repeat one another that they are one witness."""
    told: set[str] = set()
    for source in sources:
        voice = [
            other
            for other in sources
            if other.id == source.id
            or other.id in source.same_voice_as
            or source.id in other.same_voice_as
        ]
        if len(voice) > 1 and source.id not in told:
            told.update(other.id for other in voice)
            yield words.one_voice([quoted(other) for other in voice], len(sources))
