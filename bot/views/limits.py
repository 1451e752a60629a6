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


def length(text: str) -> int:
    """Count as JavaScript does, in UTF-16 units: never less than Discord counts."""
    return len(text) if text.isascii() else len(text.encode("utf-16-le", "surrogatepass")) // 2
