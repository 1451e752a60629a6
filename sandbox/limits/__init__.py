"""What Discord refuses: pure functions over payloads, with Discord's codes and nested messages.

Each `check_…` returns nothing when Discord would take the payload, and raises Refusal when not.
"""

from __future__ import annotations

from sandbox.limits.errors import Refusal
from sandbox.limits.messages import MessageKind, check_message

__all__ = ["MessageKind", "Refusal", "check_message"]
