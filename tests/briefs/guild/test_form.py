from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefs.dates import PartialDate
from briefs.guild.form import LONGEST_FIELD, CardForm, FormField, read_form, write_form
from briefs.guild.reading import read_own_card
from briefs.guild.typed_points import read_date
from briefs.model import Card, Citation, Pack, ParagraphKind, Point, Section, SectionKind, Source
from briefs.pack import load_pack

PAPER = Source("tide-paper", "Tides", "Harbour Institute", "en", "tides.txt", "About tides.")
OWN = Citation("own", ParagraphKind.WHOLE, 0)
LINK = Citation("https://a.example/b,c;d?e=[1]".replace("[", "%5B").replace("]", "%5D"),
                ParagraphKind.WHOLE, 0)  # fmt: skip
PARAGRAPH = Citation("tide-paper", ParagraphKind.BODY, 3)
NOTE = Citation("tide-paper", ParagraphKind.NOTE, 1)
FERRY = Card("ferry", "The ferry", "sea", Point("ferry.0", "It sails.", (PARAGRAPH,)), ())
PACK = Pack({"ferry": FERRY}, {"tide-paper": PAPER}, "0")
SEEDS = load_pack(Path(__file__).parents[3] / "seeds")


def read(form: CardForm, slug: str = "harbour") -> Card:
    given_back = read_form(form, slug, "sea", PACK, PACK.cards)
    assert given_back.card is not None, given_back.faults
    assert read_own_card(slug, given_back.text, PACK, PACK.cards) == (given_back.card, ())
    return given_back.card


def typed(points: str, sources: str = "", **others: str) -> CardForm:
    return CardForm("Our harbour", others.pop("gist", "Ships lie here."), points,
                    sources=sources, **others)  # fmt: skip


def statements(points: str, sources: str = "") -> list[tuple[str, tuple[Citation, ...]]]:
    card = read(typed(points, sources))
    return [(point.text, point.citations) for section in card.sections for point in section.points]


def faults(form: CardForm) -> list[tuple[FormField, int, str]]:
    given_back = read_form(form, "harbour", "sea", PACK, PACK.cards)
    assert given_back.card is None
    assert given_back.text == ""
    return [(fault.field, fault.line, fault.problem) for fault in given_back.faults]


def remedies(form: CardForm) -> str:
    return "\n".join(
        fault.remedy for fault in read_form(form, "harbour", "sea", PACK, PACK.cards).faults
    )


# --- Plain typing ---------------------------------------------------------------------------------


def test_three_plain_fields_are_a_card() -> None:
    card = read(typed("It has two piers\nIt freezes in January."))
    assert card.gist.citations == (OWN,)
    assert [(point.text, point.citations) for point in card.section(SectionKind.KEY_POINTS)] == [
        ("It has two piers", (OWN,)),
        ("It freezes in January.", (OWN,)),
    ]


@pytest.mark.parametrize(
    "line",
    [
        "It is.",
        "- It is.",
        "* It is.",
        "• It is.",
        "・It is.",
        "– It is.",
        "  It is.  ",
        "It is.\r",
        "•\tIt is.",
        "o\tIt is.",
        "1.\tIt is.",
        "a)\tIt is.",
        "§\tIt is.",
        "\uf0b7\tIt is.",
        "▪ It is.",
    ],
)
def test_a_bullet_is_no_part_of_a_statement(line: str) -> None:
    assert statements(f"{line}\nAnd more.")[0] == ("It is.", (OWN,))


def test_numbers_of_a_list_are_no_part_of_its_statements() -> None:
    assert [text for text, _ in statements("1. One.\n2) Two.\n\n3. Three.\nFour.")] == [
        "One.",
        "Two.",
        "Three.",
        "Four.",
    ]


@pytest.mark.parametrize("line", ["1. FC Wharf won.", "2. Liga it is.", "3.5 % more.", "10) ten"])
def test_a_number_that_counts_nothing_stays(line: str) -> None:
    assert statements(f"{line}\nAnd more.")[0] == (line, (OWN,))


