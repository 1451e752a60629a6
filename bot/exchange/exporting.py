"""`/card export`: all of a server's own cards as files."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime
from functools import partial

from bot.acting import Interaction
from bot.editors import require_editor
from bot.exchange.paper import Paper, aside, show, show_further
from bot.subscribing.answering import take_time
from bot.views.exchange import command, empty_screen, export_screen, titles
from bot.words import counted
from bot.words import exchange as said
from briefs.guild.exchange import join_cards
from briefs.guild.exporting import Export, export_cards, write_files
from briefs.guild.model import LARGEST_EXCHANGE
from briefs.model import Pack
from briefs.pack.writing import write_card

_MOST_FILES = 10
"""Files of a message. https://discord.com/developers/docs/resources/message#create-message"""
_SERVER_NAME = 100
_EXAMPLE = "example.md"


async def export(interaction: Interaction) -> None:
    """Give an editor the server's own cards.

    Raises:
        Declined: They are none.
    """
    guild_id = require_editor(interaction)
    await take_time(interaction)
    client = interaction.client
    current = await client.store.cards.current(guild_id)
    pack = client.libraries.shared.pack
    export = await aside(lambda: export_cards(current, pack))
    if export.is_empty:
        await show(interaction, _example(interaction, pack))
        return
    now = client.daily.now()
    head = partial(said.file_head, _server_name(interaction), len(export.texts))
    texts = await aside(lambda: write_files(export, head, now))
    files = list(zip(_names(len(texts), now), texts, strict=True))
    lines = list(_lines(export, pack, len(texts), command(client.mentions, "card import")))
    at_once = min(_MOST_FILES, max(interaction.filesize_limit // LARGEST_EXCHANGE - 1, 1))
    batches = [files[n : n + at_once] for n in range(0, len(files), at_once)]
    for number, batch in enumerate(batches):
        screen = export_screen(
            [] if number else lines, [name for name, _ in batch], further=number > 0
        )
        send = show_further if number else show
        await send(interaction, Paper(screen, tuple(batch)))


def _example(interaction: Interaction, pack: Pack) -> Paper:
    """Show what a file of cards looks like where there is none yet: the pack's shortest card."""
    mentions = interaction.client.mentions
    texts = {slug: write_card(card) for slug, card in pack.cards.items()}
    if not texts:
        return Paper(empty_screen(mentions, ""))
    slug = min(texts, key=lambda slug: len(texts[slug]))
    text = join_cards({slug: texts[slug]}, head=said.example_head())
    return Paper(empty_screen(mentions, _EXAMPLE), ((_EXAMPLE, text),))


def _lines(export: Export, pack: Pack, files: int, import_mention: str) -> Iterator[str]:
    versions = sum(slug in pack.cards for slug in export.texts)
    yield said.exported(len(export.texts) - versions, versions, len(export.removed))
    if export.broken:
        shown, _ = titles(export.broken)
        yield said.exported_broken(", ".join(shown), len(export.broken))
    yield said.HOW_TO_EDIT.format(import_mention=import_mention)
    if files > 1:
        yield said.SEVERAL_FILES.format(count=counted(files, "file", "files"))
    yield said.room(len(export.texts))


def _names(files: int, now: int) -> Iterator[str]:
    day = f"{datetime.fromtimestamp(now, UTC):%Y-%m-%d}"
    for n in range(1, files + 1):
        yield f"cards-{day}-{n}-of-{files}.md" if files > 1 else f"cards-{day}.md"


def _server_name(interaction: Interaction) -> str:
    name = interaction.guild.name if interaction.guild else ""
    return " ".join(name.split())[:_SERVER_NAME] or "this server"
