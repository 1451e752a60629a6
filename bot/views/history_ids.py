"""What the buttons of a card's history say."""

from __future__ import annotations

from bot.views.press_ids import PressId

BEFORE, NOW = 0, 1
"""What a revision is compared with: the one before it, or what members see at present."""


def history_id(slug: str, page: int = 0) -> PressId:
    """Lead to the list of a card's revisions."""
    return PressId("card-history", slug, (page,))


def look_id(slug: str) -> PressId:
    """Name the menu that leads to a revision; its values are numbers, 0 for the pack's card."""
    return PressId("card-look", slug)


def revision_id(slug: str, number: int, page: int = 0, against: int = BEFORE) -> PressId:
    """Lead to one revision; 0 for the pack's card."""
    return PressId("card-revision", slug, (number, page, against))


def state_id(slug: str, number: int, page: int = 0) -> PressId:
    """Lead to the card as it was in a revision; 0 for the pack's card."""
    return PressId("card-state", slug, (number, page))


def edit_id(slug: str) -> PressId:
    """Lead to the form of a card."""
    return PressId("card-edit", slug)


def pack_change_id(slug: str, page: int = 0) -> PressId:
    """Lead to what changed in the pack's card since this server's version was written."""
    return PressId("pack-change", slug, (page,))


def changed_menu_id() -> PressId:
    """Name the menu that leads to what changed in one of several cards; its values are slugs."""
    return PressId("pack-changes")


def keep_id(slug: str, expected: int, stamp: int) -> PressId:
    """Keep a server's version of a card that changed in the pack.

    Args:
        slug: The card.
        expected: The newest revision that the person saw.
        stamp: Of the pack's card that the person saw.
    """
    return PressId("pack-keep", slug, (expected, stamp))
