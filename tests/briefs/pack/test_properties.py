"""Whatever stands in a file, reading it gives faults, never an exception; nothing is lost."""

from __future__ import annotations

import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from briefs.dates import PartialDate
from briefs.model import Card, Citation, ParagraphKind, Point, Section, SectionKind
from briefs.pack import parse_card, parse_source
from briefs.pack.sentences import count_sentences
from briefs.pack.writing import write_card

WORDS = st.sampled_from(
    (
        "Lumen",
        "besta",
        "¶",
        "note",
        "U.S.",
        "2+2",
        "S-400",
        "16,400",
        "4.5%",
        "島々",
        "Россия",
        "'quoted'",
        "(so)",
        "a:",
        "b",
        "—",
        "[sic]",
        "“x”",
    )
)
TEXTS = st.lists(WORDS, min_size=1, max_size=12).map(" ".join).filter(lambda t: not t.endswith("]"))
SLUGS = st.from_regex(r"[a-z][a-z0-9]{0,8}(-[a-z0-9]{1,5}){0,2}", fullmatch=True)
CITATIONS = st.lists(
    st.builds(
        Citation,
        SLUGS,
        st.sampled_from((ParagraphKind.BODY, ParagraphKind.NOTE)),
        st.integers(1, 999),
    ),
    min_size=1,
    max_size=4,
    unique=True,
)
WHOLE = st.builds(
    Citation,
    st.sampled_from(("own", "https://lumen.example/a;b?c=d", "http://besta.example")),
    st.just(ParagraphKind.WHOLE),
    st.just(0),
)
OWN_CITATIONS = st.tuples(CITATIONS, st.lists(WHOLE, max_size=2, unique=True)).map(
    lambda lists: [*lists[1], *lists[0]]
)
DATES = st.one_of(
    st.builds(PartialDate, st.integers(1000, 2100)),
    st.builds(PartialDate, st.integers(1000, 2100), st.integers(1, 12)),
    st.builds(PartialDate, st.integers(1000, 2100), st.integers(1, 12), st.integers(1, 28)),
)
SIDES = ("Arvonia", "Besta", None)


@st.composite
def cards(draw: st.DrawFn, citations: st.SearchStrategy[list[Citation]] = CITATIONS) -> Card:
    kinds = draw(st.lists(st.sampled_from(SectionKind), min_size=1, unique=True))
    number = 0
    sections = []
    for kind in kinds:
        points = []
        count = draw(st.integers(1, 3))
        dates = sorted(draw(st.lists(DATES, min_size=count, max_size=count)))
        for n in range(count):
            number += 1
            side = SIDES[0 if n < 2 else 1] if kind is SectionKind.POSITIONS else None
            date = dates[n] if kind is SectionKind.TIMELINE else None
            points.append(Point(f"card.{number}", draw(TEXTS), tuple(draw(citations)), side, date))
        sections.append(Section(kind, tuple(points)))
    gist = draw(TEXTS.filter(lambda text: count_sentences(text) <= 3))
    return Card(
        slug="card",
        title=draw(TEXTS)[:80].strip(),
        group=draw(SLUGS),
        gist=Point("card.0", gist, tuple(draw(citations))),
        sections=tuple(sections),
        aliases={"en": tuple(draw(st.lists(TEXTS.map(lambda t: t[:80].strip()), unique=True)))},
        related=tuple(draw(st.lists(SLUGS.filter("card".__ne__), max_size=3, unique=True))),
    )


def write(card: Card, data: st.DataObject) -> str:
    def quote(text: str) -> str:
        return '"' + text.replace("\\", "\\\\").replace('"', '\\"') + '"'

    def cite(citations: tuple[Citation, ...]) -> str:
        if data.draw(st.booleans()):
            return " ".join(f"[{citation.source} {citation}]" for citation in citations)
        parts, last = [], ""
        for citation in citations:
            parts.append(
                str(citation) if citation.source == last else f"{citation.source} {citation}"
            )
            last = citation.source
        return f"[{'; '.join(parts)}]"

    def wrap(text: str, indent: str) -> str:
        return f"\n{indent}".join(text.split(" ")) if data.draw(st.booleans()) else text

    rows = [
        "+++",
        f"title = {quote(card.title)}",
        f"group = {quote(card.group)}",
        f"related = [{', '.join(map(quote, card.related))}]",
        "[aliases]",
        f"en = [{', '.join(map(quote, card.aliases['en']))}]",
        "+++",
        f"{card.gist.text} {cite(card.gist.citations)}",
    ]
    for section in card.sections:
        rows += ["", f"## {section.kind}"]
        side = None
        for point in section.points:
            if point.side != side:
                side = point.side
                rows.append(f"### {side}")
            date = f"{point.date.isoformat()}: " if point.date else ""
            rows.append(f"- {wrap(f'{date}{point.text} {cite(point.citations)}', '  ')}")
    return "\n".join(rows) + "\n"


