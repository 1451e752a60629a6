"""PDFs: their lines from PDFium, put together to paragraphs, headings and footnotes."""

from __future__ import annotations

import json
import subprocess
import sys
from collections.abc import Iterator, Sequence
from pathlib import Path
from threading import Timer

from briefs.errors import DocumentError
from briefs.reading.formats.extracted import Extracted, Progress, Properties
from briefs.reading.formats.sheet import Row, Sheet
from briefs.reading.formats.sheet_edges import drop_edges
from briefs.reading.formats.sheet_notes import count_anew, lift_notes
from briefs.reading.formats.sheet_text import write_sheets

_PROCESS = Path(__file__).with_name("pdf_process.py")
MAX_SECONDS = 180.0
_REFUSED = {
    "encrypted": ("is protected by a password", "Save a copy without it and read that"),
    "broken": ("is damaged, or no PDF", "Open it in a viewer and save it anew"),
    "endless": ("holds more text than any document", "Divide it into smaller files"),
}
_TOO_MUCH = (
    "takes more memory or time than a document should, or is damaged",
    "Open it in a viewer, save its text as plain text and read that file",
)
_SCAN = (
    "has no text: its pages are pictures (a scan)",
    "Make its text readable by OCR, for example with ocrmypdf, and read that file",
)
_NO_LETTERS = (
    "has text in fonts that don't say which letters they show",
    "Make its text readable by OCR, for example with ocrmypdf --force-ocr, and read that file",
)
_MOST_UNKNOWN = 0.2


def read_pdf(path: Path, progress: Progress | None = None) -> Extracted:
    """Read a PDF.

    Args:
        path: The file.
        progress: Is told of each page.

    Returns:
        Its text: a line for each paragraph, heading and footnote, without running heads and page
        numbers; a form feed before the first line of a page. Of what it says of itself only title
        and author are taken: its dates are those of the file.

    Raises:
        DocumentError: It is encrypted, damaged, a scan, or takes too much memory or time.
    """
    sheets: list[Sheet] = []
    said: dict[str, str] = {}
    pages = 0
    for kind, *values in _run(path):
        if kind == "refused":
            raise DocumentError(path, *_REFUSED[str(values[0])])
        if kind == "properties":
            said, pages = values  # type: ignore[assignment]  # as pdf_process writes them
        elif kind == "page":
            sheets.append(Sheet([Row(*row) for row in values[1]], []))  # type: ignore[attr-defined]  # the same
            if progress:
                progress(len(sheets), pages)
    _refuse_unreadable(sheets, path)
    drop_edges(sheets)
    lift_notes(sheets)
    count_anew(sheets)
    properties = Properties(title=said.get("Title") or None, author=said.get("Author") or None)
    return Extracted(write_sheets(sheets), properties)


def _run(path: Path) -> Iterator[list[object]]:
    """Yield what the process writes of a PDF; stop it when it takes too long."""
    # The path is handed over as an argument of its own: no shell reads it.
    command = [sys.executable, "-P", str(_PROCESS), str(path.absolute())]
    with subprocess.Popen(  # noqa: S603  # our own file, run by our own Python
        command, stdin=subprocess.DEVNULL, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL
    ) as process:
        watch = Timer(MAX_SECONDS, process.kill)
        watch.daemon = True
        watch.start()
        last = ""
        try:
            assert process.stdout is not None  # it is a pipe
            for line in process.stdout:
                row = json.loads(line)
                last = row[0]
                yield row
        finally:
            watch.cancel()
            process.kill()
    if last not in ("end", "refused"):
        raise DocumentError(path, *_TOO_MUCH)


def _refuse_unreadable(sheets: Sequence[Sheet], path: Path) -> None:
    text = "".join(row.text for sheet in sheets for row in sheet.rows)
    if not any(map(str.isalnum, text)):
        raise DocumentError(path, *_SCAN)
    unknown = sum(char < " " or "\ue000" <= char <= "\uf8ff" or char == "\ufffd" for char in text)
    if unknown > _MOST_UNKNOWN * len(text):
        raise DocumentError(path, *_NO_LETTERS)
