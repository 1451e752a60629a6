"""`read`: a document as the reader sees it."""

from __future__ import annotations

import argparse
import json
from itertools import chain
from pathlib import Path

from briefs.cli.layout import wrap
from briefs.counting import join_ranges
from briefs.model import Paragraph, ParagraphKind
from briefs.reading import read_document

DESCRIPTION = """\
Show the paragraphs of a document, numbered as cards cite them, then its notes: each with its
section and the lines of the file it stands on.
"""
EXAMPLES = """\
  python -m briefs read paper.txt
  python -m briefs read paper.txt --json | jq -r .text
"""


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Declare the file, and the form of the output."""
    parser.description = DESCRIPTION
    parser.epilog = EXAMPLES
    parser.add_argument("file", type=Path, metavar="FILE", help="the document")
    parser.add_argument(
        "--json",
        action="store_true",
        help="one JSON object a line: n, kind, section, lines, text; notes for body paragraphs",
    )


def run(options: argparse.Namespace) -> int:
    """Read the file and print its paragraphs, then its notes."""
    document = read_document(options.file)
    for paragraph in chain(document.body, document.notes):
        print(to_json(paragraph) if options.json else lay_out(paragraph) + "\n")
    return 0


def to_json(paragraph: Paragraph) -> str:
    """Write a paragraph as one line of JSON."""
    row: dict[str, object] = {
        "n": paragraph.n,
        "kind": paragraph.kind,
        "section": paragraph.section,
        "lines": paragraph.lines,
        "text": paragraph.text,
    }
    if paragraph.kind is ParagraphKind.BODY:
        row["notes"] = paragraph.notes
    return json.dumps(row, ensure_ascii=False)


def lay_out(paragraph: Paragraph) -> str:
    """Write a paragraph for a person: its number, section, lines and notes, then its text."""
    head = [f"¶{paragraph.n}" if paragraph.kind is ParagraphKind.BODY else f"note {paragraph.n}"]
    if paragraph.section:
        head.append(f"[{paragraph.section}]")
    word = "line" if len(paragraph.lines) == 1 else "lines"
    head.append(f"{word} {join_ranges(paragraph.lines)}")
    if paragraph.notes:
        word = "note" if len(paragraph.notes) == 1 else "notes"
        head.append(f"{word} {join_ranges(paragraph.notes)}")
    return "  ".join(head) + "\n" + wrap(paragraph.text, "  ")
