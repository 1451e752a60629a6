"""Documents of invented words, to be set as web pages and in print."""

from __future__ import annotations

import itertools
from collections.abc import Iterator
from dataclasses import dataclass, field

from hypothesis import strategies as st

LETTERS = "bdfghklmnprtvwz"


def words() -> Iterator[str]:
    """Yield words that no document has twice and no vocabulary knows."""
    for number in itertools.count():
        high, low = divmod(number, len(LETTERS))
        last, high = divmod(high, len(LETTERS))
        first = LETTERS[last % len(LETTERS)] + "a" * (last // len(LETTERS))
        yield f"{LETTERS[low]}u{LETTERS[high]}o{first}ix"


@dataclass
class Part:
    """A paragraph; `{3}` in its text calls note 3."""

    section: str | None
    text: str
    notes: dict[int, str] = field(default_factory=dict)

    @property
    def plain(self) -> str:
        text = self.text
        for number in self.notes:
            text = text.replace(f"{{{number}}}", "")
        return text


@dataclass
class Invented:
    title: str
    parts: list[Part]

    @property
    def notes(self) -> dict[int, str]:
        return {n: text for part in self.parts for n, text in part.notes.items()}


@st.composite
def inventions(draw: st.DrawFn, longest: int = 60) -> Invented:
    """Draw a document with sections, paragraphs of whole sentences, and notes."""
    vocabulary = words()

    def sentence(length: int) -> str:
        chosen = list(itertools.islice(vocabulary, length))
        return " ".join([chosen[0].capitalize(), *chosen[1:]]) + "."

    title = "A title of small words that nothing repeats"
    parts: list[Part] = []
    section: str | None = None
    notes = 0
    for step in draw(st.lists(st.sampled_from(["text", "text", "section"]), min_size=1)):
        if step == "section":
            section = sentence(draw(st.integers(2, 5))).removesuffix(".")
        lengths = draw(st.lists(st.integers(4, longest), min_size=1, max_size=4))
        said = [sentence(max(length, 12)) for length in lengths]
        part = Part(section, "")
        for place in draw(st.sets(st.integers(0, len(said) - 1), max_size=2)):
            notes += 1
            part.notes[notes] = sentence(draw(st.integers(3, 30)))
            said[place] += f"{{{notes}}}"
        called = [n for text in said for n in part.notes if f"{{{n}}}" in text]
        renamed = dict(zip(called, sorted(part.notes), strict=True))
        part.text = " ".join(said)
        for old, new in renamed.items():
            part.text = part.text.replace(f"{{{old}}}", f"{{new{new}}}")
        part.text = part.text.replace("{new", "{")
        parts.append(part)
    return Invented(title, parts)
