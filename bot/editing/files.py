"""Card files on their way to an editor and back."""

from __future__ import annotations

import io
import re

import discord

from bot.editing.naming import mention
from bot.editing.sketch import Sketch
from bot.subscribing.answering import Interaction
from bot.views.draft import file_screen
from bot.views.screen import Screen
from bot.words import editing as said
from briefs.pack.front import FENCE

_MARK = re.compile(r"^# revision (\d{1,18})\b.*\r?\n", re.MULTILINE)
_NAMELESS = "card"


def mark(text: str, number: int) -> str:
    """Note in a card file which revision it was taken from, in a comment that does not matter.

    Args:
        text: The card's file.
        number: The revision; 0 for the pack's card.
    """
    line = f"# revision {number}: {said.LEAVE_THIS_LINE}"
    return without_mark(text).replace(f"{FENCE}\n", f"{FENCE}\n{line}\n", 1)


def read_mark(text: str) -> int | None:
    """Give the revision that a card file was taken from; None when it does not say."""
    found = _MARK.search(text)
    return int(found[1]) if found else None


def without_mark(text: str) -> str:
    """Give a card file without that comment."""
    return _MARK.sub("", text, count=1)


def how_to_upload(interaction: Interaction, sketch: Sketch) -> str:
    """Say by which command a draft's file comes back, as Markdown."""
    if sketch.is_new:
        return said.upload_new(mention(interaction, "card add"))
    return said.upload_edit(mention(interaction, "card edit"), sketch.slug)


async def hand_over(interaction: Interaction, sketch: Sketch, message: str) -> None:
    """Give a draft's file to its editor, in a private message of its own.

    Args:
        interaction: The command or press, answered or not.
        sketch: The draft.
        message: Markdown above the file.
    """
    name = f"{sketch.slug or _NAMELESS}.md"
    text = sketch.file if sketch.is_new else mark(sketch.file, sketch.expected)
    upload = said.then_upload(how_to_upload(interaction, sketch))
    await send_file(interaction, file_screen(f"{message}\n{upload}", name), name, text)


async def send_file(interaction: Interaction, screen: Screen, name: str, text: str) -> None:
    """Answer privately with a screen and the file it tells of."""
    file = discord.File(io.BytesIO(text.encode("utf-8", "replace")), name)
    if interaction.response.is_done():
        await interaction.followup.send(view=screen, file=file, ephemeral=True)
    else:
        await interaction.response.send_message(view=screen, file=file, ephemeral=True)
