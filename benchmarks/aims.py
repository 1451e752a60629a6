"""The table of aims: what each was, and what this run measured, beside WRatio ≥ 80."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from functools import reduce
from operator import add

from benchmarks.measuring import Grades, percentile, table

Kinds = Mapping[str, Mapping[str, Grades]]
"""Grades by kind of query, by engine."""

_OFF_TOPIC = ("off-topic", "off-topic-near", "off-topic-lang", "degenerate")
_QUESTIONS = ("question", "natural")
_PHRASES = ("phrase-ru", "phrase-ja")
_PEER, _FUZZY = "WRatio ≥ 80", "tantivy fuzzy"
_LARGEST = 100_000
_MIDDLE = 10_000


def print_aims(
    shipped: Kinds,
    typos: Mapping[int, Kinds],
    presses: Mapping[int, Mapping[str, Sequence[float]]],
) -> None:
    """Print the table, as far as it was measured.

    Args:
        shipped: Queries written by hand for the shipped pack, by kind.
        typos: Made queries by the number of names.
        presses: The milliseconds of key presses by the number of names, by engine.
    """
    rows = [*_on_shipped(shipped), *_on_presses(presses), *_on_typos(typos)]
    table(["", _PEER, "ours", "aim"], rows)


def _sum(kinds: Kinds, chosen: Sequence[str], engine: str) -> Grades:
    return reduce(add, (kinds[kind][engine] for kind in chosen if kind in kinds), Grades())


def _on_shipped(kinds: Kinds) -> Iterator[list[str]]:
    apart = (*_OFF_TOPIC, "ambiguous")
    on_topic = [kind for kind in kinds if kind not in apart]
    if not on_topic:
        return
    for title, chosen, counted, aim in (
        ("on topic: the right card opened", on_topic, "opened", "≥ 96 %"),
        ("… opened or in the choice", on_topic, "offered", "≥ 99 %"),
        ("… a wrong card opened", on_topic, "wrong", "≤ 0.5 %"),
        ("off topic: a card opened", _OFF_TOPIC, "wrong", "≤ 0.5 %"),
        ("ambiguous: a choice that holds the right ones", ("ambiguous",), "chosen", "≥ 90 %"),
        ("questions: right card opened", _QUESTIONS, "opened", "≥ 85 %"),
        ("… opened or offered", _QUESTIONS, "offered", "≥ 97 %"),
        ("phrases in Japanese, Russian: opened or offered", _PHRASES, "offered", "≥ 95 %"),
    ):
        grades = [_sum(kinds, chosen, engine) for engine in (_PEER, "ours")]
        shares = [f"{own.share(getattr(own, counted)):.1f} %" for own in grades]
        yield [f"{title} (n = {grades[1].asked})", *shares, aim]


def _on_presses(presses: Mapping[int, Mapping[str, Sequence[float]]]) -> Iterator[list[str]]:
    for size, times in presses.items():
        own = times["ours"]
        if size == _LARGEST:
            for peer, aim in ((_PEER, "≤ 1/200"), (_FUZZY, "≤ 1/2")):
                if peer in times:
                    ratio = percentile(times[peer], 0.99) / percentile(own, 0.99)
                    title = f"{size:,} names: a key press, p99, of {peer}'s"
                    yield [title, "", f"1/{ratio:.1f}", aim]
        elif size <= _MIDDLE and _FUZZY in times:
            ratio = percentile(own, 0.5) / percentile(times[_FUZZY], 0.5)
            title = f"{size:,} names: a key press, p50, of {_FUZZY}'s"
            yield [title, "", f"{ratio:.2f}", "≤ 1"]


def _on_typos(typos: Mapping[int, Kinds]) -> Iterator[list[str]]:
    for size, aim in ((_MIDDLE, "≥ 99 %"), (_LARGEST, "≥ 97 %")):
        for kind, least in (("one typo", aim), ("words shuffled", "≥ 99.5 %")):
            if size in typos:
                first = [
                    f"{own.share(own.first):.1f} % ({own.share(own.found):.1f} %)"
                    for own in (typos[size][kind][_PEER], typos[size][kind]["ours"])
                ]
                title = f"{size:,} names, {kind}: right card first (among the first three)"
                yield [title, *first, least]
