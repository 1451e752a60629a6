"""Text that reads as it was written: no markup, no mention, no hidden character acts in it."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator

from bot.views.limits import length

_JOINERS = frozenset("\u200c\u200d")
_MARKUP = re.compile(r"[\\*_~`|\[\]<]|:(?=[\w+-]+:)")
_ADDRESS = str.maketrans({"<": "%3C", ">": "%3E", "(": "%28", ")": "%29", " ": "%20"})
_LINK = re.compile(r"(https?://[^\s<>]+)")
_EVERYONE = re.compile(r"@(?=everyone|here)")
_TYPED = 80
_STACKED_MARKS = 3


def plain(text: str) -> str:
    """Give one line without hidden characters, for labels, which Discord shows as they are.

    Control characters, direction overrides and halves of surrogate pairs go; runs of white space
    become one space. Joiners stay: emoji and Persian need them.
    """
    if not text.isprintable():
        text = "".join(filter(_shows, text))
    return " ".join(text.split())


def cut(text: str, limit: int) -> str:
    """Shorten to `limit` UTF-16 units, at a word where one ends near, with "…" for the rest."""
    if length(text) <= limit:
        return text
    kept = text[: _break(text, limit - 1)]
    return (kept.rstrip(" .,;:–—-") or kept) + "…"


def parts(text: str, limit: int) -> Iterator[str]:
    """Divide a text into pieces of at most `limit` UTF-16 units, with "…" where it goes on."""
    rest = text
    while length(rest) > limit:
        end = _break(rest, limit - 1)
        yield rest[:end].rstrip() + "…"
        rest = "…" + rest[end:].lstrip()
    yield rest


def _break(text: str, units: int) -> int:
    """Find where to break a text that is longer than so many units: best between words.

    Else between characters as people see them, unless one is made of more than a few.
    """
    end = units
    while (over := length(text[:end]) - units) > 0:
        end -= (over + 1) // 2
    word = text.rfind(" ", 0, end + 1)
    if word > end // 2:
        return word
    whole = next((at for at in range(end, max(end - 12, 1), -1) if not _continues(text, at)), end)
    return max(whole, 1)


def escaped(text: str) -> str:
    """Give the text of a card or source as Markdown that shows it literally, on one line.

    Web addresses stay whole, so that they can be followed.
    """
    pieces = _LINK.split(plain(text))
    pieces[::2] = [
        _EVERYONE.sub("@\u200b", _MARKUP.sub(r"\\\g<0>", piece)) for piece in pieces[::2]
    ]
    return _literal_start("".join(pieces))


def shortened(text: str, limit: int) -> str:
    """Give the beginning of a text, of `limit` units before escaping, as `escaped` does."""
    return escaped(cut(plain(text), limit))


def typed(text: str, limit: int = _TYPED) -> str:
    """Give what a person typed as Markdown that shows it literally, cut to `limit` units.

    Stricter than `escaped`: no address becomes a link, no character is invisible, and no tower of
    accents reaches into the lines around it.
    """
    seen = cut(_without_towers(plain(text).replace("\u200c", "").replace("\u200d", "")), limit)
    marked = re.sub(r"[\\*_~`|\[\]<>():#]", r"\\\g<0>", seen)
    return _literal_start(_EVERYONE.sub("@\u200b", marked))


def link(name_text: str, address: str | None) -> str:
    """Let a name, as Markdown, lead to a web address, if there is one."""
    return f"[{name_text}](<{address.translate(_ADDRESS)}>)" if address else name_text


def _shows(character: str) -> bool:
    return (
        character.isspace()
        or character in _JOINERS
        or unicodedata.category(character) not in {"Cc", "Cf", "Cs"}
    )


def _continues(text: str, at: int) -> bool:
    """Tell whether the character at this position belongs to the one before."""
    return (
        text[at] in _JOINERS
        or text[at - 1] in _JOINERS
        or unicodedata.category(text[at]) in {"Mn", "Me"}
        or "\U0001f3fb" <= text[at] <= "\U0001f3ff"
    )


def _literal_start(line: str) -> str:
    """Keep a line from being a heading, a quotation, small print or an item of a list."""
    return re.sub(r"^(\d+)(?=[.)])", r"\1" + "\\\\", re.sub(r"^(?=[-+#>])", r"\\", line))


def _without_towers(text: str) -> str:
    if text.isascii():
        return text
    kept: list[str] = []
    height = 0
    for character in text:
        height = height + 1 if unicodedata.category(character) in {"Mn", "Me"} else 0
        if height <= _STACKED_MARKS:
            kept.append(character)
    return "".join(kept)
