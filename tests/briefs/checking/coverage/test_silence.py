from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefs.checking.coverage.silence import ASKS, LEADS_OVER, split_sentences, tell_silence
from briefs.model import Paragraph, ParagraphKind

WORDS = st.lists(st.sampled_from(["river", "mill", "dam", "mayor", "toll", "why"]), min_size=2)
SENTENCES = WORDS.map(lambda words: " ".join(words).capitalize())


def tell(text: str, *following: str) -> str | None:
    texts = [text, *following]
    first, *after = [
        Paragraph(n, ParagraphKind.BODY, text, (n,)) for n, text in enumerate(texts, 1)
    ]
    return tell_silence(first, after)


@pytest.mark.parametrize(
    "text",
    [
        "Who owns the river? And who owns its water?",
        "Two questions remain: who owns the river? “And who its water?”",
        "So why did the mill close?",
    ],
)
def test_a_paragraph_that_only_asks(text: str) -> None:
    assert tell(text) == ASKS


@pytest.mark.parametrize(
    "text",
    [
        "Who owns the river? The mayor does.",
        "The mayor owns the river. Who owns its water?",
        "Who paid the $3 million?",
        "Who has owned the river since 1912?",
    ],
)
def test_a_paragraph_that_also_states_or_counts(text: str) -> None:
    assert tell(text, "First, the river.") is None


@pytest.mark.parametrize(
    ("text", "following"),
    [
        ("There are several reasons for this:", "The river froze."),
        ("However, several obstacles remain.", "First, the river froze."),
        ("Three things speak against it.", "1. The river freezes in winter."),
        ("Three things speak against it.", "(a) The river freezes in winter."),
        ("The mayor has his reasons.", "To begin with, the river freezes."),
    ],
)
def test_a_paragraph_that_only_leads_over(text: str, following: str) -> None:
    assert tell(text, following) == LEADS_OVER


@pytest.mark.parametrize(
    ("text", "following"),
    [
        ("However, several obstacles remain.", "The river froze."),
        ("However, several obstacles remain.", "Firstborn sons inherit the mill."),
        ("However, several obstacles remain. The mill burned.", "First, the river froze."),
        ("However, 3 obstacles remain.", "First, the river froze."),
        ("The mayor, who has the mill, wants to sell both to the town this year:", "First, so."),
    ],
)
def test_a_short_sentence_may_be_a_statement(text: str, following: str) -> None:
    assert tell(text, following) is None


def test_the_last_paragraph_leads_nowhere() -> None:
    assert tell("However, several obstacles remain.") is None


@given(st.lists(SENTENCES, min_size=1, max_size=4), SENTENCES, st.integers(0, 4))
def test_one_statement_among_questions_is_enough(
    questions: list[str], statement: str, place: int
) -> None:
    asked = [f"{question}?" for question in questions]
    assert tell(" ".join(asked)) == ASKS
    asked.insert(place, f"{statement}.")
    assert tell(" ".join(asked), "Second, the river froze.") is None


@given(st.text(max_size=60), st.text(max_size=20))
def test_nothing_of_a_text_is_lost_between_its_sentences(text: str, following: str) -> None:
    assert "".join("".join(split_sentences(text)).split()) == "".join(text.split())
    tell(text, following)
