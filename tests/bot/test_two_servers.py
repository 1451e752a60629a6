"""Whatever two servers write, neither sees a word of the other's, nor a card that it removed."""

from __future__ import annotations

import functools
import json
from dataclasses import dataclass
from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st

from bot.errors import CardGone
from bot.facts import Shelf, Topic
from bot.library import Library
from bot.memory import Memories
from bot.subscribing.another import show_fact
from bot.views.custom_ids import MENUS, Action, ScreenId
from briefs.facts.bag import KeptFact, list_facts
from briefs.guild.model import Act, Revision, Standing
from briefs.guild.states import open_cards
from briefs.model import Pack
from tests.bot.servers import card_text

MARKS = ("zqleft", "zqright")
"""Stands in every sentence of one server, and nowhere else."""
WORDS = ("harbour", "kurils", "sanctions", "pier", "night boat", "2+2", "港", "Гавань")
SLUGS = ("harbour", "pier", "kuril-dispute", "sanctions-2022", "two-plus-two")
OF_CARDS = (Action.CARD, Action.FULL, Action.SOURCES, Action.TIMELINE, Action.EXAMPLE)

words = st.sampled_from(WORDS)
edits = st.dictionaries(
    st.sampled_from(SLUGS), st.one_of(st.none(), st.tuples(words, words)), max_size=4
)
"""By slug: title and another name of an own card; None for a card that was removed."""


@dataclass(frozen=True)
class Server:
    """What members of a server see, and what they may never see."""

    library: Library
    shelf: Shelf
    foreign: str
    unseen: frozenset[str]


def make_server(
    library: Library, edited: dict[str, tuple[str, str] | None], mark: str, foreign: str
) -> Server:
    current = {}
    for slug, names in edited.items():
        text = None
        if names is not None:
            title, alias = (f"{name} {mark}" for name in names)
            text = card_text(title, f"It is {mark}.", names=f'"{alias}s"')
        standing = Standing.OWN if text else Standing.REMOVED
        current[slug] = Revision(7, slug, 1, 0, 9, Act.PUBLISH, standing, "", text, None, None)
    own = open_cards(current, library.pack)
    assert not own.broken
    seen = library.with_cards(own, Memories())
    shelf = shelf_of(library.pack).with_cards(seen.pack, own, keys_of(seen.pack, 1))
    return Server(seen, shelf, foreign, frozenset(SLUGS) - seen.pack.cards.keys())


def shelf_of(pack: Pack) -> Shelf:
    return Shelf(pack, list_facts(pack, keys_of(pack, 0)))


def keys_of(pack: Pack, whose: int) -> dict[str, KeptFact]:
    points = [point.id for card in pack.cards.values() for point in card.points()]
    return {point: KeptFact(f"{whose}{n:011x}", 0) for n, point in enumerate(points)}


@settings(max_examples=40)
@given(left=edits, right=edits, asked=st.lists(words, min_size=1, max_size=3))
def test_neither_server_sees_the_others_cards(
    library: Library, left: Any, right: Any, asked: list[str]
) -> None:
    one = make_server(library, left, *MARKS)
    other = make_server(library, right, *reversed(MARKS))
    for server in (one, other):
        for query in (*asked, *(f"{word} {server.foreign}" for word in asked), server.foreign):
            check_query(server, query)
        check_screens(server)
        check_facts(server)
    for mark in MARKS:
        assert mark not in library.complete("", None).__repr__()
        assert not library.ask(f"it is {mark}").found


def check_query(server: Server, query: str) -> None:
    library = server.library
    shown = [library.reply(query), library.reply(query, full=True), library.ask(query)]
    for reply in shown:
        told = json.dumps(reply.screen.to_components(), ensure_ascii=False).replace(query, "")
        check_text(server, told)
        assert reply.opened is None or reply.opened in library.pack.cards
    offered = library.complete(query[:5], "ru", SLUGS) + library.complete("", "en", SLUGS)
    for row in offered:
        assert row.slug in library.pack.cards
        assert server.foreign not in row.label
    assert set(library.named_in(query)) <= library.pack.cards.keys()


def check_screens(server: Server) -> None:
    library = server.library
    for action in OF_CARDS:
        for slug in SLUGS:
            target = ScreenId(action, slug)
            if slug in server.unseen:
                assert fails(functools.partial(library.screen, target))
            else:
                check_text(server, repr(library.screen(target).to_components()))
    topics = [ScreenId(Action.TOPICS, group) for group in ("", "islands")]
    sources = [ScreenId(Action.SOURCE, source) for source in library.pack.sources]
    dates = [ScreenId(Action.DATES, slug) for slug in ("", *SLUGS)]
    for target in (*topics, *sources, *dates):
        check_text(server, repr(library.screen(target).to_components()))
    assert {*OF_CARDS, Action.TOPICS, Action.SOURCE, Action.DATES, *MENUS} == set(Action)


def check_facts(server: Server) -> None:
    for slug in SLUGS:
        assert bool(server.shelf.about(Topic(slug))) == (slug not in server.unseen)
    for n, fact in enumerate(server.shelf.facts):
        assert server.shelf.find(fact.key) is not None
        screen = show_fact(server.shelf, Topic(), n)
        check_text(server, repr(screen.to_components()))


def check_text(server: Server, shown: str) -> None:
    assert server.foreign not in shown
    for slug in server.unseen:
        assert f":{slug}:" not in shown  # a button
        assert f'"{slug}"' not in shown.replace("'", '"')  # a choice of a menu


def fails(draw: Any) -> bool:
    try:
        draw()
    except CardGone:
        return True
    return False
