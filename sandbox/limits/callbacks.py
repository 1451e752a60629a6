"""Answers to interactions: which type answers which interaction, and what it must hold.

https://discord.com/developers/docs/interactions/receiving-and-responding#interaction-response-object
"""

from __future__ import annotations

from collections.abc import Collection, Mapping
from typing import Any

from sandbox.limits.choices import STRING, check_choices
from sandbox.limits.errors import Faults
from sandbox.limits.fields import REQUIRED, whole
from sandbox.limits.flags import EPHEMERAL, check_settable
from sandbox.limits.kinds import CallbackType, InteractionType, MessageKind
from sandbox.limits.messages import check_message
from sandbox.limits.modals import check_modal

ALLOWED = {
    InteractionType.PING: (1,),
    InteractionType.COMMAND: (4, 5, 9, 10, 12),
    InteractionType.COMPONENT: (4, 5, 6, 7, 9, 10, 12),
    InteractionType.AUTOCOMPLETE: (8,),
    InteractionType.MODAL_SUBMIT: (4, 5, 6, 7, 10, 12),
}
"""The types Discord names in its refusals, by the interaction answered."""
NOT_DRAWN = (CallbackType.PREMIUM_REQUIRED, CallbackType.LAUNCH_ACTIVITY)


def check_callback(
    payload: object,
    interaction_type: int,
    *,
    files: Collection[str] = (),
    standing: Mapping[str, Any] | None = None,
    from_message: bool = True,
    option_type: int = STRING,
) -> None:
    """Refuse an answer to an interaction that Discord would refuse, its data included.

    Args:
        payload: the JSON body: `type` and `data`.
        interaction_type: of the interaction answered, 1 to 5.
        files: the names of the files sent with it, in order.
        standing: for type 7, the message as it stands.
        from_message: for a submitted form, whether a component of a message opened it; a form
            that a command opened has no message to update.
        option_type: for type 8, the type of the option being typed.

    Raises:
        Refusal: 50035 with errors as Discord nests them, or 50006 for an empty message.
    """
    kind = _check_type(payload, InteractionType(interaction_type), from_message=from_message)
    data = payload.get("data") if isinstance(payload, dict) else None
    if kind is CallbackType.MESSAGE:
        check_message({} if data is None else data, files=files, kind=MessageKind.ANSWER)
    elif kind is CallbackType.UPDATE and data is not None:
        check_message(data, files=files, kind=MessageKind.UPDATE, standing=standing)
    elif kind is CallbackType.DEFERRED_MESSAGE and data is not None:
        _check_deferred(data)
    elif kind is CallbackType.CHOICES:
        check_choices(_required(data), option_type)
    elif kind is CallbackType.MODAL:
        check_modal(_required(data))


def _check_type(
    payload: object, interaction: InteractionType, *, from_message: bool
) -> CallbackType:
    faults = Faults()
    if not isinstance(payload, dict):
        faults.add((), "MODEL_TYPE_CONVERT", "Expected an object/dictionary.")
        faults.refuse()
    kind = payload.get("type") if isinstance(payload, dict) else None
    allowed = ALLOWED[interaction]
    if not from_message and interaction is InteractionType.MODAL_SUBMIT:
        allowed = tuple(number for number in allowed if number != CallbackType.UPDATE)
    if kind is None:
        faults.add(("type",), *REQUIRED)
    elif type(kind) is not int or kind not in allowed:
        values = ", ".join(map(str, allowed))
        faults.add(("type",), "BASE_TYPE_CHOICES", f"Value must be one of {{{values}}}.")
    elif kind in NOT_DRAWN:
        faults.add(
            ("type",),
            "LOCAL_NOT_DRAWN",
            f"Answers of type {kind} are not drawn by the local Discord",
        )
    faults.refuse()
    return CallbackType(whole(kind, 0))


def _check_deferred(data: Any) -> None:
    faults = Faults()
    if not isinstance(data, dict):
        faults.add(("data",), "MODEL_TYPE_CONVERT", "Expected an object/dictionary.")
    else:
        check_settable(max(whole(data.get("flags"), 0), 0), EPHEMERAL, ("data", "flags"), faults)
    faults.refuse()


def _required(data: Any) -> Any:
    faults = Faults()
    if data is None:
        faults.add(("data",), *REQUIRED)
    faults.refuse()
    return data
