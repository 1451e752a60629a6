"""A session of the gateway: what it asked for, and the events it may ask for again."""

from __future__ import annotations

import secrets
from collections import deque

from sandbox.gateway.connection import Connection
from sandbox.gateway.intents import Intent, needed


class Session:
    """One shard of one bot, from IDENTIFY on; outlives its connection, so that it can RESUME.

    Args:
        intents: what it asked for.
        shard_id: which shard it is.
        shard_count: of how many.
        replay_limit: how many events are kept.
    """

    def __init__(self, intents: Intent, shard_id: int, shard_count: int, replay_limit: int) -> None:
        self.id = secrets.token_hex(16)
        self.intents = intents
        self.shard_id = shard_id
        self.shard_count = shard_count
        self.connection: Connection | None = None
        self.lost_at: float | None = None
        """When its connection was lost, on the loop's clock."""
        self.seq = 0
        self._kept: deque[tuple[int, str]] = deque(maxlen=replay_limit)

    def serves(self, guild_id: int | None) -> bool:
        """Tell whether a guild is on this shard; DMs are on shard 0."""
        return ((guild_id or 0) >> 22) % self.shard_count == self.shard_id

    def wants(self, event: str, guild_id: int | None, *, own: bool) -> bool:
        """Tell whether an event is sent to this session; those about the bot itself always are."""
        needs = needed(event, in_guild=guild_id is not None)
        return self.serves(guild_id) and (own or not needs or bool(self.intents & needs))

    def dispatch(self, event: str, data: str) -> None:
        """Send an event, and keep it for a RESUME.

        Args:
            event: its name, such as INTERACTION_CREATE.
            data: its JSON text.
        """
        self.seq += 1
        frame = f'{{"t":"{event}","s":{self.seq},"op":0,"d":{data}}}'
        self._kept.append((self.seq, frame))
        if self.connection is not None:
            self.connection.send(frame)

    def missed(self, seq: int) -> list[str] | None:
        """Give the frames after a sequence number, or None when they are no longer all kept."""
        if seq < self.seq and (not self._kept or self._kept[0][0] > seq + 1):
            return None
        return [frame for number, frame in self._kept if number > seq]
