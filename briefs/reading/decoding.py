"""Bytes to text, or a plain word on why they are none."""

from __future__ import annotations

import codecs
import re
from pathlib import Path

from briefs.errors import DocumentError
from briefs.reading.formats.legacy import decode_legacy, is_escaped_japanese

_SAVE_AS_TEXT = "Save it as PDF, HTML or plain text and read that file"
_CONTROL = re.compile(r"[\x00-\x08\x0e-\x1a\x1c-\x1f]")
_MOST_CONTROLS = 0.001
_OVERSTRUCK = re.compile(r"_\x08|\x08_|[^\n]\x08(?!_)|\x1b\[[0-9;]{0,20}m")
"""Bold and underlined as terminals and printers had it, a character upon another; and colours."""


def decode(data: bytes, path: Path, declared: str | None = None) -> str:
    """Decode the bytes of a text file.

    UTF-8 with or without a byte order mark, UTF-16 with one; else what the file declares; else,
    where the bytes are no UTF-8 but give plausible text so, an older encoding of Japanese, Russian
    or Western text.

    Args:
        data: The whole file.
        path: Where it was read from, for the message.
        declared: The Python name of the encoding that a web page says it is in.

    Raises:
        DocumentError: The bytes are no text, or in none of these encodings.
    """
    if data.startswith((codecs.BOM_UTF32_LE, codecs.BOM_UTF32_BE)):
        raise DocumentError(path, "is in UTF-32", "Save it as UTF-8")
    if data.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        text = _utf16(data, path)
    elif b"\x00" in data[:4096]:
        raise DocumentError(
            path, "is not text, or is UTF-16 without its mark", "Save it as plain text in UTF-8"
        )
    else:
        text = _eight_bit(data, path, declared)
    if "\x08" in text or "\x1b[" in text:
        text = _OVERSTRUCK.sub("", text)
    if len(_CONTROL.findall(text)) > max(2, len(text) * _MOST_CONTROLS):
        raise DocumentError(path, "holds binary data, not text", _SAVE_AS_TEXT)
    return text


def _utf16(data: bytes, path: Path) -> str:
    try:
        return data.decode("utf-16")
    except UnicodeDecodeError as error:
        raise DocumentError(
            path, f"is damaged UTF-16 (at byte {error.start})", "Save it anew as UTF-8"
        ) from error


def _eight_bit(data: bytes, path: Path, declared: str | None) -> str:
    try:
        if is_escaped_japanese(data):
            return data.decode("iso2022_jp")
        return data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
        text = _declared(data, declared) or decode_legacy(data)
        if text is None:
            raise DocumentError(
                path,
                f"is in no encoding that can be told (line {line} is not UTF-8)",
                "Save it as plain text in UTF-8",
            ) from error
        return text


def _declared(data: bytes, name: str | None) -> str | None:
    try:
        return data.decode(name) if name else None
    except UnicodeDecodeError:
        return None
