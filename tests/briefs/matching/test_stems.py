from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from briefs.matching.stems import stem


@pytest.mark.parametrize(
    "forms",
    [
        "treaty treaties", "island islands", "defence defences", "company companies", "tor tors",
        "russia russian russians", "japan japanese", "korea korean", "fish fishing", "s400 s400s",
        "eight 8 восемь восьми", "курилы курилами курилах курил курильский курильских",
        "санкции санкций санкциями санкциях", "договор договора договоров", "япония японские",
        "остров острова островов", "россия россии российский", "крым крыма крыму",
    ],
)  # fmt: skip
def test_forms_of_a_word_share_their_stem(forms: str) -> None:
    assert len({stem(form) for form in forms.split()}) == 1


@pytest.mark.parametrize(
    "words", ["us bus", "path paths2", "путин путь", "курск курилы", "ruling rule", "制裁 制服"]
)
def test_other_words_keep_apart(words: str) -> None:
    first, second = words.split()
    assert stem(first) != stem(second)


@pytest.mark.parametrize(
    "word", ["us", "g7", "lng", "abe", "2+2", "北方領土", "ガス", "crisis", ""]
)
def test_leaves_alone(word: str) -> None:
    assert stem(word) == word


@settings(deadline=None)
@given(st.text(alphabet=st.characters(exclude_categories=())))
def test_any_word_has_a_stem(word: str) -> None:
    assert len(stem(word)) <= max(len(word), 2)
    assert bool(stem(word)) == bool(word)
