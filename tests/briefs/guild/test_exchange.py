from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from briefs.guild.exchange import join_cards, split_cards
from briefs.model import Card, Citation, ParagraphKind, Point, Section, SectionKind
from briefs.pack import parse_card

OWN = (Citation("own", ParagraphKind.WHOLE, 0),)
WORDS = st.lists(
    st.sampled_from(("tide", "船", "<!--", "-->", "card:", "+++", "##x", "“q”", "-")), min_size=1
).map(lambda words: " ".join(["It", *words]))


@st.composite
def cards(draw: st.DrawFn) -> list[Card]:
    slugs = draw(st.lists(st.from_regex(r"[a-z]{1,5}(-[a-z]{1,3})?", fullmatch=True), unique=True))
    return [
        Card(
            slug,
            draw(WORDS)[:80].strip(),
            "sea",
            Point(f"{slug}.0", draw(WORDS), OWN),
            (Section(SectionKind.KEY_POINTS, (Point(f"{slug}.1", draw(WORDS), OWN),)),),
        )
        for slug in slugs
    ]


@given(cards())
def test_what_is_exported_comes_back_the_same(given_cards: list[Card]) -> None:
    pieces, faults = split_cards(join_cards(given_cards), "cards.md")
    if not given_cards:
        assert [fault.problem for fault in faults]
        return
    assert faults == ()
    read = [parse_card(piece.slug, piece.text, "cards.md", own=True) for piece in pieces]
    assert read == [(card, ()) for card in given_cards]


@given(st.text())
def test_any_text_gives_pieces_or_faults(text: str) -> None:
    pieces, faults = split_cards(text, "cards.md")
    assert pieces or faults


def test_faults_name_the_line_of_the_whole_file() -> None:
    text = "<!-- card: one -->\n+++\ntitle = 1\n+++\n<!-- card: one -->\n<!-- card: Two! -->\n"
    pieces, faults = split_cards(text, "cards.md")
    assert [(fault.line, fault.problem) for fault in faults] == [
        (5, "a second card 'one'"),
        (6, "'Two!' can't be the name of a card"),
    ]
    _, found = parse_card("one", pieces[0].text, "cards.md", own=True)
    title = next(fault for fault in found if "title" in fault.problem)
    assert pieces[0].place(title).line == 3


def test_a_file_that_begins_otherwise_is_refused_with_what_to_do() -> None:
    _, [fault] = split_cards("\nhello\n<!-- card: one -->\n", "cards.md")
    assert fault.line == 2
    assert "/card export" in fault.remedy
