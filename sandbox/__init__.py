"""A Discord on this machine: REST and gateway on loopback, for tests and for trying the bot."""

from __future__ import annotations

from sandbox.answer import Answer
from sandbox.client import LocalDiscord
from sandbox.files import Upload
from sandbox.permissions import Permission
from sandbox.settings import Settings

__all__ = ["Answer", "LocalDiscord", "Permission", "Settings", "Upload"]
