"""By which request a message comes, and whether it answers an interaction."""

from __future__ import annotations

from enum import IntEnum, StrEnum

from sandbox.limits.errors import Path


class MessageKind(StrEnum):
    """By which request a message comes; it decides what the payload may hold."""

    CREATE = "create"
    """`POST /channels/{id}/messages`."""
    EDIT = "edit"
    """`PATCH /channels/{id}/messages/{id}`."""
    ANSWER = "answer"
    """`data` of an interaction response of type 4."""
    UPDATE = "update"
    """`data` of an interaction response of type 7."""
    FOLLOW_UP = "follow-up"
    """`POST /webhooks/{application}/{token}`."""
    ANSWER_EDIT = "answer-edit"
    """`PATCH /webhooks/{application}/{token}/messages/{id or @original}`."""

    @property
    def is_edit(self) -> bool:
        """Tell whether a message stands already."""
        return self in (MessageKind.EDIT, MessageKind.UPDATE, MessageKind.ANSWER_EDIT)

    @property
    def path(self) -> Path:
        """Where the message is in its request: under `data` in an interaction response."""
        return ("data",) if self in (MessageKind.ANSWER, MessageKind.UPDATE) else ()


class InteractionType(IntEnum):
    """What a person did: https://discord.com/developers/docs/interactions/receiving-and-responding."""

    PING = 1
    COMMAND = 2
    COMPONENT = 3
    AUTOCOMPLETE = 4
    MODAL_SUBMIT = 5


class CallbackType(IntEnum):
    """How an interaction is answered."""

    PONG = 1
    MESSAGE = 4
    DEFERRED_MESSAGE = 5
    DEFERRED_UPDATE = 6
    UPDATE = 7
    CHOICES = 8
    MODAL = 9
    PREMIUM_REQUIRED = 10
    LAUNCH_ACTIVITY = 12
