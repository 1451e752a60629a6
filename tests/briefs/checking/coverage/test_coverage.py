from __future__ import annotations

from collections.abc import Iterable, Sequence

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefs.checking import Finding, FindingKind, Severity
from briefs.checking.coverage import Coverage, check_coverage, check_excuses, measure_coverage
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
from briefs.pack.unsaid import Unsaid
from briefs.reading import Document

RIVER = "The river froze in 1912. The mill stood still for weeks."
TOLL = "The mayor raised the toll on the bridge."
WHO = "Who owns the river?"
NOTE = "The bridge was built in 1880 by the father of the mayor."
REFERENCE = "M. Tolvan, “Bridges”, Karvia Times, 2016."


def read(*texts: str, notes: Sequence[str] = ()) -> Document:
    return Document(
        None,
        tuple(
            Paragraph(n, ParagraphKind.BODY, text, (n,), "Water" if n == 2 else None)
            for n, text in enumerate(texts, 1)
        ),
        tuple(Paragraph(n, ParagraphKind.NOTE, text, (n,)) for n, text in enumerate(notes, 1)),
    )


def body(n: int, source: str = "paper") -> Citation:
    return Citation(source, ParagraphKind.BODY, n)


def note(n: int) -> Citation:
    return Citation("paper", ParagraphKind.NOTE, n)


def cite(*cited: Citation, voices: dict[str, tuple[str, ...]] | None = None) -> Pack:
    """Make a pack of one point that cites these places, and the sources with their voices."""
    voices = voices or {"paper": ()}
    sources = {
        name: Source(name, name, "Press", "en", f"{name}.txt", "It.", same_voice_as=others)
        for name, others in voices.items()
    }
    point = Point("a.1", "The river froze.", cited)
    card = Card("a", "A", "g", point, (Section(SectionKind.KEY_POINTS, (point,)),))
    return Pack({"a": card}, sources, "")


def measure(
    document: Document, *cited: Citation, unsaid: Iterable[Unsaid] = ()
) -> tuple[Coverage, list[Finding]]:
    documents, excuses = {"paper": document}, {"paper": tuple(unsaid)}
    pack = cite(*cited)
    (coverage,) = measure_coverage(pack, documents, excuses)
    return coverage, [*check_coverage([coverage]), *check_excuses(pack, documents, excuses)]


def test_all_is_cited() -> None:
    coverage, findings = measure(read(RIVER, TOLL, notes=[NOTE]), body(1), body(2), note(1))
    assert (coverage.paragraphs, coverage.cited) == (2, 2)
    assert (coverage.notes, coverage.notes_cited) == (1, 1)
    assert coverage.exempt == ()
    assert findings == []


def test_a_paragraph_that_nobody_cites_is_a_fault() -> None:
    coverage, (finding,) = measure(read(RIVER, TOLL), body(1))
    assert [paragraph.n for paragraph in coverage.uncited] == [2]
    assert (finding.severity, finding.kind) == (Severity.FAULT, FindingKind.UNCITED)
    assert (finding.file, finding.subject) == ("sources/paper.md", "¶2")
    assert "“Water”: “The mayor raised the toll on the bridge.”" in finding.message


def test_a_long_paragraph_is_told_by_its_first_words() -> None:
    _, (finding,) = measure(read(RIVER, f"{TOLL} {TOLL}"), body(1))
    assert "“The mayor raised the toll on the bridge. …”" in finding.message


def test_a_paragraph_without_a_statement_is_exempt() -> None:
    coverage, findings = measure(read(RIVER, WHO), body(1))
    assert [(exempt.place, exempt.reason) for exempt in coverage.exempt] == [(body(2), "only asks")]
    assert findings == []


def test_a_note_that_states_something_is_for_someone_to_judge() -> None:
    coverage, (finding,) = measure(read(RIVER, notes=[REFERENCE, NOTE]), body(1))
    assert coverage.notes_cited == 0
    assert (finding.severity, finding.subject) == (Severity.LOOK, "note 2")
    assert "The bridge was built" in finding.message


def test_a_source_that_nobody_cites_is_one_fault() -> None:
    _, (finding,) = measure(read(RIVER, TOLL, notes=[NOTE]))
    assert finding.severity is Severity.FAULT
    assert "has 2 paragraphs" in finding.message


def test_an_empty_document_has_nothing_to_cite() -> None:
    assert measure(read())[1] == []


