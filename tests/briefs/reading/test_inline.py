from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefs.reading.inline import clean_text


@pytest.mark.parametrize(
    ("text", "plain"),
    [
        ("for \\$3 billion", "for $3 billion"),
        ("*Vostok—East* and (*op. cit.*)", "Vostok—East and (op. cit.)"),
        ("**bold with *italics* inside**, __too__", "bold with italics inside, too"),
        ("3 * 4 * 5 and a*b*c and snake_case_name", "3 * 4 * 5 and a*b*c and snake_case_name"),
        (r"a \*star\* stays", "a *star* stays"),
        ('[dead](#), [live](https://a.example/b_(c) "t"), ![alt](x.png)', "dead, live, alt"),
        ("see <https://a.example/x_y_z>.", "see https://a.example/x_y_z."),
        ("Marks &amp; Spencer &#8211; &nbsp;x &unknown; R&D", "Marks & Spencer – x &unknown; R&D"),
        ('“curly” and "straight"', '“curly” and "straight"'),
        ("  too   many\tspaces ", "too many spaces"),
        ("run `make test` now", "run make test now"),
        (r"C:\Users\name and \n", r"C:\Users\name and \n"),
        ("a footnote* and another*", "a footnote* and another*"),
    ],
)
def test_light_markdown_becomes_plain(text: str, plain: str) -> None:
    assert clean_text(text) == plain


@given(st.text("ab* _`[]()\\$<>&;", max_size=60))
def test_letters_are_never_lost(text: str) -> None:
    letters = [char for char in text if char in "ab"]
    kept = [char for char in clean_text(text) if char in "ab"]
    assert len(kept) <= len(letters)
    if "](" not in text and "&" not in text:
        assert kept == letters
