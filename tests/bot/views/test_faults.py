"""What a fault quotes stands in quotation marks on screen."""

from __future__ import annotations

import pytest

from bot.views.faults import in_quotes


@pytest.mark.parametrize(
    ("told", "shown"),
    [
        ("unknown source 'ifri'", "unknown source “ifri”"),
        ("`title` is empty", "“title” is empty"),
        ("Did you mean 'a' or 'b'?", "Did you mean “a” or “b”?"),
        ("a point that doesn't say what it isn't", "a point that doesn’t say what it isn’t"),
        ("the side's name and 'the side's name'", "the side’s name and “the side’s name”"),
        ('Add group = "…".', 'Add group = "…".'),
        ("`'`", "“'”"),
    ],
)
def test_what_is_quoted_stands_in_quotation_marks(told: str, shown: str) -> None:
    assert in_quotes(told) == shown
