"""Front matter as TOML, with hints as comments: the only place a card's file has for them."""

from __future__ import annotations

import json
import re
import textwrap
from collections.abc import Iterator

_WIDTH = 96
_CONTROL = re.compile("[\x00-\x1f\x7f]")


def quote(text: str) -> str:
    """Write a text as a TOML string on one line."""
    return json.dumps(" ".join(text.split()), ensure_ascii=False).replace("\x7f", "")


def comment(text: str) -> Iterator[str]:
    """Yield a hint as comment lines."""
    plain = _CONTROL.sub(" ", text)
    yield from textwrap.wrap(plain, _WIDTH, initial_indent="# ", subsequent_indent="# ")
