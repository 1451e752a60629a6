"""What became of a server's version since it was written: by its title, and the pack's card."""

from __future__ import annotations

import tomllib
from collections.abc import Iterable
from dataclasses import replace
from zlib import crc32

from briefs.guild.differences import compare
from briefs.guild.model import Revision, Standing
from briefs.guild.names import NameOwner, NameTable
from briefs.guild.states import read_saved
from briefs.model import Card, Pack
from briefs.pack.writing import write_card

NO_CARD = 0
"""The stamp of a card that the pack has not."""


def read_title(head: str) -> str | None:
    """Give the title that stands in the first lines of a card's file; None where none can be read.

    Args:
        head: The file, or its beginning.
    """
    for line in head.splitlines():
        if line.lstrip().startswith("title"):
            try:
                title = tomllib.loads(line).get("title")
            except tomllib.TOMLDecodeError:
                return None
            return title if isinstance(title, str) else None
    return None


def find_taken(card: Card, others: Iterable[Card]) -> tuple[str, NameOwner] | None:
    """Find a name of a card that another goes by, or one that only looks like it.

    Args:
        card: One that is to come back.
        others: The cards that members see; one of the same slug doesn't count.

    Returns:
        The first such name, and whose it is; None when all are free.
    """
    return NameTable.of(others).find_taken(card)


def read_base(revision: Revision, pack: Pack) -> Card | None:
    """Give the pack's card as it was when a version of it was written.

    Args:
        revision: Of the server's version.
        pack: For the documents it cites; one that cites another can't be read, and gives None.
    """
    if revision.base is None:
        return None
    written = replace(revision, standing=Standing.OWN, text=revision.base)
    return read_saved(written, pack)[0]


def pack_changed(revision: Revision, pack: Pack) -> bool:
    """Tell whether the pack's card became another since a server's version of it was written.

    Args:
        revision: The newest of a card of the server.
        pack: As it is now.
    """
    if revision.standing is not Standing.OWN or revision.base is None:
        return False
    present = pack.cards.get(revision.slug)
    if present is None:
        return True
    if write_card(present) == revision.base:
        return False
    base = read_base(revision, pack)
    return base is None or bool(compare(base, present))


def stamp_card(card: Card | None) -> int:
    """Give a number that tells a state of the pack's card from others; NO_CARD where it has none.

    32 bits: enough to notice that it changed between a look and a press.
    """
    return NO_CARD if card is None else crc32(write_card(card).encode("utf-8", "replace")) or 1
