"""What each block of a document is for."""

from __future__ import annotations

from enum import Enum, auto


class Role(Enum):
    """The part a block plays."""

    BODY = auto()
    HEADING = auto()
    NOTE = auto()
    FURNITURE = auto()
    """Belongs to the page, not to the text: may stand in the middle of a paragraph."""
    BOILERPLATE = auto()
    """Belongs to the site or the series."""
