"""What happens when an answer fails: a person reads why, the log keeps what is needed to mend it.

discord.py answers a failed command, button or form with nothing, and the person reads "did not
respond". Commands, buttons, menus and forms all end here instead.
"""

from __future__ import annotations

import logging
import secrets
from typing import Any

import aiohttp
import discord
from discord import app_commands

from bot import words
from bot.callbacks import is_expired, is_outage
from bot.errors import CardGone, Declined, Refusal, SourceGone
from bot.views.notice import gone_screen, notice_screen
from bot.views.pieces import NEUTRAL, box, text
from bot.views.quoting import in_code
from bot.views.screen import Screen
from briefs.errors import StoreFull, StoreInUse

Interaction = discord.Interaction[Any]

_TYPED = 2_400
"""UTF-16 units of what was typed into a form that are given back."""

log = logging.getLogger(__name__)


class Tree(app_commands.CommandTree[Any]):
    """The commands, with the one handler for what goes wrong in them."""

    async def on_error(
        self, interaction: Interaction, error: app_commands.AppCommandError, /
    ) -> None:
        """Tell the person, or at least the log; called for commands and for autocomplete."""
        await answer_mishap(interaction, error)


async def answer_mishap(interaction: Interaction, error: Exception, typed: str = "") -> None:
    """Say privately what went wrong. Raises nothing: there is nobody above to handle it.

    Args:
        interaction: What could not be answered, or not fully.
        error: What was raised; the library's wrapping around it is taken off.
        typed: Into a form, given back: Discord closes one once it is answered, and keeps nothing.
    """
    cause = error.original if isinstance(error, app_commands.CommandInvokeError) else error
    if is_expired(cause):
        log.info("%s: too late to answer (%s)", describe(interaction), cause)
    elif is_outage(cause):
        log.warning("%s: Discord did not take the answer (%r)", describe(interaction), cause)
        await _tell(interaction, notice_screen(words.TRY_AGAIN, error=True), typed)
    else:
        await _tell(interaction, _explain(interaction, cause), typed)


def describe(interaction: Interaction) -> str:
    """Name an interaction for the log, without what the person typed and without its token."""
    data: Any = interaction.data or {}
    if interaction.type is discord.InteractionType.component:
        what = f"button {data.get('custom_id')}"
    elif interaction.type is discord.InteractionType.modal_submit:
        what = f"form {data.get('custom_id')}"
    elif interaction.type is discord.InteractionType.autocomplete:
        what = f"autocomplete of /{data.get('name')}"
    else:
        what = f"/{data.get('name')}"
    return f"{what} (interaction {interaction.id}, server {interaction.guild_id})"


def _explain(interaction: Interaction, error: BaseException) -> Screen:
    """Give what a person reads; what is not known gets an id that also stands in the log."""
    if isinstance(error, Refusal):
        log.info("%s: %r", describe(interaction), error)
        return _explain_refusal(error)
    if isinstance(error, StoreInUse):
        log.warning("%s: %s", describe(interaction), error)
        return notice_screen(words.STORE_BUSY, error=True)
    if isinstance(error, StoreFull):
        log.error("%s: %s", describe(interaction), error)
        return notice_screen(words.STORE_FULL, error=True)
    if isinstance(error, (app_commands.CommandNotFound, app_commands.CommandSignatureMismatch)):
        log.info("%s: an outdated command", describe(interaction))
        return notice_screen(words.COMMANDS_UPDATED)
    mishap = secrets.token_hex(4)
    log.error("%s: mishap %s", describe(interaction), mishap, exc_info=error)
    return notice_screen(words.mishap(mishap), error=True)


def _explain_refusal(refusal: Refusal) -> Screen:
    if isinstance(refusal, CardGone):
        return gone_screen()
    if isinstance(refusal, Declined):
        return notice_screen(refusal.words, error=True)
    if isinstance(refusal, SourceGone):
        return notice_screen(words.SOURCE_GONE, topics=True)
    return notice_screen(words.BUTTON_OUTDATED, topics=True)


async def _tell(interaction: Interaction, screen: Screen, typed: str) -> None:
    block = in_code(typed, _TYPED)
    if block:
        screen = screen.framed((), [box(NEUTRAL, text(words.typed_back(block)))], lambda own: own)
    try:
        if interaction.type is discord.InteractionType.autocomplete:
            if not interaction.response.is_done():
                await interaction.response.autocomplete([])
        elif interaction.response.is_done():
            await interaction.followup.send(view=screen, ephemeral=True)
        else:
            await interaction.response.send_message(view=screen, ephemeral=True)
    except (discord.DiscordException, aiohttp.ClientError, OSError) as error:
        log.info("%s: the person could not be told (%r)", describe(interaction), error)
