"""Saving on a server: one card after another, seen at once, and never denied afterwards."""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Iterator
from contextlib import contextmanager
from weakref import WeakValueDictionary

from bot import words
from bot.client import BriefingClient
from bot.errors import Declined
from briefs.errors import StoreError

_TURNS: WeakValueDictionary[int, asyncio.Lock] = WeakValueDictionary()

log = logging.getLogger(__name__)


def turn_of(guild_id: int) -> asyncio.Lock:
    """Give the lock to hold from the look at a server's names until a card is saved.

    So no two cards that come at the same time, written, brought back or imported, take one name.
    """
    return _TURNS.setdefault(guild_id, asyncio.Lock())


async def show_members(client: BriefingClient, guild_id: int) -> None:
    """Let a server's commands answer from its cards as they stand now.

    What was saved is saved: when the cards can't be read at the moment, they are the next time
    that somebody asks, and the editor must not be told that nothing was changed.
    """
    try:
        await client.libraries.refresh(guild_id)
    except StoreError as error:
        log.warning("The cards of server %d can't be read just now: %s", guild_id, error)


@contextmanager
def is_saved() -> Iterator[None]:
    """Make the screen that follows a save; a store that fails then took nothing back.

    Raises:
        Declined: The store failed; it says that what was done is done.
    """
    try:
        yield
    except StoreError as error:
        log.warning("It is saved, but can't be shown: %s", error)
        raise Declined(words.SAVED_UNSHOWN) from error
