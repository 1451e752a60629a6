"""What nobody can do on Discord, done: messages with a button of any id, and forms of any id."""

from __future__ import annotations

from typing import Any

from sandbox import Answer, LocalDiscord
from sandbox.model import Channel, Message, User


def forged(local: LocalDiscord, channel: Channel, custom_id: str) -> Message:
    """Write a message of the bot's with a button of any id."""
    button = {"type": 2, "style": 2, "label": "x", "custom_id": custom_id, "id": 2}
    rows = [{"type": 1, "id": 1, "components": [button]}]
    body = {"content": "forged", "components": rows}
    return local.backend.messages.create(channel, local.backend.world.bot, body)


async def press_forged(
    local: LocalDiscord, custom_id: str, user: User, channel: Channel | None = None
) -> Answer:
    """Press such a button."""
    message = forged(local, channel or local.channel("general"), custom_id)
    return await local.press(message, custom_id=custom_id, user=user)


async def submit_forged(
    local: LocalDiscord, opened: Answer, custom_id: str, values: dict[str, Any], user: User
) -> Answer:
    """Send back a form that was opened, as if it had another id."""
    assert opened.modal is not None
    opened.interaction.modal = {**opened.modal, "custom_id": custom_id}
    return await local.submit(opened, values, user=user)
