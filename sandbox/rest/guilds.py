"""Guilds and channels, as far as a bot reads them.

https://discord.com/developers/docs/resources/guild
https://discord.com/developers/docs/resources/channel
"""

from __future__ import annotations

from sandbox.refusals import unknown_member
from sandbox.rest.call import NOTHING, Call, Reply
from sandbox.rest.routes import Routes

routes = Routes()


@routes("GET", "/guilds/{guild_id}")
def guild(call: Call) -> Reply:
    """Give a guild the bot is in."""
    found = call.guild()
    counts = {}
    if call.query.get("with_counts") in ("true", "True", "1"):
        counts = {
            "approximate_member_count": len(found.members),
            "approximate_presence_count": len(found.members),
        }
    return Reply(found.payload() | counts)


@routes("GET", "/guilds/{guild_id}/channels")
def channels(call: Call) -> Reply:
    """List a guild's channels."""
    return Reply([channel.payload() for channel in call.guild().channels.values()])


@routes("GET", "/guilds/{guild_id}/roles")
def roles(call: Call) -> Reply:
    """List a guild's roles."""
    return Reply([role.payload() for role in call.guild().roles.values()])


@routes("GET", "/guilds/{guild_id}/members/{user_id}")
def member(call: Call) -> Reply:
    """Give a member of a guild."""
    found = call.guild().members.get(call.id("user_id"))
    if found is None:
        raise unknown_member()
    return Reply(found.payload())


@routes("GET", "/channels/{channel_id}")
def channel(call: Call) -> Reply:
    """Give a channel the bot sees."""
    return Reply(call.channel().payload())


@routes("POST", "/channels/{channel_id}/typing")
def typing(call: Call) -> Reply:
    """Show that the bot is typing, which nobody here watches."""
    call.channel()
    return NOTHING
