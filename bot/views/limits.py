"""What Discord accepts, and how it is measured.

https://docs.discord.com/developers/components/reference
"""

from __future__ import annotations

LABEL = 80
"""Characters of a button's label."""
OPTION = 100
"""Characters of an option's label, description or value."""
PLACEHOLDER = 150
"""Characters of a menu's placeholder."""
OPTIONS = 25
"""Options of a menu."""
COMPONENTS = 40
"""Components of a message, nested ones included."""
CHARACTERS = 4_000
"""Characters over all texts of a message."""
OCTETS = 10_000
"""Bytes of UTF-8 over all texts of a message; seen in practice, not documented."""


def length(text: str) -> int:
    """Count as JavaScript does, in UTF-16 units: never less than Discord counts."""
    return len(text) if text.isascii() else len(text.encode("utf-16-le", "surrogatepass")) // 2


def octets(text: str) -> int:
    """Count bytes of UTF-8."""
    return len(text.encode("utf-8", "surrogatepass"))
