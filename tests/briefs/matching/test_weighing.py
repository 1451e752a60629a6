from __future__ import annotations

import pytest

from briefs.matching import thresholds
from briefs.matching.weighing import (
    carried_weight,
    is_question,
    is_terse,
    misspells_little,
    reword,
)


@pytest.mark.parametrize(
    "form",
    ["who is abe", "сколько солдат", "покупает ли япония газ", "択捉島とは", "なぜ平和条約がない"],
)
def test_questions(form: str) -> None:
    assert is_question(form)
    assert not is_terse(form, ("word",))


@pytest.mark.parametrize("form", ["", "kuril islands", "курилы", "択捉島", "missiles whose range"])
def test_no_questions(form: str) -> None:
    assert not is_question(form)
    assert is_terse(form, form.split())


def test_only_the_words_of_a_question_carry_others() -> None:
    for word in ("gives", "giving", "opposes"):
        assert carried_weight(word, terse=True) == 1
    assert carried_weight("giving", terse=False) == thresholds.QUIET
    assert carried_weight("opposes", terse=False) == thresholds.POLITICAL_VERB
    assert carried_weight("plane", terse=False) == 1
    assert carried_weight("iturup", terse=False) == 1


@pytest.mark.parametrize("word", ["becuase", "severl", "meny"])
def test_typos_of_words_that_say_little(word: str) -> None:
    assert misspells_little(word)


@pytest.mark.parametrize("word", ["iturup", "nad", "peace", "日本", ""])
def test_no_typos_of_words_that_say_little(word: str) -> None:
    assert not misspells_little(word)


def test_a_measure_names_nothing() -> None:
    assert reword("how far is tokyo") == "how is tokyo"
    assert reword("far east") == "far east"


def test_verbs_of_two_words_are_one() -> None:
    assert reword("why not give the islands back") == "why not return the islands"
    assert reword("russia pulled out of talks") == "russia quit talks"
    assert reword("pull the trigger") == "pull the trigger"
