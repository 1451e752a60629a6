"""When a fact falls due: local times of day in time zones, and the words people use for both."""

from __future__ import annotations
