from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from briefs.guild.model import Act, Revision, Standing
from briefs.guild.versions import (
    NO_CARD,
    find_taken,
    pack_changed,
    read_base,
    read_title,
    stamp_card,
)
from briefs.model import Card, Pack
from briefs.pack import load_pack, parse_card
from briefs.pack.writing import write_card
from tests.briefs.guild.test_states import FERRY, PACK, PAPER, card_text


def version(base: Card | None) -> Revision:
    written = write_card(base) if base else None
    text = card_text("Our ferry")
    return Revision(7, "ferry", 3, 0, 9, Act.PUBLISH, Standing.OWN, "", text, written, None)


def with_ferry(card: Card) -> Pack:
    return Pack({"ferry": card}, {"paper": PAPER}, "1")


def test_a_version_knows_when_the_packs_card_becomes_another() -> None:
    assert not pack_changed(version(FERRY), PACK)
    changed = with_ferry(replace(FERRY, title="The night ferry"))
    assert pack_changed(version(FERRY), changed)
    assert not pack_changed(version(changed.cards["ferry"]), changed)


def test_a_version_knows_when_the_packs_card_goes_or_can_not_be_compared() -> None:
    assert pack_changed(version(FERRY), Pack({}, {"paper": PAPER}, "1"))
    unread = replace(version(FERRY), base="written by another version of the program")
    assert pack_changed(unread, PACK)
    assert read_base(unread, PACK) is None


def test_the_same_card_written_otherwise_is_no_change() -> None:
    written = card_text("The ferry")
    card, _ = parse_card("ferry", written, "ferry.md", own=True)
    assert card is not None
    assert write_card(card) != written
    ours = replace(version(card), base=written)
    assert not pack_changed(ours, with_ferry(card))
    assert read_base(ours, PACK) == card


def test_only_a_shown_version_of_a_card_of_the_pack_is_compared() -> None:
    gone = with_ferry(replace(FERRY, title="The night ferry"))
    assert not pack_changed(version(None), gone)
    removed = replace(version(FERRY), standing=Standing.REMOVED, text=None)
    assert not pack_changed(removed, gone)


def test_a_stamp_tells_states_apart() -> None:
    assert stamp_card(None) == NO_CARD
    assert stamp_card(FERRY) == stamp_card(replace(FERRY)) != NO_CARD
    assert stamp_card(replace(FERRY, title="The night ferry")) != stamp_card(FERRY)


@pytest.mark.parametrize(
    ("head", "title"),
    [
        (card_text("The ferry"), "The ferry"),
        ('+++\n  title="a \\"b\\" = c" # old\n', 'a "b" = c'),
        ("+++\ntitle = 'cut off", None),
        ("+++\ntitle = 5\n", None),
        ("no front matter", None),
        ("", None),
    ],
)
def test_a_title_is_read_from_the_first_lines(head: str, title: str | None) -> None:
    assert read_title(head) == title


def test_a_name_that_another_card_goes_by_is_found() -> None:
    boat = replace(FERRY, slug="boat", title="Boat", aliases={"en": ("NIGHT  boat",)})
    found = find_taken(FERRY, [FERRY, boat])
    assert found is not None
    assert (found[0], found[1].title) == ("Night boat", "Boat")
    look = replace(FERRY, slug="boat", title="The f\u0435rry", aliases={})  # a Cyrillic letter
    assert find_taken(FERRY, [look]) is not None
    assert find_taken(FERRY, [FERRY]) is None


def test_the_cards_of_the_shipped_pack_stand_in_nobody_s_way() -> None:
    pack = load_pack(Path(__file__).parents[3] / "seeds")
    cards = pack.cards.values()
    assert [card.slug for card in cards if find_taken(card, cards)] == []
