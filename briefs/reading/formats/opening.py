"""A file to its text, whatever its format."""

from __future__ import annotations

import stat
from pathlib import Path

from briefs.errors import DocumentError
from briefs.reading.decoding import decode
from briefs.reading.formats.extracted import Extracted, Progress
from briefs.reading.formats.kinds import Kind, kind_of

MAX_BYTES = 20_000_000
"""The largest file that is read: some 3 million words, more than any report has."""


def open_document(path: Path, progress: Progress | None = None) -> Extracted:
    """Read the text of a file.

    Args:
        path: Plain text or Markdown, a web page or a PDF; told by its content.
        progress: Is told of each page of a PDF.

    Returns:
        Its text in lines, and what it says of itself.

    Raises:
        DocumentError: The file is missing, can't be read, is too large, or is of another kind.
    """
    data = _read_bytes(path)
    kind = kind_of(data, path)
    # The readers of formats are slow to import, and the bot needs none to start.
    if kind is Kind.PDF:
        from briefs.reading.formats.printed import read_pdf  # noqa: PLC0415

        return read_pdf(path, progress)
    if kind is Kind.HTML:
        from briefs.reading.formats.web import read_web_page  # noqa: PLC0415

        return read_web_page(data, path)
    return Extracted(decode(data, path))


def _read_bytes(path: Path) -> bytes:
    try:
        status = path.stat()
        if stat.S_ISDIR(status.st_mode):
            raise DocumentError(path, "is a directory", "Name one of the files in it")
        if not stat.S_ISREG(status.st_mode):
            raise DocumentError(path, "is not a regular file", "Name a text file")
        if status.st_size > MAX_BYTES:
            megabytes = MAX_BYTES // 1_000_000
            raise DocumentError(
                path, f"is larger than {megabytes} MB", "Divide it into smaller files"
            )
        data = path.read_bytes()
    except FileNotFoundError as error:
        raise DocumentError(path, "does not exist", "Check the name and the directory") from error
    except PermissionError as error:
        raise DocumentError(
            path, "can't be opened", "Give this user permission to read it"
        ) from error
    except (OSError, ValueError) as error:
        raise DocumentError(
            path, f"can't be read ({error})", "Check the name and the disk"
        ) from error
    if not data:
        raise DocumentError(path, "is empty", "Check that it was saved completely")
    return data
