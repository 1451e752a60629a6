from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefs.matching.index import Index, build_index
from briefs.matching.naming import find_names
from briefs.matching.normalise import normalise
from briefs.model import Card, Citation, Pack, ParagraphKind, Point, Source

NAMES = {
    "kuril-dispute": ("Kuril Islands dispute", "Kurils", "Курилы", "北方領土"),
    "northern-policy": ("Policy on the north", "領土"),
    "two-plus-two": ("2+2 talks", "2+2"),
    "dispute": ("Dispute",),
    "energy": ("Energy",),
}


def card(slug: str, title: str, *aliases: str) -> Card:
    citation = Citation("paper", ParagraphKind.BODY, 1)
    gist = Point(f"{slug}.0", "A statement.", (citation,))
    return Card(slug, title, "group", gist, (), {"en": aliases})


@pytest.fixture(scope="module")
def index() -> Index:
    cards = {slug: card(slug, *names) for slug, names in sorted(NAMES.items())}
    paper = Source("paper", "A paper", "A publisher", "en", "paper.txt", "What it is.")
    return build_index(Pack(cards, {"paper": paper}, "0"))


@pytest.mark.parametrize(
    ("text", "slugs"),
    [
        ("What about the Kurils?", ["kuril-dispute"]),
        ("KURILS!!!", ["kuril-dispute"]),
        ("а Курилы чьи?", ["kuril-dispute"]),
        ("今日は北方領土の日です", ["kuril-dispute"]),
        ("その領土の問題", ["northern-policy"]),
        ("energy first, then the kurils; energy again", ["energy", "kuril-dispute"]),
        ("the Kuril Islands dispute is old", ["kuril-dispute"]),
        ("a dispute over the Kuril Islands", ["dispute"]),
        ("next 2 + 2 in Tokyo", ["two-plus-two"]),
        ("kuril-dispute", ["kuril-dispute"]),
        ("Kurilsk is a town", []),
        ("renewable energyfuture", []),
        ("12+22", []),
        ("", []),
        ("?!", []),
        ("x" * 5_000 + " energy", []),
    ],
)
def test_names_that_stand_in_a_text(index: Index, text: str, slugs: list[str]) -> None:
    assert list(find_names(text, index)) == slugs


@given(text=st.text(max_size=300))
def test_no_text_raises_and_each_card_comes_once(index: Index, text: str) -> None:
    found = find_names(text, index)
    assert len(set(found)) == len(found)
    assert set(found) <= set(NAMES)


@given(
    before=st.sampled_from(["", "see ", "«", "(the "]),
    slug=st.sampled_from(sorted(NAMES)),
    after=st.sampled_from(["", "?", " now", "» ", ", please"]),
    upper=st.booleans(),
)
def test_every_name_is_found_in_any_sentence(
    index: Index, before: str, slug: str, after: str, upper: bool
) -> None:
    for name in NAMES[slug]:
        written = name.upper() if upper else name
        assert find_names(f"{before}{written}{after}", index) == (slug,), normalise(written)
