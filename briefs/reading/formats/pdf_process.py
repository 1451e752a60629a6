"""The lines of a PDF with their places, written out by a process of its own.

PDFium is native code, and a PDF of some kilobytes may ask it for gigabytes. So it runs here, with
limits on memory and time: whatever happens, only this process ends. It imports nothing of ours,
so that it starts as fast as Python does.

Run as `python pdf_process.py FILE`; writes one JSON array a line: `["properties", {…}, pages]`,
`["page", height, [[text, left, right, baseline, size], …]]`, and last `["end"]` or
`["refused", reason]`. Lengths are in points (1/72 inch), baselines from the bottom of the page.
"""

from __future__ import annotations

import ctypes
import json
import sys
from collections.abc import Iterable, Iterator
from statistics import median

import pypdfium2  # type: ignore[import-untyped]  # it ships no types
import pypdfium2.raw as pdfium  # type: ignore[import-untyped]  # the same

MAX_MEMORY = 1_500_000_000
"""Bytes of address space; a report of 1,000 pages with pictures takes a third of it."""
MAX_SECONDS = 120
MAX_CHARACTERS = 10_000_000
_BROKEN_WORD = (0xFFFE, 0x0002)
"""What PDFium gives for the hyphen of a word that goes on in the next line."""
_SPACES = (0x20, 0xA0)
_RAISED_BY = 0.12
_SMALLER = 0.88
_SPACE = 0.12
"""Of the height of the font: a gap that is a space."""
_TO_RAISED = str.maketrans("0123456789", "⁰¹²³⁴⁵⁶⁷⁸⁹")

Char = tuple[str, float, float, float, float]
"""A character, its left and right edge, its baseline, the height of its font."""


def limit_resources() -> None:
    """Keep this process from taking more memory and time than a document is worth."""
    try:
        import resource  # noqa: PLC0415  # not on Windows
    except ImportError:
        return
    resource.setrlimit(resource.RLIMIT_AS, (MAX_MEMORY, MAX_MEMORY))
    resource.setrlimit(resource.RLIMIT_CPU, (MAX_SECONDS, MAX_SECONDS))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))


def write_pages(path: str) -> Iterator[list[object]]:
    """Yield what is written of a PDF, in order."""
    try:
        document = pypdfium2.PdfDocument(path)
    except pypdfium2.PdfiumError as error:
        code = getattr(error, "err_code", None)
        locked = code in (pdfium.FPDF_ERR_PASSWORD, pdfium.FPDF_ERR_SECURITY)
        yield ["refused", "encrypted" if locked else "broken"]
        return
    yield ["properties", document.get_metadata_dict(skip_empty=True), len(document)]
    left = MAX_CHARACTERS
    for number in range(len(document)):
        try:
            page = document[number]
            text = page.get_textpage()
        except pypdfium2.PdfiumError:
            yield ["page", 0, []]
            continue
        left -= text.count_chars()
        if left < 0:
            yield ["refused", "endless"]
            return
        pieces = join_pieces(chars for chars in read_lines(text.raw) if _drawn(chars))
        lines = [measure(chars) for chars in pieces]
        yield ["page", page.get_height(), lines]
        text.close()
        page.close()
    yield ["end"]


def read_lines(text: object) -> Iterator[list[Char]]:
    """Yield the upright characters of each line of a page, in the order they are drawn."""
    line: list[Char] = []
    for index in range(pdfium.FPDFText_CountChars(text)):
        code = pdfium.FPDFText_GetUnicode(text, index)
        if code in (0x0A, 0x0D):
            yield line
            line = []
        elif code in _SPACES:
            line.append((" ", 0, 0, 0, 0))
        elif code and abs(pdfium.FPDFText_GetCharAngle(text, index)) < 0.1:
            place = _place(text, index)
            if code in _BROKEN_WORD:
                yield [*line, ("-", *place)]
                line = []
            elif not 0xD800 <= code <= 0xDFFF:
                line.append((chr(code), *place))
    yield line


def _place(text: object, index: int) -> tuple[float, float, float, float]:
    box = pdfium.FS_RECTF()
    x, y = ctypes.c_double(), ctypes.c_double()
    pdfium.FPDFText_GetLooseCharBox(text, index, box)
    pdfium.FPDFText_GetCharOrigin(text, index, x, y)
    return box.left, box.right, y.value, box.top - box.bottom


def join_pieces(pieces: Iterable[list[Char]]) -> Iterator[list[Char]]:
    """Join what follows on the same line: a raised figure makes PDFium begin a new one."""
    line: list[Char] = []
    for piece in pieces:
        if not line or not _follows(line, piece):
            if line:
                yield line
            line = piece
            continue
        gap = _drawn(piece)[0][1] - _drawn(line)[-1][2]
        space: list[Char] = [(" ", 0, 0, 0, 0)] if gap > _SPACE * _size(line) else []
        line = [*line, *space, *piece]
    if line:
        yield line


def _follows(line: list[Char], piece: list[Char]) -> bool:
    size = max(_size(line), _size(piece))
    rise = abs(_baseline(piece) - _baseline(line))
    gap = _drawn(piece)[0][1] - _drawn(line)[-1][2]
    return rise < 0.5 * size and -0.2 * size < gap < size and line[-1][0] != "-"


def _drawn(chars: list[Char]) -> list[Char]:
    return [char for char in chars if char[0] != " "]


def _baseline(chars: list[Char]) -> float:
    return median(char[3] for char in _drawn(chars))


def _size(chars: list[Char]) -> float:
    return median(char[4] for char in _drawn(chars))


def measure(chars: list[Char]) -> list[object]:
    """Give a line's text, edges, baseline and size.

    Figures that stand higher than the line in smaller type are written as superscripts.
    """
    baseline, size = _baseline(chars), _size(chars)
    text = "".join(
        char[0].translate(_TO_RAISED) if _is_raised(char, baseline, size) else char[0]
        for char in chars
    )
    drawn = _drawn(chars)
    left, right = min(char[1] for char in drawn), max(char[2] for char in drawn)
    return [text.strip(), *(round(value, 1) for value in (left, right, baseline, size))]


def _is_raised(char: Char, baseline: float, size: float) -> bool:
    return (
        char[0].isdigit() and char[3] > baseline + _RAISED_BY * size and char[4] < _SMALLER * size
    )


if __name__ == "__main__":
    limit_resources()
    for row in write_pages(sys.argv[1]):
        sys.stdout.write(json.dumps(row) + "\n")
        sys.stdout.flush()
