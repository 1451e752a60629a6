"""Message flags: https://discord.com/developers/docs/resources/message#message-object-message-flags.

Discord ignores flags that can't be set. A new message with such a flag is a mistake in the bot,
so the local Discord refuses it; an edit sends back what the message has, so there they pass.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from sandbox.limits.errors import Faults, Path
from sandbox.limits.fields import whole
from sandbox.limits.kinds import MessageKind

SUPPRESS_EMBEDS = 1 << 2
EPHEMERAL = 1 << 6
SUPPRESS_NOTIFICATIONS = 1 << 12
VOICE_MESSAGE = 1 << 13
COMPONENTS_V2 = 1 << 15

_FOR_ALL = SUPPRESS_EMBEDS | SUPPRESS_NOTIFICATIONS | COMPONENTS_V2
_SETTABLE = {
    MessageKind.CREATE: _FOR_ALL,
    MessageKind.ANSWER: _FOR_ALL | EPHEMERAL,
    MessageKind.FOLLOW_UP: _FOR_ALL | EPHEMERAL,
}


def check_flags(
    payload: Mapping[str, Any],
    standing: Mapping[str, Any],
    kind: MessageKind,
    path: Path,
    faults: Faults,
) -> bool:
    """Check a message's flags, and tell whether its components are V2.

    An edit that names no flags leaves IS_COMPONENTS_V2 as it stands. One that names flags
    without it has its components judged as rows, and is refused as well: the flag stays for good
    (https://github.com/discord-net/Discord.Net/pull/3134).
    """
    here = (*path, "flags")
    before = whole(standing.get("flags"), 0)
    given = payload.get("flags")
    if given is None:
        return bool(before & COMPONENTS_V2)
    flags = max(whole(given, 0), 0)
    if kind.is_edit:
        if before & COMPONENTS_V2 and not flags & COMPONENTS_V2:
            faults.add(here, "LOCAL_FLAG_STAYS", "IS_COMPONENTS_V2 can't be taken off a message")
    else:
        check_settable(flags, _SETTABLE[kind], here, faults)
    return bool(flags & COMPONENTS_V2)


def check_settable(flags: int, settable: int, path: Path, faults: Faults) -> None:
    """Refuse flags of a new message that Discord would ignore, and voice messages."""
    if flags & VOICE_MESSAGE:
        faults.add(path, "LOCAL_NOT_DRAWN", "Voice messages are not drawn by the local Discord")
    ignored = flags & ~settable & ~VOICE_MESSAGE
    if ignored:
        faults.add(
            path, "LOCAL_FLAG_IGNORED", f"Discord ignores the flags {ignored:#x} in this request"
        )
