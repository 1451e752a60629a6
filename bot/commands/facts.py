"""`/facts`: one fact now, or one a day in a channel or in direct messages."""

from __future__ import annotations

import random

import discord
from discord import app_commands

from bot.client import BriefingClient
from bot.commands.completion import guarded
from bot.subscribing import acts
from bot.subscribing.another import show_fact
from bot.subscribing.answering import answer, in_time
from bot.subscribing.placing import channel_types
from bot.subscribing.request import Channel, Request, read_topic
from bot.subscribing.suggesting import suggest_subscriptions, suggest_topics, suggest_zones
from bot.views.screen import Screen
from bot.words import facts as said

Interaction = discord.Interaction[BriefingClient]
Choices = list[app_commands.Choice[str]]
Typed = app_commands.Range[str, 1, 100]

facts_group = app_commands.Group(name="facts", description=said.GROUP_DESCRIPTION)


class PostableChannel(app_commands.Transformer):
    """A channel or thread that a post can go to, as the interaction brings it."""

    @property
    def type(self) -> discord.AppCommandOptionType:
        """The kind of option."""
        return discord.AppCommandOptionType.channel

    @property
    def channel_types(self) -> list[discord.ChannelType]:
        """What Discord's client offers."""
        return channel_types()

    async def transform(self, interaction: discord.Interaction, value: Channel, /) -> Channel:  # noqa: ARG002 - the library gives it
        """Take it as it is: the gateway may not have told of it yet."""
        return value


@facts_group.command(name="now", description=said.DESCRIPTIONS["facts now"])
@app_commands.describe(**said.OPTIONS["facts now"])
async def now(interaction: Interaction, topic: Typed | None = None) -> None:
    """Show one fact to all, drawn at random."""
    client = interaction.client
    library = await client.libraries.of(interaction.guild_id)
    wanted = read_topic(topic, library)
    shelf = await client.daily.shelf_of(interaction.guild_id)
    number = random.randrange(len(shelf.about(wanted)) or 1)  # noqa: S311 - a draw
    await interaction.response.send_message(view=show_fact(shelf, wanted, number))


@facts_group.command(name="subscribe", description=said.DESCRIPTIONS["facts subscribe"])
@app_commands.describe(**said.OPTIONS["facts subscribe"])
async def subscribe(
    interaction: Interaction,
    time: app_commands.Range[str, 1, 40],
    timezone: Typed | None = None,
    channel: app_commands.Transform[Channel, PostableChannel] | None = None,
    topic: Typed | None = None,
    dm: bool = False,  # noqa: FBT001, FBT002 - an option of the command
) -> None:
    """Subscribe a channel, or the person."""
    request = Request(time, timezone, channel, topic, dm)
    await answer(interaction, await in_time(interaction, acts.subscribe(interaction, request)))


@facts_group.command(name="list", description=said.DESCRIPTIONS["facts list"])
async def list_(interaction: Interaction) -> None:
    """Show the subscriptions that this person may change here."""
    await answer(interaction, await in_time(interaction, acts.show_list(interaction)))


@facts_group.command(name="pause", description=said.DESCRIPTIONS["facts pause"])
@app_commands.describe(**said.OPTIONS["facts pause"])
async def pause(interaction: Interaction, subscription: Typed) -> None:
    """Let a subscription rest."""
    await _act(interaction, subscription, acts.pause)


@facts_group.command(name="resume", description=said.DESCRIPTIONS["facts resume"])
@app_commands.describe(**said.OPTIONS["facts resume"])
async def resume(interaction: Interaction, subscription: Typed) -> None:
    """Send one as a test, and let facts come again."""
    await _act(interaction, subscription, acts.resume)


@facts_group.command(name="unsubscribe", description=said.DESCRIPTIONS["facts unsubscribe"])
@app_commands.describe(**said.OPTIONS["facts unsubscribe"])
async def unsubscribe(interaction: Interaction, subscription: Typed) -> None:
    """End a subscription; "Undo" brings it back."""
    await _act(interaction, subscription, acts.stop)


@now.autocomplete("topic")
@subscribe.autocomplete("topic")
async def complete_topic(interaction: Interaction, typed: str) -> Choices:
    """Suggest groups and cards."""
    return await guarded(interaction, suggest_topics(interaction, typed))


@subscribe.autocomplete("timezone")
async def complete_zone(interaction: Interaction, typed: str) -> Choices:
    """Suggest zones by the cities people type."""
    return await guarded(interaction, suggest_zones(interaction, typed))


@pause.autocomplete("subscription")
@resume.autocomplete("subscription")
@unsubscribe.autocomplete("subscription")
async def complete_subscription(interaction: Interaction, typed: str) -> Choices:
    """Suggest what this person may change here."""
    return await guarded(interaction, suggest_subscriptions(interaction, typed))


async def _act(interaction: Interaction, chosen: str, act: acts.Act) -> None:
    """Do something to the subscription that was chosen; else show those there are."""
    await answer(interaction, await in_time(interaction, _screen(interaction, chosen, act)))


async def _screen(interaction: Interaction, chosen: str, act: acts.Act) -> Screen:
    if chosen.isascii() and chosen.isdigit():
        return await act(interaction, int(chosen))
    return await acts.show_list(interaction, intro=said.CHOOSE_FROM_LIST)
