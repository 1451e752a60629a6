from __future__ import annotations

from dataclasses import replace

import pytest

from briefs.guild.reading import name_slug, read_own_card
from briefs.guild.sources import find_sources, with_own_cards
from briefs.model import Card, Citation, Pack, ParagraphKind, Point, Section, SectionKind, Source

PAPER = Source("paper", "Tides", "Harbour Institute", "en", "tides.txt", "About tides.")
FERRY = Card(
    "ferry",
    "The ferry",
    "sea",
    Point("ferry.0", "It sails.", (Citation("paper", ParagraphKind.BODY, 1),)),
    (),
    {"en": ("Night boat",)},
)
PACK = Pack({"ferry": FERRY}, {"paper": PAPER}, "0")


def text(title: str = "Our harbour", statement: str = "It is ours. [own]", extra: str = "") -> str:
    front = f'+++\ntitle = "{title}"\ngroup = "sea"\n{extra}+++\n'
    return f"{front}Gist. [own]\n\n## Key points\n- {statement}\n"


def problems(text_of_card: str, slug: str = "harbour") -> list[tuple[int, str]]:
    card, faults = read_own_card(slug, text_of_card, PACK, PACK.cards)
    assert (card is None) == bool(faults)
    return [(fault.line, fault.problem) for fault in faults]


@pytest.mark.parametrize(
    ("statement", "source", "kind"),
    [
        ("It is. [own]", "own", ParagraphKind.WHOLE),
        ("It is. [https://a.example/b;c]", "https://a.example/b;c", ParagraphKind.WHOLE),
        ("It is. [paper ¶3]", "paper", ParagraphKind.BODY),
    ],
)
def test_each_statement_says_what_it_rests_on(
    statement: str, source: str, kind: ParagraphKind
) -> None:
    card, faults = read_own_card("harbour", text(statement=statement), PACK, PACK.cards)
    assert card is not None, faults
    [citation] = card.section(SectionKind.KEY_POINTS)[0].citations
    assert (citation.source, citation.kind) == (source, kind)


def test_one_bracket_may_name_a_document_a_link_and_ourselves() -> None:
    statement = "It is. [paper ¶3; note 1; https://a.example/x;y; own]"
    card, faults = read_own_card("harbour", text(statement=statement), PACK, PACK.cards)
    assert card is not None, faults
    cited = [c.source for c in card.section(SectionKind.KEY_POINTS)[0].citations]
    assert cited == ["paper", "paper", "https://a.example/x;y", "own"]


@pytest.mark.parametrize(
    ("statement", "problem"),
    [
        ("It is.", "a statement without a citation"),
        ("It is. [nobody ¶1]", "unknown source 'nobody'"),
        ("It is. [javascript://x%0a]", "'javascript://x%0a' is not a web address"),
        ("It is. [https://]", "'https://' is not a web address"),
        ("It [own] is. [own]", "the citation [own] doesn't end the statement"),
        ("It is. [own; own]", "own is cited twice"),
        (f"It is. [https://a.example/{'x' * 500}]", "the link has 518 characters"),
    ],
)
def test_what_rests_on_nothing_is_refused_with_its_line(statement: str, problem: str) -> None:
    assert (8, problem) in problems(text(statement=statement))


COUNTED = replace(PACK, sources={"paper": replace(PAPER, paragraphs=45, notes=(1, 2, 4))})


def test_a_place_that_its_document_has_not_is_refused() -> None:
    statement = "It is. [paper ¶45; ¶999; note 3; note 4]"
    _, faults = read_own_card("harbour", text(statement=statement), COUNTED, COUNTED.cards)
    assert [(fault.line, fault.problem, fault.remedy) for fault in faults] == [
        (8, "paper has 3 notes (1–2, 4); note 3 is not one of them", "See /source paper."),
        (8, "paper has 45 paragraphs; ¶999 is not one of them", "See /source paper."),
    ]
    there = text(statement="It is. [paper ¶45; note 4; own]")
    assert read_own_card("harbour", there, COUNTED, COUNTED.cards)[1] == ()


