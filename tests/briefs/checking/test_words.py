from __future__ import annotations

import pytest

from briefs.checking.words import clean, fold, fold_line, split_words, stems


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("crimea", "crimean"),
        ("ukraine", "ukrainians"),
        ("karvia", "karvian"),
        ("west", "western"),
        ("islands", "island"),
        ("defence", "defense"),
        ("programme", "program"),
        ("centre", "center"),
    ],
)
def test_forms_of_one_name(one: str, other: str) -> None:
    assert stems(one) & stems(other)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("iran", "iraq"),
        ("austria", "australia"),
        ("man", "mese"),
        ("oman", "ose"),
        ("slovak", "slovene"),
    ],
)
def test_names_that_are_not_one(one: str, other: str) -> None:
    assert not stems(one) & stems(other)


@pytest.mark.parametrize(
    ("word", "folded"),
    [
        ("Shinzō’s", "shinzo"),
        ("States'", "states"),
        ("U.S.", "usa"),
        ("US", "usa"),
        ("us", "us"),
        ("E.U.", "eu"),
        ("O’Brien", "obrien"),
    ],
)
def test_folding(word: str, folded: str) -> None:
    assert fold(word) == folded


def test_a_line_has_its_words_between_spaces() -> None:
    assert fold_line("The “U.S.-led” fleet—Japan’s.") == " the usa led fleet japan "
    assert fold_line("…") == "  "


def test_words_stand_where_they_say() -> None:
    text = "Russo-Japanese ties, St. Lumen’s"
    assert [text[word.start : word.end] for word in split_words(text)] == [
        "Russo",
        "Japanese",
        "ties",
        "St",
        "Lumen’s",
    ]


def test_marks_of_footnotes_and_odd_spaces_go() -> None:
    assert clean("Kurils\u00b9\u00b2 cost\u00a0\\$3\u202fmillion") == "Kurils cost $3 million"
