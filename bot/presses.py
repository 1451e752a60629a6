"""Buttons and menus: all they know stands in their custom_id, so they outlive a restart."""

from __future__ import annotations

from typing import Any

import discord

from bot.acting import Press, Submit, read_typed
from bot.client import BriefingClient
from bot.editing import presses as editing
from bot.errors import ButtonUnknown
from bot.exchange import presses as exchange
from bot.guilds import presses as guilds
from bot.guilds.adding import server_of
from bot.history import presses as history
from bot.mishaps import answer_mishap
from bot.subscribing.presses import answer_fact_press
from bot.suggestions import presses as suggestions
from bot.views.custom_ids import MENUS, Action, ScreenId
from bot.views.fact_ids import is_fact_id
from bot.views.press_ids import PressId

_PRESSES: dict[str, Press] = {
    **editing.PRESSES,
    **exchange.PRESSES,
    **guilds.PRESSES,
    **history.PRESSES,
    **suggestions.PRESSES,
}
"""Buttons and menus of editing, by action."""
_CHOICES = {Action.CHOOSE, Action.CHOOSE_TIMELINE}
"""Menus from which the person who asked chooses for all."""
_FORMS: dict[str, Submit] = {**editing.FORMS, **guilds.FORMS, **suggestions.FORMS}
"""Forms, by action."""


async def on_interaction(interaction: discord.Interaction[Any]) -> None:
    """Answer the press of a button or menu, or a form, or say what went wrong.

    The library calls this for every interaction, by its name, and answers commands by itself. Its
    own way for buttons looks for them in the message that Discord sends along, and says nothing to
    the person when it finds none there or no class for them.
    """
    try:
        if interaction.type is discord.InteractionType.component:
            await _answer_component(interaction)
        elif interaction.type is discord.InteractionType.modal_submit:
            await _answer_form(interaction)
    except Exception as error:  # noqa: BLE001 - the one handler decides what to do
        await answer_mishap(interaction, error, _typed_into(interaction))


async def _answer_component(interaction: discord.Interaction[Any]) -> None:
    data: Any = interaction.data or {}
    custom_id, chosen = data.get("custom_id", ""), data.get("values", [])
    if is_fact_id(custom_id):
        await answer_fact_press(interaction, custom_id, chosen)
        return
    pressed = _read_press(custom_id)
    press = _PRESSES.get(pressed.action)
    if press is None:
        await answer_press(interaction, read_target(custom_id, chosen), custom_id)
        return
    await press(interaction, pressed, chosen)


async def _answer_form(interaction: discord.Interaction[Any]) -> None:
    data: Any = interaction.data or {}
    pressed = _read_press(data.get("custom_id", ""))
    submit = _FORMS.get(pressed.action)
    if submit is None:
        raise ButtonUnknown(str(pressed))
    await submit(interaction, pressed, read_typed(data.get("components", [])))


def _typed_into(interaction: discord.Interaction[Any]) -> str:
    """Give all that a form brought; nothing for a button, or what is not shaped like a form."""
    if interaction.type is not discord.InteractionType.modal_submit:
        return ""
    data: Any = interaction.data or {}
    try:
        return "\n".join(read_typed(data.get("components", [])).values())
    except (KeyError, TypeError):
        return ""


def _read_press(custom_id: str) -> PressId:
    try:
        return PressId.parse(custom_id)
    except ValueError as error:
        raise ButtonUnknown(custom_id) from error


def read_target(custom_id: str, chosen: list[str]) -> ScreenId:
    """Give the screen that a press leads to.

    Args:
        custom_id: Of the button or menu.
        chosen: What was chosen in a menu; empty for a button.

    Raises:
        ButtonUnknown: It is not of this version's making, or nothing was chosen.
    """
    try:
        pressed = ScreenId.parse(custom_id)
        opened = MENUS.get(pressed.action)
        return pressed if opened is None else ScreenId(opened, chosen[0])
    except (ValueError, IndexError) as error:
        raise ButtonUnknown(custom_id) from error


async def answer_press(
    interaction: discord.Interaction[BriefingClient], target: ScreenId, custom_id: str
) -> None:
    """Show the screen a press leads to, where it disturbs nobody.

    A private message of ours turns into it. On a public one the person who asked may turn the
    choice they were given into the card, for everyone; all else is answered privately. A card
    that was chosen counts as opened.

    Raises:
        Refusal: There is no such screen any more.
    """
    library = await interaction.client.libraries.of(interaction.guild_id)
    screen = await library.aside(lambda: library.screen(target))
    message = interaction.message
    choice = ScreenId.parse(custom_id).action in _CHOICES
    if choice:
        interaction.client.opened.note(server_of(interaction), target.subject)
    mine = message is not None and (
        message.flags.ephemeral or (choice and is_asker(interaction, message))
    )
    if mine and target.action is not Action.EXAMPLE:
        await interaction.response.edit_message(view=screen)
        return
    await interaction.response.send_message(view=screen, ephemeral=True)


def is_asker(interaction: discord.Interaction[Any], message: discord.Message) -> bool:
    """Tell whether the person who pressed is the one whose command made the message."""
    asked = message.interaction_metadata
    return asked is not None and asked.user.id == interaction.user.id
