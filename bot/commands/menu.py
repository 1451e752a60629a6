"""The message menu "Brief me": the cards whose names stand in a message."""

from __future__ import annotations

from collections.abc import Mapping

import discord
from discord import app_commands

from bot import words
from bot.client import BriefingClient
from bot.library import Library
from bot.views.choice import named_screen
from bot.views.custom_ids import Action, ScreenId
from bot.views.notice import notice_screen
from bot.views.screen import Screen


@app_commands.context_menu(name=words.BRIEF_ME)
async def brief_me(
    interaction: discord.Interaction[BriefingClient], message: discord.Message
) -> None:
    """Answer the person who asked, privately: the message's author did not ask for it."""
    client = interaction.client
    library = await client.libraries.of(interaction.guild_id)
    screen = screen_of_text(message.content, library, client.mentions)
    await interaction.response.send_message(view=screen, ephemeral=True)


def screen_of_text(text: str, library: Library, mentions: Mapping[str, str]) -> Screen:
    """Give the card that a text names, a choice when it names several, or that it names none."""
    slugs = library.named_in(text)
    if not slugs:
        return notice_screen(words.nothing_named(mentions.get("brief", "/brief")), topics=True)
    if len(slugs) == 1:
        return library.screen(ScreenId(Action.CARD, slugs[0]))
    cards = [library.pack.cards[slug] for slug in slugs]
    return named_screen(cards)
