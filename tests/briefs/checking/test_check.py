from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefs.checking import Finding, FindingKind, Severity, check_pack, read_texts
from briefs.checking.check import gather_named, gather_ordinary
from briefs.checking.grounds import Library
from briefs.checking.prove_figures import prove_figures
from briefs.checking.prove_names import prove_names
from briefs.checking.vocabulary import Vocabulary
from briefs.model import (
    Card,
    Citation,
    Pack,
    Paragraph,
    ParagraphKind,
    Point,
    Section,
    SectionKind,
    Source,
)
from briefs.reading import Document

Check = Callable[..., list[Finding]]

SOURCE = Source("a", "A title", "A publisher", "en", "a.txt", "About it.")
CITATION = Citation("a", ParagraphKind.BODY, 1)


def pack_of(*texts: str, about: str = "About it.") -> Pack:
    gist, *points = [Point(f"x.{n}", text, (CITATION,)) for n, text in enumerate(texts)]
    card = Card("x", "X", "g", gist, (Section(SectionKind.KEY_POINTS, tuple(points)),))
    source = Source("a", "A title", "A publisher", "en", "a.txt", about)
    return Pack({"x": card}, {"a": source}, "")


def document_of(text: str) -> Document:
    return Document(None, (Paragraph(1, ParagraphKind.BODY, text, (1,)),), ())


@pytest.mark.parametrize(
    ("cite", "subject"), [("paper 5", "paper ¶5"), ("paper note 2", "paper note 2")]
)
def test_a_place_beyond_the_document(check: Check, cite: str, subject: str) -> None:
    findings = check("It is so.", cite)
    assert {finding.kind for finding in findings} == {FindingKind.PLACE}
    assert findings[0].subject == subject
    assert findings[0].severity is Severity.FAULT
    assert "4 paragraphs and 1 note:" in findings[0].remedy


def test_the_places_that_exist_still_prove(check: Check) -> None:
    findings = check("There are 16,400 people and 7 ships.", "paper 1", "paper 9")
    assert [finding.subject for finding in findings if finding.point == "lumen.1"] == [
        "paper ¶9",
        "7",
    ]


def test_findings_name_file_line_card_and_point() -> None:
    findings = check_pack(
        pack_of("It was 1912.", "It was 1911.", "It was 1910."),
        {"a": document_of("It was 1911.")},
        lines={"x.0": 7, "x.2": 12},
    )
    assert [(f.file, f.line, f.card, f.point) for f in findings] == [
        ("cards/x.md", 7, "x", "x.0"),
        ("cards/x.md", 12, "x", "x.2"),
    ]
    assert str(findings[0]).startswith("cards/x.md:7: fault (figure): ")


def test_without_a_document_nothing_is_said_of_its_points() -> None:
    assert check_pack(pack_of("It was 1912, said Kent."), {}) == ()


def test_what_the_reader_leaves_out_may_not_be_copied_either() -> None:
    copied = "share this page with all of your many friends today"
    pack, documents = pack_of(f"They {copied}."), {"a": document_of("Nothing.")}
    assert check_pack(pack, documents) == ()
    (finding,) = check_pack(pack, documents, raw={"a": f"Menu\n{copied}\nImprint"})
    assert (finding.severity, finding.kind) == (Severity.FAULT, FindingKind.COPY)


def test_a_sources_description_may_not_be_copied_either() -> None:
    copied = "the old harbour of the town was opened again in spring"
    pack = pack_of("Nothing.", about=f"It says that {copied}.")
    (finding,) = check_pack(pack, {"a": document_of(copied)})
    assert (finding.file, finding.card, finding.kind) == ("sources/a.md", None, FindingKind.COPY)


def test_a_web_address_does_not_make_a_name_an_ordinary_word() -> None:
    document = document_of("Kent fell. See https://kent-news.example and www.kent.example.")
    pack = pack_of("It fell.", "Kent fell.")
    assert not {"kent", "news"} & gather_ordinary(pack, {"a": document})
    assert gather_named(pack, {"a": document_of("So Kent fell.")}) == {"kent"}


def test_a_missing_document_is_a_fault_that_names_it(tmp_path: Path) -> None:
    texts = read_texts(pack_of("Nothing."), tmp_path)
    (finding,) = texts.findings
    assert (finding.severity, finding.kind) == (Severity.FAULT, FindingKind.TEXT)
    assert finding.file == "sources/a.md"
    assert str(tmp_path / "a.txt") in finding.message
    assert texts.documents == {}


def test_documents_are_read_with_their_raw_text(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("Café society was a name for people of fashion.", "utf-8")
    texts = read_texts(pack_of("Nothing."), tmp_path)
    assert texts.findings == ()
    assert "Café" in texts.raw["a"]
    assert len(texts.documents["a"].body) == 1


@pytest.mark.parametrize("encoding", ["utf-8", "utf-16"])
def test_the_raw_text_of_any_kind_of_document_is_text(tmp_path: Path, encoding: str) -> None:
    page = (
        "<!DOCTYPE html><html><head><title>Café</title></head><body><nav>Menu of the café</nav>"
        "<main><p>Café society was a name for people of fashion.</p></main></body></html>"
    )
    (tmp_path / "a.txt").write_text(page, encoding)
    texts = read_texts(pack_of("Nothing."), tmp_path)
    assert texts.findings == ()
    assert "Café society was" in texts.raw["a"]
    assert "<p>" not in texts.raw["a"]


NAMES = ["Besta", "Mira Tolvan", "the EU", "U.S.", "Anglo-Karvian", "St. Lumen", "“Quoted Words”"]
NUMBERS = ["16,400", "4.5%", "$3 billion", "twenty-seven", "three quarters", "the 1990s", "23rd"]
MIXED = ["18 August 1945", "in May", "S-400", "2+2", "10-15 percent", "thousands of", "No. 7"]
PLAIN = ["islands", "of", "and", "The", "people", ".", ",", ";", "—", "?"]
PIECES = st.sampled_from([*NAMES, *NUMBERS, *MIXED, *PLAIN])
SENTENCES = st.lists(st.one_of(PIECES, st.text(max_size=6)), max_size=20).map(" ".join)


@given(SENTENCES)
def test_every_text_proves_itself(text: str) -> None:
    """A point that says what its paragraph says, word for word, has nothing to answer for."""
    grounds = Library({"a": SOURCE}, {"a": document_of(text)}).grounds(
        Point("x.1", text, (CITATION,))
    )
    vocabulary = Vocabulary.of(pack_of("Nothing."))
    assert list(prove_figures(text, grounds, vocabulary)) == []
    assert list(prove_names(text, grounds, vocabulary, frozenset())) == []


@given(SENTENCES, SENTENCES)
def test_no_text_raises(text: str, other: str) -> None:
    check_pack(pack_of(text, other), {"a": document_of(other)}, raw={"a": text})
