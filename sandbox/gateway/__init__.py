"""The gateway, version 10: sessions over WebSockets, and the events sent through them."""

from __future__ import annotations

from sandbox.gateway.gateway import Gateway
from sandbox.gateway.intents import Intent

__all__ = ["Gateway", "Intent"]
