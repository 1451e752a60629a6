"""Send due facts until killed; `test_kills` runs it. A file stands for Discord."""

from __future__ import annotations

import asyncio
import sys
from pathlib import Path

from briefs.facts.bag import Bag
from briefs.facts.model import Choice, Fact, Subscription
from briefs.store import Store, open_store

FACT = Fact("aaaaaaaaaaaa", "a.1", "a", "g", None, 0)


def give_fact(subscription: Subscription, bag: Bag, day: str) -> Choice:
    return Choice(FACT, bag.round, 1, 1)


async def send_all(store: Store, posts: Path, now: int) -> None:
    await store.deliveries.reclaim(now)
    say("ready")
    posted = read_posts(posts)
    with posts.open("a", buffering=1) as log:  # a line is written before the next statement
        while (await store.deliveries.plan(now, 7, give_fact)).due:
            while claims := await store.deliveries.claim(now, 5):
                for claim in claims:
                    delivery = claim.delivery
                    if delivery.doubt_since is None or delivery.nonce not in posted:
                        log.write(f"{delivery.nonce}\n")
                    await store.deliveries.record_sent(delivery.id, 1, 70, now)
    say("done")


def read_posts(posts: Path) -> set[str]:
    return set(posts.read_text().split())


def say(word: str) -> None:
    sys.stdout.write(f"{word}\n")
    sys.stdout.flush()


async def main(path: Path, posts: Path, now: int) -> None:
    async with await open_store(path) as store:
        await send_all(store, posts, now)


asyncio.run(main(Path(sys.argv[1]), Path(sys.argv[2]), int(sys.argv[3])))
