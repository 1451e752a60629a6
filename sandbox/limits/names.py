r"""Names of slash commands and their options.

https://discord.com/developers/docs/interactions/application-commands#application-command-object-application-command-naming:
`^[-_'\p{L}\p{N}\p{sc=Deva}\p{sc=Thai}]{1,32}$`, and no capital of a letter that has a small one.
"""

from __future__ import annotations

import unicodedata
from typing import Any

from sandbox.limits.errors import Faults, Path
from sandbox.limits.fields import Text

INVALID_NAME = ("APPLICATION_COMMAND_INVALID_NAME", "Command name is invalid")

_LENGTH = Text(32, shortest=1)
# Python's re knows no scripts. These are the blocks of Devanagari and Thai; what in them belongs
# to no script (the danda ।, the baht ฿ and two accents) is taken out.
_SCRIPTS = (range(0x0900, 0x0980), range(0xA8E0, 0xA900), range(0x0E01, 0x0E5C))
_NO_SCRIPT = frozenset("\u0951\u0952\u0964\u0965\u0e3f")


class CommandName:
    """A name of 1 to 32 letters, digits, - _ and ', in lower case."""

    def check(self, value: Any, path: Path, faults: Faults) -> None:
        """Add the faults of the value at `path`."""
        before = bool(faults)
        _LENGTH.check(value, path, faults)
        if isinstance(value, str) and value and not is_name(value) and bool(faults) == before:
            faults.add(path, *INVALID_NAME)


def is_name(text: str) -> bool:
    """Tell whether every character may stand in a name, whatever its length."""
    return text == text.lower() and all(map(_is_allowed, text))


def _is_allowed(character: str) -> bool:
    if character in "-_'" or unicodedata.category(character)[0] in "LN":
        return True
    return character not in _NO_SCRIPT and any(ord(character) in block for block in _SCRIPTS)
