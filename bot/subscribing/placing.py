"""Where facts are to go: a channel the bot may post in, or direct messages that arrive."""

from __future__ import annotations

from dataclasses import dataclass

import discord

from bot.delivery.outcomes import DEAD, Verdict
from bot.delivery.sender import Sender
from bot.editors import is_editor
from bot.errors import Declined
from bot.places import THREADS, Places, missing
from bot.subscribing.answering import Interaction, take_time
from bot.subscribing.request import Request
from bot.views.post import Post
from bot.words import facts as said
from briefs.facts.model import Owner


@dataclass(frozen=True, slots=True)
class Place:
    """Where facts are to go."""

    owner: Owner
    """Whose subscription it is to be."""
    channel_id: int
    is_untried: bool = False
    """Whether nobody knows yet that a message arrives there: `greet` finds out."""


async def choose_place(interaction: Interaction, request: Request) -> Place:
    """Check at once that facts can go where they are wanted.

    Raises:
        Declined: They can't; it says what to change.
    """
    in_bot_dm = interaction.guild_id is None and interaction.context.dm_channel
    if request.dm and request.channel is not None:
        raise Declined(said.DM_AND_CHANNEL)
    if request.dm or in_bot_dm:
        return await _direct(interaction, is_here=in_bot_dm)
    if interaction.guild_id is None:
        raise Declined(said.NO_POSTS_HERE)
    return _in_server(interaction, interaction.guild_id, request)


async def _direct(interaction: Interaction, *, is_here: bool) -> Place:
    owner = Owner(None, interaction.user.id)
    if is_here and interaction.channel_id is not None:
        return Place(owner, interaction.channel_id)
    await take_time(interaction)
    sender = Sender(interaction.client, interaction.client.daily.clock)
    channel = await sender.open_dm(interaction.user.id)
    if not isinstance(channel, int):
        raise Declined(said.DM_REFUSED if channel.verdict in DEAD else said.BUSY)
    return Place(owner, channel, is_untried=True)


async def greet(interaction: Interaction, place: Place) -> None:
    """Write to a person before their first fact, when that is the one way to know that it arrives.

    Raises:
        Declined: It does not; it says what to change.
    """
    if not place.is_untried:
        return
    sender = Sender(interaction.client, interaction.client.daily.clock)
    outcome = await sender.post(place.channel_id, Post(said.DM_WELCOME), f"w{interaction.id}"[:25])
    if outcome.verdict is not Verdict.SENT:
        raise Declined(said.DM_REFUSED if outcome.verdict in DEAD else said.BUSY)


def _in_server(interaction: Interaction, guild_id: int, request: Request) -> Place:
    places = Places(interaction.client)
    if not places.is_member(guild_id):
        raise Declined(said.NOT_MEMBER)
    if not is_editor(interaction):
        raise Declined(said.EDITORS_ONLY)
    channel_id = request.channel.id if request.channel else interaction.channel_id
    assert channel_id is not None  # a command is used in a channel
    where = said.channel(channel_id)
    if channel_id == interaction.channel_id:
        in_thread = interaction.channel is not None and interaction.channel.type in THREADS
        lacking = missing(interaction.app_permissions, in_thread=in_thread)
    elif not places.knows(guild_id, channel_id):
        raise Declined(said.unknown_place(where))
    else:
        lacking = places.lacks(guild_id, channel_id)
    if lacking is not None:
        raise Declined(said.missing_permission(where, lacking))
    return Place(Owner(guild_id), channel_id)


def channel_types() -> list[discord.ChannelType]:
    """Give the kinds of channels that facts can go to."""
    threads = sorted(THREADS, key=lambda kind: int(kind.value))
    return [discord.ChannelType.text, discord.ChannelType.news, *threads]
