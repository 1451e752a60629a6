"""Which card an editor means, and the card that an uploaded file is of."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import asdict, dataclass, replace

import discord

from bot.editing.drafts import parse_sketch, require, start
from bot.editing.files import read_mark
from bot.editing.naming import mention
from bot.editing.opening import require_card
from bot.editing.present import read_present
from bot.editing.room import require_room
from bot.editing.sketch import Origin, Sketch
from bot.editing.steps import show_draft
from bot.editors import require_editor
from bot.errors import Declined
from bot.subscribing.answering import Interaction
from bot.uploads import read_upload
from bot.views.draft import named, press, which_screen
from bot.views.escape import cut, plain
from bot.views.escape import typed as escape_typed
from bot.views.limits import OPTION
from bot.views.press_ids import LARGEST, PressId
from bot.views.screen import Screen
from bot.words import editing as said
from briefs.guild.form import CardForm
from briefs.guild.model import LARGEST_CARD, KnownCard, Standing
from briefs.guild.versions import read_title
from briefs.matching.normalise import normalise
from briefs.model import Card, Decision, Match, MatchedBy, Pack
from briefs.pack.fields import LONGEST_NAME

DRAFT = "draft:"
"""Stands before the number of a draft where a card could be named; no slug has a colon."""
_DRAFTS = 5
_NEAR = 3


@dataclass(frozen=True, slots=True)
class Meant:
    """What an editor may mean by what they typed."""

    slug: str | None
    """The one card, where it is clear."""
    cards: tuple[Card, ...] = ()
    """Else those to choose from."""
    is_near: bool = False
    """Whether they only come near it."""


async def find_card(interaction: Interaction, guild_id: int, typed: str) -> Meant:
    """Find the card to edit, as `/brief` would find it.

    Raises:
        Declined: The server removed it.
    """
    client = interaction.client
    library = await client.libraries.of(guild_id)
    if typed in library.pack.cards or typed in library.own.broken:
        return Meant(typed)
    known = await client.store.card_history.known(guild_id)
    if removed := _removed(typed, known, client.libraries.shared.pack):
        raise Declined(said.removed(named(removed), mention(interaction, "card restore")))
    return _meant(await library.aside(lambda: library.find(typed)), library.pack)


def _meant(found: Match, pack: Pack) -> Meant:
    if found.decision is Decision.OPEN and found.hits[0].by is not MatchedBy.TEXT:
        return Meant(found.hits[0].slug)
    hits = found.hits or found.near[:_NEAR]
    cards = tuple(pack.cards[hit.slug] for hit in hits if hit.slug in pack.cards)
    return Meant(None, cards, is_near=not found.hits)


def _removed(typed: str, known: Iterable[KnownCard], pack: Pack) -> str | None:
    """Give the title of a card that the server removed and that has this name."""
    wanted = normalise(typed)
    for one in known:
        if one.standing is Standing.REMOVED:
            packed = pack.cards.get(one.slug)
            title = (read_title(one.head) if one.head else None) or one.slug
            names = [one.slug, title]
            if packed:
                title = packed.title
                names += [title, *(name for some in packed.aliases.values() for name in some)]
            if any(normalise(name) == wanted for name in names):
                return title
    return None


async def suggest_drafts(interaction: Interaction, typed: str) -> list[tuple[str, str]]:
    """Give the drafts that a person neither published nor discarded, as labels and values.

    Args:
        interaction: Where they type.
        typed: So far; drafts whose title begins otherwise are left out.
    """
    guild_id = require_editor(interaction)
    drafts = await interaction.client.store.drafts.list(guild_id, interaction.user.id)
    offered = []
    for draft in drafts:
        sketch = parse_sketch(draft)
        title = title_of(sketch) if sketch and sketch.is_waiting else ""
        if title and normalise(title).startswith(normalise(typed)):
            offered.append((cut(said.draft_choice(plain(title)), OPTION), f"{DRAFT}{draft.id}"))
    return offered[:_DRAFTS]


async def take_up(interaction: Interaction, guild_id: int, typed: str) -> Screen:
    """Go on with a draft that `suggest_drafts` offered.

    Raises:
        Declined: It is gone, or published by now.
    """
    number = typed.removeprefix(DRAFT)
    if not (number.isdecimal() and int(number) <= LARGEST):
        raise Declined(said.DRAFT_GONE)
    sketch = await require(interaction, guild_id, int(number))
    if sketch.published:
        raise Declined(said.PUBLISHED_ALREADY)
    return await show_draft(interaction, guild_id, int(number), sketch)


def title_of(sketch: Sketch) -> str:
    """Give the title of a card being written, as far as there is one."""
    return sketch.typed.get("title") or read_title(sketch.file) or sketch.slug


async def ask_which(interaction: Interaction, guild_id: int, typed: str, meant: Meant) -> Screen:
    """Let an editor choose the card to edit, or begin one of this title."""
    sketch = Sketch(typed=asdict(CardForm(title=typed[:LONGEST_NAME])))
    draft_id = await start(interaction, guild_id, sketch)
    return _which(typed, meant, PressId("card-edit"), press("open", draft_id))


def _which(typed: str, meant: Meant, chosen: PressId, new: PressId) -> Screen:
    message = said.which_edit(escape_typed(typed), len(meant.cards), near=meant.is_near)
    return which_screen(message, meant.cards, chosen, new)


async def add_file(
    interaction: Interaction, guild_id: int, attachment: discord.Attachment
) -> Screen:
    """Take a card file as a new card.

    Raises:
        Declined: The server has as many cards as it may, or the file can't be read.
    """
    await require_room(interaction, guild_id)
    sketch = Sketch(file=await read_upload(attachment, LARGEST_CARD), is_waiting=True)
    draft_id = await start(interaction, guild_id, sketch)
    return await show_draft(interaction, guild_id, draft_id, sketch)


async def edit_file(
    interaction: Interaction, guild_id: int, typed: str, attachment: discord.Attachment
) -> Screen:
    """Take a card file for the card that an editor means; ask which where that is not clear.

    Raises:
        Declined: The card was removed, or the file can't be read.
    """
    meant = await find_card(interaction, guild_id, typed)
    sketch = Sketch(file=await read_upload(attachment, LARGEST_CARD), is_waiting=True)
    draft_id = await start(interaction, guild_id, sketch)
    if meant.slug is None:
        choose = press("card", draft_id)
        return _which(typed, meant, choose, PressId("draft-card", "new", (draft_id,)))
    return await take_file(interaction, guild_id, draft_id, meant.slug)


async def take_file(interaction: Interaction, guild_id: int, draft_id: int, slug: str) -> Screen:
    """Take the file of a draft for a card; for a new one where the slug is empty.

    Raises:
        Declined: There is no such draft or card any more.
    """
    sketch = await require(interaction, guild_id, draft_id)
    if sketch.published:
        raise Declined(said.PUBLISHED_ALREADY)
    if slug:
        present = await read_present(interaction, guild_id, slug)
        require_card(interaction, present)
        taken_from = read_mark(sketch.file)
        number = present.number if taken_from is None else min(taken_from, present.number)
        origin = Origin.OWN if present.is_own else Origin.PACK
        sketch = replace(sketch, slug=slug, origin=origin, expected=number)
    return await show_draft(interaction, guild_id, draft_id, sketch)
