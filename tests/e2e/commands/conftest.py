"""One local Discord and one bot for all tests of a file."""

from tests.e2e.room import bot, local

__all__ = ["bot", "local"]
