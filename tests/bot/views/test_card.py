from __future__ import annotations

import dataclasses
from typing import Any

import pytest

from bot.views.card import card_screen
from briefs.model import Card, Hit, MatchedBy, Pack


def hit(by: MatchedBy) -> Hit:
    return Hit("kuril-dispute", 0.8, "Kurils", "en", by)


def test_the_short_card_has_gist_marks_age_and_ways_on(kurils: Card, pack: Pack, see: Any) -> None:
    seen = see(card_screen(kurils, pack))
    head, foot = seen.texts
    assert head.startswith("## Kuril Islands dispute\nJapan and Russia both claim four islands")
    assert "no peace treaty.\u202f¹\u202f²\u202f³\n- Russia calls them" in head
    fpri = "¹\u202f¶1\u00a0· ²\u202f¶5"
    ifri = "³\u202fnote 1"
    assert foot.split("\n") == [
        "-# ⇄ The sources differ: see the full brief",
        "-# Newest source: Apr 2022 or later",
        f"-# FPRI, Apr 2022 or later: {fpri}",
        f"-# Ifri, Oct 2017: {ifri}",
    ]
    assert seen.buttons == {
        "Full brief": "c1:full:kuril-dispute:0",
        "Sources": "c1:sources:kuril-dispute:0",
        "Timeline": "c1:timeline:kuril-dispute:0",
        "Something wrong?": "c1:wrong:kuril-dispute:",
    }
    (related,) = seen.menus
    assert related["custom_id"] == "c1:related:kuril-dispute:0"
    assert [option["value"] for option in related["options"]] == ["sanctions-2022", "two-plus-two"]
    assert related["options"][0]["label"] == "Sanctions of 2022"
    assert related["options"][0]["description"].startswith("Japan joined the West’s sanctions")
    assert related["options"][0]["description"].endswith("…")


def test_what_a_card_lacks_is_not_offered(pack: Pack, see: Any) -> None:
    seen = see(card_screen(pack.cards["two-plus-two"], pack))
    assert "Timeline" not in seen.buttons
    assert not seen.menus
    assert "differ" not in see(card_screen(pack.cards["sanctions-2022"], pack)).text


def test_a_dated_newest_source_is_given_by_its_date(kurils: Card, pack: Pack, see: Any) -> None:
    ifri = dataclasses.replace(
        kurils,
        sections=(),
        gist=dataclasses.replace(kurils.gist, citations=kurils.gist.citations[2:]),
    )
    assert "-# Newest and only source: Oct 2017\n" in see(card_screen(ifri, pack)).text


@pytest.mark.parametrize("by", [MatchedBy.SPELLING, MatchedBy.WORDS])
def test_an_inexact_match_says_so(by: MatchedBy, kurils: Card, pack: Pack, see: Any) -> None:
    seen = see(card_screen(kurils, pack, found_by=hit(by), query="*kurlis*"))
    assert "\n-# Closest to “\\*kurlis\\*”: Kurils\n" in seen.text


def test_a_title_is_not_called_another_name(kurils: Card, pack: Pack, see: Any) -> None:
    by_title = Hit("kuril-dispute", 0.8, kurils.title, "en", MatchedBy.SPELLING)
    seen = see(card_screen(kurils, pack, found_by=by_title, query="kuril disput"))
    assert "\n-# Closest to “kuril disput”\n" in seen.text


def test_the_words_of_a_name_in_another_order_are_no_guess(
    kurils: Card, pack: Pack, see: Any
) -> None:
    by_words = Hit("kuril-dispute", 0.9, kurils.title, "en", MatchedBy.WORDS)
    seen = see(card_screen(kurils, pack, found_by=by_words, query="Islands, Kuril: DISPUTE"))
    assert "Closest" not in seen.text


@pytest.mark.parametrize("by", [MatchedBy.NAME, MatchedBy.ALIAS])
def test_an_exact_match_needs_no_word(by: MatchedBy, kurils: Card, pack: Pack, see: Any) -> None:
    exact = card_screen(kurils, pack, found_by=hit(by), query="kurils")
    assert see(exact).components == see(card_screen(kurils, pack)).components


def test_a_card_on_one_source_says_that_it_is_the_only_one(pack: Pack, see: Any) -> None:
    text = see(card_screen(pack.cards["sanctions-2022"], pack)).text
    assert "\n-# Newest and only source: Apr 2022 or later\n-# FPRI, " in text


def test_overlong_text_drops_key_points_before_the_gist(kurils: Card, pack: Pack, see: Any) -> None:
    long = dataclasses.replace(kurils.gist, text="Island upon island. " * 20)
    seen = see(card_screen(dataclasses.replace(kurils, gist=long), pack))
    assert "\n- " not in seen.text
    assert seen.text.count("Island upon island.") == 20
    longer = dataclasses.replace(kurils.gist, text="Island upon island. " * 400)
    seen = see(card_screen(dataclasses.replace(kurils, gist=longer), pack))
    assert "island…\u202f¹\u202f²\u202f³" in seen.text


def test_related_cards_that_are_gone_are_left_out(kurils: Card, pack: Pack, see: Any) -> None:
    card = dataclasses.replace(kurils, related=("gone", "two-plus-two", "two-plus-two"))
    (menu,) = see(card_screen(card, pack)).menus
    assert [option["value"] for option in menu["options"]] == ["two-plus-two"]
