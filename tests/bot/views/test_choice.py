from __future__ import annotations

import dataclasses
from typing import Any

from bot.views.choice import choice_screen, named_screen, nothing_screen
from briefs.model import Hit, MatchedBy, Pack


def hits(*slugs: str) -> list[Hit]:
    return [Hit(slug, 0.5, slug, "en", MatchedBy.WORDS) for slug in slugs]


def test_a_choice_is_a_menu_of_cards_told_apart(pack: Pack, see: Any) -> None:
    seen = see(choice_screen("# 2022", hits("sanctions-2022", "kuril-dispute"), pack))
    assert seen.texts[0] == "## Which one?\n-# 2 cards fit “\\# 2022”"
    assert seen.texts[1].startswith("**Sanctions of 2022**\n-# Japan joined the West’s")
    (menu,) = seen.menus
    assert menu["custom_id"] == "c1:choose::0"
    assert [option["value"] for option in menu["options"]] == ["sanctions-2022", "kuril-dispute"]


def test_a_card_that_is_gone_is_no_choice(pack: Pack, see: Any) -> None:
    seen = see(choice_screen("2022", hits("gone", "kuril-dispute", "kuril-dispute"), pack))
    assert "1 card fits" in seen.text
    assert [option["value"] for option in seen.menus[0]["options"]] == ["kuril-dispute"]


def test_nothing_says_so_and_leads_to_the_topics(pack: Pack, see: Any) -> None:
    seen = see(nothing_screen("bitcoin", [], pack))
    assert seen.texts == [
        "Nothing in the documents on “bitcoin”.\nTry other words, or look among all topics.",
        "-# I noted this for the editors, without your name.",
    ]
    assert seen.buttons == {"All topics": "c1:topics::0"}


def test_an_empty_pack_is_admitted_and_leads_nowhere(pack: Pack, see: Any) -> None:
    seen = see(nothing_screen("kurils", [], dataclasses.replace(pack, cards={})))
    assert "There are no cards yet" in seen.text
    assert not seen.buttons


def test_the_cards_that_a_message_names_are_told_apart(pack: Pack, see: Any) -> None:
    cards = [pack.cards["sanctions-2022"], pack.cards["two-plus-two"]]
    seen = see(named_screen(cards))
    assert seen.texts[0] == "## Named in this message\n-# 2 cards"
    assert seen.texts[1].startswith("**Sanctions of 2022**\n-# Japan joined the West’s")
    assert [option["value"] for option in seen.menus[0]["options"]] == [c.slug for c in cards]


def test_what_is_near_is_offered_and_not_more_than_three(pack: Pack, see: Any) -> None:
    near = hits("kuril-dispute", "gone", "two-plus-two", "sanctions-2022")
    seen = see(nothing_screen("kursk", near, pack))
    assert seen.texts[0] == "Nothing on exactly “kursk”. Near it:"
    assert seen.buttons == {
        "Kuril Islands dispute": "c1:card:kuril-dispute:0",
        "The 2+2 dialogue": "c1:card:two-plus-two:0",
        "Sanctions of 2022": "c1:card:sanctions-2022:0",
        "All topics": "c1:topics::0",
    }
