"""Points on an invented dispute, and what is said of each when it stands alone."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from briefs.checking.alone import Lexicon, Statement, check_standing, check_time
from briefs.checking.findings import Doubt
from briefs.checking.grounds import Library
from briefs.dates import PartialDate
from briefs.model import Card, Citation, Pack, Paragraph, ParagraphKind, Point, Source
from briefs.reading import Document

CITATION = Citation("paper", ParagraphKind.BODY, 1)
_ORDINARY = """
bases both energy experts ferry fishermen fishing islands more plan several ships small steps summit
talks the trade two war work
"""


def _card(slug: str, title: str, *aliases: str) -> Card:
    gist = Point(f"{slug}.0", "So it is.", (CITATION,))
    return Card(slug, title, "group", gist, (), {"en": aliases})


def _pack() -> Pack:
    cards = {
        card.slug: card
        for card in (
            _card("lumens", "The Lumen Islands", "Lumens"),
            _card("ferry", "Ferry accord", "ferry deal"),
            _card("fees", "Fishing fees"),
            _card("tarn", "Tarn harbour", "bases on the islands of Tarn"),
        )
    }
    source = Source(
        id="paper",
        title="Tides over Lumen",
        publisher="Harbour Policy Institute (HPI)",
        language="en",
        text="paper.txt",
        about="A paper.",
        author="Ada Quill",
        published=PartialDate(2017, 10),
    )
    return Pack(cards, {"paper": source}, "")


LEXICON = Lexicon.of(_pack(), frozenset(_ORDINARY.split()), frozenset(["besta"]))


def state(text: str, date: str | None = None) -> Statement:
    """Take a point apart."""
    day = PartialDate.parse(date) if date else None
    return Statement(Point("lumens.1", text, (CITATION,), None, day), LEXICON)


Stand = Callable[[str], list[Doubt]]
TellTime = Callable[..., list[Doubt]]


@pytest.fixture
def stand() -> Stand:
    def check(text: str) -> list[Doubt]:
        """Give the doubts about a point's standing alone."""
        return list(check_standing(state(text)))

    return check


@pytest.fixture
def tell_time() -> TellTime:
    def check(
        text: str,
        *,
        date: str | None = None,
        paragraph: str = "In 2012 it was so.",
        published: bool = True,
    ) -> list[Doubt]:
        """Give the doubts about a point's time, which cites one paragraph of a paper."""
        source = _pack().sources["paper"]
        if not published:
            source = Source("paper", source.title, source.publisher, "en", "paper.txt", "A paper.")
        document = Document(None, (Paragraph(1, ParagraphKind.BODY, paragraph, (1,)),), ())
        statement = state(text, date)
        grounds = Library({"paper": source}, {"paper": document}).grounds(statement.point)
        return list(check_time(statement, grounds))

    return check
