"""Two documents on an invented dispute, and a `check` that holds one point against them."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from briefs.checking import Finding, check_pack
from briefs.dates import PartialDate
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

PARAGRAPH_1 = (
    "Besta took the four Lumen Islands on 18 August 1911, in the closing days of the war. The two "
    "countries have quarrelled over them for almost eighty years, and 16,400 people live there."
)
PARAGRAPH_2 = (
    "President Mira Tolvan met her neighbour about fifteen times. In May 2016 she offered an "
    "eight-point plan; trade fell by 4.5% and investment by three quarters, and \\$3 billion went."
)
PARAGRAPH_3 = (
    "The S-400 batteries, with a range of 180km, were moved to Great Lumen in November. A “2+2” of "
    "ministers followed in March 2014, and again in the mid-2010s. Tolvan was not amused by the "
    "course of things, nor by what the papers of Karvia said about it the next day."
)
PARAGRAPH_4 = (
    "Karvian fishermen, whom Tokyo and Moscow support, doubt that the European Union (EU) or the "
    "Lumen Harbour Fund will pay. Defence spending rose ten-fold, from $2 to $5 million."
)
PAPER = (PARAGRAPH_1, PARAGRAPH_2, PARAGRAPH_3, PARAGRAPH_4)
NOTE = (
    "The Lumen Islands are also called the Sotto group; 3,500 soldiers are stationed there, as the "
    "OKB found."
)
FERRY = (
    "The ferry from Karvia carries 40 people a day. Admiral Joss Wendt opened it on July 19, and "
    "the Society for the Care of Lighthouses objects."
)


def read(body: tuple[str, ...], notes: tuple[str, ...] = ()) -> Document:
    return Document(
        None,
        tuple(
            Paragraph(n, ParagraphKind.BODY, text, (n,), "The quarrel of 1909" if n == 4 else None)
            for n, text in enumerate(body, 1)
        ),
        tuple(Paragraph(n, ParagraphKind.NOTE, t, (90 + n,)) for n, t in enumerate(notes, 1)),
    )


PAPER_SOURCE = Source(
    id="paper",
    title="Tides over Lumen, No. 104",
    publisher="Harbour Policy Institute (HPI)",
    language="en",
    text="paper.txt",
    about="A paper of ours to speak of.",
    author="Ada Quill",
    published=PartialDate(2017, 10),
)
BLOG_SOURCE = Source(
    id="blog", title="Ferry", publisher="Karvia Direct", language="en", text="b", about="A blog."
)


@pytest.fixture
def documents() -> dict[str, Document]:
    return {"paper": read(PAPER, (NOTE,)), "blog": read((FERRY,))}


Check = Callable[..., list[Finding]]


@pytest.fixture
def check(documents: dict[str, Document]) -> Check:
    def check_point(text: str, *cites: str, date: str | None = None) -> list[Finding]:
        """Check one point that cites places such as `paper 2` or `paper note 1`."""
        citations = []
        for cite in cites:
            source, *kind, n = cite.split()
            place = ParagraphKind.NOTE if kind else ParagraphKind.BODY
            citations.append(Citation(source, place, int(n)))
        day = PartialDate.parse(date) if date else None
        point = Point("lumen.1", text, tuple(citations), None, day)
        gist = Point("lumen.0", "So it is.", tuple(citations))
        card = Card(
            "lumen",
            "The Lumen Islands",
            "islands",
            gist,
            (Section(SectionKind.KEY_POINTS, (point,)),),
            {
                "en": (
                    "Lumens",
                    "Sotto group",
                    "the 1909 quarrel",
                    "Karvian dispute of 1909",
                    "Russia talks",
                )
            },
        )
        sources = {"blog": BLOG_SOURCE, "paper": PAPER_SOURCE}
        return list(check_pack(Pack({"lumen": card}, sources, ""), documents))

    return check_point
