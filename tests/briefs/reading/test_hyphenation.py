from __future__ import annotations

import pytest

from briefs.reading.hyphenation import join_parts, known_words

WORDS = known_words(
    "An international peace treaty. A well-being and co-operation, a war and a ship."
)


@pytest.mark.parametrize(
    ("parts", "joined"),
    [
        (["two", "lines"], "two lines"),
        (["an inter-", "national matter"], "an international matter"),
        (["co-", "operation"], "co-operation"),
        (["a peace-", "treaty negotiation"], "a peace-treaty negotiation"),
        (["unheard-", "ofness"], "unheardofness"),
        (["self-", "made"], "self-made"),
        (["the Sino-", "Soviet split"], "the Sino-Soviet split"),
        (["from 2016-", "2017"], "from 2016-2017"),
        (["soft\u00ad", "hyphen"], "softhyphen"),
        (["a pause—", "and on"], "a pause—and on"),
        (["a dash –", "and on"], "a dash – and on"),
        (["- ", "x"], "- x"),
        ([], ""),
    ],
)
def test_lines_join_into_words(parts: list[str], joined: str) -> None:
    assert join_parts(parts, WORDS) == joined


def test_words_cut_at_a_line_end_are_no_evidence() -> None:
    assert "inter" not in known_words("inter-\nnational")
    assert known_words("Peace-treaty\nPeace") == {"peace-treaty", "peace"}
