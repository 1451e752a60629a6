"""The life of an interaction: three seconds for the first answer, then 15 minutes of token."""

from __future__ import annotations

import asyncio
import secrets
from dataclasses import dataclass, field
from itertools import islice

from sandbox.changes import Changes
from sandbox.limits import CallbackType, InteractionType
from sandbox.model import Channel, Message, User
from sandbox.refusals import (
    already_acknowledged,
    invalid_webhook_token,
    unknown_interaction,
    unknown_webhook,
)
from sandbox.settings import Settings
from sandbox.wire import Json


@dataclass(eq=False)
class Interaction:
    """Something a user did, and what came of it."""

    id: int
    kind: InteractionType
    name: str
    """What was used, for people: `/brief`, `the button 'Sources'`."""
    user: User
    channel: Channel
    source: Message | None = None
    """The message whose component was used, or from which the form was opened."""
    option_type: int = 3
    """The type of the option being typed, for autocompletion."""
    metadata: Json = field(default_factory=dict)
    """`interaction_metadata` of the messages that answer it."""
    token: str = field(default_factory=lambda: secrets.token_urlsafe(80))
    changes: Changes = field(default_factory=Changes)
    """Told of the first answer and of all that follows."""
    sent_at: float = 0.0
    """When the bot was told, on the loop's clock."""
    expired: bool = False
    """Whether the three seconds passed without an answer."""
    refused: str = ""
    """Why the bot's last attempt to answer was refused."""
    answered: CallbackType | None = None
    answered_at: float = 0.0
    filled_at: float | None = None
    """When a deferred answer got its content."""
    original: Message | None = None
    """What `@original` means: the answer, or the message that was updated."""
    followups: list[Message] = field(default_factory=list)
    modal: Json | None = None
    choices: list[Json] | None = None

    @property
    def decided(self) -> bool:
        """Whether it was answered, or can no longer be."""
        return self.expired or self.answered is not None


class Interactions:
    """All interactions of the last 15 minutes.

    Args:
        settings: the deadline and the life of tokens.
    """

    def __init__(self, settings: Settings) -> None:
        self._settings = settings
        self._by_token: dict[str, Interaction] = {}

    def open(self, interaction: Interaction) -> None:
        """Start the clock of an interaction that is about to be sent."""
        loop = asyncio.get_running_loop()
        self._forget_old(loop.time())
        interaction.sent_at = loop.time()
        self._by_token[interaction.token] = interaction
        loop.call_later(self._settings.deadline, self._expire, interaction)

    def to_answer(self, interaction_id: int, token: str) -> Interaction:
        """Find an interaction that wants its first answer.

        Raises:
            Refusal: 10062 when it is unknown or too old, 40060 when it has an answer.
        """
        interaction = self._by_token.get(token)
        if interaction is None or interaction.id != interaction_id or interaction.expired:
            raise unknown_interaction()
        if interaction.answered is not None:
            raise already_acknowledged()
        return interaction

    def to_follow(self, token: str) -> Interaction:
        """Find an interaction that was answered and may be followed up.

        Raises:
            Refusal: 50027 when the token is wrong or too old, 10015 before the first answer.
        """
        interaction = self._by_token.get(token)
        if interaction is None:
            raise invalid_webhook_token()
        age = asyncio.get_running_loop().time() - interaction.sent_at
        if age > self._settings.token_life:
            raise invalid_webhook_token()
        if interaction.answered is None:
            raise unknown_webhook()
        return interaction

    def known(self) -> list[Interaction]:
        """Give those that are remembered, oldest first."""
        return list(self._by_token.values())

    @staticmethod
    def answer(interaction: Interaction, answer: CallbackType) -> None:
        """Note the first answer."""
        interaction.answered = answer
        interaction.answered_at = asyncio.get_running_loop().time()
        interaction.changes.notify()

    @staticmethod
    def _expire(interaction: Interaction) -> None:
        if interaction.answered is None:
            interaction.expired = True
            interaction.changes.notify()

    def _forget_old(self, now: float) -> None:
        for interaction in list(islice(self._by_token.values(), 2)):
            if now - interaction.sent_at > self._settings.token_life + self._settings.deadline:
                del self._by_token[interaction.token]
