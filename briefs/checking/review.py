"""The checks of an editor: what is wrong with a pack's wording, names and links.

None needs the documents. With them at hand, one knows better whether a point could give a year.
"""

from __future__ import annotations

from collections.abc import Container, Iterator, Mapping

from briefs.checking.ages import check_age
from briefs.checking.aliases import check_aliases
from briefs.checking.alone import Lexicon, Statement, check_standing, check_time
from briefs.checking.duplicates import find_duplicates
from briefs.checking.findings import Doubt, Finding
from briefs.checking.grounds import Library
from briefs.checking.links import check_links
from briefs.checking.style import check_marks, check_spaces, check_style
from briefs.model import Card
from briefs.pack import PackFiles
from briefs.reading import Document

_NO_DOCUMENTS: Mapping[str, Document] = {}


def review_pack(
    files: PackFiles,
    ordinary: Container[str],
    named: Container[str],
    documents: Mapping[str, Document] = _NO_DOCUMENTS,
) -> Iterator[Finding]:
    """Yield what an editor would mark in a pack.

    Args:
        files: A sound pack and the text of its files.
        ordinary: Folded words that some text writes without a capital; see `gather_ordinary`.
        named: Those that some text writes with a capital within a sentence; see `gather_named`.
        documents: Those that are at hand, by source id.
    """
    pack = files.pack
    lexicon = Lexicon.of(pack, ordinary, named)
    yield from _review_points(files, lexicon, Library(pack.sources, documents))
    yield from check_spaces(files)
    for card in pack.cards.values():
        for doubt in check_marks(card.title):
            yield _place(doubt, card, files, "title")
        if stale := check_age(card, pack):
            yield _place(stale, card, files, "")
    for alias in check_aliases(pack, ordinary):
        card = pack.cards[alias.slug]
        yield _place(alias.doubt, card, files, _key_of(alias.name, card))
    for link in check_links(pack):
        yield _place(link.doubt, pack.cards[link.slug], files, "related")
    for source in pack.sources.values():
        for doubt in check_style(source.about):
            yield doubt.at(f"sources/{source.id}.md")


def _review_points(files: PackFiles, lexicon: Lexicon, library: Library) -> Iterator[Finding]:
    compared = []
    for slug, card in files.pack.cards.items():
        sections = {point.id: part.kind for part in card.sections for point in part.points}
        for point in card.points():
            statement = Statement(point, lexicon)
            doubts = list(check_style(point.text))
            if kind := sections.get(point.id):
                doubts += check_standing(statement)
                doubts += check_time(statement, library.grounds(point))
                compared.append((slug, kind, statement))
            for doubt in doubts:
                yield _at_point(doubt, slug, point.id, files)
    for statement, doubt in find_duplicates(compared):
        point = statement.point
        yield _at_point(doubt, point.id.rpartition(".")[0], point.id, files)


def _at_point(doubt: Doubt, slug: str, point: str, files: PackFiles) -> Finding:
    return doubt.at(f"cards/{slug}.md", files.lines.get(point, 0), slug, point)


def _key_of(name: str, card: Card) -> str:
    """Give the key of the front matter under which a card has a name."""
    languages = (language for language, names in card.aliases.items() if name in names)
    return next((f"aliases.{language}" for language in languages), "title")


def _place(doubt: Doubt, card: Card, files: PackFiles, key: str) -> Finding:
    """Place a doubt about a card at a key of its front matter, or at the value it is about."""
    file = f"cards/{card.slug}.md"
    front = files.fronts.get(file)
    line = front.line_of_value(key, doubt.subject) if front and key else 0
    return doubt.at(file, line, card.slug)
