"""Everything on the local Discord, and the ready-made world that tests and people start in."""

from __future__ import annotations

import base64
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import UTC, datetime

from sandbox.model import DM_CHANNEL, Channel, Guild, Member, Role, Thread, User
from sandbox.permissions import EVERYONE, Permission
from sandbox.snowflake import Snowflakes, snowflake_at
from sandbox.wire import Json, timestamp

BORN = datetime(2026, 1, 5, 9, tzinfo=UTC)
"""When the ready-made world was made. Its ids come from this, so they are the same in every run."""


@dataclass(eq=False)
class World:
    """The users, guilds, channels and commands, by id; and the bot among them."""

    bot: User
    owner: User
    """Who made the application."""
    users: dict[int, User] = field(default_factory=dict)
    guilds: dict[int, Guild] = field(default_factory=dict)
    channels: dict[int, Channel] = field(default_factory=dict)
    """Those of guilds, and DMs."""
    dms: dict[int, Channel] = field(default_factory=dict)
    """The bot's DM with each user, by the user's id."""
    commands: dict[int, Json] = field(default_factory=dict)
    """Registered application commands, by id, as Discord gives them."""
    command_overrides: dict[tuple[int, str], frozenset[int]] = field(default_factory=dict)
    """Who may use a command in a guild, by (guild id, command name): ids of roles and members."""
    user_installs: set[int] = field(default_factory=set)
    """Ids of users who added the app to their account."""
    snowflakes: Snowflakes = field(default_factory=Snowflakes)

    @property
    def bot_guilds(self) -> list[Guild]:
        """The guilds the bot is a member of."""
        return [guild for guild in self.guilds.values() if self.bot.id in guild.members]

    def shares_guild(self, user: User) -> bool:
        """Tell whether the bot and a user are in one guild."""
        return any(user.id in guild.members for guild in self.bot_guilds)

    def dm(self, user: User) -> Channel:
        """Give the bot's DM with a user, opened when there is none."""
        if user.id not in self.dms:
            channel = Channel(self.snowflakes.next(), type=DM_CHANNEL, recipient=user)
            self.channels[channel.id] = self.dms[user.id] = channel
        return self.dms[user.id]

    def add_user(self, name: str, *, user_id: int | None = None, bot: bool = False) -> User:
        """Add a user; `name` as shown, made lower case for the account."""
        user = User(user_id or self.snowflakes.next(), name.lower(), name, bot=bot)
        self.users[user.id] = user
        return user

    def add_guild(
        self,
        name: str,
        owner: User,
        *,
        guild_id: int | None = None,
        channels: Mapping[str, int | None] | None = None,
        with_bot: bool = True,
    ) -> Guild:
        """Add a guild with its @everyone role and owner.

        Args:
            name: what it is called.
            owner: who may do everything in it.
            guild_id: its id, or None to make one.
            channels: names of text channels, in order, with their ids or None.
            with_bot: whether the bot is a member, by a role of its own.
        """
        guild = Guild(guild_id or self.snowflakes.next(), name, owner)
        guild.roles[guild.id] = Role(guild.id, "@everyone", EVERYONE)
        self.guilds[guild.id] = guild
        self.add_member(guild, owner)
        for channel_name, channel_id in (channels or {"general": None}).items():
            self.add_channel(guild, channel_name, channel_id=channel_id)
        if with_bot:
            self.add_bot(guild)
        return guild

    def add_channel(self, guild: Guild, name: str, *, channel_id: int | None = None) -> Channel:
        """Add a text channel at the end of a guild's list."""
        channel = Channel(
            channel_id or self.snowflakes.next(), name, guild=guild, position=len(guild.channels)
        )
        guild.channels[channel.id] = self.channels[channel.id] = channel
        return channel

    def add_thread(self, parent: Channel, name: str, started_by: User) -> Thread:
        """Start a public thread in a channel of a guild."""
        thread = Thread(
            self.snowflakes.next(), name, guild=parent.guild, parent=parent, started_by=started_by
        )
        self.channels[thread.id] = thread
        if parent.guild is not None:
            parent.guild.threads[thread.id] = thread
        return thread

    def add_role(self, guild: Guild, name: str, permissions: Permission, role_id: int = 0) -> Role:
        """Add a role above the others of a guild."""
        role = Role(role_id or self.snowflakes.next(), name, permissions, len(guild.roles))
        guild.roles[role.id] = role
        return role

    def add_member(self, guild: Guild, user: User, *roles: Role) -> Member:
        """Let a user join a guild."""
        member = Member(user, timestamp(), [role.id for role in roles])
        guild.members[user.id] = member
        return member

    def add_bot(self, guild: Guild) -> Member:
        """Let the bot join a guild, with the managed role that Discord makes for it."""
        role = self.add_role(guild, self.bot.display_name, EVERYONE, guild.id + 9)
        role.managed = True
        return self.add_member(guild, self.bot, role)

    def remove_bot(self, guild: Guild) -> None:
        """Take the bot and its managed role out of a guild."""
        member = guild.members.pop(self.bot.id)
        for role_id in member.role_ids:
            if guild.roles[role_id].managed:
                del guild.roles[role_id]

    def remove_role(self, guild: Guild, role: Role) -> None:
        """Delete a role, and take it from all who had it."""
        del guild.roles[role.id]
        for member in guild.members.values():
            member.role_ids = [role_id for role_id in member.role_ids if role_id != role.id]

    def remove_channel(self, channel: Channel) -> None:
        """Delete a channel of a guild with all its messages."""
        del self.channels[channel.id]
        if channel.guild is None:
            return
        if isinstance(channel, Thread):
            del channel.guild.threads[channel.id]
            return
        del channel.guild.channels[channel.id]
        for thread in list(channel.guild.threads.values()):
            if thread.parent is channel:
                self.remove_channel(thread)