@settings(max_examples=60)
@given(cards(), st.data())
def test_a_card_written_as_text_is_read_back(card: Card, data: st.DataObject) -> None:
    read, faults = parse_card("card", write(card, data), "cards/card.md")
    assert faults == ()
    assert read == card


@settings(max_examples=60)
@given(cards(OWN_CITATIONS))
def test_a_servers_own_card_is_read_back_as_it_was_written(card: Card) -> None:
    read, faults = parse_card("card", write_card(card), "card.md", own=True)
    assert faults == ()
    assert read == card


ODD_LINES = (
    "+++",
    "## Key points",
    "### Besta",
    "## Timeline",
    "[aliases]",
    "- x. [a ¶1]",
    "- [a ¶1",
    "  y",
    "- 2016: z. [b note 2]",
    "G. [a ¶1]",
    'title = "T"',
    'group = "g"',
    'en = ["a"]',
    "related = 3",
    'aliases = "x"',
    "aliases.en.x = 1",
    "d = 2016-99-99",
    "x = " + "[" * 3000,
    "n = " + "9" * 5000,
)
BROKEN_LINES = st.lists(st.one_of(st.text(max_size=30), st.sampled_from(ODD_LINES)), max_size=14)


@given(BROKEN_LINES, st.booleans(), st.sampled_from(["\n", "\r\n", "\r"]))
def test_no_text_raises_and_every_fault_stands_in_the_file(
    rows: list[str], fenced: bool, ending: str
) -> None:
    text = ending.join(["+++", *rows] if fenced else rows)
    last = text.replace("\r\n", "\n").replace("\r", "\n").count("\n") + 1
    card, faults = parse_card("card", text, "cards/card.md")
    source, more = parse_source("source", text, "sources/source.md")
    assert (card is None) == bool(faults)
    assert (source is None) == bool(more)
    assert all(0 <= fault.line <= last for fault in (*faults, *more))
    assert all(fault.problem and fault.remedy.endswith((".", "?")) for fault in (*faults, *more))


@pytest.mark.parametrize(
    "row",
    [
        "## x" + " " * 100_000 + "x",
        "- " + "[¶" * 50_000,
        "- " + "[a ¶1] " * 15_000 + "x",
        "- x " + "[a ¶1] " * 15_000,
        "- x [" + "a ¶1; " * 15_000 + "a ¶1]",
        "- " + "a" * 100_000 + " [a ¶1]",
        "a" * 100_000 + " [a ¶1]",
        "a. " * 33_000 + "[a ¶1]",
        "- 2016" + " " * 100_000,
        "\n  ".join(["- x", *["y"] * 30_000, "[a ¶1]"]),
    ],
)
def test_no_line_takes_long(row: str) -> None:
    """An uploaded file may hold anything; time must grow with its length, not with its square."""
    front = '+++\ntitle = "T"\ngroup = "g"\n+++\n'
    started = time.process_time()
    parse_card("card", f"{front}{row}\n\n## Timeline\n{row}\n", "cards/card.md")
    assert time.process_time() - started < 2


def test_many_aliases_do_not_take_long() -> None:
    names = ", ".join(f'"{n % 5_000}"' for n in range(20_000))
    text = f'+++\ntitle = "T"\ngroup = "g"\n[aliases]\nen = [{names}]\n+++\nG. [a ¶1]\n'
    started = time.process_time()
    _, faults = parse_card("card", text, "cards/card.md")
    assert len(faults) > 5_000
    assert time.process_time() - started < 5
