"""What a server's own cards cost over a pack's index, and whether they decide as one built anew.

python -m benchmarks.overlays [--seed N]
"""

from __future__ import annotations

import argparse
import random
from collections.abc import Callable, Iterable, Sequence
from functools import partial
from pathlib import Path

from benchmarks.measuring import held, percentile, table, timed
from briefs.guild.sources import with_own_cards
from briefs.matching import Index, answer, build_index, complete, match, overlay
from briefs.model import OWN_WORD, Card, Citation, Pack, ParagraphKind, Point, Section, SectionKind
from briefs.pack.load import load_pack

_ROOT = Path(__file__).parent.parent
_COUNTS = 0, 5, 50, 100, 1_000
_POINTS = 8
_WORDS = 22
_QUERIES = 300


def make_cards(count: int, pack: Pack, dice: random.Random) -> list[Card]:
    """Make cards of eight points and four names from the words of a pack, so that all are alike."""
    words = [
        word
        for card in pack.cards.values()
        for point in card.points()
        for word in point.text.split()
        if not word.endswith((".", "!", "?"))  # a gist has at most three sentences
    ]
    return [_make_card(number, words, dice) for number in range(count)]


def _make_card(number: int, words: Sequence[str], dice: random.Random) -> Card:
    own = (Citation(OWN_WORD, ParagraphKind.WHOLE, 0),)
    points = [
        Point(f"own-{number}.{n}", " ".join(dice.choices(words, k=_WORDS)), own)
        for n in range(_POINTS)
    ]
    names = [f"{' '.join(dice.choices(words, k=2))} {number}" for _ in range(3)]
    return Card(
        f"own-{number}",
        names[0],
        "own",
        points[0],
        (Section(SectionKind.KEY_POINTS, tuple(points[1:])),),
        {"en": tuple(names[1:]), "ru": (f"карточка {number}",)},
    )


def read_queries(pack: Pack, dice: random.Random) -> list[str]:
    """Give names of the pack, some without a letter, and beginnings of its points."""
    cards = list(pack.cards.values())
    names = [
        name
        for card in cards
        for name in (card.title, *(n for own in card.aliases.values() for n in own))
    ]
    names = dice.sample(names, min(len(names), _QUERIES // 2))
    points = [point.text for card in cards for point in card.points()]
    said = [" ".join(text.split()[2:8]) for text in dice.sample(points, _QUERIES // 4)]
    return [*names, *(_slip(name, dice) for name in names[::2]), *said]


def _slip(name: str, dice: random.Random) -> str:
    place = dice.randrange(len(name))
    return name[:place] + name[place + 1 :]


def measure_overlays(pack: Pack, base: Index, seed: int) -> None:
    """Print what own cards take, and how many queries find the same as in an index built anew."""
    dice = random.Random(seed)
    queries = read_queries(pack, dice)
    table(
        ["own cards", "ready ms", "MB", "/brief ms", "/ask ms", "a key press ms", "as built anew"],
        [_row(make_cards(count, pack, dice), pack, base, queries, dice) for count in _COUNTS],
    )


def _row(
    cards: list[Card], pack: Pack, base: Index, queries: Sequence[str], dice: random.Random
) -> list[str]:
    hidden = dice.sample(sorted(pack.cards), 2)
    laid = overlay(base, cards, hidden)
    same = "–"
    anew = build_index(with_own_cards(pack, cards, hidden))
    if anew.in_arrays == base.in_arrays:  # else it translates no names
        agreed = sum(_found(query, laid) == _found(query, anew) for query in queries)
        same = f"{agreed} of {len(queries)}"
    return [
        f"{len(cards):,}",
        f"{min(timed(lambda: overlay(base, cards, hidden)) for _ in range(3)) * 1e3:.1f}",
        f"{held(lambda: overlay(base, cards, hidden)) / 1e6:.2f}",
        _times(lambda query: match(query, laid), queries),
        _times(lambda query: answer(query, laid), queries),
        _times(lambda query: complete(query[:5], laid), queries),
        same,
    ]


def _found(query: str, index: Index) -> tuple[object, ...]:
    found = match(query, index)
    points = [own.point for own in answer(query, index).points]
    return found.decision, [hit.slug for hit in found.hits], points


def _times(work: Callable[[str], object], queries: Iterable[str]) -> str:
    spent = [timed(partial(work, query), collect=False) * 1e3 for query in queries]
    return f"{percentile(spent, 0.5):.2f} / {percentile(spent, 0.99):.2f}"


def main() -> None:
    """Measure with the shipped pack."""
    reader = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    reader.add_argument("--seed", type=int, default=11)
    pack = load_pack(_ROOT / "seeds")
    measure_overlays(pack, build_index(pack), reader.parse_args().seed)


if __name__ == "__main__":
    main()
