"""Who is pinged by a message.

https://discord.com/developers/docs/resources/message#allowed-mentions-object
"""

from __future__ import annotations

import re
from collections.abc import Mapping

from sandbox.model import Channel, User
from sandbox.permissions import Permission
from sandbox.wire import Json

_USER = re.compile(r"<@!?(\d{1,20})>")
_ROLE = re.compile(r"<@&(\d{1,20})>")
_EVERYONE = re.compile(r"@(?:everyone|here)\b")


def mentions(
    text: str,
    allowed: Mapping[str, object] | None,
    *,
    channel: Channel,
    author: User,
    users: Mapping[int, User],
) -> Json:
    """Give `mentions`, `mention_roles` and `mention_everyone` of a message.

    Args:
        text: its content or text displays.
        allowed: its allowed_mentions; None pings all that the text names.
        channel: where it stands.
        author: who wrote it, who may lack the permission to ping everyone.
        users: all users, by id.
    """
    named = [users[int(n)] for n in dict.fromkeys(_USER.findall(text)) if int(n) in users]
    roles = list(dict.fromkeys(_ROLE.findall(text)))
    everyone = bool(_EVERYONE.search(text))
    if allowed is not None:
        named = [user for user in named if _lets(allowed, "users", str(user.id))]
        roles = [role for role in roles if _lets(allowed, "roles", role)]
        everyone = everyone and _lets(allowed, "everyone", "")
    may_all = channel.permissions_of(author) & Permission.MENTION_EVERYONE
    return {
        "mentions": [user.payload() for user in named],
        "mention_roles": roles if channel.guild is not None and may_all else [],
        "mention_everyone": everyone and bool(may_all),
    }


def _lets(allowed: Mapping[str, object], kind: str, wanted: str) -> bool:
    parse, listed = allowed.get("parse"), allowed.get(kind)
    if isinstance(parse, list) and kind in parse:
        return True
    return isinstance(listed, list) and wanted in map(str, listed)
