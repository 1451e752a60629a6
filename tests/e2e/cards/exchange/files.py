"""Files of cards as editors give and get them on the local Discord."""

from __future__ import annotations

from typing import Any

from sandbox import LocalDiscord
from sandbox.answer import Answer
from sandbox.files import Upload
from sandbox.model import Channel
from tests.briefs.guild.shelf import card_file
from tests.e2e.running import Bot


def upload(text: str, name: str = "ours.md") -> Upload:
    return Upload(name, text.encode())


def marked(**titles: str) -> str:
    """Write a file of cards, by slug with their titles; `_` in a slug stands for a hyphen."""
    return "\n".join(
        f"<!-- card: {slug.replace('_', '-')} -->\n{card_file(title)}"
        for slug, title in titles.items()
    )


def many(count: int) -> str:
    return marked(**{f"card_{n}": f"Card number {n}" for n in range(count)})


async def give(local: LocalDiscord, file: str | Upload, **asked: Any) -> Answer:
    """Use /card import, as the admin unless said otherwise."""
    given = upload(file) if isinstance(file, str) else file
    return await local.slash("card import", {"file": given}, **{"user": local.admin, **asked})


async def export(local: LocalDiscord, **asked: Any) -> tuple[Answer, dict[str, str]]:
    """Use /card export; give the answer, and its files by name."""
    answer = await local.slash("card export", **{"user": local.admin, **asked})
    return answer, files_of(local, answer)


def files_of(local: LocalDiscord, answer: Answer) -> dict[str, str]:
    attached = (file for message in answer.messages() for file in message.payload["attachments"])
    return {
        file["filename"]: local.backend.files.read(int(file["id"]))[0].decode() for file in attached
    }


async def numbers(bot: Bot, guild_id: int) -> dict[str, int]:
    """Give how often each card of a server was saved."""
    current = await bot.client.store.cards.current(guild_id)
    return {slug: revision.number for slug, revision in current.items()}


def forged(local: LocalDiscord, channel: Channel, custom_id: str) -> Any:
    """Write a message of the bot's with a button of any id, as no one can on Discord."""
    button = {"type": 2, "style": 2, "label": "x", "custom_id": custom_id, "id": 2}
    rows = [{"type": 1, "id": 1, "components": [button]}]
    body = {"content": "forged", "components": rows}
    return local.backend.messages.create(channel, local.backend.world.bot, body)
