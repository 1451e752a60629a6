"""A server's suggestions, and what its editors do about them."""

from __future__ import annotations

from bot.words import members as said
from briefs.guild.model import Suggestion, SuggestionKind
from sandbox import Answer, LocalDiscord
from sandbox.model import User
from tests.e2e.running import Bot

NOW = 1_790_000_000


class Room:
    """The server's suggestions, and what its editors do."""

    def __init__(self, local: LocalDiscord, bot: Bot) -> None:
        self.local = local
        self.store = bot.client.store.suggestions

    async def propose(
        self, topic: str, text: str = "Please.", *, source: str = "", by: User | None = None
    ) -> Suggestion:
        kind = SuggestionKind.CORRECTION if "-" in topic else SuggestionKind.CARD
        author = by or self.local.member
        return await self.store.add(
            self.local.guild.id, author.id, kind, topic, text, NOW, source=source
        )

    async def review(self, user: User | None = None) -> Answer:
        return await self.local.slash("card review", user=user or self.local.admin)

    async def decline(self, shown: Answer, reason: str = "", user: User | None = None) -> Answer:
        opened = await self.local.press(shown, said.DECLINE, user=user)
        answer = await self.local.submit(opened, {said.REASON: reason}, user=user)
        if answer.deferred:  # Discord takes few direct messages at a time
            await answer.filled()
        return answer

    async def find(self, suggestion: Suggestion) -> Suggestion:
        found = await self.store.find(self.local.guild.id, suggestion.id)
        assert found is not None
        return found

    def told(self, user: User | None = None) -> list[str]:
        dm = self.local.dm(user or self.local.member)
        return [message.payload["content"] for message in dm.messages.values()]


def seen(answer: Answer) -> str:
    """Give the Markdown of an answer as it is sent."""
    return "\n".join(part["content"] for part in answer.components if part["type"] == 10)
