"""Opening a file: what is read, and what a person is told when it can't be."""

from __future__ import annotations

import gzip
import os
import time
import zipfile
from pathlib import Path

import pytest

from briefs.errors import DocumentError
from briefs.model import ParagraphKind
from briefs.reading import MAX_BYTES, read_document, read_text

TEXT = "Ceci n’est pas une note. It is a naïve café — “quoted”.\n"


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "cp1252"])
def test_encodings_give_the_same_text(tmp_path: Path, encoding: str) -> None:
    path = tmp_path / "text.txt"
    path.write_bytes(TEXT.encode(encoding))
    assert read_document(path).body[0].text == TEXT.strip()


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
def test_line_ends_count_alike(tmp_path: Path, end: str) -> None:
    path = tmp_path / "text.txt"
    path.write_bytes(end.join(["A title", "", "First sentence.", "", "Second one."]).encode())
    assert [part.lines for part in read_document(path).body] == [(3,), (5,)]


@pytest.mark.parametrize(
    ("data", "problem"),
    [
        (b"", "is empty"),
        (b"  \n\n\t\n", "holds no text"),
        (b"%PDF-1.7\n...", "PDF"),
        (b"\x7fELF\x02\x01\x01\x00\x00\x00", "not text"),
        (bytes(range(256)) * 20, "not text"),
        (b"\x89PNG\r\n\x1a\n\x00\x00", "image"),
        (rb"{\rtf1\ansi Hello.}", "RTF"),
        (gzip.compress(b"Hello.", mtime=0), "gzip"),
        ("Обычный текст.\n".encode() * 9 + b"\xff\n", "line 10"),
        ("Hello.".encode("utf-16-le"), "UTF-16"),
        ("Hello.".encode("utf-32"), "UTF-32"),
        (b"\xff\xfeH\x00e\x00\x00\xd8", "damaged UTF-16"),
        (b"A line\x01\x02\x03\x04 of \x05\x06 junk.\n", "binary"),
        (b"\x00" * 257 + b"ustar", "tar archive"),
    ],
)
def test_what_is_no_text_is_refused_with_a_remedy(
    tmp_path: Path, data: bytes, problem: str
) -> None:
    path = tmp_path / "document"
    path.write_bytes(data)
    with pytest.raises(DocumentError) as caught:
        read_document(path)
    assert caught.value.path == path
    assert problem in caught.value.problem
    assert caught.value.remedy
    assert str(path) in str(caught.value)


def test_archives_and_office_documents_are_named(tmp_path: Path) -> None:
    path = tmp_path / "report.docx"
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("word/document.xml", "<w/>")
    with pytest.raises(DocumentError, match="ZIP archive or an office document"):
        read_document(path)


def test_missing_directory_and_special_files(tmp_path: Path) -> None:
    with pytest.raises(DocumentError, match="does not exist"):
        read_document(tmp_path / "missing.txt")
    with pytest.raises(DocumentError, match="is a directory"):
        read_document(tmp_path)
    os.mkfifo(tmp_path / "pipe")
    with pytest.raises(DocumentError, match="not a regular file"):
        read_document(tmp_path / "pipe")
    with pytest.raises(DocumentError, match="can't be read"):
        read_document(tmp_path / ("long" * 100))


def test_a_file_that_may_not_be_opened(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "secret.txt"
    path.write_text("Secret.", encoding="utf-8")

    def refuse(self: Path) -> bytes:
        raise PermissionError(13, "Permission denied", str(self))

    monkeypatch.setattr(Path, "read_bytes", refuse)
    with pytest.raises(DocumentError, match="permission to read"):
        read_document(path)


def test_a_file_too_large_is_not_even_read(tmp_path: Path) -> None:
    path = tmp_path / "large.txt"
    with path.open("wb") as file:
        file.truncate(MAX_BYTES + 1)
    with pytest.raises(DocumentError, match="larger than 20 MB"):
        read_document(path)


def test_a_file_of_labels_alone_keeps_its_words() -> None:
    document = read_text("Share\n\nContents\n\nRelated articles\n")
    assert [part.text for part in document.body] == ["Share", "Contents", "Related articles"]
    assert document.title is None


def test_find_by_kind_and_number() -> None:
    document = read_text("A claim.¹\n\nAnother.\n\n1. Its source.\n")
    body, note = document.find(ParagraphKind.BODY, 2), document.find(ParagraphKind.NOTE, 1)
    assert (body and body.text, note and note.text) == ("Another.", "Its source.")
    assert document.find(ParagraphKind.BODY, 3) is None
    assert document.find(ParagraphKind.NOTE, 2) is None
    assert document.find(ParagraphKind.BODY, 0) is None


SIZE = 80_000


@pytest.mark.parametrize(
    "unit",
    [
        "A sentence of several words, with a *mark*, a [link](#) and a figure of 12.\n\n",
        "Some words that wrap over\nmany lines of a text and\nend.\n\n",
        " *a",
        "[a](",
        "¹",
        "a-\n",
        "- - - x\n",
        "Introduction\n\n",
        "Related articles\n\n",
        "# # ",
        "#",
        "> ",
        "```\n~~~\n",
        "[1,",
        " . 7\n",
        "Heading\n\n12\n\n",
        "1. Text.\n\nText.¹\n\n",
    ],
)
def test_time_grows_with_length_and_no_faster(unit: str) -> None:
    def measure(size: int) -> float:
        text = unit * (size // len(unit))
        start = time.process_time()
        read_text(text)
        return time.process_time() - start

    small = max(measure(SIZE // 8), 0.005)
    assert measure(SIZE) < 24 * small
