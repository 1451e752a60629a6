"""What else finds a name: the engines that bots and search boxes use, behind one interface."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass

from rapidfuzz import fuzz, process

from briefs.matching.normalise import normalise


@dataclass(frozen=True, slots=True)
class Found:
    """What an engine says to a query."""

    best: tuple[str, ...]
    """Cards, best first; empty when it finds nothing."""
    sure: bool
    """Whether a bot with its rule would open that card."""
    offered: tuple[str, ...] = ()
    """The cards it would ask to choose from; none where it opens one or says there is nothing."""


_OFFERED = 5
"""Cards that a bot with RoboDanny's rule offers where it is not sure; as many as ours."""

Engine = Callable[[str], Found]
Names = Sequence[tuple[str, tuple[str, ...]]]
"""Normalised names with the cards that have them."""


def _cards(names: Names, places: Iterable[int]) -> tuple[str, ...]:
    """Give the cards of names by their places, each once."""
    return tuple(dict.fromkeys(slug for place in places for slug in names[place][1]))


def wratio(names: Names, least: float) -> Engine:
    """Give rapidfuzz's WRatio with a threshold: 80 is what Red ships, 90 what it shipped before."""
    texts = [name for name, _ in names]

    def find(query: str) -> Found:
        hits = process.extract(normalise(query), texts, scorer=fuzz.WRatio, limit=25)
        cards = _cards(names, (place for _, _, place in hits))
        return Found(cards, bool(hits) and hits[0][1] >= least)

    return find


def lead(names: Names) -> Engine:
    """Give RoboDanny's rule: open at a ratio of 100, or if the second is 30 behind."""
    texts = [name for name, _ in names]

    def find(query: str) -> Found:
        hits = process.extract(normalise(query), texts, scorer=fuzz.ratio, limit=25)
        if not hits:
            return Found((), sure=False)
        behind = hits[1][1] if len(hits) > 1 else 0.0
        cards = _cards(names, (place for _, _, place in hits))
        sure = hits[0][1] == 100 or hits[0][1] > behind + 30
        return Found(cards, sure, () if sure else cards[:_OFFERED])

    return find


def trigrams(names: Names) -> Engine:
    """Give SQLite FTS5's trigram index, any of the query's trigrams, ranked by BM25."""
    database = sqlite3.connect(":memory:")
    database.execute("CREATE VIRTUAL TABLE names USING fts5(name, tokenize='trigram')")
    database.executemany("INSERT INTO names VALUES (?)", ((name,) for name, _ in names))
    sql = "SELECT rowid FROM names WHERE names MATCH ? ORDER BY rank LIMIT 25"

    def find(query: str) -> Found:
        form = normalise(query)
        grams = {form[at : at + 3] for at in range(len(form) - 2)}
        asked = " OR ".join(f'"{gram}"' for gram in sorted(grams))
        rows = database.execute(sql, (asked,)).fetchall() if asked else []
        return Found(_cards(names, (row - 1 for (row,) in rows)), sure=bool(rows))

    return find


def tantivies(names: Names) -> tuple[Engine, Engine]:
    """Give tantivy with fuzzy terms (one typo from 4 letters, two from 8), and plain BM25.

    Raises:
        ImportError: When tantivy isn't installed.
    """
    import tantivy  # noqa: PLC0415 - a peer of the benchmark, absent elsewhere

    builder = tantivy.SchemaBuilder()
    builder.add_text_field("name", stored=False, tokenizer_name="default")
    builder.add_unsigned_field("place", stored=True)
    schema = builder.build()
    store = tantivy.Index(schema)
    writer = store.writer(50_000_000, 1)
    for place, (name, _) in enumerate(names):
        writer.add_document(tantivy.Document(name=[name], place=[place]))
    writer.commit()
    writer.wait_merging_threads()
    store.reload()
    searcher = store.searcher()

    def run(query: object) -> Found:
        hits = searcher.search(query, 25).hits
        places = (searcher.doc(address)["place"][0] for _, address in hits)
        return Found(_cards(names, places), sure=bool(hits))

    def fuzzy(query: str) -> Found:
        words = normalise(query).split()
        clauses = []
        for place, word in enumerate(words):
            typos = 0 if len(word) < 4 else 1 if len(word) < 8 else 2
            last = place == len(words) - 1
            for distance in sorted({0, typos}):
                term = tantivy.Query.fuzzy_term_query(
                    schema, "name", word, distance=distance, prefix=last and distance > 0
                )
                clauses.append((tantivy.Occur.Should, term))
        return run(tantivy.Query.boolean_query(clauses)) if clauses else Found((), sure=False)

    def plain(query: str) -> Found:
        terms = [
            (tantivy.Occur.Should, tantivy.Query.term_query(schema, "name", word))
            for word in normalise(query).split()
        ]
        return run(tantivy.Query.boolean_query(terms)) if terms else Found((), sure=False)

    return fuzzy, plain


def gather(cards: Iterable[tuple[str, Iterable[str]]]) -> list[tuple[str, tuple[str, ...]]]:
    """Give normalised names with their cards, from slugs with names."""
    owners: dict[str, dict[str, None]] = {}
    for slug, own in cards:
        for name in own:
            if form := normalise(name):
                owners.setdefault(form, {})[slug] = None
    return [(form, tuple(slugs)) for form, slugs in owners.items()]
