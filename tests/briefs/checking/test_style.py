from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefs.checking import FindingKind, Severity
from briefs.checking.style import check_marks, check_spaces, check_style
from briefs.model import Pack
from briefs.pack import PackFiles

CARD = """\
+++
title = "A  title"
+++
The river  froze. [paper ¶1]

## Key points
-   The mill burned. [paper ¶1]
- The mayor paid
    \tfor it. [paper ¶1]
- The dam\u00a0 held. [paper ¶2]
"""


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("The river froze", "no full stop after “The river froze”"),
        ("The river froze (in 1912)", "no full stop after “froze (in 1912)”"),
        ('The "river" froze.', 'a straight quotation mark in “The "river" froze.”'),
        ("The river's ice.", "a straight apostrophe in “The river's ice.”"),
        ("The river... froze.", "three full stops in “The river... froze.”"),
        ("The river - it froze.", "a hyphen for a dash in “The river - it froze.”"),
        ("The river--it froze.", "a hyphen for a dash in “The river--it froze.”"),
        ("The river , too, froze.", "a space before a stop in “The river , too, froze.”"),
        ("The the river froze.", "a word twice in “The the river froze.”"),
    ],
)
def test_another_form_than_the_houses(text: str, message: str) -> None:
    (doubt,) = check_style(text)
    assert (doubt.severity, doubt.kind) == (Severity.LOOK, FindingKind.STYLE)
    assert doubt.message == message
    assert doubt.remedy.endswith((".", "…, one character."))


@pytest.mark.parametrize(
    "text",
    [
        "The “river” froze.",
        "The river’s ice, a foot-long block, cost $3.50…",
        "Who owns the river?",
        "He said: “The river froze.”",
        "The river froze (it was 1912).",
        "The fact that that river had had ice is known.",
        "川が凍った。",
    ],
)
def test_the_houses_form(text: str) -> None:
    assert list(check_style(text)) == []


def test_a_title_needs_no_full_stop() -> None:
    assert list(check_marks("The river’s ice")) == []
    assert len(list(check_marks("The river's ice"))) == 1


def test_two_spaces_are_found_below_the_front_matter() -> None:
    files = PackFiles(Pack({}, {}, ""), {}, texts={"cards/ice.md": CARD, "sources/paper.md": CARD})
    findings = list(check_spaces(files))
    assert [(f.file, f.card, f.line) for f in findings] == [
        ("cards/ice.md", "ice", 4),
        ("cards/ice.md", "ice", 10),
        ("sources/paper.md", None, 4),
        ("sources/paper.md", None, 10),
    ]
    assert findings[0].message == "two spaces in a row in “The river  froze. [paper”"


WORDS = st.text("abcdefghij", min_size=1, max_size=6)


@given(st.lists(WORDS, min_size=1, max_size=9, unique=True))
def test_plain_words_and_a_full_stop_are_well(words: list[str]) -> None:
    text = " ".join(words)
    assert list(check_style(f"{text}.")) == []
    assert len(list(check_style(text))) == 1


@given(st.text(max_size=40))
def test_any_text_is_read(text: str) -> None:
    for doubt in check_style(text):
        assert doubt.subject.strip() == doubt.subject


def test_a_file_without_front_matter_has_no_lines_below_it(tmp_path: Path) -> None:
    files = PackFiles(Pack({}, {}, ""), {}, texts={"cards/ice.md": "The  river."})
    assert list(check_spaces(files)) == []
