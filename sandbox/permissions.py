"""Permission bits, and what a member may do in a channel.

https://discord.com/developers/docs/topics/permissions
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from enum import IntEnum, IntFlag


class Permission(IntFlag):
    """The bits by Discord's own names."""

    CREATE_INSTANT_INVITE = 1 << 0
    KICK_MEMBERS = 1 << 1
    BAN_MEMBERS = 1 << 2
    ADMINISTRATOR = 1 << 3
    MANAGE_CHANNELS = 1 << 4
    MANAGE_GUILD = 1 << 5
    ADD_REACTIONS = 1 << 6
    VIEW_AUDIT_LOG = 1 << 7
    PRIORITY_SPEAKER = 1 << 8
    STREAM = 1 << 9
    VIEW_CHANNEL = 1 << 10
    SEND_MESSAGES = 1 << 11
    SEND_TTS_MESSAGES = 1 << 12
    MANAGE_MESSAGES = 1 << 13
    EMBED_LINKS = 1 << 14
    ATTACH_FILES = 1 << 15
    READ_MESSAGE_HISTORY = 1 << 16
    MENTION_EVERYONE = 1 << 17
    USE_EXTERNAL_EMOJIS = 1 << 18
    VIEW_GUILD_INSIGHTS = 1 << 19
    CONNECT = 1 << 20
    SPEAK = 1 << 21
    MUTE_MEMBERS = 1 << 22
    DEAFEN_MEMBERS = 1 << 23
    MOVE_MEMBERS = 1 << 24
    USE_VAD = 1 << 25
    CHANGE_NICKNAME = 1 << 26
    MANAGE_NICKNAMES = 1 << 27
    MANAGE_ROLES = 1 << 28
    MANAGE_WEBHOOKS = 1 << 29
    MANAGE_GUILD_EXPRESSIONS = 1 << 30
    USE_APPLICATION_COMMANDS = 1 << 31
    REQUEST_TO_SPEAK = 1 << 32
    MANAGE_EVENTS = 1 << 33
    MANAGE_THREADS = 1 << 34
    CREATE_PUBLIC_THREADS = 1 << 35
    CREATE_PRIVATE_THREADS = 1 << 36
    USE_EXTERNAL_STICKERS = 1 << 37
    SEND_MESSAGES_IN_THREADS = 1 << 38
    USE_EMBEDDED_ACTIVITIES = 1 << 39
    MODERATE_MEMBERS = 1 << 40
    USE_SOUNDBOARD = 1 << 42
    CREATE_GUILD_EXPRESSIONS = 1 << 43
    CREATE_EVENTS = 1 << 44
    USE_EXTERNAL_SOUNDS = 1 << 45
    SEND_VOICE_MESSAGES = 1 << 46
    SEND_POLLS = 1 << 49
    USE_EXTERNAL_APPS = 1 << 50


NONE = Permission(0)
ALL = ~NONE
EVERYONE = (
    Permission.ADD_REACTIONS
    | Permission.VIEW_CHANNEL
    | Permission.SEND_MESSAGES
    | Permission.EMBED_LINKS
    | Permission.ATTACH_FILES
    | Permission.READ_MESSAGE_HISTORY
    | Permission.USE_EXTERNAL_EMOJIS
    | Permission.CHANGE_NICKNAME
    | Permission.USE_APPLICATION_COMMANDS
    | Permission.CREATE_PUBLIC_THREADS
    | Permission.SEND_MESSAGES_IN_THREADS
    | Permission.USE_EXTERNAL_APPS
)
"""What a new server's @everyone role may do, without voice."""
DIRECT = EVERYONE
"""What both sides of a DM may do."""

_NEEDS_SEND = (
    Permission.MENTION_EVERYONE
    | Permission.SEND_TTS_MESSAGES
    | Permission.ATTACH_FILES
    | Permission.EMBED_LINKS
)


class OverwriteKind(IntEnum):
    """Whom an overwrite of a channel is for."""

    ROLE = 0
    MEMBER = 1


@dataclass(frozen=True)
class Overwrite:
    """What one channel allows or denies to a role or a member, against the server's rules."""

    id: int
    kind: OverwriteKind
    allow: Permission = NONE
    deny: Permission = NONE


def in_channel(
    base: Permission,
    overwrites: Mapping[int, Overwrite],
    *,
    everyone_id: int,
    role_ids: Iterable[int],
    member_id: int,
) -> Permission:
    """Apply a channel's overwrites to a member's permissions in the server.

    Args:
        base: the union of the member's roles; Administrator stands above overwrites.
        overwrites: the channel's, by id of role or member.
        everyone_id: the @everyone role, whose overwrite comes first.
        role_ids: the member's other roles, whose overwrites count together.
        member_id: the member, whose own overwrite comes last.

    Returns:
        Nothing at all when the channel can't be seen; no files, links or mentions when nothing
        can be sent in it (Discord's implicit permissions).
    """
    if base & Permission.ADMINISTRATOR:
        return ALL
    roles = [overwrites[role] for role in role_ids if role in overwrites]
    allow, deny = NONE, NONE
    for overwrite in roles:
        allow, deny = allow | overwrite.allow, deny | overwrite.deny
    steps = [overwrites.get(everyone_id), Overwrite(0, OverwriteKind.ROLE, allow, deny)]
    for step in (*steps, overwrites.get(member_id)):
        if step is not None:
            base = base & ~step.deny | step.allow
    if not base & Permission.VIEW_CHANNEL:
        return NONE
    return base if base & Permission.SEND_MESSAGES else base & ~_NEEDS_SEND