@pytest.mark.parametrize(
    ("end", "citations"),
    [
        ("[1]", (LINK,)),
        ("[2]", (PARAGRAPH, NOTE)),
        ("[2][1]", (PARAGRAPH, NOTE, LINK)),
        ("[1, 2]", (LINK, PARAGRAPH, NOTE)),
        ("[own]", (OWN,)),
        ("[our own word]", (OWN,)),
        ("[tide-paper ¶3]", (PARAGRAPH,)),
        ("[Tide Paper ¶ 3; note 1]", (PARAGRAPH, NOTE)),
        ("[tide-paper para 3, note 1]", (PARAGRAPH, NOTE)),
        ("[tide-paper, paragraph 3]", (PARAGRAPH,)),
        ("[tide-paper ¶3, 4]", (PARAGRAPH, Citation("tide-paper", ParagraphKind.BODY, 4))),
        ("【tide-paper ¶3】", (PARAGRAPH,)),
        ("［２］", (PARAGRAPH, NOTE)),
        ("[1].", (LINK,)),
        ("[https://x.example/a,b]", (Citation("https://x.example/a,b", ParagraphKind.WHOLE, 0),)),
        ("[www.x.example]", (Citation("https://www.x.example", ParagraphKind.WHOLE, 0),)),
        ("https://x.example/a", (Citation("https://x.example/a", ParagraphKind.WHOLE, 0),)),
        ("(https://x.example/a).", (Citation("https://x.example/a", ParagraphKind.WHOLE, 0),)),
        ("（https://x.example/a）。", (Citation("https://x.example/a", ParagraphKind.WHOLE, 0),)),
        (": https://x.example/(a)", (Citation("https://x.example/(a)", ParagraphKind.WHOLE, 0),)),
        ("<https://x.example/a>", (Citation("https://x.example/a", ParagraphKind.WHOLE, 0),)),
        ("", (LINK, PARAGRAPH, NOTE)),
    ],
)
def test_what_a_statement_rests_on_may_be_typed_in_many_ways(
    end: str, citations: tuple[Citation, ...]
) -> None:
    sources = f"1. {LINK.source}\n\n- Tide-Paper ¶3; note 1"
    assert statements(f"It is. {end}", sources) == [("It is.", citations)]


def test_a_source_added_with_its_number_leaves_the_other_statements_as_they_were() -> None:
    assert statements("It is.\nAnd new. [1]", LINK.source) == [
        ("It is.", (OWN,)),
        ("And new.", (LINK,)),
    ]
    assert statements("It is.\nAnd new. [2]", f"tide-paper ¶3\n{LINK.source}") == [
        ("It is.", (PARAGRAPH,)),
        ("And new.", (LINK,)),
    ]


def test_a_full_stop_behind_the_bracket_ends_the_statement() -> None:
    assert statements("It is [own].\n港だ［own］。") == [("It is.", (OWN,)), ("港だ。", (OWN,))]
    page = Citation("https://x.example/a", ParagraphKind.WHOLE, 0)
    assert statements("港だ（https://x.example/a）。\nIt is (https://x.example/a).") == [
        ("港だ。", (page,)),
        ("It is.", (page,)),
    ]


def test_headings_of_the_card_file_may_stand_among_the_points() -> None:
    card = read(
        typed(
            "It is.\n\n## Where They Stand\n### Japan\n- Wants it.\n  Badly.\n### Russia\nToo.\n"
            "Timeline:\n1945/8/18 – It fell.\n18 March 1946: It rose.\n2016: It rests."
        )
    )
    assert [section.kind for section in card.sections] == [
        SectionKind.KEY_POINTS,
        SectionKind.POSITIONS,
        SectionKind.TIMELINE,
    ]
    assert [(point.side, point.text) for point in card.section(SectionKind.POSITIONS)] == [
        ("Japan", "Wants it. Badly."),
        ("Russia", "Too."),
    ]
    assert [point.date for point in card.section(SectionKind.TIMELINE)] == [
        PartialDate(1945, 8, 18),
        PartialDate(1946, 3, 18),
        PartialDate(2016),
    ]


@pytest.mark.parametrize(
    "typed",
    ["1945-08-18: It", "1945/8/18 – It", "1945.8.18: It", "18.8.1945: It", "18 August 1945: It",
     "18 Aug. 1945 - It", "August 18, 1945: It", "18 августа 1945 г.: It", "1945年8月18日：It"],
)  # fmt: skip
def test_a_date_may_be_written_as_is_usual(typed: str) -> None:
    assert read_date(typed) == "1945-08-18: It"


@pytest.mark.parametrize(
    "typed", ["1945-13: It", "31 February 1945: It", "18 Brumaire 1799: It", "In 1945: It", "It"]
)
def test_what_is_no_date_is_left_for_the_reader_of_cards_to_refuse(typed: str) -> None:
    assert read_date(typed) == typed


def test_less_than_a_day_is_as_precise_as_it_was_typed() -> None:
    typed = ("August 1945: It", "8.1945: It", "1945年8月: It", "август 1945: It", "1945 – It")
    assert [read_date(each) for each in typed] == ["1945-08: It"] * 4 + ["1945: It"]


