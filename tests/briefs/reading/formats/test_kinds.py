"""What is told of a file by its bytes, and what is refused with a plain word."""

from __future__ import annotations

import gzip
import io
import tracemalloc
import zipfile
from pathlib import Path

import pytest

from briefs.errors import DocumentError
from briefs.reading import MAX_BYTES, open_document, read_document
from briefs.reading.formats.kinds import Kind, kind_of

HERE = Path("file")


def zipped() -> bytes:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as archive:
        archive.writestr("word/document.xml", "<w:document/>")
    return buffer.getvalue()


@pytest.mark.parametrize(
    ("data", "kind"),
    [
        (b"%PDF-1.7\n...", Kind.PDF),
        (b"\r\n\r\nContent-Type: application/pdf\n%PDF-1.4", Kind.PDF),
        (b"<!DOCTYPE html>\n<p>", Kind.HTML),
        (b"\xef\xbb\xbf  <HTML>", Kind.HTML),
        ("\ufeff<!doctype html><p>".encode("utf-16-le"), Kind.HTML),
        (b'<?xml version="1.0"?>\n<!-- saved -->\n<html xmlns="x">', Kind.HTML),
        (b"<!-- one --><!-- two --><!doctype  HTML>", Kind.HTML),
        (b"A report on <html> and its uses", Kind.TEXT),
        (b"# Heading\n\n<p>Markdown with HTML</p>", Kind.TEXT),
        (b"", Kind.TEXT),
    ],
)
def test_kinds_are_told_by_content(data: bytes, kind: Kind) -> None:
    assert kind_of(data, HERE) is kind


@pytest.mark.parametrize(
    ("data", "problem", "remedy"),
    [
        (zipped(), "ZIP archive or an office document", "PDF, HTML or plain text"),
        (gzip.compress(b"text", mtime=0), "gzip archive", "Unpack"),
        (b"\xfd7zXZ\x00rest", "xz archive", "Unpack"),
        (b"\0" * 257 + b"ustar\0" + b"\0" * 100, "tar archive", "Unpack"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "old office document", "Save it as"),
        (b"{\\rtf1 text}", "RTF", "Save it as"),
        (b"%!PS-Adobe-3.0", "PostScript", "Save it as"),
        (b"\x89PNG\r\n\x1a\n", "image (PNG)", "OCR"),
        (b"\xff\xd8\xff\xe0", "image (JPEG)", "OCR"),
        (b"RIFF\0\0\0\0WEBPVP8 ", "image (WebP)", "OCR"),
        (b"\x7fELF\x02", "program", "Name a text"),
        (b"SQLite format 3\0", "database", "Name a text"),
        (bytes(range(256)) * 20, "not text", "plain text"),
        (b"word \x01\x02\x03 " * 50, "binary data", "Save it as"),
        (b"", "is empty", "saved completely"),
        (b"   \n\n", "holds no text", "saved completely"),
        (b"<!doctype html><title></title><script>x()</script>", "holds no text", "completely"),
    ],
)
def test_other_kinds_are_refused(tmp_path: Path, data: bytes, problem: str, remedy: str) -> None:
    path = tmp_path / "report.txt"
    path.write_bytes(data)
    with pytest.raises(DocumentError) as caught:
        read_document(path)
    assert problem in caught.value.problem
    assert remedy in caught.value.remedy
    assert "\n" not in str(caught.value)


@pytest.mark.parametrize("name", ["large.pdf", "large.html", "large.txt"])
def test_a_file_of_200_megabytes_is_refused_before_it_is_read(tmp_path: Path, name: str) -> None:
    path = tmp_path / name
    with path.open("wb") as file:
        file.write(b"%PDF-1.4\n")
        file.truncate(10 * MAX_BYTES)
    tracemalloc.start()
    with pytest.raises(DocumentError, match="larger than 20 MB"):
        open_document(path)
    _, peak = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert peak < 1_000_000


def test_names_of_files_tell_nothing(tmp_path: Path) -> None:
    path = tmp_path / "report.pdf"
    path.write_text("<!doctype html><body><p>It is a page, whatever its name.", encoding="utf-8")
    assert [part.text for part in read_document(path).body] == ["It is a page, whatever its name."]
