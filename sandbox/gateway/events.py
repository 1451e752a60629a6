"""The payloads of the gateway's own events.

https://discord.com/developers/docs/events/gateway-events
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from sandbox.gateway.intents import Intent
from sandbox.gateway.session import Session
from sandbox.model import Guild, User
from sandbox.wire import Json
from sandbox.world import World


def ready(world: World, session: Session, guilds: Iterable[Guild], url: str) -> Json:
    """Write READY: who the bot is, and its guilds, which follow one by one."""
    return {
        "v": 10,
        "user_settings": {},
        "user": world.bot.payload() | {"verified": True, "mfa_enabled": True, "email": None},
        "session_type": "normal",
        "session_id": session.id,
        "resume_gateway_url": url,
        "relationships": [],
        "private_channels": [],
        "presences": [],
        "guilds": [{"id": str(guild.id), "unavailable": True} for guild in guilds],
        "guild_join_requests": [],
        "geo_ordered_rtc_regions": [],
        "application": {"id": str(world.bot.id), "flags": 0},
        "shard": [session.shard_id, session.shard_count],
        "auth": {},
    }


def guild_create(guild: Guild, intents: Intent, bot: User) -> Json:
    """Write GUILD_CREATE; without the members intent the bot alone is listed."""
    me = guild.members[bot.id]
    members = guild.members.values() if intents & Intent.GUILD_MEMBERS else [me]
    return guild.full_payload(members, me)


def members_chunk(guild: Guild, asked: Json) -> Json:
    """Write GUILD_MEMBERS_CHUNK: those asked for by id or by the start of their name."""
    ids = asked.get("user_ids")
    wanted = {str(user_id) for user_id in ([ids] if isinstance(ids, str | int) else ids or [])}
    query = str(asked.get("query") or "")
    found: list[Any] = [
        member.payload()
        for member in guild.members.values()
        if (str(member.user.id) in wanted if wanted else member.user.name.startswith(query))
    ]
    limit = int(asked.get("limit") or 0)
    return {
        "guild_id": str(guild.id),
        "members": found[:limit] if limit else found,
        "chunk_index": 0,
        "chunk_count": 1,
        "not_found": sorted(wanted - {member["user"]["id"] for member in found}),
        "nonce": asked.get("nonce"),
    }
