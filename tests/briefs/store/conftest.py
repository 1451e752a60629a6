from __future__ import annotations

from collections.abc import AsyncIterator, Callable
from pathlib import Path

import pytest

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
from briefs.store import Store, open_store


def make_pack(mark: str, cards: int = 3) -> Pack:
    """Give a pack of which every text holds `mark`, so that a mixture of two would show."""
    sources = {
        name: Source(
            id=name,
            title=f"Title {mark}",
            publisher=f"Publisher {mark}",
            language="en",
            text=f"{name}.txt",
            about=f"About {mark}",
            author="An Author" if name == "alpha" else None,
            published=PartialDate(2017, 10) if name == "alpha" else None,
            not_before=None if name == "alpha" else PartialDate(2016),
            same_voice_as=("beta",) if name == "alpha" else ("alpha",),
        )
        for name in ("alpha", "beta")
    }
    slugs = [f"card-{n:03}" for n in range(cards)]
    return Pack(
        cards={slug: _make_card(slug, mark, slugs) for slug in slugs},
        sources=sources,
        hash=f"hash-{mark}",
    )


def _make_card(slug: str, mark: str, slugs: list[str]) -> Card:
    here = (Citation("alpha", ParagraphKind.BODY, 2), Citation("beta", ParagraphKind.NOTE, 1))
    return Card(
        slug=slug,
        title=f"{slug} {mark}",
        group="islands",
        gist=Point(f"{slug}.0", f"Gist {mark}", here),
        sections=(
            Section(SectionKind.KEY_POINTS, (Point(f"{slug}.1", f"Key {mark}", here[:1]),)),
            Section(
                SectionKind.POSITIONS, (Point(f"{slug}.2", f"Side {mark}", here[::-1], "Japan"),)
            ),
            Section(
                SectionKind.TIMELINE,
                (Point(f"{slug}.3", f"Then {mark}", here, date=PartialDate(1945, 8, 18)),),
            ),
        ),
        aliases={"ja": (f"北方領土 {slug} {mark}",), "en": (f"b {slug}", f"a {slug}")},
        related=tuple(other for other in reversed(slugs) if other != slug),
    )


DOCUMENTS = {
    "alpha": Document(
        title="Alpha",
        body=(
            Paragraph(1, ParagraphKind.BODY, "First.", (3,)),
            Paragraph(2, ParagraphKind.BODY, "Second.", (5, 6, 9), "Heading", (1, 2)),
        ),
        notes=(Paragraph(1, ParagraphKind.NOTE, "A note.", (20, 21)),),
    )
}


@pytest.fixture
def packs() -> Callable[..., Pack]:
    return make_pack


@pytest.fixture
def documents() -> dict[str, Document]:
    return DOCUMENTS


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "briefs.db"


@pytest.fixture
async def store(path: Path) -> AsyncIterator[Store]:
    async with await open_store(path, patience=0.5) as opened:
        yield opened
