"""How well and how fast a name is found: ours beside what bots and search boxes use, in one run.

The small pack is the shipped one with the queries of `../shared/queries` where they are at hand;
larger ones hold towns of the world. Peers get names and queries normalised as ours are.

    python -m benchmarks.matching [--sizes 1e3 1e4 1e5] [--million] [--count N] [--seed N]
"""

from __future__ import annotations

import argparse
import gc
import json
import tempfile
from collections.abc import Mapping, Sequence
from pathlib import Path

from benchmarks import peers, towns
from benchmarks.aims import Kinds, print_aims
from benchmarks.measuring import Grades, held, percentile, press, put, table, timed
from benchmarks.overlays import measure_overlays
from benchmarks.towns import Asked
from briefs.matching import Index, build_index, complete, match
from briefs.model import Decision, Pack
from briefs.pack.load import load_pack

_ROOT = Path(__file__).parent.parent
_QUERIES = _ROOT.parent / "shared" / "queries" / "dev.jsonl"
_MILLION = 1_000_000
_TYPED = 90, 30
"""Names that are typed letter by letter, and as many more with a typo."""
_SO_FAR = 0.7
"""The part of a misspelled name after which its card should be among the rows."""


def ours(index: Index) -> peers.Engine:
    """Give our engine: the cards that it opens or offers."""

    def find(query: str) -> peers.Found:
        found = match(query, index)
        best = tuple(hit.slug for hit in found.hits or found.near)
        offered = best if found.decision is Decision.CHOOSE else ()
        return peers.Found(best, found.decision is Decision.OPEN, offered)

    return find


def presses(index: Index) -> peers.Engine:
    """Give our autocomplete."""

    def find(typed: str) -> peers.Found:
        return peers.Found(tuple(row.slug for row in complete(typed, index)), sure=False)

    return find


def engines(index: Index, pack: Pack) -> dict[str, peers.Engine]:
    """Give ours and its peers, with the names of a pack."""
    names = peers.gather((card.slug, towns.names_of([card])) for card in pack.cards.values())
    found = {
        "ours": ours(index),
        "WRatio ≥ 80": peers.wratio(names, 80),
        "WRatio ≥ 90": peers.wratio(names, 90),
        "RoboDanny": peers.lead(names),
        "FTS5 trigram": peers.trigrams(names),
    }
    try:
        found["tantivy fuzzy"], found["tantivy BM25"] = peers.tantivies(names)
    except ImportError:
        print("tantivy is absent: `make bench` installs it.\n")
    return found


def measure_quality(
    found: Mapping[str, peers.Engine], kinds: Mapping[str, Sequence[Asked]], names: int
) -> dict[str, dict[str, Grades]]:
    """Put all queries, print the table, and give the grades by kind and engine."""
    most = _sample(names)
    graded = {kind: put(found, asked, most) for kind, asked in kinds.items()}
    rows: list[list[str]] = []
    for kind, grades in graded.items():
        off = not any(query.right for query in kinds[kind])
        rows.append([kind, *(_cell(own, off=off) for own in grades.values())])
    spent = {
        name: [each for grades in graded.values() for each in grades[name].times] for name in found
    }
    for title, share in (("p50 ms", 0.5), ("p99 ms", 0.99), ("longest ms", 1.0)):
        rows.append([title, *(f"{percentile(times, share):.2f}" for times in spent.values())])
    print(
        "% of queries: right card first / among the first three / opened; where none is right, a "
        "card opened.\n"
    )
    table(["", *found], rows)
    return graded


def _cell(own: Grades, *, off: bool) -> str:
    if off:
        return f"{own.share(own.wrong):.1f}"
    return " / ".join(f"{own.share(count):.1f}" for count in (own.first, own.found, own.opened))


def _sample(names: int) -> int:
    """Give how many queries of a kind are put to what takes a tenth of a second or more for one."""
    return 1_000 if names <= 10_000 else 15 if names <= 100_000 else 3