def local_token(bot_id: int) -> str:
    """Make the token of the local bot: the shape of Discord's, plainly no secret."""
    return f"{base64.b64encode(str(bot_id).encode()).decode()}.local.not-a-secret-{bot_id}"


@dataclass(frozen=True, eq=False)
class Newsroom:
    """The ready-made world: who is who in it."""

    world: World
    guild: Guild
    """Newsroom: #general, #briefings and #editors."""
    other_guild: Guild
    """Bookclub, where only `other` is."""
    owner: User
    """Owns Newsroom."""
    admin: User
    """Has a role with Administrator in Newsroom."""
    editor: User
    """Has the Editor role in Newsroom, which gives no permission by itself."""
    member: User
    """An ordinary member of Newsroom."""
    other: User
    """Owns Bookclub; not in Newsroom."""
    editor_role: Role

    def people(self) -> dict[str, User]:
        """Give the people by what they are."""
        return {
            "member": self.member,
            "editor": self.editor,
            "admin": self.admin,
            "owner": self.owner,
            "other": self.other,
        }


def newsroom() -> Newsroom:
    """Make the ready-made world. The guilds fall on different shards when there are two."""

    def fixed(n: int, *, tick: int = 0) -> int:
        return snowflake_at(BORN, n) + (tick << 22)

    bot = User(fixed(1), "briefing-bot", "briefing-bot", bot=True)
    owner = User(fixed(2), "olga", "Olga")
    world = World(bot, owner, users={bot.id: bot, owner.id: owner})
    admin = world.add_user("Adam", user_id=fixed(3))
    editor = world.add_user("Emi", user_id=fixed(4))
    member = world.add_user("Mika", user_id=fixed(5))
    other = world.add_user("Otto", user_id=fixed(6))
    names = ("general", "briefings", "editors")
    guild = world.add_guild(
        "Newsroom",
        owner,
        guild_id=fixed(100, tick=2),
        channels={name: fixed(101 + n, tick=2) for n, name in enumerate(names)},
    )
    admins = world.add_role(guild, "Admin", Permission.ADMINISTRATOR, fixed(120, tick=2))
    editors = world.add_role(guild, "Editor", EVERYONE, fixed(121, tick=2))
    world.add_member(guild, admin, admins)
    world.add_member(guild, editor, editors)
    world.add_member(guild, member)
    other_guild = world.add_guild(
        "Bookclub",
        other,
        guild_id=fixed(200, tick=3),
        channels={"general": fixed(201, tick=3), "reading": fixed(202, tick=3)},
    )
    return Newsroom(world, guild, other_guild, owner, admin, editor, member, other, editors)
