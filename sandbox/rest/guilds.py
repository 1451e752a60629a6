"""Guilds and channels, as far as a bot reads them.

https://discord.com/developers/docs/resources/guild
https://discord.com/developers/docs/resources/channel
"""

from __future__ import annotations

from sandbox.backend import Backend
from sandbox.model import Thread
from sandbox.permissions import Permission
from sandbox.refusals import field_error, invalid_form, thread_archived, unknown_member
from sandbox.rest.call import NOTHING, Call, Reply
from sandbox.rest.routes import Routes
from sandbox.wire import timestamp

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


@routes("PATCH", "/channels/{channel_id}")
def edit_thread(call: Call) -> Reply:
    """Open a thread again, or archive it; other channels can't be edited here."""
    channel = call.channel(Permission.SEND_MESSAGES_IN_THREADS)
    archived = call.object().get("archived")
    if not isinstance(channel, Thread) or not isinstance(archived, bool):
        message = "The local Discord edits nothing but whether a thread is archived."
        raise invalid_form(field_error("archived", "BASE_TYPE_REQUIRED", message))
    if channel.locked:
        call.channel(Permission.MANAGE_THREADS)
    set_archived(call.backend, channel, archived=archived)
    return Reply(channel.payload())


def open_thread(backend: Backend, thread: Thread) -> None:
    """Open an archived thread, as a message written into it does.

    Raises:
        Refusal: 50083, it is locked too.
    """
    if not thread.archived:
        return
    if thread.locked:
        raise thread_archived()
    set_archived(backend, thread, archived=False)


def set_archived(backend: Backend, thread: Thread, *, archived: bool) -> None:
    """Archive a thread or open it, and tell the bot."""
    thread.archived, thread.changed_at = archived, timestamp()
    guild = thread.guild
    backend.gateway.dispatch(
        "THREAD_UPDATE", thread.payload(), guild_id=guild.id if guild else None
    )


@routes("POST", "/channels/{channel_id}/typing")
def typing(call: Call) -> Reply:
    """Show that the bot is typing, which nobody here watches."""
    call.channel()
    return NOTHING