def test_a_source_without_its_document_is_passed_over() -> None:
    assert measure_coverage(cite(body(1)), {}) == ()


def test_an_excuse_is_listed_with_its_reason() -> None:
    excuses = [Unsaid(body(2), "only thanks", 7), Unsaid(note(1), "the same as ¶1", 7)]
    coverage, findings = measure(read(RIVER, TOLL, notes=[NOTE]), body(1), unsaid=excuses)
    assert [exempt.reason for exempt in coverage.exempt] == ["only thanks", "the same as ¶1"]
    assert findings == []


@pytest.mark.parametrize(
    ("place", "message"),
    [
        (body(1), "`nothing_said` excuses ¶1, but the point a.1 cites it"),
        (note(1), "`nothing_said` excuses note 1, but the point a.1 cites it"),
        (body(9), "`nothing_said` excuses ¶9, which the document doesn't have"),
        (note(9), "`nothing_said` excuses note 9, which the document doesn't have"),
    ],
)
def test_an_excuse_that_does_not_hold(place: Citation, message: str) -> None:
    document = read(RIVER, notes=[NOTE])
    _, (finding,) = measure(document, body(1), note(1), unsaid=[Unsaid(place, "so", 7)])
    assert (finding.severity, finding.kind) == (Severity.FAULT, FindingKind.EXCUSE)
    assert (finding.file, finding.line) == ("sources/paper.md", 7)
    assert finding.message == message


VOICES: dict[str, tuple[str, ...]] = {"paper": ("web",), "web": ("paper",), "blog": ()}
SENTENCES = st.lists(
    st.sampled_from(["The river froze", "The mill burned", "A toll is due", "The mayor left"]),
    min_size=1,
    max_size=4,
    unique=True,
)


@given(SENTENCES, st.randoms(use_true_random=False))
def test_what_the_same_voice_says_elsewhere_counts_as_told(
    sentences: list[str], order: object
) -> None:
    told = " ".join(f"{sentence}." for sentence in reversed(sentences))
    repeated = " ".join(f"{sentence}." for sentence in sentences)
    documents = {"paper": read("Nobody knows.", repeated), "web": read(told), "blog": read(told)}
    pack = cite(body(1), body(1, "web"), body(1, "blog"), voices=VOICES)
    paper = next(c for c in measure_coverage(pack, documents) if c.source == "paper")
    assert [(e.place, e.reason) for e in paper.exempt] == [(body(2), "repeated in web ¶1")]


def test_what_another_voice_says_does_not_count() -> None:
    documents = {"paper": read("Nobody knows.", RIVER), "blog": read(RIVER)}
    pack = cite(body(1), body(1, "blog"), voices=VOICES)
    paper = next(c for c in measure_coverage(pack, documents) if c.source == "paper")
    assert [paragraph.n for paragraph in paper.uncited] == [2]


def test_what_the_same_voice_says_uncited_does_not_count() -> None:
    documents = {"paper": read("Nobody knows.", RIVER), "web": read("Nobody knows.", RIVER)}
    pack = cite(body(1), body(1, "web"), voices=VOICES)
    assert [len(c.uncited) for c in measure_coverage(pack, documents)] == [1, 1]


def test_a_sentence_more_is_not_repeated() -> None:
    documents = {"paper": read("Nobody knows.", f"{RIVER} {TOLL}"), "web": read(RIVER)}
    pack = cite(body(1), body(1, "web"), voices=VOICES)
    paper = next(c for c in measure_coverage(pack, documents) if c.source == "paper")
    assert [paragraph.n for paragraph in paper.uncited] == [2]


TEXTS = st.lists(
    st.sampled_from([RIVER, TOLL, WHO, "", "It is so:"]) | st.text(max_size=9), max_size=8
)


@given(TEXTS, TEXTS, st.sets(st.integers(1, 8)), st.sets(st.integers(1, 8)))
def test_every_paragraph_is_cited_exempt_or_missing(
    texts: list[str], notes: list[str], cited: set[int], cited_notes: set[int]
) -> None:
    document = read(*texts, notes=notes)
    (coverage,) = measure_coverage(
        cite(*map(body, cited), *map(note, cited_notes)), {"paper": document}
    )
    exempt = sum(e.place.kind is ParagraphKind.BODY for e in coverage.exempt)
    assert coverage.cited + exempt + len(coverage.uncited) == coverage.paragraphs == len(texts)
    assert coverage.notes_cited + len(coverage.notes_uncited) <= coverage.notes == len(notes)
