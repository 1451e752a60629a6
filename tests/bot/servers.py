"""Servers with cards of their own, on a store in a file."""

from __future__ import annotations

from collections.abc import Coroutine
from typing import Any

from bot.clock import Clock
from bot.facts import Shelf
from bot.libraries import Libraries
from bot.library import Library
from briefs.facts.bag import list_facts
from briefs.guild.model import NewCard, Revision
from briefs.model import Pack
from briefs.store import Store

HERE, THERE = 7, 8
"""Two servers."""
EDITOR = 5


def card_text(
    title: str,
    *statements: str,
    names: str = "",
    group: str = "islands",
    related: str = "[]",
    gist: str = "",
) -> str:
    """Write a card's file; each statement is the server's own word unless it cites something."""
    front = f'+++\ntitle = "{title}"\ngroup = "{group}"\nrelated = {related}\n'
    front += f"[aliases]\nen = [{names}]\n+++\n" if names else "+++\n"
    points = "".join(f"- {_cited(text)}\n" for text in statements or ("It is there.",))
    return f"{front}{_cited(gist or f'All about {title}.')}\n\n## Key points\n{points}"


def _cited(text: str) -> str:
    return text if text.endswith("]") else f"{text} [own]"


def at_once(coroutine: Coroutine[Any, Any, Any]) -> Any:
    """Give what a coroutine gives that never waits for anything."""
    try:
        coroutine.send(None)
    except StopIteration as ended:
        return ended.value
    coroutine.close()
    raise AssertionError("it had to wait")


async def open_libraries(store: Store, shared: Library) -> Libraries:
    """Make the libraries as a start of the process does."""
    shelf = Shelf(shared.pack, list_facts(shared.pack, await store.facts.load()))
    return Libraries(shared, shelf, store, await store.cards.list_guilds(), Clock())


async def publish(
    store: Store, guild_id: int, slug: str, text: str, pack: Pack | None = None, at: int = 1_000
) -> Revision:
    """Save a card over whatever there is, without telling anybody."""
    current = await store.cards.current(guild_id)
    expected = current[slug].number if slug in current else 0
    base = "the pack's" if pack is not None and slug in pack.cards else None
    return await store.cards.publish(
        guild_id, NewCard(slug, text, base), EDITOR, at, expected=expected
    )


async def remove(store: Store, guild_id: int, slug: str) -> Revision:
    """Take a card away."""
    current = await store.cards.current(guild_id)
    expected = current[slug].number if slug in current else 0
    return await store.cards.remove(guild_id, slug, EDITOR, 1_000, expected=expected)
