"""Files that editors attach to a command, as text: never more read than may be kept."""

from __future__ import annotations

import logging
from pathlib import PurePath

import aiohttp
import discord

from bot.errors import Declined
from bot.words import uploads as words

_SECONDS = 15.0
"""For all of a download: a megabyte takes one on a slow line, and somebody is waiting."""
_CHUNK = 16 * 1024
_HEADERS = {"Accept-Encoding": "identity"}
_KINDS = {
    "zip": "a ZIP archive", "gz": "an archive", "7z": "an archive", "rar": "an archive",
    "tar": "an archive", "pdf": "a PDF", "doc": "a Word document", "docx": "a Word document",
    "odt": "a text document", "rtf": "a text document", "pages": "a text document",
    "xls": "a spreadsheet", "xlsx": "a spreadsheet", "ods": "a spreadsheet",
    "html": "a web page", "htm": "a web page", "exe": "a program",
}  # fmt: skip
"""What a file is, by the ending of its name."""
_MEDIA = {"image": "a picture", "video": "a video", "audio": "a recording"}
_BEGINNINGS = {
    b"PK\x03\x04": "a ZIP archive, or a document of Word or Excel",
    b"PK\x05\x06": "a ZIP archive",
    b"%PDF": "a PDF",
    b"\x89PNG": "a picture",
    b"\xff\xd8\xff": "a picture",
    b"GIF8": "a picture",
    b"\x1f\x8b": "an archive",
    b"{\\rtf": "a text document",
    b"\xd0\xcf\x11\xe0": "a Word document",
}
"""What a file is, by its first bytes, whatever its name says."""
_UTF_16 = (b"\xff\xfe", b"\xfe\xff")

log = logging.getLogger(__name__)


async def read_upload(attachment: discord.Attachment, most: int) -> str:
    """Download a text file.

    What is too large or no text by its name is refused before anything is downloaded; a download
    that turns out larger than it was said to be ends there.

    Args:
        attachment: The file as the command names it.
        most: How many bytes may be kept.

    Returns:
        Its text, without a byte order mark; lines end as they do in the file.

    Raises:
        Declined: It is no such file, or could not be had; the words say what to do.
    """
    _check_name(attachment)
    if attachment.size > most:
        raise Declined(words.too_large(attachment.size, most))
    try:
        data = await _download(attachment, most)
    except (aiohttp.ClientError, OSError) as error:  # among the latter a timeout
        log.warning("Attachment %d could not be downloaded: %r", attachment.id, error)
        raise Declined(words.NOT_DOWNLOADED) from error
    return _decode(data)


def _check_name(attachment: discord.Attachment) -> None:
    ending = PurePath(attachment.filename).suffix.removeprefix(".").lower()
    medium = (attachment.content_type or "").partition("/")[0]
    if kind := _KINDS.get(ending) or _MEDIA.get(medium):
        raise Declined(words.no_text(kind))


async def _download(attachment: discord.Attachment, most: int) -> bytes:
    """Read the file from where Discord keeps it; discord.py's own way reads without an end."""
    timeout = aiohttp.ClientTimeout(total=_SECONDS)
    async with (
        aiohttp.ClientSession(timeout=timeout, auto_decompress=False, headers=_HEADERS) as session,
        session.get(attachment.url, allow_redirects=False) as response,
    ):
        if response.status != 200:
            log.warning("Attachment %d: Discord answered %d", attachment.id, response.status)
            raise Declined(words.NOT_DOWNLOADED)
        data = bytearray()
        async for chunk in response.content.iter_chunked(_CHUNK):
            data += chunk
            if len(data) > most:
                raise Declined(words.too_large(None, most))
    return bytes(data)


def _decode(data: bytes) -> str:
    kind = next((kind for start, kind in _BEGINNINGS.items() if data.startswith(start)), "")
    if kind:
        raise Declined(words.no_text(kind))
    if data.startswith(_UTF_16):
        raise Declined(words.NOT_UTF_8)
    if b"\x00" in data:
        raise Declined(words.no_text("not a text file"))
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
        raise Declined(words.not_utf_8_from(line)) from error
    if not text.strip():
        raise Declined(words.EMPTY)
    return text
