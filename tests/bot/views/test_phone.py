"""A short card fits on one phone screen, however it was found."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.library import Library
from bot.views import phone
from bot.views.card import card_screen, found_line
from bot.views.screen import Screen
from briefs.matching.normalise import normalise
from briefs.model import Card, Hit, MatchedBy, Pack

TWO_LINES = phone.height("-# a\n-# b")
WORDS = st.text(st.characters(categories=("L", "N", "P", "Zs")), min_size=1, max_size=200)


def height(screen: Screen, see: Any) -> int:
    texts = see(screen).texts  # a rule stands before the last
    return sum(map(phone.height, texts)) + phone.GAP * (len(texts) - 2)


def test_every_shipped_card_fits(shipped: Pack, see: Any) -> None:
    bare = 0
    for card in shipped.cards.values():
        screen = card_screen(card, shipped)
        assert height(screen, see) <= phone.ROOM + phone.ABOVE, card.slug
        bare += "\n- " not in see(screen).text
    assert bare <= 3


def test_every_shipped_card_fits_with_the_line_that_says_how_it_was_found(
    shipped: Pack, see: Any
) -> None:
    for card in shipped.cards.values():
        name = max((name for names in card.aliases.values() for name in names), key=len)
        hit = Hit(card.slug, 0.7, name, "en", MatchedBy.SPELLING)
        found = found_line(card, hit, f"{name} {name}")
        screen = card_screen(card, shipped, spare=phone.height(found) + phone.GAP).noted(found)
        assert height(screen, see) <= phone.ROOM + phone.ABOVE, card.slug


@pytest.mark.parametrize("query", ["kurlis", "northern tereitories", "北方領土問"])
def test_the_library_leaves_room_for_that_line(query: str, shipped: Pack, see: Any) -> None:
    screen = Library(shipped).reply(query).screen
    assert f"\n-# Closest to “{query}”" in see(screen).text
    assert height(screen, see) <= phone.ROOM + phone.ABOVE


def test_a_card_opened_for_a_question_fits_with_the_statement_that_answers_it(
    shipped: Pack, see: Any
) -> None:
    whole = 0
    for card in shipped.cards.values():
        for point in card.points():
            if point == card.gist:
                continue
            hit = Hit(card.slug, 0.7, card.title, "en", MatchedBy.TEXT, point.id)
            screen = card_screen(card, shipped, found_by=hit, query="why did Abe want a treaty?")
            assert "\n> " in see(screen).text
            assert height(screen, see) <= phone.ROOM + TWO_LINES, point.id
            whole += height(screen, see) <= phone.ROOM
    assert whole > 400


@given(WORDS, WORDS)
def test_how_a_card_was_found_takes_two_lines_at_most(query: str, name: str) -> None:
    card = Card("a", "A", "b", None, ())  # type: ignore[arg-type]  # only its title is read
    for named in (name, "A"):
        line = found_line(card, Hit("a", 0.7, named, "en", MatchedBy.WORDS), query)
        same = sorted(normalise(query).split()) == sorted(normalise(named).split())
        assert same == (line == "")
        assert same or line.startswith("-# Closest to “")
        assert "\n" not in line
        assert phone.height(line) <= TWO_LINES


@given(WORDS, WORDS)
def test_more_words_never_take_less_room(some: str, more: str) -> None:
    for before in ("", "- ", "-# ", "> ", "## "):
        assert phone.height(f"{before}{some}") <= phone.height(f"{before}{some} {more}")


def test_sizes_differ_as_they_do_on_screen() -> None:
    line = "The four islands that Russia calls the Southern Kurils and Japan the Northern ones"
    small, plain = phone.height(f"-# {line}"), phone.height(line)
    assert small < plain < phone.height(f"- {line}")
    assert phone.height(f"{line} {line} {line}") < phone.height(f"> {line} {line} {line}")
    assert plain < phone.height(f"## {line}")
    assert phone.height("\n".join([line] * 3)) == 3 * plain
    assert phone.height("北" * 40) > phone.height("b" * 40) > phone.height("i" * 40)
