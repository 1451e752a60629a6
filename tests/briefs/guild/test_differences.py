from __future__ import annotations

from dataclasses import replace

from briefs.guild.differences import Change, ChangeKind, compare
from briefs.model import Card
from briefs.pack import parse_card

TEXT = """\
+++
title = "The ferry"
group = "sea"
related = ["harbour"]
[aliases]
en = ["Night boat"]
+++
It sails. [own]

## Key points
- The ferry leaves at nine in the evening. [own]
- It carries cars. [paper ¶2]

## Where they stand
### Besta
- They want it daily. [own]
"""


def card(text: str = TEXT) -> Card:
    read, faults = parse_card("ferry", text, "ferry.md", own=True)
    assert read is not None, faults
    return read


def test_nothing_changed_is_nothing_to_show() -> None:
    assert compare(card(), card()) == ()


def test_a_reworded_statement_stands_beside_what_it_was() -> None:
    after = card(TEXT.replace("nine in the evening", "ten in the evening"))
    assert compare(card(), after) == (
        Change(
            ChangeKind.CHANGED,
            "Key points",
            "The ferry leaves at nine in the evening. [own]",
            "The ferry leaves at ten in the evening. [own]",
        ),
    )


def test_what_has_nothing_in_common_is_one_gone_and_one_come() -> None:
    after = card(TEXT.replace("- It carries cars. [paper ¶2]", "- Tickets sell out in May. [own]"))
    assert [(change.kind, change.before, change.after) for change in compare(card(), after)] == [
        (ChangeKind.ADDED, "", "Tickets sell out in May. [own]"),
        (ChangeKind.REMOVED, "It carries cars. [paper ¶2]", ""),
    ]


def test_a_changed_citation_a_side_and_names_are_told_by_their_place() -> None:
    after = card(
        TEXT.replace("[paper ¶2]", "[paper ¶3]")
        .replace("### Besta", "### Arvonia")
        .replace('en = ["Night boat"]', 'en = ["Night boat"]\nja = ["船"]')
    )
    assert [(change.kind, change.part) for change in compare(card(), after)] == [
        (ChangeKind.ADDED, "Names (ja)"),
        (ChangeKind.CHANGED, "Key points"),
        (ChangeKind.ADDED, "Where they stand · Arvonia"),
        (ChangeKind.REMOVED, "Where they stand · Besta"),
    ]


def test_a_new_title_is_a_change_however_different() -> None:
    [change] = compare(card(), replace(card(), title="Zzz"))
    assert (change.kind, change.before, change.after) == (ChangeKind.CHANGED, "The ferry", "Zzz")


def test_a_whole_card_comes_and_goes() -> None:
    assert {change.kind for change in compare(None, card())} == {ChangeKind.ADDED}
    assert {change.kind for change in compare(card(), None)} == {ChangeKind.REMOVED}
