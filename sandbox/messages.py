"""Messages: written, edited, deleted, listed; each change told to the gateway.

https://discord.com/developers/docs/resources/message
"""

from __future__ import annotations

import time
from collections.abc import Mapping, Sequence
from typing import Any

from sandbox.changes import Changes
from sandbox.components import place, text_of
from sandbox.files import Files, Upload
from sandbox.gateway import Gateway
from sandbox.mentions import mentions
from sandbox.model import COMPONENTS_V2, EPHEMERAL, LOADING, Channel, Message, User
from sandbox.refusals import unknown_message
from sandbox.wire import Json, timestamp
from sandbox.world import World

PLAIN, REPLY, COMMAND, CONTEXT_MENU = 0, 19, 20, 23
"""Message types."""

SUPPRESS_EMBEDS = 1 << 2
SETTABLE = SUPPRESS_EMBEDS | COMPONENTS_V2 | EPHEMERAL | 1 << 12 | 1 << 13
"""Flags that whoever writes a message may set."""


class Messages:
    """Writes all messages.

    Args:
        world: where they are kept.
        gateway: what is told of them.
        files: where their files are kept.
        nonce_window: for how many seconds a nonce is remembered.
        changes: told of each message.
    """

    def __init__(
        self, world: World, gateway: Gateway, files: Files, nonce_window: float, changes: Changes
    ) -> None:
        self._world = world
        self._gateway = gateway
        self._files = files
        self._nonce_window = nonce_window
        self._changes = changes
        self._nonces: dict[tuple[int, str], tuple[float, Channel, int]] = {}

    def create(
        self,
        channel: Channel,
        author: User,
        body: Mapping[str, Any],
        uploads: Sequence[Upload] = (),
        *,
        seen_by: int | None = None,
        extra: Mapping[str, Any] | None = None,
    ) -> Message:
        """Write a message.

        Args:
            channel: where.
            author: by whom.
            body: what was sent, checked before.
            uploads: the files sent with it, by index.
            seen_by: the only user who is to see it.
            extra: further fields, such as `type` and `interaction_metadata`.
        """
        message_id = self._world.snowflakes.next()
        flags = int(body.get("flags") or 0) & SETTABLE & ~EPHEMERAL
        attachments = self._attach(body, uploads, channel, ephemeral=seen_by is not None)
        payload: Json = {
            "id": str(message_id),
            "channel_id": str(channel.id),
            "type": PLAIN,
            "content": body.get("content") or "",
            "author": author.payload(),
            "timestamp": timestamp(),
            "edited_timestamp": None,
            "flags": flags | (EPHEMERAL if seen_by is not None else 0),
            "tts": bool(body.get("tts")),
            "pinned": False,
            "attachments": attachments,
            "embeds": self._embeds(body.get("embeds"), attachments),
            "components": self._components(body.get("components"), attachments),
        }
        payload |= self._mentions(payload, body.get("allowed_mentions"), channel, author)
        payload |= self._reference(body.get("message_reference"), channel)
        payload |= extra or {}
        message = Message(message_id, channel, author, payload, seen_by)
        channel.messages[message_id] = message
        if not message.ephemeral:
            channel.last_message_id = message_id
        self._tell("MESSAGE_CREATE", message)
        return message

    def edit(
        self, message: Message, body: Mapping[str, Any], uploads: Sequence[Upload] = ()
    ) -> None:
        """Replace those fields of a message that the body names; a null empties them."""
        payload = dict(message.payload)
        old_flags = message.flags & ~LOADING
        if body.get("flags") is not None:
            settable = SUPPRESS_EMBEDS | COMPONENTS_V2
            old_flags = old_flags & ~SUPPRESS_EMBEDS | int(body["flags"]) & settable
        payload["flags"] = old_flags
        if "content" in body:
            payload["content"] = body["content"] or ""
        if "attachments" in body or uploads:
            kept = self._kept(message, body)
            payload["attachments"] = kept + self._attach(
                body, uploads, message.channel, ephemeral=message.ephemeral
            )
        if "embeds" in body:
            payload["embeds"] = self._embeds(body["embeds"], payload["attachments"])
        if "components" in body:
            payload["components"] = self._components(body["components"], payload["attachments"])
        payload |= self._mentions(
            payload, body.get("allowed_mentions"), message.channel, message.author
        )
        if not message.flags & LOADING:
            payload["edited_timestamp"] = timestamp()
        message.payload = payload
        self._tell("MESSAGE_UPDATE", message)

    def delete(self, message: Message) -> None:
        """Take a message out of its channel."""
        del message.channel.messages[message.id]
        self._tell("MESSAGE_DELETE", message)

    def remembered(self, author: User, nonce: str) -> Message | None:
        """Give the message that an author wrote with this nonce a short while ago.

        Raises:
            Refusal: 10008, when it was deleted since.
        """
        found = self._nonces.get((author.id, nonce))
        if found is None or time.monotonic() - found[0] > self._nonce_window:
            return None
        _, channel, message_id = found
        if message_id not in channel.messages or channel.id not in self._world.channels:
            raise unknown_message()
        return channel.messages[message_id]

    def remember(self, message: Message, nonce: str) -> None:
        """Remember a message's nonce."""
        now = time.monotonic()
        for key, (at, _, _) in list(self._nonces.items()):
            if now - at <= self._nonce_window:
                break
            del self._nonces[key]
        self._nonces[message.author.id, nonce] = (now, message.channel, message.id)

    def _attach(
        self,
        body: Mapping[str, Any],
        uploads: Sequence[Upload],
        channel: Channel,
        *,
        ephemeral: bool,
    ) -> list[Json]:
        about = {str(item["id"]): item for item in body.get("attachments") or ()}
        attachments = []
        for index, upload in enumerate(uploads):
            item = about.get(str(index), {})
            named = Upload(item.get("filename") or upload.name, upload.data, upload.content_type)
            attachments.append(
                self._files.keep(
                    named, channel.id, about=item.get("description"), ephemeral=ephemeral
                )
            )
        return attachments

    @staticmethod
    def _kept(message: Message, body: Mapping[str, Any]) -> list[Json]:
        standing: list[Json] = message.payload["attachments"]
        if "attachments" not in body:
            return standing
        wanted = {str(item["id"]) for item in body["attachments"] or ()}
        return [attachment for attachment in standing if attachment["id"] in wanted]

    @staticmethod
    def _embeds(embeds: Any, attachments: Sequence[Json]) -> list[Json]:
        placed = []
        for embed in embeds or ():
            whole = {"type": "rich", **embed}
            for key in ("image", "thumbnail"):
                if key in embed:
                    whole[key] = _located(embed[key], attachments)
            placed.append(whole)
        return placed

    @staticmethod
    def _components(components: Any, attachments: Sequence[Json]) -> list[Json]:
        return place(components or (), lambda media: _located(media, attachments))

    def _mentions(self, payload: Json, allowed: Any, channel: Channel, author: User) -> Json:
        text = payload["content"] or text_of(payload["components"])
        return mentions(text, allowed, channel=channel, author=author, users=self._world.users)

    @staticmethod
    def _reference(reference: Any, channel: Channel) -> Json:
        if not reference:
            return {}
        referred = channel.messages.get(int(reference["message_id"]))
        return {
            "type": REPLY,
            "message_reference": {
                "type": 0,
                "channel_id": str(channel.id),
                "message_id": str(reference["message_id"]),
                **({"guild_id": str(channel.guild.id)} if channel.guild else {}),
            },
            "referenced_message": referred.payload if referred else None,
        }

    def _tell(self, event: str, message: Message) -> None:
        self._changes.notify()
        if message.ephemeral:
            return
        guild = message.channel.guild
        where: Json = {"guild_id": str(guild.id)} if guild else {}
        data: Json
        if event == "MESSAGE_DELETE":
            data = {"id": str(message.id), "channel_id": str(message.channel.id), **where}
        else:
            data = {**message.payload, **where, "channel_type": message.channel.type}
            member = guild.members.get(message.author.id) if guild else None
            if member is not None:
                data["member"] = {k: v for k, v in member.payload().items() if k != "user"}
        self._gateway.dispatch(event, data, guild_id=guild.id if guild else None)


def _located(media: Any, attachments: Sequence[Json]) -> Json:
    url = str(media["url"])
    for attachment in attachments:
        if url == f"attachment://{attachment['filename']}":
            return {
                **media,
                "url": attachment["url"],
                "proxy_url": attachment["proxy_url"],
                "content_type": attachment["content_type"],
                "width": 0,
                "height": 0,
                "attachment_id": attachment["id"],
            }
    return {**media, "proxy_url": url, "width": 0, "height": 0}
