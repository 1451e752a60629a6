from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from briefs.checking.ages import check_age
from briefs.checking.findings import FindingKind, Severity
from briefs.checking.links import check_links
from briefs.dates import PartialDate
from briefs.model import Card, Citation, Pack, ParagraphKind, Point, Source

POINT = Point("a.0", "It is so.", (Citation("paper", ParagraphKind.BODY, 1),))


def pack_of(**related: str) -> Pack:
    """Make a pack of cards by name, each with its related ones: `a="b c"`."""
    cards = {
        slug: Card(slug, slug, "g", POINT, (), related=tuple(others.split()))
        for slug, others in related.items()
    }
    return Pack(cards, {}, "")


def told(pack: Pack) -> list[tuple[str, str]]:
    found = list(check_links(pack))
    assert all(one.doubt.severity is Severity.LOOK for one in found)
    assert all(one.doubt.kind is FindingKind.LINK for one in found)
    return [(one.slug, one.doubt.message) for one in found]


def test_cards_that_name_each_other() -> None:
    assert told(pack_of(a="b", b="a")) == []


def test_a_card_that_does_not_answer() -> None:
    assert told(pack_of(a="b c", b="a", c="b")) == [
        ("b", "c names this card as related, but it doesn't name it"),
        ("c", "a names this card as related, but it doesn't name it"),
    ]


def test_all_that_a_card_does_not_answer_are_told_at_once() -> None:
    assert told(pack_of(a="b c d", b="a", c="b a d", d="b a c")) == [
        ("b", "c and d name this card as related, but it doesn't name them"),
    ]


def test_a_hub_need_not_name_all() -> None:
    pack = pack_of(hub="a b", a="hub b", b="hub a", c="hub d", d="hub c")
    assert [slug for slug, _ in told(pack)] == []


def test_a_card_that_nobody_names() -> None:
    assert ("c", "no card names this one as related") in told(pack_of(a="b", b="a", c="a"))


def test_one_card_has_nobody_to_name() -> None:
    assert told(pack_of(a="")) == []


@given(st.sets(st.tuples(st.integers(0, 6), st.integers(0, 6)), max_size=20))
def test_mutual_links_are_never_one_way(pairs: set[tuple[int, int]]) -> None:
    related: dict[str, set[str]] = {f"c{n}": set() for n in range(7)}
    for one, other in pairs:
        if one != other:
            related[f"c{one}"].add(f"c{other}")
            related[f"c{other}"].add(f"c{one}")
    pack = pack_of(**{slug: " ".join(sorted(others)) for slug, others in related.items()})
    assert {slug for slug, _ in told(pack)} == {s for s, others in related.items() if not others}


def source(published: str | None = None, not_before: str | None = None) -> Source:
    dates = [PartialDate.parse(day) if day else None for day in (published, not_before)]
    return Source("paper", "T", "P", "en", "t.txt", "It.", published=dates[0], not_before=dates[1])


def test_a_card_of_undated_sources_is_a_fault() -> None:
    card = Card("a", "A", "g", POINT, ())
    doubt = check_age(card, Pack({"a": card}, {"paper": source()}, ""))
    assert doubt
    assert (doubt.severity, doubt.kind) == (Severity.FAULT, FindingKind.AGE)
    assert "sources/paper.md" in doubt.remedy


def test_a_card_with_a_date_is_well() -> None:
    card = Card("a", "A", "g", POINT, ())
    for dated in (source("2016"), source(None, "2016-12")):
        assert check_age(card, Pack({"a": card}, {"paper": dated}, "")) is None
