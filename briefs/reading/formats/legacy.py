"""Encodings older than UTF-8, told by the letters that they give.

General detectors were tried and took Spanish for Polish and Russian for Arabic. The few encodings
that matter here can be told for sure: each must give text that a person of its language would
write, or none is taken, and the file is refused rather than read wrong.
"""

from __future__ import annotations

import re

_JAPANESE = ("cp932", "euc_jp")
_CYRILLIC = ("cp1251", "koi8_r", "iso8859_5", "cp866")
_KANA = re.compile(r"[\u3041-\u3096\u30a1-\u30fa\u30fc]")
_RARE_JAPANESE = re.compile(r"[\uff61-\uff9f\ue000-\uf8ff]")
"""Half-width kana and private characters: what Japanese shows in the wrong encoding."""
_RUSSIAN = re.compile(r"[\u0401\u0410-\u044f\u0451]")
_COMMON_RUSSIAN = frozenset("оеаинтсрвлкмдпу")
"""The fifteen letters that make up four fifths of any Russian text."""
_LEAST_COMMON = 0.6
_ODD_RUSSIAN = re.compile(r"[а-яё][А-ЯЁ]|[A-Za-z][А-Яа-яЁё]|[А-Яа-яЁё][A-Za-z]")
"""Capitals inside words and words of two scripts: Russian or Spanish in the wrong encoding."""
_NOT_WESTERN = re.compile(
    r"[^\x00-\x7f\xa0ÀÁÂÃÄÅÆÇÈÉÊËÌÍÎÏÑÒÓÔÕÖØÙÚÛÜÝßàáâãäåæçèéêëìíîïñòóôõöøùúûüýÿŒœŸ"
    r"¡¿«»‹›“”‘’‚„–—…•·€£¥©®™°§²³½¼×†‡]|[À-ÖØ-öø-ÿ]{3}|[a-zß-öø-ÿ][À-ÖØ-ÞŒ]|[²³¡¿¥£][a-z]"
)
"""What no Western text shows: other signs, three accents in a row, capitals inside words."""
_MOST_ODD = 0.05
_SEQUENCE = re.compile(
    rb"[\xc2-\xdf][\x80-\xbf]|[\xe0-\xef][\x80-\xbf]{2}|[\xf0-\xf4][\x80-\xbf]{3}"
)
_SAMPLE = 200_000
"""Bytes; more would not tell more."""


def decode_legacy(data: bytes) -> str | None:
    """Read bytes that are not UTF-8 as Japanese, Russian or Western text.

    Args:
        data: The whole file, without a byte order mark.

    Returns:
        The text; None when no encoding gives plausible text.
    """
    sample = _sample(data)
    for tell in (_japanese, _damaged, _russian, _western):
        name = tell(sample)
        if name:
            return _decode(data, name)
    return None


def is_escaped_japanese(data: bytes) -> bool:
    """Tell whether ASCII bytes are Japanese in ISO-2022-JP, which switches by escapes."""
    return b"\x1b$B" in data or b"\x1b$@" in data


def _sample(data: bytes) -> bytes:
    """Give lines from the beginning that hold enough of what is not ASCII to judge by."""
    if len(data) <= _SAMPLE:
        return data
    lines: list[bytes] = []
    size = 0
    for line in data.splitlines(keepends=True):
        if not line.isascii():
            lines.append(line)
            size += len(line)
        if size > _SAMPLE:
            break
    return b"".join(lines)


def _damaged(data: bytes) -> str:
    """Give UTF-8, which will not do, for bytes that are UTF-8 but for a few."""
    high = sum(byte > 0x7F for byte in data)
    return "utf-8" if 2 * sum(map(len, _SEQUENCE.findall(data))) > high else ""


def _japanese(data: bytes) -> str:
    for name in _JAPANESE:
        text = _decode(data, name) or ""
        wide = sum(char >= "\u0080" for char in text)
        kana, rare = len(_KANA.findall(text)), len(_RARE_JAPANESE.findall(text))
        if wide and 5 * kana >= wide and 20 * rare <= wide:
            return name
    return ""


def _russian(data: bytes) -> str:
    shares = {name: _russian_share(_decode(data, name) or "") for name in _CYRILLIC}
    best = max(shares, key=lambda name: shares[name])
    return best if shares[best] >= _LEAST_COMMON else ""


def _russian_share(text: str) -> float:
    """Give how much of what is not ASCII is common Russian letters, in words that can be."""
    wide = sum(char >= "\u0080" and not char.isspace() for char in text)
    russian = _RUSSIAN.findall(text)
    if 2 * len(russian) <= wide:
        return 0.0
    common = sum(letter in _COMMON_RUSSIAN for letter in russian)
    return (common - 3 * len(_ODD_RUSSIAN.findall(text))) / wide


def _western(data: bytes) -> str:
    text = _decode(data, "cp1252") or ""
    wide = sum(char >= "\u0080" for char in text)
    odd = len(_NOT_WESTERN.findall(text))
    return "cp1252" if wide and odd <= wide * _MOST_ODD else ""


def _decode(data: bytes, name: str) -> str | None:
    try:
        return data.decode(name)
    except UnicodeDecodeError:
        return None
