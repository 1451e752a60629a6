"""`show`: a card in the terminal."""

from __future__ import annotations

import argparse
from collections.abc import Iterator
from itertools import groupby

from briefs.cli.layout import wrap
from briefs.errors import UnknownCard
from briefs.model import Card, Pack, Point, Section, SectionKind, Source
from briefs.pack import load_pack
from briefs.settings import load_environment, read_settings

DESCRIPTION = "Show a card of the pack: in short, or whole with its sources."
EXAMPLES = """\
  python -m briefs show energy
  python -m briefs show energy --full
"""

SHORT = 3
"""Points of a section that the short form shows."""


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Declare the card and the form."""
    parser.description = DESCRIPTION
    parser.epilog = EXAMPLES
    parser.add_argument("card", metavar="CARD", help="the card's slug, such as energy")
    parser.add_argument("--full", action="store_true", help="every section, and the sources")


def run(options: argparse.Namespace) -> int:
    """Print the card."""
    pack = load_pack(read_settings(load_environment()).pack_dir)
    card = pack.cards.get(options.card)
    if card is None:
        raise UnknownCard(options.card)
    print("\n".join(lay_out(card, pack, full=options.full)))
    return 0


def lay_out(card: Card, pack: Pack, *, full: bool) -> Iterator[str]:
    """Yield a card's text, line by line: title, gist, sections, sources."""
    newest = pack.newest_source(card)
    yield card.title
    yield f"{card.slug} · {card.group} · newest source: {describe_date(newest)}"
    yield ""
    numbers = {source_id: n for n, source_id in enumerate(card.source_ids(), 1)}
    yield _lay_out_point(card.gist, numbers)
    left_out = 0
    for section in card.sections if full else _choose(card):
        shown = section.points if full else section.points[:SHORT]
        yield ""
        yield section.kind.value
        yield from _lay_out_points(shown, numbers)
    if not full:
        shown_count = sum(len(section.points[:SHORT]) for section in _choose(card))
        left_out = sum(len(section.points) for section in card.sections) - shown_count
    yield ""
    yield from _lay_out_sources(numbers, pack, full=full)
    if full and card.related:
        yield wrap(", ".join(card.related), "Related: ")
    if left_out:
        more = "1 more point" if left_out == 1 else f"{left_out} more points"
        yield f"\n{more}: python -m briefs show {card.slug} --full"


def _choose(card: Card) -> tuple[Section, ...]:
    """Give what the short form shows: key points and dates, or the first section there is."""
    kinds = (SectionKind.KEY_POINTS, SectionKind.TIMELINE)
    chosen = tuple(section for section in card.sections if section.kind in kinds)
    return chosen or card.sections[:1]


def _lay_out_points(points: tuple[Point, ...], numbers: dict[str, int]) -> Iterator[str]:
    for side, group in groupby(points, key=lambda point: point.side):
        if side:
            yield f"  {side}"
        for point in group:
            yield _lay_out_point(point, numbers, "    • " if side else "  • ")


def _lay_out_point(point: Point, numbers: dict[str, int], bullet: str = "") -> str:
    cites = [
        f"{numbers[source]} {', '.join(map(str, places))}"
        for source, places in groupby(point.citations, key=lambda citation: citation.source)
    ]
    return wrap(f"{point.dated_text} [{'; '.join(cites)}]", bullet)


def _lay_out_sources(numbers: dict[str, int], pack: Pack, *, full: bool) -> Iterator[str]:
    yield "Sources"
    for source_id, number in numbers.items():
        source = pack.sources[source_id]
        yield wrap(describe_source(source), f"  {number} ")
        if full and source.address:
            yield f"    {source.address}"
        if full and (echoes := [n for n in source.same_voice_as if n in numbers]):
            yield f"    same voice as {', '.join(str(numbers[name]) for name in echoes)}"


def describe_source(source: Source) -> str:
    """Say who wrote what, where and when, in one line."""
    author = f"{source.author}: " if source.author else ""
    return f"{author}{source.title}. {source.publisher}, {describe_date(source)}."


def describe_date(source: Source) -> str:
    """Say when a source was published, as far as that is known."""
    if source.published:
        return str(source.published)
    return f"undated, not before {source.not_before}" if source.not_before else "undated"
