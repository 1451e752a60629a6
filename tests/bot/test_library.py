from __future__ import annotations

import dataclasses
import threading

import pytest

from bot import library as module
from bot.errors import CardGone, SourceGone
from bot.library import Library
from bot.views.custom_ids import MENUS, Action, ScreenId
from briefs.matching import build_index
from briefs.model import Pack

KURILS = "kuril-dispute"


@pytest.mark.parametrize("query", ["Kurils", "kuril dispute", "KURIL ISLANDS DISPUTE", "Курилы"])
def test_an_exact_name_is_answered_with_the_card_as_all_see_it(
    library: Library, query: str
) -> None:
    reply = library.reply(query)
    assert reply.found
    assert reply.screen is library.screen(ScreenId(Action.CARD, KURILS))


def test_a_guess_says_what_it_was_made_from(library: Library) -> None:
    reply = library.reply("Kurlis")
    assert reply.found
    assert "Kurlis" in repr(reply.screen.to_components())


def test_full_gives_the_full_brief(library: Library) -> None:
    reply = library.reply("Kurlis", full=True)
    assert reply.screen is library.screen(ScreenId(Action.FULL, KURILS))


def test_nothing_is_not_found(library: Library) -> None:
    reply = library.reply("bitcoin")
    assert not reply.found
    assert "bitcoin" in repr(reply.screen.to_components())


def test_the_same_question_is_worked_out_once(library: Library) -> None:
    assert library.reply("Kurlis") is library.reply("Kurlis")
    assert library.reply("Kurlis") is not library.reply("Kurlis", full=True)


def test_a_name_of_two_cards_is_a_choice(pack: Pack) -> None:
    shared = {
        slug: dataclasses.replace(card, aliases={"en": ("the thing",)})
        for slug, card in pack.cards.items()
    }
    reply = Library(Pack(shared, pack.sources, "0")).reply("the thing")
    assert reply.found
    shown = repr(reply.screen.to_components())
    assert str(ScreenId(Action.CHOOSE)) in shown
    assert all(slug in shown for slug in shared)


def test_each_screen_is_drawn_once(library: Library) -> None:
    for action in sorted(set(Action) - MENUS.keys() - {Action.SOURCE}):
        target = ScreenId(action, "" if action is Action.TOPICS else KURILS)
        assert library.screen(target) is library.screen(target)


def test_every_button_leads_somewhere(library: Library, pack: Pack) -> None:
    for action in set(Action) - MENUS.keys():
        subject = next(iter(pack.sources)) if action is Action.SOURCE else KURILS
        assert library.screen(ScreenId(action, subject)).to_components()


def test_a_page_that_is_gone_gives_the_nearest(library: Library) -> None:
    assert library.screen(ScreenId(Action.FULL, KURILS, 9_999)).to_components()


@pytest.mark.parametrize(
    "action", [Action.CARD, Action.EXAMPLE, Action.FULL, Action.SOURCES, Action.TIMELINE]
)
def test_a_card_that_is_gone(library: Library, action: Action) -> None:
    with pytest.raises(CardGone) as caught:
        library.screen(ScreenId(action, "no-longer-there"))
    assert caught.value.slug == "no-longer-there"


def test_a_source_that_is_gone(library: Library) -> None:
    with pytest.raises(SourceGone) as caught:
        library.screen(ScreenId(Action.SOURCE, "no-longer-there"))
    assert caught.value.source_id == "no-longer-there"


async def test_a_small_pack_is_worked_at_once(library: Library) -> None:
    assert not library.is_large
    assert await library.aside(threading.get_ident) == threading.get_ident()


async def test_a_pack_of_many_points_is_worked_in_a_thread(
    pack: Pack, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(module, "_POINTS_AT_ONCE", 3)
    library = Library(pack)
    assert library.is_large
    assert await library.aside(threading.get_ident) != threading.get_ident()
    assert await library.aside(threading.get_ident, names_only=True) == threading.get_ident()
    assert (await library.aside(lambda: library.reply("Kurlis"))).found
    with pytest.raises(CardGone):
        await library.aside(lambda: library.screen(ScreenId(Action.CARD, "no-longer-there")))


async def test_a_pack_of_very_many_names_is_worked_in_a_thread(
    pack: Pack, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(module, "_NAMES_AT_ONCE", 3)
    library = Library(pack)
    assert await library.aside(threading.get_ident, names_only=True) != threading.get_ident()


def test_an_index_that_is_given_is_not_built_again(
    pack: Pack, library: Library, monkeypatch: pytest.MonkeyPatch
) -> None:
    index = build_index(pack)
    monkeypatch.setattr(module, "build_index", None)
    assert Library(pack, index).reply("Kurlis").opened == library.reply("Kurlis").opened


def test_an_empty_pack_still_answers() -> None:
    library = Library(Pack({}, {}, "0"))
    assert not library.reply("kurils").found
    assert library.complete("kur") == ()
    assert library.named_in("kurils") == ()
    assert library.screen(ScreenId(Action.TOPICS)).to_components()


@pytest.mark.parametrize(
    ("query", "answered"),
    [
        ("Kurils", True),
        ("kurlis", True),
        ("bitcoin", False),
        ("How many people live on the islands?", True),
        ("Who won the World Cup?", False),
        ("", False),
    ],
)
def test_a_query_is_answered_by_a_card_and_a_question_by_a_point(
    library: Library, query: str, answered: bool
) -> None:
    assert library.answers(query) is answered


def test_the_cards_that_a_query_finds_are_named(library: Library) -> None:
    assert library.found_by("Kurils") == (KURILS,)
    assert library.found_by("bitcoin") == ()
