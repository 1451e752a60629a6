"""What the screens say of a server's own cards, and of what they rest on beside documents."""

from __future__ import annotations

from bot.words import LIST_SEPARATOR

OWN_CARD = "This server’s card"
OWN_VERSION = "This server’s version"
"""Of a card that other servers see otherwise."""
ON_OWN_WORD = "on its own word"
LINKS_UNDATED = "only links, undated"

OWN_WORD = "This server’s own word"
ABOUT_OWN_WORD = "What this server’s editors say themselves; they name no document for it."
ABOUT_LINK = "A link that this server’s editors give. I show it in full and have not read it."


def age_line(*parts: str) -> str:
    """Give what stands below a card about its age and whose it is."""
    return f"-# {LIST_SEPARATOR.join(filter(None, parts))}"
