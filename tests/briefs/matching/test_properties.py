from __future__ import annotations

import random

from hypothesis import example, given, settings
from hypothesis import strategies as st

from briefs.matching import Index, build_index, complete, explain, match, thresholds
from briefs.matching.query import read_query
from briefs.model import Decision, Match, Pack
from tests.briefs.matching.example import load_example, make_card, make_pack

EXAMPLE = load_example()
FEW = make_pack(*list(EXAMPLE.cards.values())[::8])
INDEX = build_index(EXAMPLE)
WORDS = sorted({word for name in INDEX.names for word in name.form.split()})

anything = st.text(alphabet=st.characters(exclude_categories=()), max_size=300)
subject = st.lists(st.sampled_from(WORDS), max_size=12).map(" ".join)
scrambled = st.builds(
    lambda text, seed: "".join(random.Random(seed).sample(text, len(text))),
    subject,
    st.integers(0, 9),
)
queries = anything | subject | scrambled


def check(found: Match, index: Index) -> None:
    hits = found.hits or found.near
    scores = [hit.score for hit in hits]
    assert scores == sorted(scores, reverse=True)
    assert all(0 <= score <= 1 for score in scores)
    assert len({hit.slug for hit in hits}) == len(hits)
    assert {hit.slug for hit in hits} <= set(index.titles)
    sizes = {Decision.OPEN: {1}, Decision.CHOOSE: {2, 3, 4, 5}, Decision.NONE: {0}}
    assert len(found.hits) in sizes[found.decision]
    assert not (found.hits and found.near)
    assert len(found.near) <= 3


@settings(deadline=None)
@given(queries)
@example("\ud800")
@example("\0")
@example("ﷺ" * 300)
@example("日" * 300)
@example(" ".join("abcdefghij" * 30))
@example("a" * 1_000_000)
@example("islands " * 100_000)
@example("-" * 1_000_000)
def test_any_text_gives_a_sound_match(query: str) -> None:
    found = match(query, INDEX)
    check(found, INDEX)
    assert found.query == query
    assert explain(found)


@settings(deadline=None)
@given(queries)
def test_the_work_for_a_query_is_bounded(query: str) -> None:
    words = read_query(query * 5, INDEX).words
    assert len(words) <= thresholds.QUERY_LENGTH
    assert sum(bool(word.alike) for word in words) <= (
        thresholds.MATCHED_WORDS + thresholds.MENDED_WORDS
    )
    assert all(len(word.alike) <= len(WORDS) for word in words)


@settings(deadline=None)
@given(queries, st.integers(-3, 40), st.sampled_from([None, "en-US", "ru", "ja", "", "x-y-z"]))
@example("", 25, "ja")
@example("a" * 1_000_000, 25, None)
def test_any_text_gives_sound_completions(typed: str, limit: int, language: str | None) -> None:
    rows = complete(typed, INDEX, limit, language)
    assert len(rows) <= max(0, min(limit, 25))
    assert len({row.slug for row in rows}) == len(rows)
    assert all(0 < len(row.label) <= 100 and row.label.strip() for row in rows)


def test_every_name_opens_its_own_card() -> None:
    for name in INDEX.names:
        for query in (name.text, name.form, name.form.upper(), f" {name.text}?! "):
            found = match(query, INDEX)
            assert (found.decision, found.hits[0].slug) == (Decision.OPEN, name.slug), query


def test_every_name_completes_to_its_own_card() -> None:
    for name in INDEX.names:
        assert complete(name.form, INDEX)[0].slug == name.slug


names = st.text(min_size=1, max_size=30) | subject.filter(bool)


@settings(deadline=None)
@given(st.lists(names, min_size=1, max_size=4))
def test_a_card_elsewhere_never_changes_an_exact_name(titles: list[str]) -> None:
    before = build_index(FEW)
    other = make_card("zzz-other", titles[0] or "?", en=titles[1:])
    after = build_index(make_pack(*FEW.cards.values(), other))
    taken = {name.form for name in after.names if name.slug == other.slug}
    for form in {name.form for name in before.names} - taken:
        assert match(form, after) == match(form, before)


def test_the_order_of_cards_changes_nothing(pack: Pack, index: Index) -> None:
    turned = build_index(make_pack(*reversed(list(pack.cards.values()))))
    for query in ("sanctions", "islands", "kurlis", "missile", "минист", "島", "lng"):
        assert match(query, turned) == match(query, index)
