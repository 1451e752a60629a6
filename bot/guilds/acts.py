"""What managers do with a server's settings: each with the screen that answers.

Who may do it is asked right before, by `require_manager`, of the server they are in.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import datetime

from bot.acting import Interaction
from bot.errors import Declined
from bot.saving import is_saved
from bot.views import guild_settings as view
from bot.views.escape import typed
from bot.views.press_ids import PressId
from bot.views.screen import Screen
from bot.words import guilds as said
from briefs.errors import UnknownZone
from briefs.guild.model import GuildSettings
from briefs.schedule.zone_files import load_zone
from briefs.schedule.zones import parse_zone


async def show(
    interaction: Interaction, guild_id: int, done: str = "", undo: PressId | None = None
) -> Screen:
    """Show the settings as they are now.

    Args:
        interaction: The command or press.
        guild_id: The server.
        done: What was just changed.
        undo: The way back from that.
    """
    client = interaction.client
    settings = client.guild_settings.of(guild_id)
    library = await client.libraries.of(guild_id)
    overview = view.Overview(
        settings=settings,
        data=await client.store.privacy.count_guild(guild_id),
        role_is_there=_has_role(interaction, guild_id, settings.editor_role),
        clock_time=_clock_time(interaction, settings.zone),
        languages=await library.aside(lambda: library.languages),
    )
    return view.settings_screen(overview, done, undo)


async def set_role(interaction: Interaction, guild_id: int, role_id: int | None) -> Screen:
    """Set the editor role, or none.

    Raises:
        Declined: It is everyone's role, or no role of this server.
    """
    if role_id == guild_id:
        raise Declined(said.ROLE_EVERYONE)
    if not _has_role(interaction, guild_id, role_id):
        raise Declined(said.ROLE_GONE)
    done = said.ROLE_SET_NONE if role_id is None else said.role_set(role_id)
    before = await _change(interaction, guild_id, lambda now: replace(now, editor_role=role_id))
    undo = view.set_role(before.editor_role) if before.editor_role != role_id else None
    with is_saved():
        return await show(interaction, guild_id, done, undo)


async def set_zone(interaction: Interaction, guild_id: int, zone: str | None) -> Screen:
    """Set the home time zone, an IANA name, or none.

    Raises:
        ValueError: There is no such zone.
    """
    done = said.ZONE_SET_NONE
    if zone is not None:
        try:
            load_zone(zone)
        except UnknownZone as error:
            raise ValueError(f"no zone: {zone!r}") from error
        done = said.zone_set(typed(zone.replace("_", " ")))
    before = await _change(interaction, guild_id, lambda now: replace(now, zone=zone))
    undo = view.set_zone(before.zone) if before.zone != zone else None
    with is_saved():
        return await show(interaction, guild_id, done, undo)


async def read_zone(interaction: Interaction, guild_id: int, words_typed: str) -> Screen:
    """Set the home time zone that was typed, or ask which is meant."""
    try:
        zone = parse_zone(words_typed)
    except UnknownZone as error:
        return view.zone_unknown_screen(words_typed, error.near)
    return await set_zone(interaction, guild_id, zone)


async def set_language(interaction: Interaction, guild_id: int, language: str | None) -> Screen:
    """Set the second language, or none.

    Raises:
        Declined: No card has names in it.
    """
    done = said.LANGUAGE_SET_NONE
    if language is not None:
        library = await interaction.client.libraries.of(guild_id)
        if language not in await library.aside(lambda: library.languages):
            raise Declined(said.LANGUAGE_GONE)
        done = said.language_set(typed(said.language_name(language)))
    before = await _change(interaction, guild_id, lambda now: replace(now, language=language))
    undo = view.set_language(before.language) if before.language != language else None
    with is_saved():
        return await show(interaction, guild_id, done, undo)


async def _change(
    interaction: Interaction, guild_id: int, make: Callable[[GuildSettings], GuildSettings]
) -> GuildSettings:
    return await interaction.client.guild_settings.change(guild_id, make)


def _has_role(interaction: Interaction, guild_id: int, role_id: int | None) -> bool:
    """Tell whether a server has a role; none at all is always there."""
    if role_id is None:
        return True
    guild = interaction.client.get_guild(guild_id)
    return guild is not None and guild.get_role(role_id) is not None


def _clock_time(interaction: Interaction, zone: str | None) -> str:
    """Give the time in a zone; empty where the rules no longer know it."""
    if zone is None:
        return ""
    now = interaction.client.daily.now()
    try:
        return datetime.fromtimestamp(now, load_zone(zone)).strftime("%H:%M")
    except UnknownZone:
        return ""
