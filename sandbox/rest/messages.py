"""Messages of channels.

https://discord.com/developers/docs/resources/message
"""

from __future__ import annotations

from typing import Any

from sandbox.gateway import Intent
from sandbox.gateway.intents import readable
from sandbox.limits import MessageKind, check_message
from sandbox.model import Channel, Message, Thread
from sandbox.permissions import NONE, Permission
from sandbox.refusals import (
    dm_closed,
    field_error,
    invalid_form,
    missing_permissions,
    no_mutual_guild,
    not_your_message,
    unknown_message,
)
from sandbox.rest.call import NOTHING, Call, Reply
from sandbox.rest.guilds import open_thread
from sandbox.rest.routes import Routes
from sandbox.wire import Json

routes = Routes()

_PAGE, _LARGEST_PAGE = 50, 100


@routes("GET", "/channels/{channel_id}/messages")
def messages(call: Call) -> Reply:
    """List a page of messages, newest first; none without the permission to read history."""
    channel = call.channel()
    if not channel.permissions_of(call.backend.world.bot) & Permission.READ_MESSAGE_HISTORY:
        return Reply([])
    limit = int(call.query.get("limit") or _PAGE)
    if not 1 <= limit <= _LARGEST_PAGE:
        message = f"int value should be between 1 and {_LARGEST_PAGE}."
        raise invalid_form(field_error("limit", "NUMBER_TYPE_MAX", message))
    return Reply([_readable(call, found) for found in _page(call, channel, limit)])


@routes("GET", "/channels/{channel_id}/messages/{message_id}")
def message(call: Call) -> Reply:
    """Give one message."""
    call.channel(Permission.READ_MESSAGE_HISTORY)
    return Reply(_readable(call, _find(call)))


@routes("POST", "/channels/{channel_id}/messages")
def create(call: Call) -> Reply:
    """Write a message; a nonce that was used a short while ago gives the message of then."""
    backend = call.backend
    channel = call.channel()
    _check_dm(call, channel)
    body = call.object()
    _check_permissions(call, channel, body)
    if isinstance(channel, Thread):
        open_thread(call.backend, channel)
    names = [upload.name for upload in call.uploads]
    check_message(body, files=names, kind=MessageKind.CREATE)
    _check_reference(channel, body.get("message_reference"))
    nonce = body.get("nonce")
    if nonce is not None and body.get("enforce_nonce"):
        known = backend.messages.remembered(backend.world.bot, str(nonce))
        if known is not None:
            return Reply(known.payload | {"nonce": nonce})
    written = backend.messages.create(channel, backend.world.bot, body, call.uploads)
    if nonce is None:
        return Reply(written.payload)
    backend.messages.remember(written, str(nonce))
    return Reply(written.payload | {"nonce": nonce})


@routes("PATCH", "/channels/{channel_id}/messages/{message_id}")
def edit(call: Call) -> Reply:
    """Edit one of the bot's own messages."""
    call.channel()
    found = _find(call)
    if found.author.id != call.backend.world.bot.id:
        raise not_your_message()
    body = call.object()
    names = [upload.name for upload in call.uploads]
    check_message(body, files=names, kind=MessageKind.EDIT, standing=found.payload)
    call.backend.messages.edit(found, body, call.uploads)
    return Reply(found.payload)


@routes("DELETE", "/channels/{channel_id}/messages/{message_id}")
def delete(call: Call) -> Reply:
    """Delete a message: one's own, or others' with Manage Messages."""
    found = _find(call)
    own = found.author.id == call.backend.world.bot.id
    call.channel(NONE if own else Permission.MANAGE_MESSAGES)
    call.backend.messages.delete(found)
    return NOTHING


def _find(call: Call) -> Message:
    found = call.channel().messages.get(call.id("message_id"))
    if found is None or found.ephemeral:
        raise unknown_message()
    return found


def _readable(call: Call, found: Message) -> Json:
    guild = found.channel.guild
    if guild is None:
        return found.payload
    payload: Json = {**found.payload, "guild_id": str(guild.id)}
    intents = Intent(call.backend.settings.privileged_intents)
    visible = readable("MESSAGE_CREATE", payload, intents, call.backend.world.bot.id)
    return {key: value for key, value in visible.items() if key != "guild_id"}


def _page(call: Call, channel: Channel, limit: int) -> list[Message]:
    all_of_them = [found for found in channel.messages.values() if not found.ephemeral]
    before, after = call.query_id("before"), call.query_id("after")
    around = call.query_id("around")
    if after is not None:
        return [found for found in all_of_them if found.id > after][:limit][::-1]
    if around is not None:
        older = [found for found in all_of_them if found.id < around][-(limit // 2) :]
        newer = [found for found in all_of_them if found.id >= around][: limit - limit // 2]
        return (older + newer)[::-1]
    if before is not None:
        all_of_them = [found for found in all_of_them if found.id < before]
    return all_of_them[-limit:][::-1]


def _check_dm(call: Call, channel: Channel) -> None:
    person = channel.recipient
    if person is None:
        return
    world = call.backend.world
    if not world.shares_guild(person) and person.id not in world.user_installs:
        raise no_mutual_guild()
    if not person.dm_open:
        raise dm_closed()


def _check_permissions(call: Call, channel: Channel, body: Json) -> None:
    needs = channel.needed_to_send
    if body.get("embeds"):
        needs |= Permission.EMBED_LINKS
    if call.uploads:
        needs |= Permission.ATTACH_FILES
    if needs & ~channel.permissions_of(call.backend.world.bot):
        raise missing_permissions()


def _check_reference(channel: Channel, reference: Any) -> None:
    if not reference or not reference.get("fail_if_not_exists", True):
        return
    if int(reference.get("message_id") or 0) not in channel.messages:
        code = "REPLIES_UNKNOWN_MESSAGE"
        raise invalid_form(field_error("message_reference", code, "Unknown message"))
