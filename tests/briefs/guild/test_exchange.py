from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefs.guild.exchange import count_cards, join_cards, split_cards, tidy
from briefs.model import Card, Citation, ParagraphKind, Point, Section, SectionKind
from briefs.pack import parse_card
from briefs.pack.writing import write_card
from tests.briefs.guild.shelf import card_file

OWN = (Citation("own", ParagraphKind.WHOLE, 0),)
WORDS = st.lists(
    st.sampled_from(("tide", "船", "<!--", "-->", "card:", "+++", "##x", "“q”", "-")), min_size=1
).map(lambda words: " ".join(["It", *words]))
SLUGS = st.from_regex(r"[a-z]{1,5}(-[a-z]{1,3})?", fullmatch=True)


@st.composite
def cards(draw: st.DrawFn) -> list[Card]:
    return [
        Card(
            slug,
            draw(WORDS)[:80].strip(),
            "sea",
            Point(f"{slug}.0", draw(WORDS), OWN),
            (Section(SectionKind.KEY_POINTS, (Point(f"{slug}.1", draw(WORDS), OWN),)),),
        )
        for slug in draw(st.lists(SLUGS, unique=True))
    ]


@given(
    given_cards=cards(),
    removed=st.lists(SLUGS.map("x-{}".format), unique=True),
    head=st.text(),
    exported=st.none() | st.integers(0, 4_000_000_000),
    elsewhere=st.frozensets(SLUGS),
)
def test_what_is_joined_is_taken_apart_the_same(
    given_cards: list[Card],
    removed: list[str],
    head: str,
    exported: int | None,
    elsewhere: frozenset[str],
) -> None:
    texts = {card.slug: write_card(card) for card in given_cards}
    text = join_cards(texts, removed=removed, head=head, exported=exported, elsewhere=elsewhere)
    found, faults = split_cards(text, "cards.md")
    if not given_cards and not removed:
        assert [fault.problem for fault in faults]
        return
    assert faults == ()
    assert count_cards(text) == len(given_cards)
    assert (list(found.removed), found.exported, found.elsewhere) == (removed, exported, elsewhere)
    assert {piece.slug: piece.text for piece in found.pieces} == texts
    read = [parse_card(piece.slug, piece.text, "cards.md", own=True) for piece in found.pieces]
    assert read == [(card, ()) for card in given_cards]


@given(
    st.text() | st.lists(st.sampled_from(("<!-- card: a -->", "<!--", "-->", "x"))).map("\n".join)
)
def test_any_text_gives_cards_or_faults(text: str) -> None:
    found, faults = split_cards(text, "cards.md")
    assert found.pieces or faults
    assert tidy(tidy(text)) == tidy(text)


def test_a_card_that_quotes_a_mark_stays_one_card() -> None:
    quoting = card_file("Ours").replace('"Ours"', '"""Ours\n<!-- card: evil -->\n"""')
    card, _ = parse_card("ours", quoting, "", own=True)
    found, faults = split_cards(join_cards({"ours": quoting}), "cards.md")
    assert faults == ()
    [piece] = found.pieces
    assert parse_card("ours", piece.text, "", own=True) == (card, ())


@pytest.mark.parametrize("newline", ["\n", "\r\n", "\r"])
def test_faults_name_the_line_of_the_whole_file(newline: str) -> None:
    text = "\n<!-- card: one -->\n\n+++\ntitle = 1\n+++\n<!-- card: one -->\n<!-- card: Two! -->\n"
    found, faults = split_cards(text.replace("\n", newline), "cards.md")
    assert [(fault.line, fault.problem) for fault in faults] == [
        (7, "a second card 'one'"),
        (8, "'Two!' can't be the name of a card"),
    ]
    _, wrong = parse_card("one", found.pieces[0].text, "cards.md", own=True)
    title = next(fault for fault in wrong if "title" in fault.problem)
    assert found.pieces[0].place(title).line == 5


@pytest.mark.parametrize(
    ("text", "line", "problem"),
    [
        ("\nhello\n<!-- card: one -->\n", 2, "the file doesn't begin with the name of a card"),
        ("<!-- hi -->\nhello", 2, "the file doesn't begin with the name of a card"),
        ("<!-- only a comment -->", 0, "the file doesn't begin with the name of a card"),
        ("", 0, "the file doesn't begin with the name of a card"),
        ("<!-- removed: a -->\nhello\n", 2, "a line that belongs to no card"),
        ("<!-- removed: a -->\n<!-- card: a -->\n", 2, "a second card 'a'"),
        ("<!-- removed: A! -->\n", 1, "'A!' can't be the name of a card"),
        ("<!-- exported: today -->\n<!-- card: a -->\n", 1, "'today' is not a time"),
    ],
)
def test_what_belongs_nowhere_is_refused_with_its_line(text: str, line: int, problem: str) -> None:
    _, [fault] = split_cards(text, "cards.md")
    assert (fault.line, fault.problem) == (line, problem)
    assert fault.remedy


def test_a_comment_of_many_lines_may_stand_at_the_head() -> None:
    text = "\ufeff<!--\nHello\nthere -->\n\n<!-- more -->\n<!-- card: one -->\n"
    found, faults = split_cards(text, "cards.md")
    assert faults == ()
    assert [piece.slug for piece in found.pieces] == ["one"]
