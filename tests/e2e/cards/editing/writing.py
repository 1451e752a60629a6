"""What editors do in these tests: a server with two of them, and cards to write."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from bot.client import BriefingClient
from briefs.guild.model import Revision
from sandbox import Answer, LocalDiscord, Permission, Upload
from sandbox.forms import fields
from sandbox.model import User

LIGHTHOUSE = {
    "title": "Harbour lighthouse",
    "gist": "The lighthouse of our harbour was lit first in 1871.",
    "points": "It is 21 metres tall.\nIts keeper lives in the tower. [https://example.org/keeper]",
    "names": "The old light\nМаяк",
}
LIGHTHOUSE_FILE = """+++
title = "Harbour lighthouse"
group = "harbour"
[aliases]
en = ["The old light"]
+++
The lighthouse of our harbour was lit first in 1871. [own]

## Key points
- It is 21 metres tall. [https://example.org/tower]
"""


class Desk:
    """A server with an editor at work, a second editor and a member.

    Args:
        local: Where it is made.
        client: The bot.
    """

    def __init__(self, local: LocalDiscord, client: BriefingClient) -> None:
        world, manage = local.backend.world, local.manage
        self.local, self.client = local, client
        self.editor, self.other, self.member = map(world.add_user, ("Emi", "Oto", "Mika"))
        self.guild = manage.add_guild("Harbour", self.editor)
        self.role = manage.add_role(self.guild, "Helper", Permission.MANAGE_GUILD)
        manage.add_member(self.guild, self.other, self.role)
        manage.add_member(self.guild, self.member)
        self.channel = next(iter(self.guild.channels.values()))

    async def slash(self, name: str, user: User | None = None, **options: Any) -> Answer:
        """Use a command in the server, as its editor unless somebody else is named."""
        user = user or self.editor
        return await self.local.slash(name, options, user=user, channel=self.channel)

    async def write(self, user: User | None = None, **changed: str) -> Answer:
        """Write the lighthouse's card in the form; give what comes of it."""
        opened = await self.slash("card add", user)
        return await self.local.submit(opened, {**LIGHTHOUSE, **changed})

    async def edit(self, card: str, user: User | None = None, **changed: str) -> Answer:
        """Change a card in the form."""
        opened = await self.slash("card edit", user, card=card)
        return await self.local.submit(opened, changed)

    async def publish(self, user: User | None = None, **changed: str) -> Answer:
        """Write the lighthouse's card and publish it."""
        return await self.local.press(await self.write(user, **changed), "Publish")

    async def revisions(self, slug: str) -> tuple[Revision, ...]:
        """Give what the server saved of a card, newest first."""
        return await self.client.store.cards.history(self.guild.id, slug)

    async def suggested(self, typed: str) -> list[str]:
        """Give the cards that members of the server are offered for what they type."""
        rows = await self.local.autocomplete(
            "brief", topic=typed, user=self.member, channel=self.channel
        )
        return [row["value"] for row in rows]


def filled(opened: Answer) -> Mapping[str, str]:
    """Give what a form is filled with, by field."""
    assert opened.modal is not None, opened.text
    return {field.custom_id: field.component.get("value") or "" for field in fields(opened.modal)}


def upload(text: str | bytes, name: str = "card.md") -> Upload:
    """Give a file to send."""
    return Upload(name, text.encode() if isinstance(text, str) else text)
