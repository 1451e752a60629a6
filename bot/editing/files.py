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

_MARK = re.compile(r"^# revision (\d{1,18}), draft (\d{1,18})\b.*\r?\n", re.MULTILINE)
_NAMELESS = "card"


def mark(text: str, number: int, draft_id: int) -> str:
    """Note in a card file what it was taken from, in a comment that does not matter.

    Args:
        text: The card's file.
        number: The revision that it shows; 0 for the pack's card.
        draft_id: The draft that was begun with it.
    """
    line = f"# revision {number}, draft {draft_id}: {said.LEAVE_THIS_LINE}"
    return without_mark(text).replace(f"{FENCE}\n", f"{FENCE}\n{line}\n", 1)


def read_mark(text: str) -> tuple[int, int] | None:
    """Give the revision and the draft that a card file was taken from; None when it says none."""
    found = _MARK.search(text)
    return (int(found[1]), int(found[2])) if found else None


def without_mark(text: str) -> str:
    """Give a card file without that comment."""
    return _MARK.sub("", text, count=1)


def how_to_upload(interaction: Interaction, sketch: Sketch) -> str:
    """Say by which command a draft's file comes back, as Markdown."""
    if sketch.is_new:
        return said.upload_new(mention(interaction, "card add"))
    return said.upload_edit(mention(interaction, "card edit"), sketch.slug)


def how_to_mend(interaction: Interaction, sketch: Sketch) -> str:
    """Say what to do with a draft's file that was refused, as Markdown."""
    told = said.correct_and_upload(how_to_upload(interaction, sketch))
    return f"{told} {said.or_form(mention(interaction, 'card add'))}" if sketch.is_new else told


async def hand_over(interaction: Interaction, draft_id: int, sketch: Sketch, message: str) -> None:
    """Give a draft's file to its editor, in a private message of its own.

    What the editor wrote themselves is given as it came, so that its lines keep their numbers.

    Args:
        interaction: The command or press, answered or not.
        draft_id: The draft.
        sketch: What it holds.
        message: Markdown above the file.
    """
    name = f"{sketch.slug or _NAMELESS}.md"
    theirs = sketch.is_waiting and read_mark(sketch.file) is None
    text = sketch.file if theirs else mark(sketch.file, sketch.expected, draft_id)
    upload = said.then_upload(how_to_upload(interaction, sketch))
    await send_file(interaction, file_screen(f"{message}\n{upload}", name), name, text)


async def send_file(interaction: Interaction, screen: Screen, name: str, text: str) -> None:
    """Answer privately with a screen and the file it tells of."""
    file = discord.File(io.BytesIO(text.encode("utf-8", "replace")), name)
    if interaction.response.is_done():
        await interaction.followup.send(view=screen, file=file, ephemeral=True)
    else:
        await interaction.response.send_message(view=screen, file=file, ephemeral=True)
