"""All of a server's own cards as files that an import takes again."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass

from briefs.guild.exchange import join_cards
from briefs.guild.model import LARGEST_EXCHANGE, Revision, Standing
from briefs.guild.states import open_cards, read_saved
from briefs.model import Card, Pack
from briefs.pack import parse_card
from briefs.pack.writing import write_card

_COMMENTS = 4_096
"""Bytes of a file kept for its head, beside the lists of names."""


@dataclass(frozen=True, slots=True)
class Export:
    """What a server's cards come to when they leave it."""

    texts: Mapping[str, str]
    """The file of each own card, by slug."""
    removed: tuple[str, ...]
    """Slugs of the pack's cards that it took away."""
    broken: tuple[str, ...]
    """Those of its own that can't be shown at present; they leave as they were written."""

    @property
    def is_empty(self) -> bool:
        """Whether the server never changed anything."""
        return not self.texts and not self.removed


def export_cards(current: Mapping[str, Revision], pack: Pack) -> Export:
    """Gather what members of a server see that others don't.

    A card leaves as its editor wrote it, comments and all; only one that names related cards that
    are gone is written anew without them.

    Args:
        current: The newest revision of each of its cards, by slug.
        pack: What all servers share.
    """
    opened = open_cards(current, pack)
    texts = {
        slug: _text(revision, opened.own.get(slug), pack)
        for slug, revision in sorted(current.items())
        if revision.standing is Standing.OWN
    }
    return Export(texts, tuple(sorted(opened.hidden)), tuple(sorted(opened.broken)))


def write_files(
    export: Export, head: Callable[[int, int], str], now: int, most: int = LARGEST_EXCHANGE
) -> tuple[str, ...]:
    """Write an export as one file, or as several where one would be too large to import again.

    Args:
        export: What to write; not empty.
        head: Gives what people read first, for the nth file of so many.
        now: Epoch seconds.
        most: Bytes of a file in UTF-8; larger than the largest card by some kilobytes.
    """
    lists = sum(len(slug) + 30 for slug in (*export.texts, *export.removed))
    parts = list(_divide(export.texts, most - _COMMENTS - lists)) or [{}]
    files = []
    for number, texts in enumerate(parts, 1):
        elsewhere = _named_elsewhere(texts, export.texts)
        removed = export.removed if number == 1 else ()
        comment = head(number, len(parts))
        files.append(
            join_cards(texts, removed=removed, head=comment, exported=now, elsewhere=elsewhere)
        )
    return tuple(files)


def _text(revision: Revision, shown: Card | None, pack: Pack) -> str:
    saved, _ = read_saved(revision, pack)
    if shown is not None and shown != saved:
        return write_card(shown)
    return revision.text or ""


def _divide(texts: Mapping[str, str], most: int) -> Iterator[dict[str, str]]:
    part: dict[str, str] = {}
    size = 0
    for slug, text in texts.items():
        length = len(text.encode("utf-8")) + len(slug) + 20
        if part and size + length > most:
            yield part
            part, size = {}, 0
        part[slug] = text
        size += length
    if part:
        yield part


def _named_elsewhere(texts: Mapping[str, str], others: Iterable[str]) -> set[str]:
    """Give the cards of other files that those of this one are related to."""
    apart = {slug for slug in others if slug not in texts}
    if not apart:
        return set()
    named: set[str] = set()
    for slug, text in texts.items():
        card, _ = parse_card(slug, text, "", own=True)
        named.update(card.related if card else ())
    return named & apart
