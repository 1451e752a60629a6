"""Messages: what may be sent, and what an edit may change."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from enum import StrEnum
from typing import Any

from sandbox.limits.errors import EMPTY, Faults, Refusal

CONTENT = 2000


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


def check_message(
    payload: object,
    *,
    files: Collection[str] = (),
    kind: MessageKind,
    standing: Mapping[str, Any] | None = None,
) -> None:
    """Refuse a message that Discord would refuse.

    Args:
        payload: the JSON body; for ANSWER and UPDATE the `data` of the response.
        files: the names of the files sent with it.
        kind: by which request it comes. Errors of ANSWER and UPDATE are nested under `data`.
        standing: for the edits (EDIT, UPDATE, ANSWER_EDIT), the message as it stands, as JSON.

    Raises:
        Refusal: 50035 with all form errors, or 50006 for a message without anything in it.
    """
    faults = Faults()
    if not isinstance(payload, Mapping):
        faults.add((), "MODEL_TYPE_CONVERT", "Only dictionaries may be used in a ModelType")
        faults.refuse()
        return
    content = payload.get("content")
    if isinstance(content, str) and len(content) > CONTENT:
        faults.add(("content",), "BASE_TYPE_MAX_LENGTH", f"Must be {CONTENT} or fewer in length.")
    faults.refuse()
    if not (content or files or any(payload.get(key) for key in ("embeds", "components"))):
        raise Refusal(400, EMPTY, "Cannot send an empty message")
