"""The button that takes back what was just done to a server's card."""

from __future__ import annotations

import discord

from bot.views.pieces import button
from bot.views.press_ids import PressId
from bot.words import history as said
from briefs.guild.model import Revision, Standing

THE_PACKS = 0
"""Stands in a custom_id for the pack's card, which is no revision."""


def undo_button(
    now: Revision, before: Revision | None
) -> discord.ui.Button[discord.ui.LayoutView] | None:
    """Make the button that brings back what members saw before a revision.

    It does nothing when the card was saved again since: then it shows what changed, and asks.

    Args:
        now: What was just saved.
        before: The revision before it; None when it is the card's first.

    Returns:
        The button; None when there was nothing else before.
    """
    target = undo_id(now, before)
    return button(said.UNDO, target) if target else None


def undo_id(now: Revision, before: Revision | None) -> PressId | None:
    """Give what that button says; see `undo_button`."""
    if before is not None:
        return restore_id(now.slug, before.number, now.number)
    if now.standing is Standing.REMOVED or (now.standing is Standing.OWN and now.base is not None):
        return restore_id(now.slug, THE_PACKS, now.number)
    return remove_id(now.slug, now.number) if now.standing is Standing.OWN else None


def restore_id(slug: str, number: int, expected: int) -> PressId:
    """Give what a button says that brings a state of a card back.

    Args:
        slug: The card.
        number: Of the revision to bring back; THE_PACKS for the pack's card.
        expected: Of the newest revision the person saw; 0 for none.
    """
    return PressId("card-restore", slug, (number, expected))


def remove_id(slug: str, expected: int) -> PressId:
    """Give what a button says that takes a card away; `expected` as for `restore_id`."""
    return PressId("card-remove", slug, (expected,))
