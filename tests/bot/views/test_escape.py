from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.views.escape import cut, escaped, plain, typed
from bot.views.limits import length

TEXT = st.text(max_size=200) | st.text("ab *_~`|\\[]()<>@#-+:/.1\n\u202e\u200b", max_size=60)
SPECIAL = re.compile(r"(?<!\\)(?:\\\\)*([*_~`|\[<])")


@pytest.mark.parametrize(
    ("written", "shown"),
    [
        ("2*3*4", r"2\*3\*4"),
        ("snake_case_name", r"snake\_case\_name"),
        ("# not a heading", r"\# not a heading"),
        ("-# not small", r"\-# not small"),
        ("> not a quotation", r"\> not a quotation"),
        ("- not an item", r"\- not an item"),
        ("1. not an item", r"1\. not an item"),
        ("1956 is a year", "1956 is a year"),
        ("||open||", r"\|\|open\|\|"),
        ("<@1> <t:0> <#2>", r"\<@1> \<t:0> \<#2>"),
        (":smile: at 10:30:00", r"\:smile: at 10\:30:00"),
        ("two\nlines\u2028three", "two lines three"),
        ("at @everyone and @here", "at @\u200beveryone and @\u200bhere"),
        ("see https://example.org/a_b*c for *it*", r"see https://example.org/a_b*c for \*it\*"),
        ("half\ud800pair \u202eright to left", "halfpair right to left"),
        ("北方領土 🏝️ Hokkaidō", "北方領土 🏝️ Hokkaidō"),
    ],
)
def test_card_text_reads_as_written(written: str, shown: str) -> None:
    assert escaped(written) == shown


@pytest.mark.parametrize(
    ("written", "shown"),
    [
        ("[free nitro](https://evil.example)", r"\[free nitro\]\(https\://evil.example\)"),
        ("<t:0:R> <@&5>", r"\<t\:0\:R\> \<@&5\>"),
        ("`code` **bold**", r"\`code\` \*\*bold\*\*"),
        ("a\u200bb\u202ec\u2066d\ufeff\u00ad", "abcd"),
        ("# shout", r"\# shout"),
        ("e" + "\u0301" * 50, "e" + "\u0301" * 3),
        ("@everyone", "@\u200beveryone"),
    ],
)
def test_typed_text_does_nothing(written: str, shown: str) -> None:
    assert typed(written) == shown


def test_typed_text_is_cut() -> None:
    assert typed("kurils " * 40) == "kurils " * 10 + "kurils…"
    assert len(typed("*" * 500)) == 2 * 79 + 1


@given(TEXT)
def test_no_markup_survives(text: str) -> None:
    for shown in (escaped(re.sub("https?:", "", text)), typed(text)):
        assert SPECIAL.search(shown) is None
        assert "\n" not in shown
        assert not re.match(r"[-+#>]|\d+[.)]", shown)
        assert not re.search(r"@(everyone|here)", shown)


@given(TEXT)
def test_what_is_escaped_can_be_sent(text: str) -> None:
    for shown in (escaped(text), typed(text), plain(text)):
        shown.encode()
        assert not re.search(r"[\x00-\x1f\x7f\u202a-\u202e\u2066-\u2069]", shown)


@given(TEXT.map(plain), st.integers(3, 120))
def test_a_cut_keeps_to_its_limit_and_to_the_text(text: str, limit: int) -> None:
    shown = cut(text, limit)
    assert length(shown) <= limit
    if shown != text:
        assert length(text) > limit
        assert shown.endswith("…")
        assert text.startswith(shown[:-1])


@pytest.mark.parametrize(
    ("text", "limit", "shown"),
    [
        ("the state of war", 16, "the state of war"),
        ("the state of war", 15, "the state of…"),
        ("the state, of war", 12, "the state…"),
        ("unbreakable", 6, "unbre…"),
        ("北方領土問題", 4, "北方領…"),
        ("ab👩\u200d👩\u200d👧", 7, "ab…"),
    ],
)
def test_a_cut_falls_between_words(text: str, limit: int, shown: str) -> None:
    assert cut(text, limit) == shown
