"""An overlay decides as an index would that is built from the pack as the server sees it."""

from __future__ import annotations

import random
from collections.abc import Iterable, Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from briefs.guild.sources import with_own_cards
from briefs.matching import (
    Index,
    Overlay,
    answer,
    build_index,
    complete,
    find_names,
    match,
    overlay,
    thresholds,
)
from briefs.model import Card, Decision, MatchedBy, Pack
from briefs.pack import load_pack
from tests.briefs.matching.example import HERE, load_example, make_card, make_pack

SHIPPED = load_pack(Path(__file__).parents[3] / "seeds")
EXAMPLE = load_example()
SMALL = {
    "Our visit to Tokyo": "Russia and Japan talked about gas in the debate of our club.",
    "Kuril workshop": "We met forty quokkas in 2019.",
    "Fishing trip": "The club pays for the bus to Sapporo; 12% of it came back.",
    "The energy debate": "Abe was played by a member from Osaka.",
}


@pytest.fixture(scope="module")
def shipped() -> Index:
    return build_index(SHIPPED)


def read_queries() -> list[str]:
    files = [*HERE.glob("questions/*.txt"), *HERE.glob("off_topic*.txt"), *HERE.glob("typed/*")]
    lines = [line for file in files for line in file.read_text(encoding="utf-8").splitlines()]
    return [line.split("\t")[0].split(" | ")[0] for line in lines if line and line[0] != "#"]


def names_of(card: Card) -> Iterator[str]:
    yield card.title
    for own in card.aliases.values():
        yield from own


QUERIES = [*read_queries(), *(name for card in SHIPPED.cards.values() for name in names_of(card))]


def without(slugs: Iterable[str]) -> Pack:
    kept = {slug: card for slug, card in SHIPPED.cards.items() if slug not in set(slugs)}
    return replace(SHIPPED, cards=kept)


def found(query: str, index: Index) -> tuple[object, ...]:
    """Give all that an index makes of a query but for the order in a list of beginnings."""
    hit = match(query, index)
    return (
        hit.decision,
        [(own.slug, own.name, round(own.score, 9)) for own in hit.hits],
        {own.slug for own in hit.near},
        [own.point for own in answer(query, index).points],
        find_names(f"They wrote on {query} and left.", index),
    )


def differing(laid: Overlay, anew: Index, queries: Iterable[str]) -> list[str]:
    return [query for query in queries if found(query, laid) != found(query, anew)]


@pytest.mark.parametrize("seed", range(4))
def test_cards_that_the_server_wrote_are_found_like_those_of_the_pack(
    shipped: Index, seed: int
) -> None:
    dice = random.Random(seed)
    moved = dice.sample(sorted(SHIPPED.cards), 5)
    laid = overlay(build_index(without(moved)), [SHIPPED.cards[slug] for slug in moved])
    queries = [*dice.sample(QUERIES, 60), *(SHIPPED.cards[slug].title for slug in moved)]
    assert len(differing(laid, shipped, queries)) <= 1


@pytest.mark.parametrize(("seed", "count"), [(0, 1), (1, 5), (2, 40), (3, len(SHIPPED.cards))])
def test_without_cards_of_the_pack_the_next_best_are_found(
    shipped: Index, seed: int, count: int
) -> None:
    dice = random.Random(seed)
    hidden = dice.sample(sorted(SHIPPED.cards), count)
    queries = [*dice.sample(QUERIES, 60), *(SHIPPED.cards[slug].title for slug in hidden[:9])]
    laid = overlay(shipped, (), hidden)
    assert len(differing(laid, build_index(without(hidden)), queries)) <= 1


@pytest.mark.parametrize("seed", range(4))
def test_versions_and_small_cards_weigh_as_much_as_any(shipped: Index, seed: int) -> None:
    dice = random.Random(seed)
    slugs = dice.sample(sorted(SHIPPED.cards), 4)
    cards = [
        make_card(f"own-{n}", f"{title} {n}", text, ru=[f"поездка {n}"], ja=[f"合宿{n}号"])
        for n, (title, text) in enumerate(SMALL.items())
    ]
    cards += [replace(SHIPPED.cards[slug], title=f"Ours {slug}") for slug in slugs[:2]]
    laid = overlay(shipped, cards, slugs[2:])
    anew = build_index(with_own_cards(SHIPPED, cards, slugs[2:]))
    queries = [*dice.sample(QUERIES, 60), *SMALL, *SMALL.values(), "合宿2号", "поездка 1"]
    assert len(differing(laid, anew, queries)) <= 1