def measure_presses(
    found: Mapping[str, peers.Engine], index: Index, kinds: Mapping[str, Sequence[Asked]]
) -> dict[str, list[float]]:
    """Measure each key press of some names, a quarter of them misspelled, and what they show."""
    exact, misspelled = _TYPED
    names = [*kinds["exact"][:exact], *kinds["one typo"][:misspelled]]
    typed = [query.text[:end] for query in names for end in range(1, len(query.text) + 1)]
    chosen = {"ours": presses(index)} | {
        name: engine for name, engine in found.items() if name not in ("ours", "WRatio ≥ 90")
    }
    most = _sample(len(index.names))
    times = press(chosen, typed, len(typed) if most >= len(kinds["exact"]) else 4 * most)
    begun = [
        Asked(query.text[: int(len(query.text) * _SO_FAR) + 1], query.right)
        for query in kinds["one typo"]
    ]
    shown = {name: _rows_hold(engine, name, begun, most) for name, engine in chosen.items()}
    own = times["ours"]
    table(
        ["a key press", "p50 ms", "p99 ms", "p50 ÷ ours", "p99 ÷ ours", "in the rows"],
        [
            [
                name, f"{percentile(spent, 0.5):.3f}", f"{percentile(spent, 0.99):.2f}",
                f"{percentile(spent, 0.5) / percentile(own, 0.5):.2f}",
                f"{percentile(spent, 0.99) / percentile(own, 0.99):.2f}", f"{shown[name]:.1f} %",
            ]
            for name, spent in times.items()
        ],
    )  # fmt: skip
    return times


def _rows_hold(engine: peers.Engine, name: str, begun: Sequence[Asked], most: int) -> float:
    """Give in how many per cent the rows hold the right card of what is typed so far."""
    put_to_it = begun[:most] if name in ("WRatio ≥ 80", "RoboDanny") else begun
    held_ = [bool(query.right & set(engine(query.text).best)) for query in put_to_it]
    return 100 * sum(held_) / len(held_)


def measure_size(pack: Pack, count: int) -> list[str]:
    """Give a row: what building, holding and loading an index takes."""
    with tempfile.TemporaryDirectory() as directory:
        kept = Path(directory) / "names"
        build = timed(lambda: build_index(pack))
        build_index(pack, kept)
        load = timed(lambda: build_index(pack, kept))
        file = kept.stat().st_size if kept.exists() else 0
    size = held(lambda: build_index(pack))
    return [
        f"{count:,}", f"{build / count * 1e6:.1f}", f"{size / count:.0f}", f"{load * 1e3:.0f}",
        f"{file / count:.0f}",
    ]  # fmt: skip


def shipped() -> tuple[Pack, dict[str, list[Asked]]]:
    """Give the shipped pack and the queries written by hand for it, by kind."""
    pack = load_pack(_ROOT / "seeds")
    kinds: dict[str, list[Asked]] = {}
    if _QUERIES.exists():
        for line in _QUERIES.read_text(encoding="utf-8").splitlines():
            row = json.loads(line)
            kinds.setdefault(row["kind"], []).append(Asked(row["q"], frozenset(row["expect"])))
    else:
        print(f"{_QUERIES.name} is absent: the shipped pack is measured by made queries only.\n")
    return pack, kinds


def main() -> None:
    """Measure, and print the tables as they come."""
    reader = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    reader.add_argument("--sizes", nargs="*", type=float, default=[1e3, 1e4, 1e5])
    reader.add_argument("--million", action="store_true", help="a million names too: half an hour")
    reader.add_argument("--count", type=int, default=300, help="queries of each kind")
    reader.add_argument("--seed", type=int, default=11)
    given = reader.parse_args()
    pack, by_hand = shipped()
    sizes = [*map(int, given.sizes), *([_MILLION] if given.million else [])]
    rows: list[list[str]] = []
    typos: dict[int, Kinds] = {}
    pressed: dict[int, dict[str, list[float]]] = {}
    base = build_index(pack)
    shipped_grades: Kinds = {}
    for size in (0, *sizes):
        each, outside = towns.make_pack(size) if size else (pack, [])
        asked = towns.ask(each, outside, given.count, given.seed)
        if not size:
            by_hand = {
                f"{kind}, by hand" if kind in asked else kind: own for kind, own in by_hand.items()
            }
        base = build_index(each)
        print(f"### {f'{size:,} names' if size else 'the shipped pack'}\n")
        found = engines(base, each)
        gc.collect()
        gc.freeze()
        graded = measure_quality(found, asked if size else by_hand | asked, len(base.names))
        pressed[size or len(base.names)] = measure_presses(found, base, asked)
        rows.append(measure_size(each, len(base.names)))
        if size:
            typos[size] = graded
        else:
            shipped_grades = {kind: graded[kind] for kind in by_hand}
    print("### size\n")
    table(["names", "build µs a name", "bytes a name", "load ms", "file bytes a name"], rows)
    print("### own cards over the shipped pack\n")
    measure_overlays(pack, build_index(pack), given.seed)
    print("### aims\n")
    print_aims(shipped_grades, typos, pressed)


if __name__ == "__main__":
    main()
