"""What an answer costs: our bot beside a bare discord.py bot that says "pong", in one run.

Both run as processes of their own, each on its own local Discord; rounds alternate, so that a busy
machine slows both. CPU is that of the bot's process, from the kernel's run time of its threads
(`/proc/PID/task/*/schedstat`, https://docs.kernel.org/scheduler/sched-stats.html), so it needs
Linux. Read the ratios, not the milliseconds.

    python -m benchmarks.interactions [--rounds N] [--each N]
"""

from __future__ import annotations

import argparse
import asyncio
import os
import random
import statistics
import sys
import tempfile
import time
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from pathlib import Path

from benchmarks.overlays import make_cards
from briefs.guild.model import MOST_CARDS, NewCard
from briefs.pack.writing import write_card
from briefs.store import open_store
from sandbox import LocalDiscord
from sandbox.world import newsroom

TOPICS = (
    "kurils",
    "Kurlis",
    "Northern Territories",
    "北方領土",
    "Курилы",
    "2+2",
    "energy",
    "санкции 2022",
)
NAMES = ("northern territories", "eastern economic forum", "joint declaration", "hydrocarbons")
TYPED = ("k", "ku", "kur", "sanc", "shinzo ab", "Курил", "北方", "kunasihr")


def misspell(dice: random.Random) -> str:
    """Give a name with two neighbouring letters swapped and a word before it: hardly ever twice."""
    name = dice.choice(NAMES)
    at = dice.randrange(1, len(name) - 2)
    swapped = name[:at] + name[at + 1] + name[at] + name[at + 2 :]
    return (
        f"{dice.choice(('what is', 'the', 'tell me about'))} {swapped} {'?' * dice.randrange(40)}"
    )


@dataclass
class Running:
    """A bot's process and the local Discord it talks to."""

    discord: LocalDiscord
    pid: int
    start_seconds: float

    def cpu_seconds(self) -> float:
        """Give the time its threads have run."""
        tasks = Path(f"/proc/{self.pid}/task").iterdir()
        return sum(int((task / "schedstat").read_text().split()[0]) for task in tasks) / 1e9

    def memory_mb(self) -> float:
        """Give its resident memory in MiB."""
        pages = int(Path(f"/proc/{self.pid}/statm").read_text().split()[1])
        return pages * os.sysconf("SC_PAGE_SIZE") / 2**20


