from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.finding import complete_sources, find_sources
from briefs.model import Pack, Source


def source(id_: str, title: str, publisher: str, author: str | None = None) -> Source:
    return Source(id_, title, publisher, "en", f"{id_}.txt", "What it is.", author)


SOURCES = [
    source("ifri-limits", "The Limits of a Rapprochement", "Ifri", "Céline Pajon"),
    source("ifri-steps", "Small Steps, No Giant Leap", "Ifri", "Céline Pajon"),
    source("fpri-ukraine", "Japan and Russia after Ukraine", "Foreign Policy Research Institute"),
    source("ground", "Common Ground", "Russia Direct", "Ivan Tselichtchev"),
]
PACK = Pack({}, {each.id: each for each in SOURCES}, "0")


def ids(found: tuple[Source, ...]) -> list[str]:
    return [each.id for each in found]


@pytest.mark.parametrize(
    ("typed", "found"),
    [
        ("ifri-limits", ["ifri-limits"]),
        ("IFRI limits", ["ifri-limits"]),
        ("the limits of a rapprochement", ["ifri-limits"]),
        ("celine pajon", ["ifri-steps", "ifri-limits"]),
        ("Tselichtchev", ["ground"]),
        ("common ground", ["ground"]),
        ("after ukraine", ["fpri-ukraine"]),
        ("giant", ["ifri-steps"]),
        ("Comon Grund", ["ground"]),
        ("rapprochment", ["ifri-limits"]),
        ("bitcoin", []),
        ("zzqx", []),
        ("", []),
        ("!?", []),
    ],
)
def test_what_a_person_types_to_the_documents_it_may_mean(typed: str, found: list[str]) -> None:
    assert ids(find_sources(typed, PACK)) == found


def test_nothing_typed_suggests_all_by_title() -> None:
    assert ids(complete_sources(" ", PACK)) == [
        "ground",
        "fpri-ukraine",
        "ifri-steps",
        "ifri-limits",
    ]


def test_suggestions_begin_with_the_best() -> None:
    assert ids(complete_sources("ifri", PACK))[:2] == ["ifri-steps", "ifri-limits"]
    assert ids(complete_sources("uk", PACK)) == ["fpri-ukraine"]


def test_a_large_pack_is_cut_after_ranking() -> None:
    many = {f"paper-{n}": source(f"paper-{n}", f"Paper {n}", "Press") for n in range(60)}
    pack = Pack({}, many, "0")
    assert len(complete_sources("", pack)) == 25
    assert len(complete_sources("paper", pack)) == 25
    assert ids(complete_sources("paper-59", pack))[0] == "paper-59"


@given(st.sampled_from(SOURCES))
def test_every_id_and_title_finds_its_own_document(known: Source) -> None:
    assert ids(find_sources(known.id, PACK)) == [known.id]
    assert ids(find_sources(known.title, PACK)) == [known.id]


@given(st.text(max_size=100))
def test_no_text_raises(typed: str) -> None:
    assert set(ids(find_sources(typed, PACK))) <= set(PACK.sources)
    assert len(complete_sources(typed, PACK)) <= len(PACK.sources)


def test_an_empty_pack() -> None:
    empty = Pack({}, {}, "0")
    assert find_sources("x", empty) == ()
    assert complete_sources("x", empty) == ()