def test_a_side_needs_no_section_above_it() -> None:
    card = read(typed("It is.\n### Japan\nWants it.\n### Russia\nToo."))
    assert [point.side for point in card.section(SectionKind.POSITIONS)] == ["Japan", "Russia"]
    assert faults(typed("### Us\nIt is.\n## Timeline\n### Them\n2016: It was.")) == [
        (FormField.POINTS, 4, "a heading ### under Timeline")
    ]


def test_names_find_their_language_by_their_letters() -> None:
    card = read(
        typed(
            "It is.",
            names="the port, Nemuro Port\n根室港、・ねむろ\nen: Ko\nпорт Немуро\nOur harbour",
        )
    )
    assert card.aliases == {
        "en": ("the port", "Nemuro Port", "Ko"),
        "ja": ("根室港", "ねむろ"),
        "ru": ("порт Немуро",),
    }


def test_what_nobody_sees_is_left_out() -> None:
    form = CardForm("Our\x00 harbour\u202e", "Ships\u2066 lie.", "It\u202e is.\u200b", "po\u200brt")
    card = read(form)
    assert (card.title, card.gist.text, card.aliases) == (
        "Our harbour",
        "Ships lie.",
        {"en": ("port",)},
    )


def test_related_cards_are_kept_but_those_that_are_gone() -> None:
    kept = read_form(typed("It is."), "harbour", "sea", PACK, PACK.cards, related=["ferry", "gone"])
    assert kept.card is not None
    assert kept.card.related == ("ferry",)


# --- What is wrong --------------------------------------------------------------------------------


def test_every_fault_is_told_with_its_field_and_line() -> None:
    form = CardForm(
        title="the FERRY",
        gist="One. Two. Three. Four.",
        points="Fine.\n\nIt is. [7]\n## Time line\nIt is. [tide-papers ¶3]",
        names="x" * 81,
        sources="tide-paper\nhttps://",
    )
    assert faults(form) == [
        (FormField.TITLE, 0, "there is a card 'The ferry' already"),
        (FormField.GIST, 0, "the gist has 4 sentences"),
        (FormField.POINTS, 3, "[7] names a source that isn't there: the form has 2 sources"),
        (FormField.POINTS, 4, "there is no heading 'Time line'"),
        (FormField.POINTS, 5, "unknown source 'tide-papers'"),
        (FormField.NAMES, 1, "a name has 81 characters"),
        (FormField.SOURCES, 1, "'tide-paper' names a document without the place in it"),
        (FormField.SOURCES, 2, "'https://' is not a web address"),
    ]
    assert "Did you mean 'tide-paper'?" in remedies(form)
    assert "Did you mean 'Timeline'?" in remedies(form)


@pytest.mark.parametrize(
    ("form", "fault"),
    [
        (CardForm("\u3164 \u202e", "G.", "P."), (FormField.TITLE, 0, "nothing of the title shows")),
        (CardForm("👍👍", "G.", "P."), (FormField.TITLE, 0,
            "the name '👍👍' has neither letters nor digits")),
        (CardForm("T" * 81, "G.", "P."), (FormField.TITLE, 0, "the title has 81 characters")),
        (CardForm("Т\u0435rry fеrry", "G.", "P.", "Тhe fеrrу"), (FormField.NAMES, 1,
            "the name 'Тhe fеrrу' looks just like a name of the card 'The ferry'")),
        (CardForm("T", "\n \n", "P."), (FormField.GIST, 0, "there is no gist")),
        (CardForm("T", "G.", "\n- \n"), (FormField.POINTS, 0, "there is no statement")),
        (CardForm("T", "G.", "[own]"), (FormField.POINTS, 1, "a source without a statement")),
        (CardForm("T", "G.", "P. [sic]"), (FormField.POINTS, 1,
            "'sic' names no source that can be read")),
        (CardForm("T", "G.", "P. []"), (FormField.POINTS, 1, "an empty bracket")),
        (CardForm("T", "G.", "P. [1]"), (FormField.POINTS, 1,
            "[1] names a source that isn't there: the form has no source yet")),
        (CardForm("T", "G.", "P. [javascript://x]"), (FormField.POINTS, 1,
            "'javascript://x' is not a web address")),
        (CardForm("T", "G.", "P. [¶3]"), (FormField.POINTS, 1,
            "'¶3' doesn't say of which document")),
        (CardForm("T", "G.", "It [own] is."), (FormField.POINTS, 1,
            "the citation [own] doesn't end the statement")),
        (CardForm("T", "G.", "## Timeline\nIn May it fell."), (FormField.POINTS, 2,
            "a point of the timeline doesn't begin with a date and a colon")),
        (CardForm("T", "G.", "## Where they stand\nIt wants."), (FormField.POINTS, 2,
            "a position without its side")),
        (CardForm("T", "G.", "P.", sources="The Times https://x.example/y"), (FormField.SOURCES, 1,
            "'The Times https://x.example/y' is not a web address")),
        (CardForm("T", "G.", "P.", sources=f"\nhttps://x.example/{'y' * 500}"), (FormField.SOURCES,
            2, "the link has 518 characters")),
    ],
)  # fmt: skip
def test_what_is_wrong_is_said_plainly(form: CardForm, fault: tuple[FormField, int, str]) -> None:
    assert faults(form) == [fault]


