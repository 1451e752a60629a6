"""The arrays of a large pack in a file beside the store, so that a second start reads them."""

from __future__ import annotations

import json
import sys
from array import array
from collections.abc import Iterator, Sequence
from functools import cache
from pathlib import Path
from zlib import crc32

from briefs.matching.large.build import Arrays
from briefs.matching.large.keys import LargeKeys
from briefs.matching.large.names import Names
from briefs.matching.large.segments import Segments
from briefs.matching.large.starts import Starts
from briefs.matching.large.strings import Postings, Strings
from briefs.matching.large.terms import LargeTerms

_CODE = Path(__file__).parents[1]
"""What decides how names are read: another version of it writes another file."""


def write_arrays(arrays: Arrays, pack_hash: str, file: Path) -> None:
    """Write a file, whole or not at all.

    Raises:
        OSError: When the directory cannot be written to.
    """
    parts = list(_parts(arrays))
    body = b"".join(parts)
    head = _stamp(pack_hash) | {
        "sum": crc32(body),
        "sizes": list(map(len, parts)),
        "languages": arrays.names.languages,
        "slugs": list(arrays.names.slugs),
        "compounds": sorted(arrays.compounds),
    }
    beside = file.with_name(f"{file.name}.new")
    beside.write_bytes(json.dumps(head).encode() + b"\n" + body)
    beside.replace(file)


def read_arrays(pack_hash: str, file: Path) -> Arrays | None:
    """Read a file; None when there is none, or it is of another pack or kind, or damaged."""
    try:
        line, _, body = file.read_bytes().partition(b"\n")
        head = json.loads(line)
    except (OSError, ValueError):
        return None
    if not isinstance(head, dict) or head.get("sum") != crc32(body):
        return None
    if any(head.get(key) != value for key, value in _stamp(pack_hash).items()):
        return None
    return _assemble(_cut(body, head["sizes"]), head)


def _stamp(pack_hash: str) -> dict[str, str | int]:
    return {"code": _sum_code(), "pack": pack_hash, "byteorder": sys.byteorder}


@cache
def _sum_code() -> int:
    return crc32(b"".join(file.read_bytes() for file in sorted(_CODE.rglob("*.py"))))


def _cut(body: bytes, sizes: Sequence[int]) -> Iterator[bytes]:
    start = 0
    for size in sizes:
        yield body[start : start + size]
        start += size


def _parts(arrays: Arrays) -> Iterator[bytes]:
    names, terms = arrays.names, arrays.terms
    for strings in (names.texts, names.lines, names.terms, terms.stems, terms.rough):
        yield strings.text.encode("utf-8", "surrogatepass")
        yield strings.bounds.tobytes()
    for postings in (names.words, terms.stem_terms, terms.rough_terms, arrays.by_term):
        yield postings.places.tobytes()
        yield postings.bounds.tobytes()
    for keys in (arrays.cores, arrays.wholes):
        yield keys.entries.tobytes()
        yield keys.segments.entries.tobytes()
    yield from (arrays.cores.alone, names.kinds, arrays.starts.ranks)
    yield terms.rough_segments.entries.tobytes()
    places = (names.owners, names.joined, arrays.starts.positions, *arrays.starts.inner)
    for numbers in (*places, terms.segments.entries, terms.with_ideographs, arrays.suits):
        yield numbers.tobytes()
    yield arrays.weights.tobytes()


def _assemble(parts: Iterator[bytes], head: dict[str, list[str]]) -> Arrays:
    """Put the parts together in the order of `_parts`."""
    texts, lines, words, stems, rough = (_strings(parts) for _ in range(5))
    name_words, stem_terms, rough_terms, by_term = (_postings(parts) for _ in range(4))
    keys = [(_read("Q", parts), Segments(_read("Q", parts))) for _ in range(2)]
    alone, kinds, ranks = next(parts), next(parts), next(parts)
    rough_segments = Segments(_read("Q", parts))
    owners, joined, positions, *inside = (_read("I", parts) for _ in range(5))
    segments = Segments(_read("Q", parts))
    ideographic = _read("I", parts)
    terms = LargeTerms(
        words, stems, stem_terms, rough, rough_terms, rough_segments, segments, ideographic
    )
    slugs, languages = head["slugs"], tuple(head["languages"])
    suits = _read("Q", parts)
    names = Names(texts, lines, joined, words, name_words, owners, slugs, kinds, languages)
    cores, wholes = (
        LargeKeys(names, terms, by_term, entries, own, alone, whole)
        for whole, (entries, own) in zip((False, True), keys, strict=True)
    )
    return Arrays(
        names=names,
        compounds=frozenset(head["compounds"]),
        starts=Starts(lines, joined, positions, ranks, tuple(inside)),
        suits=suits,
        terms=terms,
        by_term=by_term,
        weights=array("d", next(parts)),
        cores=cores,
        wholes=wholes,
    )


def _strings(parts: Iterator[bytes]) -> Strings:
    return Strings(next(parts).decode("utf-8", "surrogatepass"), _read("I", parts))


def _postings(parts: Iterator[bytes]) -> Postings:
    return Postings(_read("I", parts), _read("I", parts))


def _read(kind: str, parts: Iterator[bytes]) -> array[int]:
    numbers: array[int] = array(kind)
    numbers.frombytes(next(parts))
    return numbers
