"""What Discord refuses: pure functions over payloads, with Discord's codes and nested messages.

Each `check_…` returns nothing when Discord would take the payload, and raises Refusal when not.
All faults are collected, not only the first. Numbers are those of Discord's documentation and
its OpenAPI description; `errors` says which wordings could not be confirmed, `fields` how
lengths are counted.
"""

from __future__ import annotations

from sandbox.limits.callbacks import check_callback
from sandbox.limits.choices import check_choices
from sandbox.limits.commands import check_command, check_commands
from sandbox.limits.components import SAFE_BYTES, display_bytes
from sandbox.limits.errors import Refusal
from sandbox.limits.kinds import CallbackType, InteractionType, MessageKind
from sandbox.limits.messages import check_message
from sandbox.limits.modals import check_modal
from sandbox.limits.submissions import check_submission

__all__ = [
    "SAFE_BYTES",
    "CallbackType",
    "InteractionType",
    "MessageKind",
    "Refusal",
    "check_callback",
    "check_choices",
    "check_command",
    "check_commands",
    "check_message",
    "check_modal",
    "check_submission",
    "display_bytes",
]
