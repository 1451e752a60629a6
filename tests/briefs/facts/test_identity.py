from __future__ import annotations

from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from briefs.dates import PartialDate
from briefs.facts.identity import Trace, trace
from briefs.model import Card, Citation, ParagraphKind, Point, Section, SectionKind

TEXTS = (
    "Russia held naval exercises near Iturup in the spring of that year.",
    "Japan offered a joint programme for fisheries and tourism.",
    "The islands have about twenty thousand inhabitants.",
    "No treaty of peace was ever signed between the two.",
)


def make_card(*texts: str, slug: str = "kurils", cited: tuple[int, ...] = ()) -> Card:
    places = cited or tuple(range(1, len(texts) + 1))
    points = tuple(
        Point(f"{slug}.{n}", text, (Citation("s", ParagraphKind.BODY, places[n]),))
        for n, text in enumerate(texts)
    )
    section = Section(SectionKind.KEY_POINTS, points[1:])
    return Card(slug=slug, title=slug, group="g", gist=points[0], sections=(section,))


def keys(traces: tuple[Trace, ...]) -> dict[str, str]:
    return {kept.point: kept.key for kept in traces if kept.point}


def follow(before: Card, *after: Card) -> tuple[dict[str, str], dict[str, str]]:
    old = trace((), [before], 1)
    return keys(old), keys(trace(old, after, 2))


def test_a_statement_added_above_moves_the_others_not_their_keys() -> None:
    old, new = follow(make_card("Gist.", *TEXTS), make_card("Gist.", "Wholly new.", *TEXTS))
    assert [new[f"kurils.{n}"] for n in (0, 2, 3, 4, 5)] == [old[f"kurils.{n}"] for n in range(5)]
    assert new["kurils.1"] not in old.values()


def test_an_edit_keeps_the_key() -> None:
    edited = (TEXTS[0].replace("spring", "autumn"), *TEXTS[1:])
    old, new = follow(make_card("Gist.", *TEXTS), make_card("Gist.", *edited, cited=(9,) * 5))
    assert new == old


def test_a_rewritten_statement_over_the_same_paragraph_keeps_the_key() -> None:
    rewritten = "A programme for tourism and fisheries was offered jointly by Japan."
    old, new = follow(make_card("Gist.", *TEXTS), make_card("Gist.", TEXTS[0], rewritten))
    assert new["kurils.2"] == old["kurils.2"]


def test_another_statement_over_the_same_paragraph_is_new() -> None:
    other = "Gas is 40 % of exports."
    old, new = follow(make_card("Gist.", *TEXTS), make_card("Gist.", TEXTS[0], other))
    assert new["kurils.2"] not in old.values()


def test_a_gist_is_the_gist_however_it_reads() -> None:
    old, new = follow(make_card("One.", *TEXTS), make_card("Quite another thing 22.", *TEXTS))
    assert new == old


def test_a_card_renamed_takes_its_keys_along() -> None:
    before, after = make_card("Gist.", *TEXTS), make_card("Gist.", *TEXTS, slug="islands")
    old, new = follow(before, after)
    assert list(new.values()) == list(old.values())


def test_what_is_taken_out_and_put_back_is_no_news() -> None:
    old = trace((), [make_card("Gist.", *TEXTS)], 1)
    without = trace(old, [make_card("Gist.", *TEXTS[1:], cited=(1, 3, 4, 5))], 2)
    assert [kept.text for kept in without if kept.point is None] == [TEXTS[0]]
    back = trace(without, [make_card("Gist.", *TEXTS)], 3)
    assert keys(back) == keys(old)
    assert {kept.added for kept in back} == {1}


def test_a_date_is_part_of_the_grounds() -> None:
    card = make_card("Gist.", TEXTS[0])
    dated = replace(card.sections[0].points[0], date=PartialDate(1956))
    old = trace((), [replace(card, sections=(Section(SectionKind.TIMELINE, (dated,)),))], 1)
    assert old[1].grounds == "s ¶2 1956"


texts = st.sampled_from((*TEXTS, *(text + " Then." for text in TEXTS), "A.", "B."))
cards = st.builds(
    lambda gist, some, slug: make_card(gist, *some, slug=slug),
    texts,
    st.lists(texts, max_size=6),
    st.sampled_from(("kurils", "islands")),
)
packs = st.lists(cards, max_size=2, unique_by=lambda card: card.slug)


@given(st.lists(packs, min_size=1, max_size=5))
def test_any_changes_leave_one_key_a_point_and_lose_none(versions: list[list[Card]]) -> None:
    kept: tuple[Trace, ...] = ()
    for now, version in enumerate(versions):
        before = {old.key for old in kept}
        kept = trace(kept, version, now)
        points = [point.id for card in version for point in card.points()]
        assert [one.point for one in kept if one.point] == points
        assert len({one.key for one in kept}) == len(kept)
        assert before <= {one.key for one in kept}
        assert trace(kept, version, now + 1) == kept
