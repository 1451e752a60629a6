"""What the bot answered, as the user who asked sees it."""

from __future__ import annotations

from collections.abc import Set as AbstractSet

from sandbox.components import SELECTS, Type, walk
from sandbox.errors import NoSuchComponent
from sandbox.interactions import Interaction
from sandbox.limits import CallbackType
from sandbox.model import Channel, Message, User
from sandbox.text import label, plain
from sandbox.wire import Json


class Answer:
    """The answer to one interaction. It follows later edits and follow-ups by itself.

    Args:
        interaction: what was asked; answered at least once.
    """

    def __init__(self, interaction: Interaction) -> None:
        self.interaction = interaction

    @property
    def user(self) -> User:
        """Who asked."""
        return self.interaction.user

    @property
    def channel(self) -> Channel:
        """Where."""
        return self.interaction.channel

    @property
    def message(self) -> Json | None:
        """The message that answers, as JSON and as it stands now; None when there is none."""
        shown = self._standing(self.interaction.original)
        return shown.payload if shown else None

    @property
    def followups(self) -> list[Json]:
        """The further messages, as JSON, in order; those deleted are left out."""
        original = self.interaction.original
        return [message.payload for message in self.messages() if message is not original]

    @property
    def text(self) -> str:
        """All that the user sees of it, as plain text in reading order."""
        return "\n".join(plain(message.payload) for message in self.messages())

    @property
    def ephemeral(self) -> bool:
        """Whether only the user who asked sees it."""
        original = self.interaction.original
        return original is not None and original.ephemeral

    @property
    def deferred(self) -> bool:
        """Whether the first answer only said that there will be one."""
        return self.interaction.answered in (
            CallbackType.DEFERRED_MESSAGE,
            CallbackType.DEFERRED_UPDATE,
        )

    @property
    def updates(self) -> bool:
        """Whether it changes the message whose component was used."""
        return self.interaction.answered in (
            CallbackType.DEFERRED_UPDATE,
            CallbackType.UPDATE,
        )

    @property
    def elapsed(self) -> float:
        """Seconds until the first answer."""
        return self.interaction.answered_at - self.interaction.sent_at

    @property
    def completed(self) -> float | None:
        """Seconds until it had its content; None while a deferred answer has none."""
        filled = self.interaction.filled_at
        return None if filled is None else filled - self.interaction.sent_at

    @property
    def modal(self) -> Json | None:
        """The form it opened, as JSON."""
        return self.interaction.modal

    @property
    def components(self) -> list[Json]:
        """All components that stand in it now, parents before children."""
        return [
            component
            for message in self.messages()
            for component in walk(message.payload["components"])
        ]

    @property
    def buttons(self) -> dict[str, Json]:
        """Its buttons by label; of those with the same label, the first."""
        return self._labelled({Type.BUTTON})

    @property
    def menus(self) -> dict[str, Json]:
        """Its menus by placeholder; of those with the same, the first."""
        return self._labelled(SELECTS)

    def messages(self) -> list[Message]:
        """Give the messages that stand: the answer first, then what followed."""
        everything = (self.interaction.original, *self.interaction.followups)
        return [message for message in everything if self._standing(message) and message]

    async def followup(self, n: int = 1, *, timeout: float = 5.0) -> Json:  # noqa: ASYNC109 - a test says how long it waits where it waits
        """Wait for the nth further message.

        Raises:
            TimeoutError: it did not come.
        """
        sent = self.interaction.followups
        await self.interaction.changes.until(lambda: len(sent) >= n, timeout)
        return sent[n - 1].payload

    async def filled(self, *, timeout: float = 5.0) -> None:  # noqa: ASYNC109 - as above
        """Wait until a deferred answer has its content.

        Raises:
            TimeoutError: it stayed empty.
        """
        await self.interaction.changes.until(
            lambda: self.interaction.filled_at is not None, timeout
        )

    def _labelled(self, kinds: AbstractSet[Type]) -> dict[str, Json]:
        found: dict[str, Json] = {}
        for component in self.components:
            if component["type"] in kinds:
                found.setdefault(label(component), component)
        return found

    @staticmethod
    def _standing(message: Message | None) -> Message | None:
        if message is None or message.id not in message.channel.messages:
            return None
        return message


def find_component(
    where: Answer | Message,
    kinds: AbstractSet[Type],
    *,
    named: str | None,
    custom_id: str | None,
    nth: int = 0,
) -> tuple[Message, Json]:
    """Find a button or menu, and the message it stands in.

    Args:
        where: an answer with what followed it, or one message.
        kinds: what it may be.
        named: its label or placeholder, or None for any.
        custom_id: what the bot calls it, or None for any.
        nth: which of those that fit, from 0.

    Raises:
        NoSuchComponent: nothing fits.
    """
    messages = where.messages() if isinstance(where, Answer) else [where]
    here = [
        (message, component)
        for message in messages
        if message.id in message.channel.messages
        for component in walk(message.payload["components"])
        if component["type"] in kinds
    ]
    found = [
        (message, component)
        for message, component in here
        if (named is None or label(component) == named)
        and (custom_id is None or component.get("custom_id") == custom_id)
    ]
    if nth >= len(found):
        wanted = named if named is not None else custom_id
        raise NoSuchComponent(wanted or "menu", [label(component) for _, component in here])
    return found[nth]
