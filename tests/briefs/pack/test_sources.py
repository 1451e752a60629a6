from __future__ import annotations

import pytest

from briefs.dates import PartialDate
from briefs.pack import parse_source

FILE = "sources/harbour-paper.md"


def test_a_sound_source_is_read_whole(source_text: str) -> None:
    source, faults = parse_source("harbour-paper", source_text, FILE)
    assert faults == ()
    assert source is not None
    assert source.id == "harbour-paper"
    assert source.author == "Ada Quill"
    assert source.published == PartialDate(2019, 5)
    assert source.not_before is None
    assert source.same_voice_as == ("harbour-blog",)
    assert source.about == "A paper on the Lumen dispute, written before the ferry accord."


def test_author_date_and_address_may_be_unknown(source_text: str) -> None:
    kept = [
        line
        for line in source_text.splitlines()
        if not line.startswith(("author", "published", "address", "same"))
    ]
    source, faults = parse_source("harbour-paper", "\n".join(kept), FILE)
    assert faults == ()
    assert source is not None
    assert (source.author, source.published, source.address) == (None, None, None)


@pytest.mark.parametrize(
    ("old", "new", "line", "problem", "remedy"),
    [
        ("author =", "autor =", 3, "unknown key 'autor'", "'author'"),
        ('author = "Ada Quill"', 'author = ""', 3, "`author` is empty", "leave the key out"),
        ('publisher = "Harbour Institute"\n', "", 1, "`publisher` is missing", "publisher ="),
        ('"2019-05"', "2019", 5, "`published` is a number", "in quotes"),
        ('"2019-05"', "2019-05-01", 5, "`published` is a date without quotes", "in quotes"),
        ('"2019-05"', '"May 2019"', 5, "`published` is not a date: 'May 2019'", "2016-12"),
        ('"2019-05"', '"2019-05"\nnot_before = "2018"', 6, "beside `published`", "alone"),
        ('language = "en"', 'language = "English"', 6, "'English' is not a language", "en, ru"),
        ('"https://harbour.example/tides"', '"harbour.example"', 7, "not a web address", "https"),
        ('"https://harbour.example/tides"', '"ftp://x.example"', 7, "not a web address", "https"),
        ('"https://harbour.example/tides"', '"https://[x"', 7, "not a web address", "https"),
        ('"tides.txt"', '"../tides.txt"', 8, "not a file's name", "TEXTS_DIR"),
        ('["harbour-blog"]', '"harbour-blog"', 9, "`same_voice_as` is text", "a list"),
        ('["harbour-blog"]', '["harbour-paper"]', 9, "its own voice", "Take"),
        (
            "A paper on the Lumen dispute,\nwritten before the ferry accord.\n",
            "",
            0,
            "nothing",
            "Say",
        ),
    ],
)
def test_a_fault_names_its_line_and_remedy(
    source_text: str, old: str, new: str, line: int, problem: str, remedy: str
) -> None:
    assert old in source_text
    source, faults = parse_source("harbour-paper", source_text.replace(old, new, 1), FILE)
    assert source is None
    assert [(fault.line, problem in fault.problem) for fault in faults] == [(line, True)]
    assert remedy in faults[0].remedy
