from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from briefs.guild.languages import list_languages, primary
from tests.briefs.store.conftest import make_pack


@pytest.mark.parametrize(
    ("tag", "language"), [("pt-BR", "pt"), ("ja", "ja"), ("EN-us", "en"), ("zh-Hant-TW", "zh")]
)
def test_a_language_is_that_of_its_tag(tag: str, language: str) -> None:
    assert primary(tag) == language


def test_languages_come_by_how_many_names_there_are() -> None:
    def names(**aliases: Any) -> Any:
        return {tag.replace("_", "-"): tuple(found) for tag, found in aliases.items()}

    [first, second, third] = make_pack("x").cards.values()
    cards = [
        replace(first, aliases=names(ru="abcd", pt_BR="a")),
        replace(second, aliases=names(pt="bc", ja="a")),
        replace(third, aliases={}),
    ]
    assert list_languages(cards) == ("ru", "pt", "ja")
    assert list_languages(()) == ()
