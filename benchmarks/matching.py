"""How well and how fast a name is found: ours beside what bots and search boxes use, in one run.

Queries go to all engines in turn, so that a busy machine slows all alike; times are CPU times of
the one thread, without Python's collection of garbage among what was there before. Read the ratios.
The small pack is the shipped one with the queries of `../shared/queries` where they are at hand;
larger ones hold towns of the world. Peers get names and queries normalised as ours are.

    python -m benchmarks.matching [--sizes 1e3 1e4 1e5] [--count N] [--seed N]
"""

from __future__ import annotations

import argparse
import gc
import json
import tempfile
import time
import tracemalloc
from collections.abc import Callable, Iterable, Mapping, Sequence
from pathlib import Path

from benchmarks import peers, towns
from benchmarks.towns import Asked
from briefs.matching import Index, build_index, complete, match, overlay
from briefs.model import Card, Decision, Pack
from briefs.pack.load import load_pack

_ROOT = Path(__file__).parent.parent
_QUERIES = _ROOT.parent / "shared" / "queries" / "dev.jsonl"
_FIRST = 3
"""Cards of an answer among which the right one counts as found."""
_SLOW = {"WRatio ≥ 80": 15, "WRatio ≥ 90": 15, "RoboDanny": 15}
"""Queries of a kind put to engines that compare with every name, above 1e4 names."""


def ours(index: Index) -> peers.Engine:
    """Give our engine: the cards that it opens or offers."""

    def find(query: str) -> peers.Found:
        found = match(query, index)
        best = found.hits or found.near
        return peers.Found(tuple(hit.slug for hit in best), found.decision is Decision.OPEN)

    return find


def presses(index: Index) -> peers.Engine:
    """Give our autocomplete; the first row counts."""

    def find(typed: str) -> peers.Found:
        rows = complete(typed, index)
        return peers.Found(tuple(row.slug for row in rows[:1]), sure=False)

    return find


def engines(index: Index, pack: Pack) -> dict[str, peers.Engine]:
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


def put(
    found: Mapping[str, peers.Engine], asked: Sequence[Asked], size: int
) -> tuple[dict[str, tuple[float, float]], dict[str, list[float]]]:
    """Put queries to all engines in turn.

    Returns:
        By engine the shares of queries with the right card among the first, and opened; and the
        milliseconds of each query.
    """
    right = dict.fromkeys(found, 0)
    opened = dict.fromkeys(found, 0)
    times: dict[str, list[float]] = {name: [] for name in found}
    for place, query in enumerate(asked):
        for name, engine in found.items():
            if size > 10_000 and place >= _SLOW.get(name, len(asked)):
                continue
            start = time.thread_time()
            answer = engine(query.text)
            times[name].append((time.thread_time() - start) * 1e3)
            right[name] += bool(query.right.intersection(answer.best[:_FIRST]))
            best = query.right.intersection(answer.best[:1])
            opened[name] += answer.sure and bool(best or not query.right)
    shares = {
        name: (right[name] / len(times[name]), opened[name] / len(times[name])) for name in found
    }
    return shares, times


def percentile(times: Sequence[float], share: float) -> float:
    return sorted(times)[min(len(times) - 1, int(len(times) * share))]


def table(head: Sequence[str], rows: Iterable[Sequence[str]]) -> None:
    print("| " + " | ".join(head) + " |")
    print("| " + " | ".join("---" for _ in head) + " |")
    for row in rows:
        print("| " + " | ".join(row) + " |")
    print()


def measure_quality(
    found: Mapping[str, peers.Engine], kinds: Mapping[str, Sequence[Asked]], size: int
) -> None:
    rows: list[list[str]] = []
    spent: dict[str, list[float]] = {name: [] for name in found}
    for kind, asked in kinds.items():
        shares, times = put(found, asked, size)
        off = not any(query.right for query in asked)
        rows.append([kind])
        for name, (right, opened) in shares.items():
            rows[-1].append(
                f"{opened * 100:.1f}" if off else f"{right * 100:.1f} / {opened * 100:.1f}"
            )
            spent[name] += times[name]
    for title, share in (("p50 ms", 0.5), ("p99 ms", 0.99)):
        rows.append([title, *(f"{percentile(times, share):.2f}" for times in spent.values())])
    print(
        "% of queries: right card among the first three / opened; where there is none, "
        "a card opened.\n"
    )
    table(["", *found], rows)


