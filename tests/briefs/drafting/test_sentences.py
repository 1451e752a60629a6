from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefs.drafting.sentences import split_sentences


@pytest.mark.parametrize(
    "sentences",
    [
        [
            "Mr. A. Quill met Dr. Smith of the U.S. Navy on 5 Jan. 2016.",
            "He said “No.”",
            "He left.",
        ],
        ["It cost $3.5 bn. in No. 7 of vol. 2, see p. 4.", "The end!"],
        ["The court said no.", "J. D. J. Brown wrote so.", "See No. 5."],
        ["Is it?", "Yes...", "Maybe… or not.", "(See above.)", "Done."],
        ["1. First item.", "2. Second item."],
        ["He came in 1956.", "In 1957 he left.", "12 islands remained."],
        [
            "В 2016 г. Путин прибыл в Токио.",
            "Он, т.е. президент, привёз 3 млн. руб. и т.д.",
            "Всё.",
        ],
        ["А. С. Пушкин писал.", "«Да!» — сказал он.", "Конец."],
    ],
)
def test_sentences_end_where_a_reader_would_end_them(sentences: list[str]) -> None:
    assert list(split_sentences(" ".join(sentences))) == sentences


def test_japanese_stops_need_no_space_and_end_nothing_in_a_quotation() -> None:
    sentences = [
        "首相は「島は遠い。行こう。」と述べた。",
        "会談が行われた。",
        "本当か？",
        "「終わり。」",
        "次の文。",
    ]
    assert list(split_sentences("".join(sentences))) == sentences


@given(st.text(st.sampled_from("aB1. !?。「」“”()г…"), max_size=60))
def test_nothing_is_lost(text: str) -> None:
    assert "".join("".join(split_sentences(text)).split()) == "".join(text.split())
