"""Documents made at random from parts whose reading is known, and text of any kind at all."""

from __future__ import annotations

import itertools
import textwrap
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field

from hypothesis import example, given, settings
from hypothesis import strategies as st

from briefs.model import Paragraph
from briefs.reading import Document, read_text

LETTERS = "bdfghklmnprtvwz"
SUPERSCRIPTS = str.maketrans("0123456789", "⁰¹²³⁴⁵⁶⁷⁸⁹")


def words() -> Iterator[str]:
    """Yield words that no document has twice and no vocabulary knows."""
    for number in itertools.count():
        high, low = divmod(number, len(LETTERS))
        yield f"{LETTERS[low]}u{LETTERS[high % len(LETTERS)]}o{LETTERS[high // len(LETTERS)]}ix"


@dataclass
class Made:
    """A document as lines, with what a reader must find in it."""

    lines: list[str] = field(default_factory=list)
    body: list[str] = field(default_factory=list)
    sections: list[str | None] = field(default_factory=list)
    calls: list[tuple[int, ...]] = field(default_factory=list)
    notes: list[str] = field(default_factory=list)


@dataclass
class Maker:
    draw: st.DrawFn
    bracketed: bool
    width: int | None
    dense: bool = False
    made: Made = field(default_factory=Made)
    vocabulary: Iterator[str] = field(default_factory=words)
    section: str | None = None
    waiting: list[str] = field(default_factory=list)

    def write(self, text: str) -> None:
        wrapped = textwrap.wrap(text, self.width, break_long_words=False) if self.width else [text]
        self.made.lines.extend(wrapped if self.dense else [*wrapped, ""])

    def sentence(self, length: int) -> str:
        chosen = list(itertools.islice(self.vocabulary, length))
        named = self.draw(st.integers(1, 9))
        rest = [word.capitalize() if at % 10 == named else word for at, word in enumerate(chosen)]
        return " ".join([chosen[0].capitalize(), *rest[1:]]) + "."

    def heading(self) -> None:
        self.section = self.sentence(self.draw(st.integers(1, 8))).removesuffix(".")
        self.write(self.section)

    def mark(self, number: int) -> str:
        return f"[{number}]" if self.bracketed else str(number).translate(SUPERSCRIPTS)

    def paragraph(self) -> None:
        lengths = st.lists(st.integers(30 if self.dense else 1, 40), min_size=1, max_size=5)
        sentences = [self.sentence(length) for length in self.draw(lengths)]
        text = " ".join(sentences)
        printed, calls = text.split(" "), []
        for place in sorted(self.draw(st.sets(st.integers(0, len(printed) - 1), max_size=3))):
            number = len(self.made.notes) + 1
            self.made.notes.append(self.sentence(self.draw(st.integers(2, 12))))
            self.waiting.append(self.note(number))
            calls.append(number)
            printed[place] += self.mark(number)
        self.made.body.append(text)
        self.made.sections.append(self.section)
        self.made.calls.append(tuple(calls))
        cut = self.draw(st.integers(6, len(printed) - 1)) if len(printed) > 6 else 0
        if cut and self.waiting and self.draw(st.booleans()) and printed[cut - 1][-1].isalpha():
            self.write(" ".join(printed[:cut]))
            self.page_end()
            printed = printed[cut:]
        self.write(" ".join(printed))

    def note(self, number: int) -> str:
        head = f"[{number}]" if self.bracketed else f"{number}."
        return f"{head} {self.made.notes[number - 1]}"

    def page_end(self) -> None:
        for note in self.waiting:
            self.write(note)
        self.waiting.clear()


@st.composite
def documents(draw: st.DrawFn) -> Made:
    width, dense = draw(st.sampled_from([(None, False), (None, True), (60, False), (72, False)]))
    maker = Maker(draw, draw(st.booleans()), width, dense)
    maker.write("A title of small words that no other line repeats")
    maker.paragraph()
    for step in draw(
        st.lists(st.sampled_from(["paragraph", "paragraph", "heading", "page"]), max_size=12)
    ):
        if step == "heading":
            maker.heading()
            maker.paragraph()
        elif step == "page":
            maker.page_end()
        else:
            maker.paragraph()
    maker.page_end()
    return maker.made


@settings(deadline=None, max_examples=60)
@given(documents())
def test_nothing_is_lost_moved_or_doubled(made: Made) -> None:
    document = read_text("\n".join(made.lines))
    assert [part.text for part in document.body] == made.body
    assert [part.section for part in document.body] == made.sections
    assert [part.notes for part in document.body] == made.calls
    assert [note.text for note in document.notes] == made.notes
    check_shape(document, len(made.lines))


@settings(deadline=None, max_examples=60)
@given(documents())
def test_lines_are_those_the_words_stand_on(made: Made) -> None:
    document = read_text("\n".join(made.lines))
    for part in (*document.body, *document.notes):
        stands = {word.strip(".").lower() for n in part.lines for word in made.lines[n - 1].split()}
        plain = {word.rstrip("⁰¹²³⁴⁵⁶⁷⁸⁹[]0123456789.") for word in stands}
        assert {word.strip(".").lower() for word in part.text.split()} <= plain


PIECES = st.sampled_from(
    ["# ", "- ", "1. ", "12) ", "[^1]: ", "[1] ", "¹ ", "```", "| a | b |", "---", "===", "\t3",
     " . . . . 7", "Share", "Related articles", "Contents", "Introduction", "ISBN 1", "© 2020",
     "Tel.: +1", "*", "**", "_", "\\", "](#)", "[", "]", "<", ">", "&amp;", "\f", "\r", "\u00a0",
     "\u2028", "word", "Word.", "end-", "ing", "«", "”", "⁴²", "1956", "。", "日本", "Конец."]
)  # fmt: skip


@settings(deadline=None, max_examples=150)
@given(
    st.text() | st.lists(PIECES | st.sampled_from(["\n", "\n\n", " "]), max_size=60).map("".join)
)
@example("---\n---")
@example("[^a]: x\n\n[^a]: y [^a]")
@example("¹\n²")
def test_any_text_can_be_read(text: str) -> None:
    document = read_text(text)
    check_shape(document, text.count("\n") + 1 + text.count("\r"))


@given(st.lists(st.sampled_from(["He came late.", "Nobody knew why.", "It rained.", "She left."])))
def test_sentences_alone_are_all_kept(sentences: list[str]) -> None:
    document = read_text("\n\n".join(sentences))
    assert [part.text for part in document.body] == sentences


def check_shape(document: Document, length: int) -> None:
    body, notes = document.body, document.notes
    assert [part.n for part in body] == list(range(1, len(body) + 1))
    numbers = [note.n for note in notes]
    assert numbers == sorted(set(numbers))
    for part in (*body, *notes):
        assert part.text == " ".join(part.text.split()) != ""
        assert list(part.lines) == sorted(set(part.lines))
        assert 1 <= part.lines[0] <= part.lines[-1] <= length
    used = Counter(n for part in (*body, *notes) for n in part.lines)
    assert set(used.values()) <= {1}
    assert {n for part in body for n in part.notes} <= set(numbers)
    assert _firsts(body) == sorted(_firsts(body))


def _firsts(parts: tuple[Paragraph, ...]) -> list[int]:
    return [part.lines[0] for part in parts]
