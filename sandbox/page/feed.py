"""What became of all messages, numbered, so that a page can ask for what it has not seen."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from sandbox.model import Message
from sandbox.wire import Json
from sandbox.world import World


@dataclass(frozen=True)
class Entry:
    """The latest that happened to one message."""

    revision: int
    """Counts everything that happened to any message, from 1."""
    message: Message
    payload: Json | None
    """How it stands; None when it was deleted."""


class Feed:
    """Numbers the changes of a world's messages.

    It compares instead of listening: an edit replaces a message's payload, so that what was seen
    last tells what is new, and no part of the local Discord has to know of the page.

    Args:
        world: whose messages.
    """

    def __init__(self, world: World) -> None:
        self._world = world
        self._latest: dict[int, Entry] = {}
        self.revision = 0
        """That of the newest entry."""

    def look(self) -> None:
        """Take note of what changed since the last look."""
        standing: set[int] = set()
        for channel in self._world.channels.values():
            for message in channel.messages.values():
                standing.add(message.id)
                known = self._latest.get(message.id)
                if known is None or known.payload is not message.payload:
                    self._note(message, message.payload)
        gone = [
            entry
            for entry in self._latest.values()
            if entry.payload is not None and entry.message.id not in standing
        ]
        for entry in gone:
            self._note(entry.message, None)

    def revision_of(self, message: Message) -> int:
        """Give the revision of a message's latest change; 0 when it was not looked at yet."""
        known = self._latest.get(message.id)
        return 0 if known is None else known.revision

    def since(self, revision: int) -> list[Entry]:
        """Give what happened after a revision, oldest first, a message once."""
        return [*self._newest_first(revision)][::-1]

    def _newest_first(self, revision: int) -> Iterator[Entry]:
        for entry in reversed(self._latest.values()):
            if entry.revision <= revision:
                return
            yield entry

    def _note(self, message: Message, payload: Json | None) -> None:
        self.revision += 1
        # taken out first, so that the order of the dict is that of the revisions
        self._latest.pop(message.id, None)
        self._latest[message.id] = Entry(self.revision, message, payload)
