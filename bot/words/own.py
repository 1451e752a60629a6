"""What the screens say of a server's own cards, and of what they rest on beside documents."""

from __future__ import annotations

from briefs.counting import counted
from briefs.model import Source

OWN_CARD = "This server’s card"
OWN_VERSION = "This server’s version"
"""Of a card that other servers see otherwise."""

OWN_WORD = "This server’s own word"
ABOUT_OWN_WORD = "What this server’s editors say themselves; they name no document for it."
ABOUT_LINK = "A link from this server’s editors; I have not read it."


def cite_as(source: Source) -> str:
    """Tell editors how their cards cite a document, and which places it has if that is known."""
    if source.paragraphs is None:
        return f"-# Editors cite it as `{source.id} ¶1`, by the number of the paragraph"
    has = counted(source.paragraphs, "paragraph")
    if source.notes:
        has += f", {counted(len(source.notes), 'note')}"
    return f"-# {has}; editors cite it as `{source.id} ¶1`"
