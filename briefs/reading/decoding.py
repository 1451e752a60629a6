"""Bytes to text, or a plain word on why they are none."""

from __future__ import annotations

import codecs
import re
from pathlib import Path

from briefs.errors import DocumentError

_SAVE_AS_TEXT = "Save it as plain text (UTF-8) and read that file"
_SIGNATURES = (
    (b"%PDF-", "is a PDF", "Save its text as plain text (UTF-8), for example with pdftotext"),
    (b"PK\x03\x04", "is a ZIP archive or an office document", _SAVE_AS_TEXT),
    (b"PK\x05\x06", "is an empty ZIP archive", "Unpack it and read one of its files"),
    (b"\x1f\x8b", "is a gzip archive", "Unpack it and read the file inside"),
    (b"BZh", "is a bzip2 archive", "Unpack it and read the file inside"),
    (b"\xfd7zXZ\x00", "is an xz archive", "Unpack it and read the file inside"),
    (b"7z\xbc\xaf\x27\x1c", "is a 7z archive", "Unpack it and read the file inside"),
    (b"Rar!\x1a\x07", "is a RAR archive", "Unpack it and read the file inside"),
    (b"\x28\xb5\x2f\xfd", "is a zstd archive", "Unpack it and read the file inside"),
    (b"\xd0\xcf\x11\xe0", "is an old office document", _SAVE_AS_TEXT),
    (b"{\\rtf", "is an RTF document", _SAVE_AS_TEXT),
)
_PAGE = re.compile(
    rb"\s*(?:<\?xml[^>]{0,200}>\s*)?(?:<!--.{0,500}?-->\s*)?<(?:!doctype html|html)\b",
    re.IGNORECASE | re.DOTALL,
)
_SEQUENCE = re.compile(
    rb"[\xc2-\xdf][\x80-\xbf]|[\xe0-\xef][\x80-\xbf]{2}|[\xf0-\xf4][\x80-\xbf]{3}"
)
_CONTROL = re.compile(r"[\x00-\x08\x0e-\x1a\x1c-\x1f]")
_WESTERN = re.compile(r"[^\W\d_]")
_MOST_CONTROLS = 0.001
_MOST_ACCENTS = 0.15
"""The share of letters outside ASCII; German, French and Czech stay well below, and text in a
Cyrillic, Greek or Japanese encoding that is read as Western shows far more."""


def decode(data: bytes, path: Path) -> str:
    """Decode the bytes of a text file.

    UTF-8 with or without a byte order mark, UTF-16 with one, and, where the bytes are no UTF-8 but
    would be plausible Western text, Windows-1252.

    Args:
        data: The whole file.
        path: Where it was read from, for the message.

    Raises:
        DocumentError: The bytes are no text, or none of these encodings.
    """
    _refuse_known(data, path)
    if data.startswith((codecs.BOM_UTF32_LE, codecs.BOM_UTF32_BE)):
        raise DocumentError(path, "is in UTF-32", "Save it as UTF-8")
    if data.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        text = _utf16(data, path)
    elif b"\x00" in data[:4096]:
        raise DocumentError(
            path, "is not text, or is UTF-16 without its mark", "Save it as plain text in UTF-8"
        )
    else:
        text = _utf8(data, path)
    if len(_CONTROL.findall(text)) > max(2, len(text) * _MOST_CONTROLS):
        raise DocumentError(path, "holds binary data, not text", _SAVE_AS_TEXT)
    return text


def _refuse_known(data: bytes, path: Path) -> None:
    for signature, what, remedy in _SIGNATURES:
        if data.startswith(signature):
            raise DocumentError(path, what, remedy)
    if data[257:262] == b"ustar":
        raise DocumentError(path, "is a tar archive", "Unpack it and read one of its files")
    if _PAGE.match(data[:2000]):
        raise DocumentError(path, "is a web page (HTML)", "Copy its text into a plain text file")


def _utf16(data: bytes, path: Path) -> str:
    try:
        return data.decode("utf-16")
    except UnicodeDecodeError as error:
        raise DocumentError(
            path, f"is damaged UTF-16 (at byte {error.start})", "Save it anew as UTF-8"
        ) from error


def _utf8(data: bytes, path: Path) -> str:
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
        text = _western(data)
        if text is None:
            raise DocumentError(
                path,
                f"is in no encoding that can be told (line {line} is not UTF-8)",
                "Save it as plain text in UTF-8",
            ) from error
        return text


def _western(data: bytes) -> str | None:
    """Read bytes as Windows-1252 where that gives plausible text."""
    high = sum(byte > 0x7F for byte in data)
    paired = sum(map(len, _SEQUENCE.findall(data)))
    if 2 * paired > high:
        return None
    try:
        text = data.decode("cp1252")
    except UnicodeDecodeError:
        return None
    letters = _WESTERN.findall(text)
    accents = sum(letter > "\x7f" for letter in letters)
    return text if letters and accents <= len(letters) * _MOST_ACCENTS else None
