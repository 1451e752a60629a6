"""Which blocks of a page are its text: the main part, without menus and margins."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import chain

from briefs.reading.formats.page import Piece, Shape, Zone
from briefs.reading.sentences import ends_sentence

_MENU = 3
"""Blocks in a row that are nothing but links make a menu."""
_LINKED = 0.9
_BOX_LINKED = 0.3
_LONGEST_ENTRY = 200
_SENTENCE = 60
"""Characters; what is shorter may be a label with a full stop."""


def choose(pieces: Sequence[Piece]) -> list[Piece]:
    """Leave out what is not the text of a page.

    Where a part is marked as the main one and holds most of the sentences, all else goes; else
    only headers, footers and asides. Notes always stay. So do sentences in an aside of the main
    part that hold few links: boxes in the text.

    Args:
        pieces: The blocks of a page, its notes tied.

    Returns:
        The blocks of its text, in order. A page that would lose every sentence keeps all.
    """
    main = [piece for piece in pieces if piece.zone is Zone.MAIN]
    outside = [piece for piece in pieces if piece.zone is Zone.OPEN]
    most = main and _prose(main) >= _prose(outside)
    zones = {Zone.MAIN} if most else {Zone.MAIN, Zone.OPEN}
    kept = [piece for piece in pieces if piece.note or piece.zone in zones or _is_box(piece)]
    kept = kept if _prose(kept) or not _prose(pieces) else list(pieces)
    menus = set(_find_menus(kept))
    return [piece for index, piece in enumerate(kept) if index not in menus]


def _prose(pieces: Sequence[Piece]) -> int:
    """Count the characters of sentences."""
    return sum(len(piece.text) for piece in pieces if _is_prose(piece))


def _is_prose(piece: Piece) -> bool:
    text = piece.text
    return len(text) >= _SENTENCE and ends_sentence(text) and piece.linked < _LINKED


def _is_box(piece: Piece) -> bool:
    return piece.zone is Zone.BOX and _is_prose(piece) and piece.linked < _BOX_LINKED


def _find_menus(pieces: Sequence[Piece]) -> Iterator[int]:
    """Yield links that stand together, and those before the first and behind the last sentence."""
    prose = [index for index, piece in enumerate(pieces) if _is_prose(piece)]
    if prose:
        outer = chain(range(prose[0]), range(prose[-1] + 1, len(pieces)))
        yield from (index for index in outer if _is_entry(pieces[index]))
    run: list[int] = []
    for index, piece in enumerate(pieces):
        if _is_entry(piece):
            run.append(index)
            continue
        if len(run) >= _MENU:
            yield from run
        run = []
    if len(run) >= _MENU:
        yield from run


def _is_entry(piece: Piece) -> bool:
    if piece.note or piece.shape not in (Shape.TEXT, Shape.BULLET):
        return False
    return piece.linked >= _LINKED and len(piece.text) <= _LONGEST_ENTRY
