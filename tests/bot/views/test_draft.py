"""Whatever is written, every screen around it is one that Discord takes."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.views.card import card_screen
from bot.views.draft import (
    Complaint,
    Preview,
    changes_screen,
    conflict_screen,
    discarded_screen,
    named,
    press,
    preview_screen,
    published_screen,
    refused_screen,
    seen_screen,
    which_screen,
)
from bot.views.full import full_screen
from bot.views.press_ids import PressId
from bot.views.sources import sources_screen
from bot.views.timeline import timeline_screen
from bot.words import editing as said
from briefs.guild.differences import compare
from briefs.model import Card, Pack
from tests.bot.views.test_any_card import SHAPES, SMALL, TEXTS, Shape, build_pack, check

LARGEST = 2**63 - 1


@SMALL
@given(SHAPES, st.lists(TEXTS, min_size=3, max_size=40))
def test_every_screen_is_one_that_discord_takes(see: Any, shape: Shape, texts: list[str]) -> None:
    pack = build_pack(shape)
    card, *others = pack.cards.values()
    changes = compare(others[0] if others else None, card)
    groups = [each.group for each in pack.cards.values()]
    around = Preview(LARGEST, said.VERSION_CHANGED, changes, groups, card.group)
    check(preview_screen(card_screen(card, pack), around), see)
    for page in (0, 9_999):
        for draw in (full_screen, sources_screen, timeline_screen):
            check(seen_screen(draw(card, pack, page), LARGEST), see)
        check(changes_screen(LARGEST, card.title, changes, page), see)
    complaints = [Complaint(text, text, text) for text in texts]
    for upload in ("", said.upload_edit("</card edit:123456789012345678>", card.slug)):
        check(refused_screen(LARGEST, complaints, upload=upload), see)
        intro = said.broken(named(card.title))
        check(refused_screen(LARGEST, complaints, upload=upload, intro=intro), see)
    head = said.conflict_removed(named(card.title), LARGEST, LARGEST)
    for theirs in (changes, None):
        check(conflict_screen(LARGEST, LARGEST, head, theirs), see)
    message = said.published(named(card.title), "</brief:1>", "</ask:2>")
    check(published_screen(card.slug, card, message, []), see)
    check(published_screen(card.slug, None, message, [None]), see)
    check(discarded_screen(LARGEST), see)
    cards = list(pack.cards.values())
    asked = said.which_edit(named(texts[0]), len(cards), near=False)
    for offered in (cards, []):
        chosen, new = PressId("card-edit"), press("open", LARGEST)
        check(which_screen(asked, offered, chosen, new), see)


@pytest.fixture
def preview(kurils: Card, pack: Pack) -> Preview:
    return Preview(7, said.NEW, groups=["islands", "energy"], group="energy")


def test_a_preview_is_the_card_as_members_see_it(
    see: Any, kurils: Card, pack: Pack, preview: Preview
) -> None:
    card = card_screen(kurils, pack)
    shown = see(preview_screen(card, preview))
    assert shown.texts[1:] == see(card).texts
    assert shown.texts[0].startswith("## Preview: only you see this")


def test_buttons_of_a_previewed_card_stay_in_the_preview(
    see: Any, kurils: Card, pack: Pack, preview: Preview
) -> None:
    shown = see(preview_screen(card_screen(kurils, pack), preview))
    assert shown.buttons["Full brief"] == "c1:draft-see::7.1.0"
    assert shown.buttons["Sources"] == "c1:draft-see::7.2.0"
    related = [menu for menu in shown.menus if menu["custom_id"].startswith("c1:related")]
    assert all(menu["disabled"] for menu in related)
    assert see(seen_screen(full_screen(kurils, pack), 7)).buttons["Card"] == "c1:draft-see::7.0.0"


def test_the_screen_that_members_get_is_left_as_it_was(
    kurils: Card, pack: Pack, preview: Preview
) -> None:
    card = card_screen(kurils, pack)
    before = repr(card.to_components())
    preview_screen(card, preview)
    assert repr(card.to_components()) == before


def test_the_group_it_is_in_stands_first_and_is_chosen(
    see: Any, kurils: Card, pack: Pack, preview: Preview
) -> None:
    [menu] = [
        menu
        for menu in see(preview_screen(card_screen(kurils, pack), preview)).menus
        if menu["custom_id"] == "c1:draft-group::7"
    ]
    assert [one["value"] for one in menu["options"]] == ["energy", "islands", "+"]
    assert [bool(one.get("default")) for one in menu["options"]] == [True, False, False]


def test_what_is_to_be_mended_can_not_pose_as_the_bot(see: Any) -> None:
    complaint = Complaint("Title", "the name '**x** @everyone' is taken", "See `/brief`.")
    text = see(refused_screen(7, [complaint])).text
    assert r"\*\*x\*\*" in text
    assert "@everyone" not in text
    assert "“/brief”" in text


def test_only_the_first_faults_are_listed_with_how_many_more(see: Any) -> None:
    complaints = [Complaint(f"Line {n}", "wrong", "Mend it.") for n in range(1, 12)]
    text = see(refused_screen(7, complaints)).text
    assert "11 things to mend" in text
    assert "Line 8" in text
    assert "Line 9" not in text
    assert "and 3 more" in text
