from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefs.checking.aliases import AliasDoubt, check_aliases
from briefs.checking.findings import FindingKind, Severity
from briefs.model import Card, Citation, Pack, ParagraphKind, Point

ORDINARY = frozenset("mill river bridge toll water ice fees".split())  # noqa: SIM905  read at a glance


def card(slug: str, title: str, *aliases: str, language: str = "en") -> Card:
    point = Point(f"{slug}.0", "It is so.", (Citation("paper", ParagraphKind.BODY, 1),))
    return Card(slug, title, "group", point, (), {language: aliases} if aliases else {})


def check(*cards: Card) -> list[AliasDoubt]:
    return list(check_aliases(Pack({one.slug: one for one in cards}, {}, ""), ORDINARY))


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("new bridge", "a new “bridge”"),
        ("new bridge", "the new bridge"),
        ("new bridge", "newbridge"),
        ("fees and tolls", "fees tolls"),
        ("новый мост", "новый и мост"),
    ],
)
def test_names_equal_but_for_small_words_and_spaces_are_refused(one: str, other: str) -> None:
    (found,) = check(card("a", "Alpha", one), card("b", "Beta", other))
    assert (found.slug, found.name) == ("b", other)
    assert (found.doubt.severity, found.doubt.kind) == (Severity.FAULT, FindingKind.ALIAS)
    assert repr(one) in found.doubt.message
    assert "'a'" in found.doubt.message


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("bridge tolls", "tolls of the bridges"),
        ("ice crisis", "history of the ice"),
        ("a new new bridge", "new bridge"),
        ("two mills", "2 mills"),
    ],
)
def test_names_equal_but_for_forms_and_light_words_are_looked_at(one: str, other: str) -> None:
    (found,) = check(card("a", "Alpha", one), card("b", "Beta", other))
    assert (found.slug, found.doubt.severity) == ("b", Severity.LOOK)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("tolls of 1912", "tolls of 1913"),
        ("upper bridge", "lower bridge"),
        ("crisis", "history"),
        ("мост", "bridge"),
    ],
)
def test_names_that_a_search_tells_apart(one: str, other: str) -> None:
    assert check(card("a", "Alpha", one), card("b", "Beta", other)) == []


def test_a_card_may_have_one_name_in_many_forms() -> None:
    assert check(card("a", "New bridge", "the new bridge", "newbridge", "bridges, new")) == []


def test_a_title_collides_as_an_alias_does() -> None:
    (found,) = check(card("a", "The bridge"), card("b", "Bridge"))
    assert found.slug == "b"


TITLES = (
    card("upper", "The upper bridge"),
    card("lower", "Bridges below the mill"),
)


def test_a_common_word_of_several_titles_is_looked_at() -> None:
    (found,) = check(*TITLES, card("toll", "Tolls", "bridge"))
    assert (found.slug, found.doubt.severity) == ("toll", Severity.LOOK)
    assert "lower, upper" in found.doubt.message or "upper, lower" in found.doubt.message


@pytest.mark.parametrize(
    "other",
    [
        card("toll", "Tolls", "bridge toll"),
        card("toll", "Tolls", "Bridgeford"),
        card("toll", "Tolls", "мост", language="ru"),
        card("toll", "Tolls", "water"),
        card("toll", "Tolls", "ice", "mill"),
    ],
)
def test_other_aliases_may_stand_in_no_or_one_title(other: Card) -> None:
    assert check(*TITLES, other) == []


def test_a_name_may_stand_in_several_titles() -> None:
    assert check(card("a", "Kent’s ice"), card("b", "Kent and tolls"), card("k", "K", "Kent")) == []


WORDS = st.lists(st.sampled_from(["mill", "dam", "tariff", "sluice"]), min_size=1, unique=True)
SMALL = st.sampled_from(["the", "of", "and", "a", "to"])


@given(WORDS, st.lists(SMALL, min_size=1, max_size=3))
def test_small_words_never_tell_two_names_apart(words: list[str], small: list[str]) -> None:
    name, other = " ".join(words), " ".join([small[0], *words[:1], *small[1:], *words[1:]])
    found = check(card("a", "Alpha", name), card("b", "Beta", other))
    assert [(one.slug, one.doubt.severity) for one in found] == [("b", Severity.FAULT)]
