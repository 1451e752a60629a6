"""Edit a server's cards until killed; `tests.briefs.store.edits` runs it.

It waits with everything imported, and begins an editor for each number that it reads: a process of
its own, since one that starts from nothing takes half a second. The editor says what it is about to
save before it does, and that it has done so, a line each: `begin` or `done`, then a JSON list of
card, number, standing and text of each revision. Its first line is `open` and its process id.
"""

from __future__ import annotations

import asyncio
import json
import os
import random
import sys
from collections.abc import Sequence
from pathlib import Path

from briefs.guild.model import NewCard, Revision, Standing
from briefs.store import Store, open_store

GUILD, EMI, NOW = 7, 11, 1_795_305_600
CARDS = tuple(f"card-{n}" for n in range(60))
_MOST_IMPORTED = 50
_LENGTH = 3_000
"""Characters of a card, so that a large import does not fit one page of the disk."""

Saved = tuple[str, int, str, str]
"""Card, number, standing, and the beginning of its text, which names one saving alone."""


def mark(text: str | None) -> str:
    return (text or "").partition(" ")[0]


def saved(revision: Revision) -> Saved:
    return revision.slug, revision.number, revision.standing, mark(revision.text)


class Editor:
    """One who publishes, removes, restores, imports and takes imports back, at random."""

    def __init__(self, store: Store, seed: int) -> None:
        self._store = store
        self._random = random.Random(seed)
        self._seed = seed
        self._saves = 0
        self._known: dict[str, list[Saved]] = {}
        self._imported: tuple[int, list[Saved]] | None = None

    async def work(self) -> None:
        for slug in CARDS:
            history = await self._store.cards.history(GUILD, slug, limit=100_000)
            self._known[slug] = [saved(revision) for revision in reversed(history)]
        say(f"open {os.getpid()}")
        acts = (self._publish, self._remove, self._restore, self._import, self._import, self._undo)
        while True:
            await self._random.choice(acts)()

    def _text(self) -> str:
        self._saves += 1
        return f"{self._seed}.{self._saves} {'x' * _LENGTH}"

    def _number(self, slug: str) -> int:
        return len(self._known[slug])

    def _next(self, slug: str, standing: str, text: str) -> Saved:
        return slug, self._number(slug) + 1, standing, mark(text)

    def _begin(self, rows: Sequence[Saved]) -> None:
        say(f"begin {json.dumps(rows)}")

    def _done(self, rows: Sequence[Saved]) -> None:
        say(f"done {json.dumps(rows)}")
        for row in rows:
            self._known[row[0]].append(row)

    async def _publish(self) -> None:
        slug, text = self._random.choice(CARDS), self._text()
        rows = [self._next(slug, Standing.OWN, text)]
        self._begin(rows)
        card, expected = NewCard(slug, text), self._number(slug)
        await self._store.cards.publish(GUILD, card, EMI, NOW, expected=expected)
        self._done(rows)

    async def _remove(self) -> None:
        slug = self._random.choice(CARDS)
        rows = [self._next(slug, Standing.REMOVED, "")]
        self._begin(rows)
        await self._store.cards.remove(GUILD, slug, EMI, NOW, expected=self._number(slug))
        self._done(rows)

    async def _restore(self) -> None:
        slug = self._random.choice(CARDS)
        if not self._known[slug]:
            return
        _, number, standing, text = self._random.choice(self._known[slug])
        rows = [self._next(slug, standing, text)]
        self._begin(rows)
        expected = self._number(slug)
        await self._store.cards.restore(GUILD, slug, number, EMI, NOW, expected=expected)
        self._done(rows)

    async def _import(self) -> None:
        chosen = self._random.sample(CARDS, self._random.randint(2, _MOST_IMPORTED))
        texts = {slug: self._text() for slug in chosen[1:]}
        rows = [self._next(slug, Standing.OWN, text) for slug, text in texts.items()]
        gone = chosen[0]
        if not self._known[gone] or self._known[gone][-1][2] != Standing.REMOVED:
            rows.append(self._next(gone, Standing.REMOVED, ""))
        expected = {slug: self._number(slug) for slug in chosen}
        self._begin(rows)
        imported = await self._store.cards.import_cards(
            GUILD,
            [NewCard(slug, text) for slug, text in texts.items()],
            EMI,
            NOW,
            removed=[gone],
            expected=expected,
        )
        self._done(rows)
        assert imported.batch is not None
        self._imported = imported.batch, rows

    async def _undo(self) -> None:
        if self._imported is None:
            return
        batch, rows = self._imported
        self._imported = None
        if any(self._number(slug) != number for slug, number, _, _ in rows):
            return  # edited since
        back = [self._before(row) for row in rows]
        self._begin(back)
        await self._store.cards.undo_import(GUILD, batch, EMI, NOW)
        self._done(back)

    def _before(self, row: Saved) -> Saved:
        slug, number, standing, _ = row
        if number > 1:
            _, _, standing, text = self._known[slug][number - 2]
            return slug, number + 1, standing, text
        nothing = Standing.REMOVED if standing == Standing.OWN else Standing.PACK
        return slug, number + 1, nothing, ""


async def edit(path: Path, seed: int) -> None:
    async with await open_store(path) as store:
        await Editor(store, seed).work()


def say(line: str) -> None:
    os.write(1, f"{line}\n".encode())


def main(path: Path) -> None:
    """Begin an editor for each line, and wait for its end, however it comes."""
    for line in sys.stdin:
        child = os.fork()
        if child == 0:
            asyncio.run(edit(path, int(line)))
        os.waitpid(child, 0)
        say("ended")


if __name__ == "__main__":
    main(Path(sys.argv[1]))
