"""Write packs and wanted queries until killed; started by test_processes.py.

Every text of a pack is its hash, `<mark> <number of cards>`, so that a mixture would show.
"""

from __future__ import annotations

import asyncio
import itertools
import sys
from pathlib import Path

from briefs.model import Card, Citation, Pack, ParagraphKind, Point, Section, SectionKind, Source
from briefs.store import open_store


def make_pack(mark: str, cards: int) -> Pack:
    text = f"{mark} {cards}"
    here = (Citation("alpha", ParagraphKind.BODY, 1),)
    slugs = [f"card-{n}" for n in range(cards)]
    return Pack(
        cards={
            slug: Card(
                slug=slug,
                title=text,
                group="group",
                gist=Point(f"{slug}.0", text, here),
                sections=(
                    Section(
                        SectionKind.KEY_POINTS,
                        tuple(Point(f"{slug}.{n}", text, here) for n in (1, 2, 3)),
                    ),
                ),
            )
            for slug in slugs
        },
        sources={"alpha": Source("alpha", "Alpha", "Press", "en", "alpha.txt", text)},
        hash=text,
    )


async def write(path: Path) -> None:
    async with await open_store(path) as store:
        say("open")
        for n in itertools.count():
            await store.record_wanted([(7, "bitcoin", n)])
            say("recorded")
            await store.replace_pack(make_pack(f"pack-{n % 7}", 20 + n % 5), {}, None)


def say(word: str) -> None:
    sys.stdout.write(f"{word}\n")
    sys.stdout.flush()


if __name__ == "__main__":
    asyncio.run(write(Path(sys.argv[1])))
