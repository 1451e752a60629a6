from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from briefs.matching.japanese import atoms
from briefs.matching.normalise import normalise
from briefs.matching.tokens import content, tokenise, word_starts

NAMES = [
    "国後島",
    "国後",
    "ミサイル防衛",
    "北方領土",
    "北方領土問題",
    "対ロ制裁",
    "制裁",
    "引き分け",
    "ひきわけ",
]
KNOWN = atoms(NAMES)


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("kuril islands", "kuril islands"),
        ("U.S.-Japan", "us japan"),
        ("S-400, Su-35", "s400 su 35"),
        ("A-50s", "a50s"),
        ("и с Курилами", "и с курилами"),
        ("в 2016 с с 400", "в 2016 с с400"),
        ("国後島のミサイル配備", "国後 島 ミサイル 配備"),
        ("対露制裁2022", "対ロ 制裁 2022"),
        ("北方領土問題とは", "北方領土 問題"),
        ("引き分けって何", "引き分け 何"),
        ("引き算", "引き算"),
        ("ひきわけの問題", "ひきわけ 問題"),
        ("ひきわけ", "ひきわけ"),
        ("すし", "すし"),
        ("LNG基地", "lng 基地"),
        ("", ""),
    ],
)
def test_words(text: str, words: str) -> None:
    assert tokenise(normalise(text), KNOWN) == tuple(words.split())


def test_compounds_fall_into_those_that_other_names_use() -> None:
    assert {"国後", "制裁", "対ロ", "北方領土", "ひきわけ"} <= KNOWN
    assert "北方領土問題" not in KNOWN


def test_function_words_are_left_out_unless_alone() -> None:
    assert content(("the", "kurils")) == ("kurils",)
    assert content(("the", "who")) == ("the", "who")
    assert content(()) == ()


def test_words_may_start_anywhere_in_japanese() -> None:
    assert list(word_starts("ab cd")) == [0, 3]
    assert list(word_starts("国後島 ab")) == [0, 1, 2, 4]


@settings(deadline=None)
@given(
    st.text(alphabet=st.characters(exclude_categories=())) | st.text("国後島のひきわけア制裁 a2s")
)
def test_words_are_parts_of_the_text(text: str) -> None:
    form = normalise(text)
    joined = form.replace(" ", "").translate(
        str.maketrans("露國擇齒會條經濟戰對嶋", "ロ国択歯会条経済戦対島")
    )
    for word in tokenise(form, KNOWN):
        assert word
        assert word in joined
