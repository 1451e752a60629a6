"""A server with two editors and a member, whose cards are saved and looked at in these tests."""

from __future__ import annotations

from typing import Any

from bot.client import BriefingClient
from briefs.guild.model import NewCard, Revision, Standing
from briefs.pack.writing import write_card
from sandbox import Answer, LocalDiscord
from sandbox.model import Channel, Message, User
from sandbox.permissions import Permission
from tests.e2e.running import Bot


def ferry(*points: str, title: str = "The ferry", gist: str = "It sails at night.") -> str:
    """Write a card's file."""
    lines = [f"- {point} [own]" for point in points or ("It carries cars.",)]
    head = f'+++\ntitle = "{title}"\ngroup = "harbour"\n+++\n{gist} [own]\n\n## Key points\n'
    return head + "\n".join(lines) + "\n"


class Room:
    """A server made for one test.

    Args:
        local: Where it is made.
        bot: The bot, which may be started again meanwhile.
    """

    def __init__(self, local: LocalDiscord, bot: Bot) -> None:
        world, manage = local.backend.world, local.manage
        self.local, self.bot = local, bot
        self.emi, self.oto, self.mika = map(world.add_user, ("Emi", "Oto", "Mika"))
        self.guild = manage.add_guild("Harbour", self.emi)
        self.role = manage.add_role(self.guild, "Helper", Permission.MANAGE_GUILD)
        manage.add_member(self.guild, self.oto, self.role)
        manage.add_member(self.guild, self.mika)
        self.channel = next(iter(self.guild.channels.values()))

    @property
    def client(self) -> BriefingClient:
        return self.bot.client

    async def save(
        self, text: str, slug: str = "ferry", *, by: User | None = None, reason: str = ""
    ) -> Revision:
        """Publish a card's file as an editor; a version of the pack's card where it has one."""
        packed = self.client.libraries.shared.pack.cards.get(slug)
        card = NewCard(slug, text, write_card(packed) if packed else None)
        saved = await self.client.store.cards.publish(
            self.guild.id,
            card,
            (by or self.emi).id,
            self.client.daily.now(),
            reason=reason,
            expected=await self.number(slug),
        )
        await self.client.libraries.refresh(self.guild.id)
        return saved

    async def number(self, slug: str = "ferry") -> int:
        revisions = await self.history(slug)
        return revisions[0].number if revisions else 0

    async def history(self, slug: str = "ferry") -> tuple[Revision, ...]:
        return await self.client.store.cards.history(self.guild.id, slug)

    async def standing(self, slug: str = "ferry") -> Standing | None:
        revisions = await self.history(slug)
        return revisions[0].standing if revisions else None

    async def slash(self, name: str, user: User | None = None, **options: Any) -> Answer:
        """Use a command, as Emi unless somebody else is named."""
        return await self.local.slash(name, options, user=user or self.emi, channel=self.channel)

    async def press(self, where: Answer | Message, label: str, user: User | None = None) -> Answer:
        return await self.local.press(where, label, user=user)

    async def brief(self, topic: str) -> str:
        """Give what a member reads when they ask."""
        return (await self.slash("brief", self.mika, topic=topic)).text

    async def rows(self, command: str, user: User | None = None, **options: str) -> list[str]:
        """Give what is suggested, as label and value."""
        found = await self.local.autocomplete(
            command, options, user=user or self.emi, channel=self.channel
        )
        return [f"{row['name']} = {row['value']}" for row in found]

    def forged(self, custom_id: str, channel: Channel | None = None) -> Message:
        """Write a message of the bot's with a button of any id, as no one can on Discord."""
        button = {"type": 2, "style": 2, "label": "x", "custom_id": custom_id, "id": 2}
        body = {"content": "forged", "components": [{"type": 1, "id": 1, "components": [button]}]}
        backend = self.local.backend
        return backend.messages.create(channel or self.channel, backend.world.bot, body)

    async def press_forged(
        self, custom_id: str, user: User | None = None, channel: Channel | None = None
    ) -> Answer:
        message = self.forged(custom_id, channel)
        return await self.local.press(message, custom_id=custom_id, user=user or self.emi)
