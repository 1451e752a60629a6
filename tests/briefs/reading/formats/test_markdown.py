from __future__ import annotations

import pytest
from hypothesis import assume, example, given
from hypothesis import strategies as st

from briefs.reading import read_text
from briefs.reading.formats.markdown import literal, paragraph, raised
from briefs.reading.inline import clean_text

WORDS = st.text(st.characters(categories=["L", "N", "P", "S", "Zs"]), max_size=40)


@given(WORDS)
@example("*stars* and __lines__ and `ticks`")
@example("[a](b) \\* &amp; <http://a.b> [1](#x) \\")
@example("\\&#92;")
def test_what_is_escaped_reads_as_it_was(text: str) -> None:
    assume("\u00ad" not in text)
    assert clean_text(literal(text)) == " ".join(text.split())


@pytest.mark.parametrize(
    "text",
    [
        "# of pages: 12 in all.", "> marks a quotation.", "| or a bar.", "- is a dash.",
        "+ is a plus.", "* is a star.", "~~~ is a wave.", "--- is a rule.", "=== is another.",
    ],
)  # fmt: skip
def test_paragraphs_stay_paragraphs(text: str) -> None:
    document = read_text(f"Above it stands this.\n\n{paragraph(literal(text))}")
    assert [part.text for part in document.body] == ["Above it stands this.", text]


def test_raised_figures_become_superscripts() -> None:
    assert [raised(text) for text in ("12", " 3 ", "1, 2", "th", "1945")] == [
        "¹²", "³", "¹, ²", "th", "¹⁹⁴⁵",
    ]  # fmt: skip
