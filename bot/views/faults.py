"""What is wrong with a card, told on screen: quoted as people read it, not as a terminal does."""

from __future__ import annotations

import re

_APART = re.compile(r"`([^`]*)`|(?<!\w)'((?:[^'\n]|(?<=\w)'(?=\w))*)'(?!\w)")
"""As texts for a terminal set a word apart. Straight double quotes stay: a card file needs them."""
_APOSTROPHE = re.compile(r"(?<=\w)'(?=\w)")


def in_quotes(told: str) -> str:
    """Give a problem or a remedy with “quotation marks” around what it quotes, and ’ in words."""
    told = _APART.sub(lambda found: f"“{found[1] if found[2] is None else found[2]}”", told)
    return _APOSTROPHE.sub("’", told)
