"""The buttons, menus and forms of `/settings`, also on messages from before a restart."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from bot.acting import Interaction, Press, Submit, read_numbers
from bot.editors import require_manager
from bot.errors import ButtonUnknown, Declined
from bot.guilds import acts, erasing
from bot.guilds.exporting import send_export
from bot.subscribing.answering import answer, in_time
from bot.views import guild_settings as view
from bot.views.press_ids import LARGEST, PressId
from bot.words import guilds as said
from briefs.schedule.zone_files import zone_names


async def _show(interaction: Interaction, _pressed: PressId, _chosen: Sequence[str]) -> None:
    guild_id = require_manager(interaction)
    await answer(interaction, await in_time(interaction, acts.show(interaction, guild_id)))


async def _choose_role(interaction: Interaction, pressed: PressId, chosen: Sequence[str]) -> None:
    guild_id = require_manager(interaction)
    role_id = _read_id(_one(chosen), pressed)
    screen = await in_time(interaction, acts.set_role(interaction, guild_id, role_id))
    await answer(interaction, screen)


async def _set_role(interaction: Interaction, pressed: PressId, _chosen: Sequence[str]) -> None:
    guild_id = require_manager(interaction)
    [number] = read_numbers(pressed, 1)
    screen = await in_time(interaction, acts.set_role(interaction, guild_id, number or None))
    await answer(interaction, screen)


async def _ask_zone(interaction: Interaction, _pressed: PressId, _chosen: Sequence[str]) -> None:
    guild_id = require_manager(interaction)
    zone = interaction.client.guild_settings.of(guild_id).zone
    await interaction.response.send_modal(view.zone_form(zone))


async def _read_zone(
    interaction: Interaction, _pressed: PressId, written: Mapping[str, str]
) -> None:
    guild_id = require_manager(interaction)
    words_typed = written.get(view.ZONE_TYPED, "")
    screen = await in_time(interaction, acts.read_zone(interaction, guild_id, words_typed))
    await answer(interaction, screen)


async def _choose_zone(interaction: Interaction, pressed: PressId, chosen: Sequence[str]) -> None:
    guild_id = require_manager(interaction)
    zone = _known_zone(_one(chosen), pressed)
    await answer(
        interaction, await in_time(interaction, acts.set_zone(interaction, guild_id, zone))
    )


async def _set_zone(interaction: Interaction, pressed: PressId, _chosen: Sequence[str]) -> None:
    guild_id = require_manager(interaction)
    zone = _known_zone(pressed.subject, pressed) if pressed.subject else None
    await answer(
        interaction, await in_time(interaction, acts.set_zone(interaction, guild_id, zone))
    )


async def _choose_language(
    interaction: Interaction, _pressed: PressId, chosen: Sequence[str]
) -> None:
    guild_id = require_manager(interaction)
    screen = await in_time(interaction, acts.set_language(interaction, guild_id, _one(chosen)))
    await answer(interaction, screen)


async def _set_language(interaction: Interaction, pressed: PressId, _chosen: Sequence[str]) -> None:
    guild_id = require_manager(interaction)
    language = pressed.subject or None
    screen = await in_time(interaction, acts.set_language(interaction, guild_id, language))
    await answer(interaction, screen)


async def _export(interaction: Interaction, _pressed: PressId, _chosen: Sequence[str]) -> None:
    await send_export(interaction, require_manager(interaction))


async def _list_erasure(
    interaction: Interaction, _pressed: PressId, _chosen: Sequence[str]
) -> None:
    guild_id = require_manager(interaction)
    screen = await in_time(interaction, erasing.list_erasure(interaction, guild_id))
    await answer(interaction, screen)


async def _ask_erasure(interaction: Interaction, _pressed: PressId, _chosen: Sequence[str]) -> None:
    guild_id = require_manager(interaction)
    await interaction.response.send_modal(view.erase_form(erasing.name_of(interaction, guild_id)))


async def _erase(interaction: Interaction, _pressed: PressId, written: Mapping[str, str]) -> None:
    guild_id = require_manager(interaction)
    words_typed = written.get(view.NAME_TYPED, "")
    screen = await in_time(interaction, erasing.erase(interaction, guild_id, words_typed))
    await answer(interaction, screen)


def _one(chosen: Sequence[str]) -> str:
    if not chosen:
        raise Declined(said.NOTHING_CHOSEN)
    return chosen[0]


def _read_id(value: str, pressed: PressId) -> int:
    if not (value.isascii() and value.isdigit() and int(value) <= LARGEST):
        raise ButtonUnknown(str(pressed))
    return int(value)


def _known_zone(name: str, pressed: PressId) -> str:
    if name not in zone_names():
        raise ButtonUnknown(str(pressed))
    return name


PRESSES: Mapping[str, Press] = {
    view.SHOW.action: _show,
    view.CHOOSE_ROLE.action: _choose_role,
    view.set_role(None).action: _set_role,
    view.ASK_ZONE.action: _ask_zone,
    view.CHOOSE_ZONE.action: _choose_zone,
    view.set_zone(None).action: _set_zone,
    view.CHOOSE_LANGUAGE.action: _choose_language,
    view.set_language(None).action: _set_language,
    view.EXPORT.action: _export,
    view.LIST_ERASE.action: _list_erasure,
    view.ASK_ERASE.action: _ask_erasure,
}
FORMS: Mapping[str, Submit] = {
    view.ZONE_FORM.action: _read_zone,
    view.ERASE_FORM.action: _erase,
}