@pytest.mark.parametrize("seed", range(2))
def test_names_in_arrays_are_laid_over_alike(seed: int, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(thresholds, "LARGE", 0)
    dice = random.Random(seed)
    slugs = dice.sample(sorted(SHIPPED.cards), 6)
    laid = overlay(
        build_index(without(slugs[:3])), [SHIPPED.cards[slug] for slug in slugs[:3]], slugs[3:]
    )
    assert laid.in_arrays
    queries = [*dice.sample(QUERIES, 60), *(SHIPPED.cards[slug].title for slug in slugs)]
    assert len(differing(laid, build_index(without(slugs[3:])), queries)) <= 1


@settings(max_examples=60)
@given(
    st.sets(st.sampled_from(sorted(EXAMPLE.cards)), min_size=1, max_size=8),
    st.integers(0) | st.text(max_size=20),
    st.integers(0, 20),
)
def test_a_hidden_card_is_nowhere(
    index: Index, pack: Pack, hidden: set[str], asked: int | str, letters: int
) -> None:
    names = sorted({name for slug in hidden for name in names_of(pack.cards[slug])})
    text = asked if isinstance(asked, str) else names[asked % len(names)]
    typed = text[:letters]
    laid = overlay(index, (), hidden)
    hit = match(text, laid)
    shown = {own.slug for own in (*hit.hits, *hit.near)}
    shown |= {own.slug for own in answer(text, laid).points}
    shown |= {row.slug for each in (typed, "") for row in complete(each, laid, wanted=hidden)}
    assert not hidden & {*shown, *find_names(f"on {text}", laid)}
    assert len(laid.titles) == len(list(laid.titles)) == len(pack.cards) - len(hidden)


def test_what_is_left_of_two_cards_opens() -> None:
    index = build_index(
        make_pack(
            make_card("first", "Sanctions of 2014"),
            make_card("second", "Sanctions of 2022"),
            make_card("third", "Fishing rights"),
        )
    )
    assert match("sanctions", index).decision is Decision.CHOOSE
    left = match("sanctions", overlay(index, (), ["first"]))
    assert (left.decision, left.hits[0].slug) == (Decision.OPEN, "second")


def test_a_point_of_an_own_card_opens_it_and_answers(shipped: Index) -> None:
    card = make_card("own-trip", "Our trip", "The minibus to Sapporo leaves at half past seven.")
    laid = overlay(shipped, [card])
    for question in ("when does the minibus to sapporo leave", "minibus sapporo half past seven"):
        assert [own.point for own in answer(question, laid).points][:1] == ["own-trip.0"]
        hit = match(question, laid)
        assert (hit.hits[0].slug, hit.hits[0].by) == ("own-trip", MatchedBy.TEXT)
        assert match(question, shipped).decision is Decision.NONE


def test_a_version_answers_in_the_place_of_the_packs_card(shipped: Index) -> None:
    theirs = SHIPPED.cards["kuril-dispute"]
    laid = overlay(shipped, [make_card(theirs.slug, theirs.title, "Walruses fill the harbour.")])
    assert match(theirs.title, laid).hits[0].slug == theirs.slug
    assert [own.slug for own in answer("do walruses fill the harbour", laid).points] == [
        theirs.slug
    ]
    quoted = {own.point for point in theirs.points() for own in answer(point.text, laid).points}
    assert {point for point in quoted if point.startswith(f"{theirs.slug}.")} <= {
        f"{theirs.slug}.0"
    }


def test_japanese_is_split_at_what_own_names_are_made_of(shipped: Index) -> None:
    laid = overlay(shipped, [make_card("own-camp", "Camp", ja=["合宿", "経済学"])])
    for query in ("夏合宿", "東京での合宿", "国際経済学"):
        hit = match(query, laid)
        assert "own-camp" in {own.slug for own in (*hit.hits, *hit.near)}, query
    for query in ("経済協力", "択捉島", "8項目の経済協力プラン"):
        ours, theirs = match(query, laid), match(query, shipped)
        assert (ours.decision, ours.hits[0].slug) == (theirs.decision, theirs.hits[0].slug), query


def test_a_pack_without_cards_takes_own_ones() -> None:
    laid = overlay(build_index(make_pack()), [make_card("own", "Quokka census")])
    assert match("quokka census", laid).hits[0].slug == "own"
    assert [row.slug for row in complete("", laid)] == ["own"]


LETTERS = st.text(st.sampled_from("abc DE-é'2ё жшкурилы島択捉カム+&😀\u200b.…"), max_size=24)


@settings(max_examples=25, deadline=None)
@given(
    st.lists(st.tuples(LETTERS, LETTERS, LETTERS), min_size=1, max_size=6),
    st.sets(st.sampled_from(sorted(EXAMPLE.cards)), max_size=3),
)
def test_whatever_own_cards_are_called_they_are_found_as_if_built_anew(
    index: Index, written: list[tuple[str, str, str]], hidden: set[str]
) -> None:
    cards = [
        make_card(f"own-{n}", title, text or "x", ru=[alias])
        for n, (title, alias, text) in enumerate(written)
    ]
    laid = overlay(index, cards, hidden)
    anew = build_index(with_own_cards(EXAMPLE, cards, hidden))
    for title, alias, text in written:
        for query in (title, alias, text):
            ours, theirs = match(query, laid), match(query, anew)
            assert ours.decision == theirs.decision
            assert {hit.slug for hit in ours.hits} == {hit.slug for hit in theirs.hits}
            assert set(find_names(query, laid)) == set(find_names(query, anew))
            assert len(complete(query, laid)) <= 25
