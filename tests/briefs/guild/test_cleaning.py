from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefs.guild.cleaning import clean, clean_line
from briefs.guild.lookalikes import skeleton

FAMILY = "👨\u200d👩\u200d👧"


@pytest.mark.parametrize(
    ("typed", "kept"),
    [
        ("e\u0301", "é"),
        ("a\u202eb\u200bc\ufeffd\x00e", "abcde"),
        ("a\u2066b\u2069", "ab"),
        ("half \ud800 pair", "half  pair"),
        (FAMILY, FAMILY),
        ("❤️ ☎︎ 1️⃣", "❤️ ☎︎ 1️⃣"),
        ("a\ufe0fb", "ab"),
        ("می\u200cخواهم", "می\u200cخواهم"),
        ("क्\u200dष", "क्\u200dष"),
        ("ka\u200dna\u200c", "kana"),
        ("葛\U000e0100城", "葛\U000e0100城"),
        ("Z" + "\u0335" * 40 + "!", "Z" + "\u0335" * 3 + "!"),
        ("\u0e01" + "\u0e49" * 40, "\u0e01" + "\u0e49" * 6),
        ("one\u2028two\x85three", "one two three"),
        ("\tone\r\ntwo\n", "\tone\r\ntwo\n"),
        ("\u3164\u2800\u115f", ""),
        ("ガス Чёрный Hoppō", "ガス Чёрный Hoppō"),
    ],
)
def test_what_is_seen_stays_and_what_is_not_goes(typed: str, kept: str) -> None:
    assert clean(typed) == kept


@given(st.text(st.characters(exclude_categories=[])))
def test_cleaning_twice_changes_nothing_and_hides_nothing(text: str) -> None:
    cleaned = clean(text)
    assert clean(cleaned) == cleaned
    assert unicodedata.is_normalized("NFC", cleaned)
    assert not {"\u202e", "\u200b", "\x00"} & set(cleaned)
    assert cleaned.count("\n") == text.count("\n")
    cleaned.encode()


def test_a_line_has_no_breaks() -> None:
    assert clean_line(" one\r\n two\u3000three ") == "one two three"


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Кurils", "Kurils"),
        ("КUНАSHIR", "KUHASHIR"),
        ("pаypаl", "PAYPAL"),
        ("KuriIs", "Kurils"),
        ("T0kyo", "Tokyo"),
        ("Τokyο", "Tokyo"),
        ("ロシア", "口シア"),
        ("Ｔｏｋｙｏ", "tokyo"),
        ("To\u200bkyo", "Tokyo"),
    ],
)
def test_names_that_look_alike_have_one_skeleton(one: str, other: str) -> None:
    assert skeleton(one) == skeleton(other)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Курилы", "Kurils"),
        ("A1", "AI"),
        ("G2O", "G20"),
        ("ガス", "カス"),
        ("Iran", "Iraq"),
        ("機関", "機械"),
    ],
)
def test_names_that_differ_stay_apart(one: str, other: str) -> None:
    assert skeleton(one) != skeleton(other)