@dataclass
class Measure:
    """What one kind of interaction cost, over all rounds."""

    name: str
    peer: str | None
    running: Running
    call: Callable[[int], Awaitable[float]]
    """Does the nth interaction; gives the seconds to its answer."""
    cpu: list[float] = field(default_factory=list)
    latencies: list[float] = field(default_factory=list)

    async def run(self, each: int) -> None:
        """Do one round."""
        before = self.running.cpu_seconds()
        for n in range(each):
            self.latencies.append(await self.call(n))
        self.cpu.append((self.running.cpu_seconds() - before) / each)

    def row(self, measures: dict[str, Measure]) -> str:
        """Give its line of the table."""
        cpu = statistics.median(self.cpu)
        ordered = sorted(self.latencies)
        p50, p99 = ordered[len(ordered) // 2], ordered[len(ordered) * 99 // 100]
        ratio = cpu / statistics.median(measures[self.peer].cpu) if self.peer else 1.0
        return (
            f"| {self.name} | {cpu * 1e3:.2f} ms | {ratio:.2f} | "
            f"{p50 * 1e3:.1f} ms | {p99 * 1e3:.1f} ms |"
        )


@asynccontextmanager
async def running(*command: str, directory: str) -> AsyncIterator[Running]:
    """Start a local Discord and a bot, and wait until it is ready."""
    async with LocalDiscord() as discord:
        database = {"DATABASE_URL": f"sqlite:///{directory}/briefs.db", "LOG_LEVEL": "WARNING"}
        began = time.perf_counter()
        process = await asyncio.create_subprocess_exec(
            sys.executable, *command, env={**os.environ, **database, **discord.environment}
        )
        try:
            await discord.wait_until_ready(30)
            yield Running(discord, process.pid, time.perf_counter() - began)
        finally:
            if process.returncode is None:
                process.terminate()
            await process.wait()


def measures_of(ours: Running, bare: Running) -> dict[str, Measure]:
    """Give what is measured: each of ours names the bare one it is compared with."""

    async def slash(at: Running, name: str, options: dict[str, str]) -> float:
        return (await at.discord.slash(name, options)).elapsed

    async def slash_among_own(topic: str) -> float:
        there = ours.discord.place
        [channel, *_] = there.other_guild.channels.values()
        options = {"topic": topic}
        return (
            await ours.discord.slash("brief", options, channel=channel, user=there.other)
        ).elapsed

    async def complete(at: Running, name: str, option: str, typed: str) -> float:
        began = time.perf_counter()
        await at.discord.autocomplete(name, {option: typed})
        return time.perf_counter() - began

    dice = random.Random(2026)
    rows = [
        Measure("bare `/ping`", None, bare, lambda _: slash(bare, "ping", {})),
        Measure(
            "`/brief`",
            "bare `/ping`",
            ours,
            lambda n: slash(ours, "brief", {"topic": TOPICS[n % len(TOPICS)]}),
        ),
        Measure(
            "`/brief`, misspelled, never seen before",
            "bare `/ping`",
            ours,
            lambda _: slash(ours, "brief", {"topic": misspell(dice)}),
        ),
        Measure(
            "`/brief` that finds nothing",
            "bare `/ping`",
            ours,
            lambda n: slash(ours, "brief", {"topic": ("bitcoin", "kursk")[n % 2]}),
        ),
        Measure(
            "`/brief`, misspelled, among 1,000 own cards",
            "bare `/ping`",
            ours,
            lambda _: slash_among_own(misspell(dice)),
        ),
        Measure(
            "bare autocomplete", None, bare, lambda n: complete(bare, "ping", "word", TYPED[n % 8])
        ),
        Measure(
            "`/brief` autocomplete",
            "bare autocomplete",
            ours,
            lambda n: complete(ours, "brief", "topic", TYPED[n % len(TYPED)]),
        ),
    ]
    return {row.name: row for row in rows}


async def write_own_cards(database: Path) -> None:
    """Give the server that is not measured otherwise as many own cards as one may have."""
    async with await open_store(database) as store:
        pack = await store.load_pack()
        cards = make_cards(MOST_CARDS, pack, random.Random(2026))
        written = [NewCard(card.slug, write_card(card)) for card in cards]
        guild_id = newsroom().other_guild.id
        await store.cards.import_cards(guild_id, written, author_id=1, now=int(time.time()))


async def compare(rounds: int, each: int) -> None:
    """Measure and print the tables."""
    with tempfile.TemporaryDirectory() as directory:
        async with running("-m", "bot", directory=directory) as first:
            first_start = first.start_seconds
        await write_own_cards(Path(directory, "briefs.db"))
        async with (
            running("-m", "bot", directory=directory) as ours,
            running("-m", "benchmarks.pong", directory=directory) as bare,
        ):
            measures = measures_of(ours, bare)
            for measure in measures.values():
                await measure.run(min(each, 50))
                measure.cpu.clear()
                measure.latencies.clear()
            for _ in range(rounds):
                for measure in measures.values():
                    await measure.run(each)
            print(f"{rounds} rounds of {each}; CPU is the median round's, per interaction.\n")
            print("| interaction | CPU | × bare | p50 | p99 |\n| --- | --- | --- | --- | --- |")
            for measure in measures.values():
                print(measure.row(measures))
            print("\n| | ours | bare |\n| --- | --- | --- |")
            print(f"| start, store built | {first_start:.2f} s | |")
            print(
                f"| start, store there | {ours.start_seconds:.2f} s | {bare.start_seconds:.2f} s |"
            )
            print(
                f"| memory at the end | {ours.memory_mb():.0f} MiB | {bare.memory_mb():.0f} MiB |"
            )


def main() -> None:
    options = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    options.add_argument("--rounds", type=int, default=10, help="alternating rounds (10)")
    options.add_argument("--each", type=int, default=200, help="interactions a round (200)")
    chosen = options.parse_args()
    asyncio.run(compare(chosen.rounds, chosen.each))


if __name__ == "__main__":
    main()
