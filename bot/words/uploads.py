"""What the bot says of files that it can't take."""

from __future__ import annotations

_HOW = "In a text editor choose *Save as*, with the encoding UTF-8, then attach it again."
_WANTED = "I need a plain text file; `/card export` gives one to start from."

NOT_DOWNLOADED = "Discord did not give me the file. Nothing was changed; please try again."
EMPTY = f"The file is empty. {_WANTED}"
NOT_UTF_8 = f"The file is saved as UTF-16, which I don’t read. {_HOW}"


def too_large(size: int | None, most: int) -> str:
    """Say that a file is too large, and how large it may be.

    Args:
        size: Bytes of the file; None when it never ended.
        most: Bytes that are taken.
    """
    has = f"The file has {_bytes(size)}" if size is not None else "The file is too large"
    return f"{has}; {_bytes(most)} is the most I take. Divide it, or leave out what can go."


def no_text(kind: str) -> str:
    """Say that a file is something else than text; `kind` as in `a picture`."""
    return f"The file is {kind}. {_WANTED}"


def not_utf_8_from(line: int) -> str:
    """Say where a file stops being text in UTF-8."""
    return f"From line {line:,} on the file is not in UTF-8, so I can’t read its letters. {_HOW}"


def _bytes(n: int) -> str:
    """Give a size as people say it, rounded up so that it is never less than it is."""
    if n >= 1024 * 1024:
        return f"{-(-n * 10 // (1024 * 1024)) / 10:,g} MB"
    return f"{-(-n // 1024):,} KB"