def measure_presses(
    found: Mapping[str, peers.Engine], index: Index, asked: Sequence[Asked]
) -> None:
    """Measure each key press of some names, a quarter of them misspelled."""
    typed = [query.text[:end] for query in asked for end in range(1, len(query.text) + 1)]
    chosen = {"ours": presses(index)} | {
        name: engine for name, engine in found.items() if name not in ("ours", "WRatio ≥ 90")
    }
    times: dict[str, list[float]] = {name: [] for name in chosen}
    slow = max(1, len(typed) // 60) if len(index.names) > 10_000 else 1
    for place, text in enumerate(typed):
        for name, engine in chosen.items():
            if name in _SLOW and place % slow:
                continue
            start = time.thread_time()
            engine(text)
            times[name].append((time.thread_time() - start) * 1e3)
    own = times["ours"]
    rows = [
        [
            name, f"{percentile(spent, 0.5):.3f}", f"{percentile(spent, 0.99):.2f}",
            f"{percentile(spent, 0.5) / percentile(own, 0.5):.2f}",
            f"{percentile(spent, 0.99) / percentile(own, 0.99):.2f}",
        ]
        for name, spent in times.items()
    ]  # fmt: skip
    table(["a key press", "p50 ms", "p99 ms", "p50 ÷ ours", "p99 ÷ ours"], rows)


def timed(call: Callable[[], object]) -> float:
    gc.collect()
    start = time.thread_time()
    call()
    return time.thread_time() - start


def held(call: Callable[[], object]) -> int:
    """Give the bytes that what is made goes on holding."""
    gc.collect()
    tracemalloc.start()
    made = call()
    gc.collect()
    size = tracemalloc.get_traced_memory()[0]
    tracemalloc.stop()
    del made
    return size


def measure_size(pack: Pack, count: int) -> list[str]:
    with tempfile.TemporaryDirectory() as directory:
        kept = Path(directory) / "names"
        build = timed(lambda: build_index(pack))
        build_index(pack, kept)
        load = timed(lambda: build_index(pack, kept))
    size = held(lambda: build_index(pack))
    return [f"{count:,}", f"{build / count * 1e6:.1f}", f"{size / count:.0f}", f"{load * 1e3:.0f}"]


def measure_overlay(base: Index) -> None:
    own, _ = towns.make_pack(10_000)
    cards = [
        Card(f"own-{n}", f"{card.title} {n % 7}", "own", card.gist, (), {"en": (f"note {n}",)})
        for n, card in enumerate(list(own.cards.values()) * 5)
    ][:1_000]
    over = overlay(base, cards)
    queries = [card.title[:end] for card in cards[::20] for end in range(1, len(card.title) + 1)]
    extra = [
        timed_press(text, over) - timed_press(text, base) for text in queries for _ in range(2)
    ]
    table(
        ["own cards", "ready ms", "MB", "added p50 ms", "added p99 ms"],
        [[
            f"{len(cards):,}", f"{timed(lambda: overlay(base, cards)) * 1e3:.1f}",
            f"{held(lambda: overlay(base, cards)) / 1e6:.2f}",
            f"{percentile(extra, 0.5):.2f}", f"{percentile(extra, 0.99):.2f}",
        ]],
    )  # fmt: skip


def timed_press(text: str, index: object) -> float:
    start = time.thread_time()
    complete(text, index)  # type: ignore[arg-type] # an Index or an Overlay
    return (time.thread_time() - start) * 1e3


def shipped() -> tuple[Pack, dict[str, list[Asked]]]:
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
    reader = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    reader.add_argument("--sizes", nargs="*", type=float, default=[1e3, 1e4, 1e5])
    reader.add_argument("--count", type=int, default=300, help="queries of each kind")
    reader.add_argument("--seed", type=int, default=11)
    given = reader.parse_args()
    pack, kinds = shipped()
    packs = [("the shipped pack", pack, {**kinds, **towns.ask(pack, (), given.count, given.seed)})]
    for size in map(int, given.sizes):
        made, outside = towns.make_pack(size)
        packs.append((f"{size:,} names", made, towns.ask(made, outside, given.count, given.seed)))
    sizes = []
    base = build_index(pack)
    for title, each, asked in packs:
        index = build_index(each)
        print(f"### {title}\n")
        found = engines(index, each)
        gc.collect()
        gc.freeze()
        measure_quality(found, asked, len(index.names))
        measure_presses(found, index, asked["exact"][:36] + asked["one typo"][:12])
        sizes.append(measure_size(each, len(index.names)))
        base = index
    print("### size\n")
    table(["names", "build µs a name", "bytes a name", "load ms"], sizes)
    measure_overlay(base)


if __name__ == "__main__":
    main()
