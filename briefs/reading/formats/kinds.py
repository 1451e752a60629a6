"""What kind of file some bytes are, told by the bytes themselves; names of files lie."""

from __future__ import annotations

import re
from enum import Enum, auto
from pathlib import Path

from briefs.errors import DocumentError

_SAVE_AS = "Save it as PDF, HTML or plain text and read that file"
_UNPACK = "Unpack it and read the file inside"
_IMAGE = "Turn it into text by OCR, and read that as plain text"
_OTHER = "Name a text, a web page or a PDF"
_SIGNATURES = (
    (b"PK\x03\x04", "is a ZIP archive or an office document (docx, odt, epub)", _SAVE_AS),
    (b"PK\x05\x06", "is an empty ZIP archive", "Check that it was saved completely"),
    (b"\x1f\x8b", "is a gzip archive", _UNPACK),
    (b"BZh", "is a bzip2 archive", _UNPACK),
    (b"\xfd7zXZ\x00", "is an xz archive", _UNPACK),
    (b"7z\xbc\xaf\x27\x1c", "is a 7z archive", _UNPACK),
    (b"Rar!\x1a\x07", "is a RAR archive", _UNPACK),
    (b"\x28\xb5\x2f\xfd", "is a zstd archive", _UNPACK),
    (b"!<arch>\n", "is a package or a library", _UNPACK),
    (b"\xd0\xcf\x11\xe0", "is an old office document", _SAVE_AS),
    (b"{\\rtf", "is an RTF document", _SAVE_AS),
    (b"%!PS", "is a PostScript document", _SAVE_AS),
    (b"AT&TFORM", "is a DjVu document", _SAVE_AS),
    (b"\x89PNG\r\n", "is an image (PNG)", _IMAGE),
    (b"\xff\xd8\xff", "is an image (JPEG)", _IMAGE),
    (b"GIF8", "is an image (GIF)", _IMAGE),
    (b"II*\x00", "is an image (TIFF)", _IMAGE),
    (b"MM\x00*", "is an image (TIFF)", _IMAGE),
    (b"\x7fELF", "is a program, not text", _OTHER),
    (b"SQLite format 3\x00", "is a database, not text", _OTHER),
)
_PAGE = re.compile(
    r"\ufeff?\s*(?:<\?xml[^>]{0,200}>\s*)?(?:<!--.{0,2000}?-->\s*){0,3}"
    r"<(?:!doctype\s+html|html|head|body)\b",
    re.IGNORECASE | re.DOTALL,
)
_HEAD = 8_000
_PDF_HEAD = 1024
"""Bytes in which a PDF must say so; mailers put lines of their own before it."""


class Kind(Enum):
    """A kind of document that can be read."""

    TEXT = auto()
    """Plain text or Markdown, in whatever encoding."""
    HTML = auto()
    PDF = auto()


def kind_of(data: bytes, path: Path) -> Kind:
    """Tell the kind of a document.

    Args:
        data: The whole file.
        path: Where it was read from, for the message.

    Raises:
        DocumentError: It is an archive, an office document, an image or another thing that is
            known not to be text.
    """
    if data.find(b"%PDF-", 0, _PDF_HEAD) >= 0:
        return Kind.PDF
    for signature, what, remedy in _SIGNATURES:
        if data.startswith(signature):
            raise DocumentError(path, what, remedy)
    if data[257:262] == b"ustar":
        raise DocumentError(path, "is a tar archive", "Unpack it and read one of its files")
    if data[:4] == b"RIFF" and data[8:12] == b"WEBP":
        raise DocumentError(path, "is an image (WebP)", _IMAGE)
    return Kind.HTML if _PAGE.match(_peek(data)) else Kind.TEXT


def _peek(data: bytes) -> str:
    """Give the beginning of a file as far as ASCII goes, in UTF-16 too."""
    head = data[:_HEAD]
    if head[:2] in (b"\xff\xfe", b"\xfe\xff"):
        return head.decode("utf-16", "ignore")
    return head.removeprefix(b"\xef\xbb\xbf").decode("latin-1")
