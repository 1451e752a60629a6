"""What the people who run servers do while the bot is there; the bot is told by the gateway."""

from __future__ import annotations

from collections.abc import Iterable

from sandbox.backend import Backend
from sandbox.gateway.events import guild_create
from sandbox.model import Channel, Guild, Message, Role, Thread, User
from sandbox.permissions import NONE, Overwrite, OverwriteKind, Permission
from sandbox.rest.guilds import set_archived
from sandbox.wire import Json, dumps


class Management:
    """Changes the world, with the events that follow from it.

    Args:
        backend: what is changed.
    """

    def __init__(self, backend: Backend) -> None:
        self._backend = backend
        self._world = backend.world

    def add_guild(self, name: str, owner: User, *, channels: Iterable[str] = ("general",)) -> Guild:
        """Make a server with the bot in it."""
        names = dict.fromkeys(channels)
        guild = self._world.add_guild(name, owner, channels=names)
        self._joined(guild)
        return guild

    def invite_bot(self, guild: Guild) -> None:
        """Let the bot join a server."""
        self._world.add_bot(guild)
        self._joined(guild)

    def kick_bot(self, guild: Guild) -> None:
        """Remove the bot from a server."""
        self._world.remove_bot(guild)
        self._tell("GUILD_DELETE", {"id": str(guild.id)}, guild)

    def outage(self, guild: Guild) -> None:
        """Let a server become unavailable, as in an outage; the bot stays a member."""
        self._tell("GUILD_DELETE", {"id": str(guild.id), "unavailable": True}, guild)

    def add_channel(self, guild: Guild, name: str) -> Channel:
        """Add a text channel."""
        channel = self._world.add_channel(guild, name)
        self._tell("CHANNEL_CREATE", channel.payload(), guild)
        return channel

    def add_thread(self, parent: Channel, name: str, started_by: User) -> Thread:
        """Start a public thread."""
        thread = self._world.add_thread(parent, name, started_by)
        if parent.guild is not None:
            self._tell("THREAD_CREATE", thread.payload() | {"newly_created": True}, parent.guild)
        return thread

    def archive(self, thread: Thread, *, locked: bool = False) -> None:
        """Archive a thread; a locked one is opened again by those alone who manage threads."""
        thread.locked = locked
        set_archived(self._backend, thread, archived=True)

    def delete_channel(self, channel: Channel) -> None:
        """Delete a channel or thread with its messages."""
        payload, guild = channel.payload(), channel.guild
        self._world.remove_channel(channel)
        if guild is not None:
            event = "THREAD_DELETE" if isinstance(channel, Thread) else "CHANNEL_DELETE"
            self._tell(event, payload, guild)

    def delete_message(self, message: Message) -> None:
        """Delete a message, as its author or a moderator does."""
        self._backend.messages.delete(message)

    def overwrite(
        self,
        channel: Channel,
        whom: User | Role,
        *,
        allow: Permission = NONE,
        deny: Permission = NONE,
    ) -> None:
        """Set what a channel allows and denies to a member or role, in place of what it did."""
        kind = OverwriteKind.ROLE if isinstance(whom, Role) else OverwriteKind.MEMBER
        channel.overwrites[whom.id] = Overwrite(whom.id, kind, allow, deny)
        self._channel_changed(channel)

    def deny_bot(self, channel: Channel, deny: Permission) -> None:
        """Deny the bot something in a channel; NONE lifts it."""
        self.overwrite(channel, self._world.bot, deny=deny)

    def add_role(self, guild: Guild, name: str, permissions: Permission = NONE) -> Role:
        """Add a role."""
        role = self._world.add_role(guild, name, permissions)
        self._tell("GUILD_ROLE_CREATE", {"guild_id": str(guild.id), "role": role.payload()}, guild)
        return role

    def delete_role(self, guild: Guild, role: Role) -> None:
        """Delete a role; the members who had it lose it."""
        self._world.remove_role(guild, role)
        self._tell("GUILD_ROLE_DELETE", {"guild_id": str(guild.id), "role_id": str(role.id)}, guild)

    def set_roles(self, guild: Guild, user: User, *roles: Role) -> None:
        """Give a member these roles and no others."""
        member = guild.members[user.id]
        member.role_ids = [role.id for role in roles]
        own = user is self._world.bot
        payload = member.payload() | {"guild_id": str(guild.id)}
        self._tell("GUILD_MEMBER_UPDATE", payload, guild, own=own)

    def add_member(self, guild: Guild, user: User, *roles: Role) -> None:
        """Let a user join a server."""
        member = self._world.add_member(guild, user, *roles)
        payload = member.payload() | {"guild_id": str(guild.id)}
        self._tell("GUILD_MEMBER_ADD", payload, guild)

    def remove_member(self, guild: Guild, user: User) -> None:
        """Remove a user from a server."""
        del guild.members[user.id]
        payload = {"guild_id": str(guild.id), "user": user.payload()}
        self._tell("GUILD_MEMBER_REMOVE", payload, guild)

    def restrict_command(self, guild: Guild, name: str, *whom: User | Role) -> None:
        """Set in the server's settings who may use a command, whatever its default is."""
        ids = frozenset(one.id for one in whom)
        self._world.command_overrides[guild.id, name] = ids

    def _joined(self, guild: Guild) -> None:
        for session in self._backend.gateway.sessions.values():
            if session.wants("GUILD_CREATE", guild.id, own=False):
                payload = guild_create(guild, session.intents, self._world.bot)
                del payload["unavailable"]  # by which libraries tell a server that is new
                session.dispatch("GUILD_CREATE", dumps(payload))

    def _channel_changed(self, channel: Channel) -> None:
        if channel.guild is not None:
            self._tell("CHANNEL_UPDATE", channel.payload(), channel.guild)

    def _tell(self, event: str, payload: Json, guild: Guild, *, own: bool = False) -> None:
        self._backend.gateway.dispatch(event, payload, guild_id=guild.id, own=own)
