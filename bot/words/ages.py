"""What a card says of its age, and whose it is."""

from __future__ import annotations

from bot.words import LIST_SEPARATOR, short_date
from briefs.model import Source

ON_OWN_WORD = "on its own word"
LINKS_UNDATED = "only links, undated"
ON_OWN_WORD_AND_LINKS = "on its own word and links, undated"


def newest(source: Source, *, only: bool, beside: bool = False) -> str:
    """Say how old what we know is, and whether all of it rests on this source.

    `beside`: what is no document is cited, too.
    """
    name = "Newest and only source" if only else "Newest document" if beside else "Newest source"
    if source.published:
        return f"{name}: {short_date(source.published)}"
    if source.not_before:
        return f"{name}: {short_date(source.not_before)} or later"
    return f"{name}: undated"


def age_line(*parts: str) -> str:
    """Give what stands below a card about its age and whose it is."""
    return f"-# {LIST_SEPARATOR.join(filter(None, parts))}"
