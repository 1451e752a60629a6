"""Messages: what may be sent, and what an edit may change.

https://discord.com/developers/docs/resources/message#create-message and, for answers to
interactions, https://discord.com/developers/docs/interactions/receiving-and-responding.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping
from types import MappingProxyType
from typing import Any

from sandbox.limits.attachments import check_attachments, check_references
from sandbox.limits.components import check_size, check_unique, flatten
from sandbox.limits.embeds import check_embeds
from sandbox.limits.errors import EMPTY, Faults, Path, Refusal
from sandbox.limits.fields import Flag, OneOf, Snowflake, Text, Whole
from sandbox.limits.flags import check_flags
from sandbox.limits.forms import Form
from sandbox.limits.kinds import MessageKind
from sandbox.limits.layouts import LAYOUTS, ROWS
from sandbox.limits.mentions import ALLOWED_MENTIONS

NOT_DRAWN = (
    "activity",
    "applied_tags",
    "avatar_url",
    "poll",
    "shared_client_theme",
    "sticker_ids",
    "thread_name",
    "username",
)
"""What Discord takes and the local Discord could not show."""

_NOTHING: Mapping[str, Any] = MappingProxyType({})
_BODY = ("content", "embeds", "components", "attachments")


class _Nonce:
    """An integer of 64 bits, or at most 25 characters."""

    def check(self, value: Any, path: Path, faults: Faults) -> None:
        if isinstance(value, str):
            if len(value) > 25:
                faults.add(path, "NONCE_TYPE_TOO_LONG", "Must be 25 or fewer characters long.")
        elif type(value) is not int:
            faults.add(path, "NONCE_TYPE_INVALID_TYPE", "This field must be a string or integer.")
        elif not -(2**63) <= value < 2**63:
            faults.add(
                path, "NONCE_TYPE_OUT_OF_BOUNDS", f"Must be between {-(2**63)} and {2**63 - 1}."
            )


REFERENCE = Form(
    {
        "message_id": Snowflake(),
        "channel_id": Snowflake(),
        "guild_id": Snowflake(),
        "fail_if_not_exists": Flag(),
        "type": OneOf((0,)),
    },
    required=frozenset({"message_id"}),
)
MESSAGE = Form(
    {
        "content": Text(2000),
        "tts": Flag(),
        "nonce": _Nonce(),
        "enforce_nonce": Flag(),
        "flags": Whole(0, 2**31 - 1),
        "allowed_mentions": ALLOWED_MENTIONS,
        "message_reference": REFERENCE,
    }
)


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
        files: the names of the files sent with it, in order.
        kind: by which request it comes. Errors of ANSWER and UPDATE are nested under `data`.
        standing: for the edits (EDIT, UPDATE, ANSWER_EDIT), the message as it stands, as JSON,
            with all its attachments. Left out, what the edit doesn't mention is taken for fine.

    Raises:
        Refusal: 50035 with all form errors, or 50006 for a message without anything in it.
    """
    faults = Faults()
    before = _NOTHING if standing is None else standing
    MESSAGE.check(payload, kind.path, faults)
    if not isinstance(payload, dict):
        faults.refuse()
        return
    for name in NOT_DRAWN:
        if payload.get(name):
            faults.add(
                (*kind.path, name), "LOCAL_NOT_DRAWN", f"{name} is not drawn by the local Discord"
            )
    v2 = check_flags(payload, before, kind, kind.path, faults)
    _check_body(payload, files, before, kind.path, faults, v2=v2)
    after = {**before, **payload}
    if v2:
        _check_legacy(after, kind.path, faults)
    faults.refuse()
    partly = kind.is_edit and standing is None
    if not files and _is_empty(after, v2=v2, partly=partly):
        raise Refusal(400, EMPTY, "Cannot send an empty message")


def _check_body(
    payload: dict[str, Any],
    files: Collection[str],
    standing: Mapping[str, Any],
    path: Path,
    faults: Faults,
    *,
    v2: bool,
) -> None:
    embeds, components = payload.get("embeds"), payload.get("components")
    names = check_attachments(payload, files, standing, path, faults)
    if embeds is not None:
        check_embeds(embeds, (*path, "embeds"), faults)
    here = (*path, "components")
    tree = flatten(components, here)
    if components is not None:
        (LAYOUTS if v2 else ROWS).check(components, here, faults)
        check_unique(tree, faults)
        if v2:
            check_size(tree, here, faults)
    check_references(embeds, tree, names, path, faults)


def _check_legacy(after: Mapping[str, Any], path: Path, faults: Faults) -> None:
    for name in ("content", "embeds"):
        if after.get(name):
            faults.add(
                (*path, name),
                "MESSAGE_CANNOT_USE_LEGACY_FIELDS_WITH_COMPONENTS_V2",
                f"The '{name}' field cannot be used when using MessageFlags.IS_COMPONENTS_V2",
            )


def _is_empty(message: Mapping[str, Any], *, v2: bool, partly: bool) -> bool:
    """Tell whether nothing would be seen; `partly` when only the fields of an edit are known."""
    names = ("components",) if v2 else _BODY
    if partly and not all(name in message for name in names):
        return False
    return not any(_holds(message.get(name)) for name in names)


def _holds(value: Any) -> bool:
    return bool(value.strip() if isinstance(value, str) else value)
