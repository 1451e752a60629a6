from __future__ import annotations

import asyncio
from pathlib import Path

from hypothesis import given, settings
from hypothesis import strategies as st

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
from briefs.store import open_store

texts = st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\0"), max_size=12)
slugs = st.from_regex(r"[a-z0-9]{1,4}(-[a-z0-9]{1,3})?", fullmatch=True)
kinds = st.sampled_from([ParagraphKind.BODY, ParagraphKind.NOTE])  # a pack cites nothing else
numbers = st.integers(1, 999_999)


@st.composite
def dates(draw: st.DrawFn) -> PartialDate:
    day = draw(st.dates())
    precision = draw(st.integers(1, 3))
    return PartialDate(*(day.year, day.month, day.day)[:precision])


@st.composite
def sources(draw: st.DrawFn, name: str, others: list[str]) -> Source:
    return Source(
        id=name,
        title=draw(texts),
        publisher=draw(texts),
        language=draw(texts),
        text=draw(texts),
        about=draw(texts),
        author=draw(st.none() | texts),
        published=draw(st.none() | dates()),
        not_before=draw(st.none() | dates()),
        address=draw(st.none() | texts),
        same_voice_as=tuple(draw(st.lists(st.sampled_from(others), max_size=2))),
        paragraphs=draw(st.none() | st.integers(0, 99_999)),
        notes=draw(
            st.none() | st.sets(numbers, max_size=4).map(lambda found: tuple(sorted(found)))
        ),
    )


@st.composite
def cards(draw: st.DrawFn, slug: str, others: list[str], cited: list[str]) -> Card:
    places = st.builds(Citation, st.sampled_from(cited), kinds, numbers)
    count = iter(range(1000))

    def point() -> Point:
        return Point(
            id=f"{slug}.{next(count)}",
            text=draw(texts),
            citations=tuple(draw(st.lists(places, max_size=3))),
            side=draw(st.none() | texts),
            date=draw(st.none() | dates()),
        )

    gist = point()
    sections = tuple(
        Section(kind, tuple(point() for _ in range(draw(st.integers(0, 3)))))
        for kind in draw(st.lists(st.sampled_from(SectionKind), max_size=3))
    )
    names = st.lists(texts, max_size=3).map(tuple)
    return Card(
        slug=slug,
        title=draw(texts),
        group=draw(texts),
        gist=gist,
        sections=sections,
        aliases=draw(st.dictionaries(st.sampled_from(["en", "ru", "ja", "zh-Hant"]), names)),
        related=tuple(draw(st.lists(st.sampled_from(others), max_size=2))),
    )


@st.composite
def packs(draw: st.DrawFn) -> Pack:
    source_ids = sorted(draw(st.sets(slugs, min_size=1, max_size=3)))
    card_slugs = sorted(draw(st.sets(slugs, min_size=1, max_size=3)))
    return Pack(
        cards={slug: draw(cards(slug, card_slugs, source_ids)) for slug in card_slugs},
        sources={name: draw(sources(name, source_ids)) for name in source_ids},
        hash=draw(texts),
    )


def paragraphs(kind: ParagraphKind) -> st.SearchStrategy[tuple[Paragraph, ...]]:
    lists = st.lists(numbers, max_size=3).map(tuple)
    one = st.builds(
        Paragraph, numbers, st.just(kind), texts, lists, section=st.none() | texts, notes=lists
    )
    return st.lists(one, max_size=3, unique_by=lambda paragraph: paragraph.n).map(tuple)


documents = st.builds(
    Document, st.none(), paragraphs(ParagraphKind.BODY), paragraphs(ParagraphKind.NOTE)
)


def test_any_pack_comes_back_exactly(tmp_path: Path) -> None:
    with asyncio.Runner() as runner:
        store = runner.run(open_store(tmp_path / "briefs.db"))

        @settings(max_examples=60, deadline=None)
        @given(pack=packs())
        def check(pack: Pack) -> None:
            runner.run(store.replace_pack(pack, {}, None))
            loaded = runner.run(store.load_pack())
            assert loaded == pack
            assert list(loaded.sources) == list(pack.sources)
            assert {slug: list(card.aliases) for slug, card in loaded.cards.items()} == {
                slug: list(card.aliases) for slug, card in pack.cards.items()
            }

        try:
            check()
        finally:
            runner.run(store.close())


def test_any_paragraph_comes_back_exactly(tmp_path: Path) -> None:
    source = Source("alpha", "t", "p", "en", "alpha.txt", "about")
    pack = Pack({}, {"alpha": source}, "hash")
    with asyncio.Runner() as runner:
        store = runner.run(open_store(tmp_path / "briefs.db"))

        @settings(max_examples=40, deadline=None)
        @given(document=documents)
        def check(document: Document) -> None:
            runner.run(store.replace_pack(pack, {"alpha": document}, "texts"))
            for paragraph in (*document.body, *document.notes):
                found = store.find_paragraph("alpha", paragraph.kind, paragraph.n)
                assert runner.run(found) == paragraph

        try:
            check()
        finally:
            runner.run(store.close())
