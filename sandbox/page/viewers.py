"""Who looks at the page, and what they may see there: all that the page shows goes through here."""

from __future__ import annotations

import secrets
from dataclasses import dataclass

from sandbox.answer import Answer
from sandbox.client import LocalDiscord
from sandbox.errors import NotShown
from sandbox.model import Channel, Message, User
from sandbox.page.feed import Feed
from sandbox.permissions import Permission

PEOPLE = {
    "member": "member",
    "editor": "editor",
    "admin": "admin",
    "owner": "owner",
    "other": "in another server",
}
"""What the people of the ready-made world are, for people."""


@dataclass(frozen=True)
class Viewer:
    """One of the ready-made people, as whom somebody looks."""

    role: str
    """The first part of their addresses, such as `member`."""
    user: User


class Visible:
    """What each viewer sees of a local Discord.

    Args:
        local: where they are.
    """

    def __init__(self, local: LocalDiscord) -> None:
        self.local = local
        self.run = secrets.token_urlsafe(8)
        """Tells this run from an earlier one at the same address."""
        self.feed = Feed(local.backend.world)
        self._dismissed: set[tuple[int, int]] = set()
        self._read: dict[tuple[int, int], int] = {}
        self._forms: dict[int, Answer] = {}

    def viewer(self, role: str) -> Viewer:
        """Find a viewer.

        Raises:
            NotShown: there is nobody like that.
        """
        people = self.local.place.people()
        if role not in people:
            raise NotShown("person")
        return Viewer(role, people[role])

    def channels(self, viewer: Viewer) -> list[Channel]:
        """List the channels a viewer sees, by server, their direct messages last."""
        world = self.local.backend.world
        seen = [
            channel
            for guild in world.guilds.values()
            for channel in sorted(guild.channels.values(), key=lambda channel: channel.position)
            if self.sees_channel(viewer, channel)
        ]
        return [*seen, world.dm(viewer.user)]

    def channel(self, viewer: Viewer, channel_id: str) -> Channel:
        """Find a channel that a viewer sees.

        Raises:
            NotShown: there is none.
        """
        for channel in self.channels(viewer):
            if str(channel.id) == channel_id:
                return channel
        raise NotShown("channel")

    def messages(self, viewer: Viewer, channel: Channel) -> list[Message]:
        """List the messages of a channel that a viewer sees, oldest first."""
        return [found for found in channel.messages.values() if self.sees(viewer, found)]

    def message(self, viewer: Viewer, message_id: str) -> Message:
        """Find a message that a viewer sees.

        Raises:
            NotShown: there is none.
        """
        for channel in self.channels(viewer):
            for message in channel.messages.values():
                if str(message.id) == message_id and self.sees(viewer, message):
                    return message
        raise NotShown("message")

    def sees(self, viewer: Viewer, message: Message) -> bool:
        """Tell whether a viewer sees a message."""
        return (
            message.seen_by in (None, viewer.user.id)
            and (viewer.user.id, message.id) not in self._dismissed
            and self.sees_channel(viewer, message.channel)
        )

    @staticmethod
    def sees_channel(viewer: Viewer, channel: Channel) -> bool:
        """Tell whether a viewer sees a channel."""
        if channel.guild is None:
            return channel.recipient is viewer.user
        return bool(channel.permissions_of(viewer.user) & Permission.VIEW_CHANNEL)

    def dismiss(self, viewer: Viewer, message: Message) -> bool:
        """Put a private answer away for good; False when the message is no private one."""
        if not message.ephemeral:
            return False
        self._dismissed.add((viewer.user.id, message.id))
        self.local.backend.changes.notify()
        return True

    def unread(self, viewer: Viewer, channel: Channel) -> int:
        """Count the messages by others that a viewer has not read in a channel."""
        read = self._read.get((viewer.user.id, channel.id), 0)
        return sum(
            message.id > read and message.author is not viewer.user
            for message in self.messages(viewer, channel)
        )

    def mark_read(self, viewer: Viewer, channel: Channel) -> None:
        """Take all that stands in a channel for read by a viewer."""
        newest = max(channel.messages, default=0)
        key = (viewer.user.id, channel.id)
        if newest > self._read.get(key, 0):
            self._read[key] = newest
            self.local.backend.changes.notify()

    def open_form(self, answer: Answer) -> str:
        """Keep a form that the bot opened until it is sent; give the id to find it by."""
        self._forms[answer.interaction.id] = answer
        return str(answer.interaction.id)

    def form(self, viewer: Viewer, form_id: str) -> Answer:
        """Find a form that was opened for a viewer.

        Raises:
            NotShown: there is none, or it was sent.
        """
        for answer in self._forms.values():
            if str(answer.interaction.id) == form_id and answer.user is viewer.user:
                return answer
        raise NotShown("form")

    def close_form(self, answer: Answer) -> None:
        """Forget a form that was sent or put away."""
        self._forms.pop(answer.interaction.id, None)