def test_a_number_alone_is_offered_as_a_paragraph() -> None:
    _, [fault] = read_own_card("harbour", text(statement="It is. [paper 3]"), PACK, PACK.cards)
    assert (fault.line, fault.remedy) == (
        8,
        "Write [paper ¶3], or for a note the word note before its number.",
    )


def test_a_name_of_another_card_is_refused_but_a_version_may_keep_its_own() -> None:
    assert problems(text("night-boat")) == [
        (2, "the name 'night-boat' belongs to the card 'The ferry'")
    ]
    assert problems(text("Night boat"), slug="ferry") == []


def test_a_related_card_must_be_one_that_members_see() -> None:
    assert problems(text(extra='related = ["fery"]\n')) == [
        (4, "`related` names an unknown card 'fery'")
    ]


def test_a_slug_is_made_from_the_title_and_never_one_in_use() -> None:
    assert name_slug("The Ferry!", {}) == "the-ferry"
    assert name_slug("The ferry", {"the-ferry": 1}) == "the-ferry-1"
    assert name_slug("国後島", {"card-1": 1}) == "card-2"
    assert len(name_slug("long " * 40, {})) <= 60


def test_links_and_the_own_word_stand_as_sources_in_what_a_server_sees() -> None:
    link = Citation("https://a.example/b", ParagraphKind.WHOLE, 0)
    own = Citation("own", ParagraphKind.WHOLE, 0)
    points = (Point("harbour.1", "It is.", (link, own)),)
    card = Card(
        "harbour",
        "Our harbour",
        "sea",
        Point("harbour.0", "Gist.", (own,)),
        (Section(SectionKind.KEY_POINTS, points),),
    )
    assert find_sources([card])[link.source].publisher == "a.example"
    seen = with_own_cards(PACK, [card], hidden=["ferry"])
    assert list(seen.cards) == ["harbour"]
    assert set(seen.sources) == {"paper", "own", link.source}
    assert PACK.cards == {"ferry": FERRY}


def test_own_cards_and_versions_are_told_apart_also_with_one_more_over_them() -> None:
    mine = replace(FERRY, slug="mine", title="Mine")
    seen = with_own_cards(PACK, [mine, FERRY], [])
    both, versions = frozenset({"ferry", "mine"}), frozenset({"ferry"})
    assert (seen.own, seen.versions) == (both, versions)
    for changed in (mine, FERRY):  # as a preview shows it
        again = with_own_cards(seen, [changed], [])
        assert (again.own, again.versions) == (both, versions)
    assert with_own_cards(with_own_cards(PACK, [mine], []), [FERRY], []).versions == versions


def test_a_file_is_cleaned_and_escapes_bring_nothing_hidden_in() -> None:
    card, faults = read_own_card(
        "harbour", text("Our\u202e harbour", "It\u200b is. [own]"), PACK, {}
    )
    assert card is not None, faults
    assert (card.title, card.section(SectionKind.KEY_POINTS)[0].text) == ("Our harbour", "It is.")
    assert problems(text("Our\\u202e harbour")) == [
        (2, "the name 'Our\\u202e harbour' has characters that can't be seen")
    ]
    assert problems(text("\\u3164")) == [(2, "the name '\u3164' has characters that can't be seen")]


def test_a_name_that_looks_like_another_cards_is_refused_naming_it() -> None:
    assert problems(text("Тhe fеrry")) == [
        (2, "the name 'Тhe fеrry' looks just like a name of the card 'The ferry'")
    ]
    assert problems(text("Тhe fеrry"), slug="ferry") == []


def test_two_languages_may_share_a_name_but_one_may_not_have_it_twice() -> None:
    assert problems(text(extra='[aliases]\nen = ["2+2"]\nja = ["2プラス2"]\n')) == []
    assert problems(text(extra='[aliases]\nen = ["2+2", "2 + 2"]\n')) == [
        (5, "the name '2 + 2' repeats '2+2'")
    ]


def test_a_card_may_not_be_larger_than_the_store_takes() -> None:
    statement = f"{'x' * 70_000} [own]"
    assert problems(text(statement=statement)) == [(0, "the card has 68 KB")]
