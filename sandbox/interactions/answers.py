"""What the bot may answer to an interaction, and what each answer does."""

from __future__ import annotations

import asyncio
from collections.abc import Mapping, Sequence
from typing import Any

from sandbox.components import place
from sandbox.files import Upload
from sandbox.interactions.lifecycle import Interaction, Interactions
from sandbox.limits import CallbackType, MessageKind, check_callback, check_message
from sandbox.messages import COMMAND, CONTEXT_MENU, REPLY, Messages
from sandbox.model import EPHEMERAL, LOADING, Message
from sandbox.refusals import unknown_message
from sandbox.wire import Json
from sandbox.world import World


class Answers:
    """Takes the bot's answers.

    Args:
        world: who the bot is.
        messages: where answers are written.
        interactions: what is answered.
    """

    def __init__(self, world: World, messages: Messages, interactions: Interactions) -> None:
        self._world = world
        self._messages = messages
        self._interactions = interactions

    def first(
        self, interaction: Interaction, body: Mapping[str, Any], uploads: Sequence[Upload]
    ) -> Json:
        """Take the first answer.

        Returns:
            What Discord gives back when asked `with_response`.

        Raises:
            Refusal: the type doesn't fit the interaction, or the data break a limit.
        """
        names = [upload.name for upload in uploads]
        source = interaction.source
        check_callback(
            body,
            interaction.kind,
            files=names,
            standing=source.payload if source else None,
            from_message=source is not None,
            option_type=interaction.option_type,
        )
        answer = CallbackType(body["type"])
        data = body.get("data") or {}
        match answer:
            case CallbackType.MESSAGE:
                interaction.original = self._write(interaction, data, uploads)
                self._filled(interaction)
            case CallbackType.DEFERRED_MESSAGE:
                interaction.original = self._write(interaction, data, (), loading=True)
            case CallbackType.UPDATE:
                interaction.original = self._source(interaction)
                self._messages.edit(interaction.original, data, uploads)
                self._filled(interaction)
            case CallbackType.DEFERRED_UPDATE:
                interaction.original = source
            case CallbackType.CHOICES:
                interaction.choices = list(data["choices"])
            case CallbackType.MODAL:
                components = place(data["components"], lambda media: media)
                interaction.modal = {**data, "components": components}
            case _:
                raise AssertionError("check_callback lets no other type through")
        self._interactions.answer(interaction, answer)
        return self._receipt(interaction, answer)

    def follow_up(
        self, interaction: Interaction, body: Mapping[str, Any], uploads: Sequence[Upload]
    ) -> Message:
        """Write a further message; the first one after a deferred answer becomes that answer."""
        original = interaction.original
        names = [upload.name for upload in uploads]
        if original is not None and original.flags & LOADING:
            # https://discord.com/developers/docs/interactions/receiving-and-responding#create-followup-message
            flags = int(body.get("flags") or 0) & ~EPHEMERAL
            return self.edit(interaction, original, {**body, "flags": flags}, uploads)
        check_message(body, files=names, kind=MessageKind.FOLLOW_UP)
        message = self._write(interaction, body, uploads)
        interaction.followups.append(message)
        interaction.changes.notify()
        return message

    def edit(
        self,
        interaction: Interaction,
        message: Message,
        body: Mapping[str, Any],
        uploads: Sequence[Upload],
    ) -> Message:
        """Edit an answer or follow-up; a deferred one gets its content by this."""
        names = [upload.name for upload in uploads]
        check_message(body, files=names, kind=MessageKind.ANSWER_EDIT, standing=message.payload)
        self._messages.edit(message, body, uploads)
        if message is interaction.original:
            self._filled(interaction)
        interaction.changes.notify()
        return message

    def delete(self, interaction: Interaction, message: Message) -> None:
        """Delete an answer or follow-up."""
        self._messages.delete(message)
        if message is interaction.original:
            self._filled(interaction)
        interaction.changes.notify()

    @staticmethod
    def message(interaction: Interaction, message_id: str) -> Message:
        """Find an answer or follow-up of an interaction by id, or by `@original`.

        Raises:
            Refusal: 10008, when there is none, or it was deleted.
        """
        known = [*interaction.followups]
        if interaction.original is not None:
            known.append(interaction.original)
        for message in known:
            named = message_id == str(message.id) or (
                message_id == "@original" and message is interaction.original
            )
            if named and message.id in message.channel.messages:
                return message
        raise unknown_message()

    @staticmethod
    def _filled(interaction: Interaction) -> None:
        if interaction.filled_at is None:
            interaction.filled_at = asyncio.get_running_loop().time()

    @staticmethod
    def _source(interaction: Interaction) -> Message:
        message = interaction.source
        if message is None or message.id not in message.channel.messages:
            raise unknown_message()
        return message

    def _write(
        self,
        interaction: Interaction,
        data: Mapping[str, Any],
        uploads: Sequence[Upload],
        *,
        loading: bool = False,
    ) -> Message:
        private = int(data.get("flags") or 0) & EPHEMERAL
        extra: Json = {
            "application_id": str(self._world.bot.id),
            "webhook_id": str(self._world.bot.id),
            "interaction_metadata": interaction.metadata,
        }
        if interaction.original is not None:
            extra |= _replying_to(interaction.original)
        elif interaction.source is not None:
            extra |= _replying_to(interaction.source)
        else:
            menu = interaction.metadata.get("command_type") in (2, 3)
            extra["type"] = CONTEXT_MENU if menu else COMMAND
        if loading:
            extra["flags"] = LOADING | private
        return self._messages.create(
            interaction.channel,
            self._world.bot,
            {} if loading else data,
            uploads,
            seen_by=interaction.user.id if private else None,
            extra=extra,
        )

    @staticmethod
    def _receipt(interaction: Interaction, answer: CallbackType) -> Json:
        about: Json = {"id": str(interaction.id), "type": int(interaction.kind)}
        receipt: Json = {"interaction": about}
        message = interaction.original
        if message is not None:
            about["response_message_id"] = str(message.id)
            about["response_message_loading"] = bool(message.flags & LOADING)
            about["response_message_ephemeral"] = message.ephemeral
        if message is not None and answer in (CallbackType.MESSAGE, CallbackType.UPDATE):
            receipt["resource"] = {"type": int(answer), "message": message.payload}
        return receipt


def _replying_to(message: Message) -> Json:
    reference: Json = {
        "type": 0,
        "channel_id": str(message.channel.id),
        "message_id": str(message.id),
    }
    if message.channel.guild is not None:
        reference["guild_id"] = str(message.channel.guild.id)
    return {
        "type": REPLY,
        "message_reference": reference,
        "referenced_message": message.payload,
    }
