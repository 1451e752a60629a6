"""The local Discord as tests use it."""

from __future__ import annotations

from types import TracebackType
from typing import Self

from sandbox.actions import Actions
from sandbox.backend import Backend, Request
from sandbox.errors import NotReady
from sandbox.faults import Fault
from sandbox.gateway import Gateway
from sandbox.manage import Management
from sandbox.model import Channel, Guild, Message, User
from sandbox.server import Server
from sandbox.settings import Settings
from sandbox.world import Newsroom, newsroom


class LocalDiscord(Actions):
    """A Discord on loopback with a ready-made world, served while it is entered.

    Args:
        settings: how it behaves; as Discord does when None.
        port: where it listens; 0 takes any that is free.
        place: another world than the ready-made one.
    """

    def __init__(
        self, settings: Settings | None = None, *, port: int = 0, place: Newsroom | None = None
    ) -> None:
        place = place or newsroom()
        super().__init__(Backend(place.world, settings or Settings()), place)
        self.manage = Management(self.backend)
        """What the people who run servers do meanwhile."""
        self._server = Server(self.backend, port)

    async def __aenter__(self) -> Self:
        await self.start()
        return self

    async def __aexit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        await self.stop()

    async def start(self) -> None:
        """Listen.

        Raises:
            OSError: the port is taken.
        """
        await self._server.start()

    async def stop(self) -> None:
        """Close all connections."""
        await self._server.stop()

    @property
    def api_url(self) -> str:
        """The address of the REST API."""
        return self._server.api_url

    @property
    def gateway_url(self) -> str:
        """The address of the gateway."""
        return self.gateway.url

    @property
    def token(self) -> str:
        """The bot's token."""
        return self.backend.token

    @property
    def environment(self) -> dict[str, str]:
        """What a bot's process needs to find its way here."""
        return {"DISCORD_API_URL": self.api_url, "DISCORD_TOKEN": self.token}

    @property
    def gateway(self) -> Gateway:
        """For closing, dropping and muting connections."""
        return self.backend.gateway

    @property
    def guild(self) -> Guild:
        """Newsroom."""
        return self.place.guild

    @property
    def other_guild(self) -> Guild:
        """Bookclub."""
        return self.place.other_guild

    @property
    def owner(self) -> User:
        """Who owns Newsroom."""
        return self.place.owner

    @property
    def admin(self) -> User:
        """Who has Administrator in Newsroom."""
        return self.place.admin

    @property
    def editor(self) -> User:
        """Who has the Editor role in Newsroom."""
        return self.place.editor

    @property
    def member(self) -> User:
        """An ordinary member of Newsroom."""
        return self.place.member

    @property
    def other(self) -> User:
        """Who is in Bookclub only, and owns it."""
        return self.place.other

    def channel(self, name: str, guild: Guild | None = None) -> Channel:
        """Find a channel by name, in Newsroom when no guild is given.

        Raises:
            KeyError: there is none.
        """
        for channel in (guild or self.guild).channels.values():
            if channel.name == name:
                return channel
        raise KeyError(name)

    def dm(self, user: User) -> Channel:
        """Give the bot's direct messages with a user."""
        return self.backend.world.dm(user)

    def messages(self, channel: Channel, *, user: User | None = None) -> list[Message]:
        """Give the messages of a channel, oldest first, with a user's ephemeral ones."""
        seen_by = {None, user.id if user else None}
        return [message for message in channel.messages.values() if message.seen_by in seen_by]

    @property
    def requests(self) -> list[Request]:
        """The REST calls so far, oldest first."""
        return list(self.backend.requests)

    @property
    def refused(self) -> list[Request]:
        """Those of them that were refused with a 4xx."""
        return [request for request in self.backend.requests if 400 <= request.status < 500]

    def fail(self, method: str, path: str, fault: Fault, *, times: int = 1) -> None:
        """Let the next requests of a route meet a fault of `sandbox.faults`.

        Args:
            method: such as POST, or `*` for any.
            path: without prefix, `*` for any part: `/channels/*/messages`.
            fault: what happens to them.
            times: to how many.
        """
        self.backend.faults.order(method, path, fault, times=times)

    async def wait_until_ready(self, seconds: float = 10.0, *, commands: bool = True) -> None:
        """Wait until a bot has identified on all its shards, and registered commands.

        Args:
            seconds: how long at most.
            commands: whether to wait for commands, too.

        Raises:
            NotReady: it has not.
        """
        try:
            await self.backend.changes.until(lambda: not self._missing(commands), seconds)
        except TimeoutError:
            raise NotReady(seconds, self._missing(commands)) from None

    def _missing(self, commands: bool) -> str:  # noqa: FBT001 - private, called by position twice
        live = self.gateway.live()
        if not live:
            return "was not connected"
        here = {session.shard_id for session in live}
        if here != set(range(live[0].shard_count)):
            return f"was connected with shards {sorted(here)} of {live[0].shard_count} only"
        if commands and not self.backend.world.commands:
            return "had registered no commands"
        return ""
