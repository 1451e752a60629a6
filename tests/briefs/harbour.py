"""The sources of a pack on an invented subject, and how its files stand in a directory."""

from __future__ import annotations

from pathlib import Path
from textwrap import dedent

PAPER = dedent(
    """\
    +++
    title = "Tides over the Lumen Islands"
    author = "Ada Quill"
    publisher = "Harbour Institute"
    published = "2019-05"
    language = "en"
    address = "https://harbour.example/tides"
    text = "tides.txt"
    same_voice_as = ["harbour-blog"]
    +++
    A paper on the Lumen dispute,
    written before the ferry accord.
    """
)

BLOG = dedent(
    """\
    +++
    title = "The ferry, once more"
    publisher = "Harbour Institute"
    not_before = "2020"
    language = "en"
    text = "ferry.txt"
    same_voice_as = ["harbour-paper"]
    +++
    A short abstract of the paper.
    """
)


def write_pack(directory: Path, *, lumen: str, ferry: str) -> None:
    """Write the two sources and two cards, whose files are given."""
    for name, text in {
        "sources/harbour-paper.md": PAPER,
        "sources/harbour-blog.md": BLOG,
        "cards/lumen-islands.md": lumen,
        "cards/ferry-accord.md": ferry,
    }.items():
        path = directory / name
        path.parent.mkdir(exist_ok=True, parents=True)
        path.write_text(text, encoding="utf-8")