# --- There and back -------------------------------------------------------------------------------


@pytest.mark.parametrize("slug", sorted(SEEDS.cards))
def test_every_card_of_the_pack_goes_through_the_form_and_comes_back(slug: str) -> None:
    card = SEEDS.cards[slug]
    form = write_form(card)
    assert form is not None
    assert read_form(form, slug, card.group, SEEDS, SEEDS.cards, related=card.related).card == card


def test_what_a_newcomer_typed_comes_back_as_typed() -> None:
    form = CardForm(
        "Our harbour",
        "Ships lie here. [1]",
        "It has two piers.\nIt freezes. [1]\n\n## Timeline\n2016: It fell. [2]",
        "the port\n根室港",
        "https://x.example/a\nhttps://x.example/b",
    )
    assert write_form(read(form)) == form
    plain = CardForm("Our harbour", "Ships lie here.", "It has two piers.\nIt freezes.", "the port")
    assert write_form(read(plain)) == plain
    one = replace(plain, sources="https://x.example/a")
    assert write_form(read(one)) == one


def test_a_card_that_is_too_long_for_a_form_goes_by_file() -> None:
    point = Point("harbour.1", "й" * LONGEST_FIELD, (OWN,))
    card = replace(FERRY, sections=(Section(SectionKind.KEY_POINTS, (point,)),))
    assert write_form(card) is not None
    longer = replace(point, text=point.text + "й")
    assert write_form(replace(card, sections=(Section(SectionKind.KEY_POINTS, (longer,)),))) is None


WORDS = st.lists(
    st.sampled_from(
        ("tide", "船", "#", "##", "-", "・x", "1.", "[x", "y]", "[sic]", "2016:", "May", "1946:",
         "Timeline", "Timeline:", "https://x.example", "(https://y.example).", "“q”", "end.", "】",
         "own", "¶3", "+++", "\\", "en:", "a,b", "・", "“a", "b”", "and"),
    ),
    min_size=1, max_size=6,
).map(" ".join)  # fmt: skip
CITED = st.lists(st.sampled_from((OWN, LINK, PARAGRAPH, NOTE)), min_size=1, max_size=4, unique=True)
SIDE = st.sampled_from(("Japan", "Timeline", "Figures", "#1", "露"))


@st.composite
def card_texts(draw: st.DrawFn) -> str:
    """Write the file of a card, in the hands of somebody who writes oddly."""
    from briefs.pack.writing import write_citations

    def statement(start: str = "") -> str:
        return f"{start}{draw(WORDS)} {write_citations(draw(CITED))}"

    rows = ["+++", 'title = "Our harbour"', 'group = "sea"', "[aliases]"]
    for language in draw(st.lists(st.sampled_from(("en", "ja", "ru", "ain")), unique=True)):
        names = draw(
            st.lists(WORDS.map(lambda name: f"n {name}"[:70].strip()), min_size=1, unique=True)
        )
        rows.append(f"{language} = {[*names]!r}")
    rows += ["+++", statement("It ")]
    for kind in draw(st.lists(st.sampled_from(SectionKind), min_size=1, unique=True)):
        rows += ["", f"## {kind}"]
        if kind is SectionKind.POSITIONS:
            for side in draw(st.lists(SIDE, min_size=1, unique=True)):
                rows += [f"### {side}", statement("- ")]
        else:
            start = "- 2016: " if kind is SectionKind.TIMELINE else "- "
            rows += [statement(start) for _ in range(draw(st.integers(1, 3)))]
    return "\n".join(rows)


@given(card_texts())
def test_any_card_comes_back_through_the_form_the_same(text: str) -> None:
    card, _ = read_own_card("harbour", text, PACK, PACK.cards)
    form = write_form(card) if card else None
    if card and form:
        assert read_form(form, "harbour", "sea", PACK, PACK.cards).card == card


@given(st.builds(CardForm, *[st.text(st.characters(exclude_categories=[]))] * 5))
def test_nothing_typed_raises_and_a_card_is_one_that_a_file_gives(form: CardForm) -> None:
    given_back = read_form(form, "harbour", "sea", PACK, PACK.cards)
    assert (given_back.card is None) == bool(given_back.faults)
    if given_back.card:
        again = read_own_card("harbour", given_back.text, PACK, PACK.cards)
        assert again == (given_back.card, ())
