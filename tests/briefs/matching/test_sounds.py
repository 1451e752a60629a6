from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from briefs.matching.normalise import normalise
from briefs.matching.sounds import sound


@pytest.mark.parametrize(
    "spellings",
    [
        "shikotan sikotan шикотан сикотан シコタン しこたん",
        "habomai khabomai хабомаи ハボマイ",
        "kunashiri kunasiri クナシリ",
        "kunashir кунашир",
        "shinzō shinzou shinzoh shinzo синдзо シンゾウ",
        "hoppō hoppou houppou hoppo",
        "ryōdo ryoudo ryodo リョウド",
        "vladivostok wladiwostok владивосток",
        "yuzhnye iuzhnye южные",
        "hikiwake хикиваке ひきわけ",
        "putin путин プーチン",
        "shoigu shoygu шойгу ショイグ",
        "sergei sergey сергей",
        "etorofu etorohu эторофу エトロフ",
        "seko сэко セコウ",
    ],
)
def test_romanisations_sound_alike(spellings: str) -> None:
    assert len({sound(normalise(spelling)) for spelling in spellings.split()}) == 1


@pytest.mark.parametrize("word", ["北方領土", "2022", "s400", "", "हिन्दी", "国後island"])
def test_has_no_sound(word: str) -> None:
    assert sound(word) == ""


@settings(deadline=None)
@given(st.text(alphabet=st.characters(exclude_categories=())))
def test_a_sound_is_small_latin_letters(word: str) -> None:
    found = sound(normalise(word))
    assert found == "" or (found.isascii() and found.isalpha() and found.islower())
