from __future__ import annotations

import pytest

from briefs.matching.lexicon import COMPOUNDS, synonyms, translate


@pytest.mark.parametrize(
    ("word", "meant"), [("purchase", "buy"), ("halted", "stop"), ("islets", "island")]
)
def test_english_words_that_say_the_same(word: str, meant: str) -> None:
    assert meant in synonyms(word)
    assert word not in synonyms(word)


@pytest.mark.parametrize(
    ("word", "meant"),
    [("санкциями", "sanction"), ("встречался", "meet"), ("угля", "coal"), ("制裁", "sanction")],
)
def test_words_of_other_languages(word: str, meant: str) -> None:
    assert meant in translate(word)


@pytest.mark.parametrize("word", ["", "qqqq", "борщ", "иглу", "鬼", "ラーメン", "sanction"])
def test_what_is_in_no_entry(word: str) -> None:
    assert translate(word) == ()


def test_compounds_are_japanese() -> None:
    assert "制裁" in COMPOUNDS
    assert all(len(word) > 1 and not word.isascii() for word in COMPOUNDS)
