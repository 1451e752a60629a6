"""Presses on Publish, Import, Undo and Restore while the bot's process is killed with SIGKILL.

After each kill another process takes over. What the person was told is there, of what they were not
told all or nothing; the same press again leads to the same end, once.
"""

from __future__ import annotations

import asyncio
import contextlib
import random
import re
import signal
from collections.abc import Awaitable, Callable
from dataclasses import dataclass, field
from pathlib import Path

from briefs.guild.model import Revision, Standing
from briefs.store import Store, open_store
from sandbox import LocalDiscord
from sandbox.answer import Answer
from sandbox.errors import NoAnswer
from sandbox.model import Message
from tests.briefs.guild.shelf import card_file
from tests.e2e.cards.exchange.files import forged, give
from tests.e2e.running import Process

CARDS = 12
_LONGEST = 0.04
"""Seconds from the press to the kill, at most: an answer takes about half of it."""
_PATIENCE = 20.0
_SAVING = re.compile(r"Saving (\d+)\.")

Saved = tuple[str, int, str, str]
"""Card, number, standing, and the saving that its text names."""
Effect = dict[str, tuple[str, str]]
"""What a press is to make of cards, by slug: standing and saving."""


@dataclass
class Result:
    """What came of it."""

    kills: int = 0
    acknowledged: int = 0
    """How often the person was told before the kill."""
    kept: int = 0
    """How often it was saved, and the person not told."""
    wrong: list[str] = field(default_factory=list)
    """What was lost, torn, done twice, or not shown to members."""


@dataclass(frozen=True)
class Prepared:
    """A button, and what it does."""

    name: str
    where: Answer | Message
    custom_id: str
    effect: Effect


class Presses:
    """One run.

    Args:
        directory: For the store and the log.
        seed: Of all chance in it but the moments of the kills.
    """

    def __init__(self, directory: Path, seed: int) -> None:
        self.result = Result()
        self._local = LocalDiscord()
        self._directory = directory
        self._store = directory / "briefs.db"
        self._random = random.Random(seed)
        self._savings = 0
        self._undo: tuple[str, Effect] | None = None

    async def run(self, kills: int) -> Result:
        """Kill so often."""
        async with self._local:
            process = await self._start()
            try:
                await self._write_first()
                for _ in range(kills):
                    prepared = await self._prepare()
                    before = await self._read()
                    told = await self._press_and_kill(process, prepared)
                    self._judge(prepared, before, await self._read(), told=told)
                    process = await self._start()
                    await self._press_again(prepared, before)
            finally:
                await process.end()
        return self.result

    async def _start(self) -> Process:
        environment = {
            **self._local.environment,
            "DATABASE_URL": f"sqlite:///{self._store}",
        }
        process = Process(environment, self._directory)
        await process.start()
        await process.until_ready(self._local)
        return process

    async def _write_first(self) -> None:
        """Give every card a first revision, so that there is something to restore."""
        report = await give(self._local, self._file(list(range(CARDS))))
        await self._local.press(report, "Import")

    async def _read(self) -> list[Saved]:
        async with await self._open() as store:
            current = await store.cards.current(self._local.guild.id)
            histories = [
                await store.cards.history(self._local.guild.id, slug, limit=10_000)
                for slug in current
            ]
        return [_saved(revision) for history in histories for revision in history]

    async def _open(self) -> Store:
        return await open_store(self._store, read_only=True)

    def _file(self, numbers: list[int]) -> str:
        return "\n".join(f"<!-- card: card-{n} -->\n{self._card(n)}" for n in numbers)

    def _card(self, n: int) -> str:
        return card_file(f"Card number {n}", f"{self._saving()} [own]")

    def _saving(self) -> str:
        self._savings += 1
        return f"Saving {self._savings}."

    async def _prepare(self) -> Prepared:
        makers: list[Callable[[], Awaitable[Prepared]]] = [
            self._prepare_publish,
            self._prepare_import,
            self._prepare_restore,
        ]
        if self._undo:
            makers.append(self._prepare_undo)
        return await self._random.choice(makers)()

    async def _prepare_publish(self) -> Prepared:
        slug, text = f"card-{self._random.randrange(CARDS)}", self._saving()
        admin = self._local.admin
        form = await self._local.slash("card edit", {"card": slug}, user=admin)
        preview = await self._local.submit(form, {"points": text})
        button = preview.buttons["Publish"]
        self._undo = None
        return Prepared(
            "publish", preview, button["custom_id"], {slug: (Standing.OWN, _mark(text))}
        )

    async def _prepare_import(self) -> Prepared:
        numbers = sorted(self._random.sample(range(CARDS), self._random.randint(2, CARDS)))
        first = self._savings + 1
        report = await give(self._local, self._file(numbers))
        effect = {f"card-{n}": (str(Standing.OWN), str(first + at)) for at, n in enumerate(numbers)}
        return Prepared("import", report, report.buttons["Import"]["custom_id"], effect)

    async def _prepare_restore(self) -> Prepared:
        """Bring a state back that differs from the present one; import where there is none."""
        slug = f"card-{self._random.randrange(CARDS)}"
        *older, newest = sorted(row for row in await self._read() if row[0] == slug)
        others = [row for row in older if row[2:] != newest[2:]]
        if not others:
            return await self._prepare_import()
        chosen = self._random.choice(others)
        self._undo = None
        custom_id = f"c1:card-restore:{slug}:{chosen[1]}.{newest[1]}"
        return self._forge("restore", custom_id, {slug: chosen[2:]})

    async def _prepare_undo(self) -> Prepared:
        assert self._undo is not None
        custom_id, effect = self._undo
        self._undo = None
        return self._forge("undo", custom_id, effect)

    def _forge(self, name: str, custom_id: str, effect: Effect) -> Prepared:
        return Prepared(name, self._button(custom_id), custom_id, effect)

    def _button(self, custom_id: str) -> Message:
        message: Message = forged(self._local, self._local.channel("general"), custom_id)
        return message

    async def _press(self, where: Answer | Message, custom_id: str) -> Answer:
        return await self._local.press(
            where, custom_id=custom_id, user=self._local.admin, patience=2
        )

    async def _press_and_kill(self, process: Process, prepared: Prepared) -> bool:
        """Press, kill, and tell whether Discord has got an answer."""
        pressing = asyncio.create_task(self._press(prepared.where, prepared.custom_id))
        await asyncio.wait([pressing], timeout=self._random.uniform(0, _LONGEST))
        process.signal(signal.SIGKILL)
        await process.wait()
        await asyncio.sleep(0.02)  # what was on its way arrives
        told = pressing.done() and pressing.exception() is None
        pressing.cancel()
        with contextlib.suppress(asyncio.CancelledError, NoAnswer):
            await pressing
        self.result.kills += 1
        return told

    def _judge(
        self, prepared: Prepared, before: list[Saved], after: list[Saved], *, told: bool
    ) -> None:
        lost = set(before) - set(after)
        new = set(after) - set(before)
        wanted = _expected(prepared, before)
        self.result.acknowledged += told
        self.result.kept += new == wanted and not told
        if lost or (told and new != wanted) or (new and new != wanted):
            self.result.wrong.append(
                f"{prepared.name}, {told=}: lost {sorted(lost)}, {sorted(new)} of {sorted(wanted)}"
            )

    async def _press_again(self, prepared: Prepared, before: list[Saved]) -> None:
        """Press once more, after the restart: it is done now, and only once.

        The message may have another button by now, as the person has it on a second device.
        """
        async with asyncio.timeout(_PATIENCE):
            answer = await self._press(self._button(prepared.custom_id), prepared.custom_id)
        after = await self._read()
        wanted = _expected(prepared, before)
        if set(after) - set(before) != wanted:
            self.result.wrong.append(f"{prepared.name} again: {answer.text}")
        if prepared.name == "import":
            states = {slug: (standing, mark) for slug, _, standing, mark in sorted(before)}
            undo = answer.buttons["Undo"]["custom_id"]
            self._undo = undo, {slug: states[slug] for slug in prepared.effect}
        slug, (_, mark) = next(iter(prepared.effect.items()))
        title = f"Card number {slug.removeprefix('card-')}"
        shown = await self._local.slash("brief", topic=title)
        if f"Saving {mark}." not in shown.text:
            self.result.wrong.append(f"{prepared.name}: members read {shown.text}")


def _saved(revision: Revision) -> Saved:
    return revision.slug, revision.number, str(revision.standing), _mark(revision.text or "")


def _mark(text: str) -> str:
    found = _SAVING.search(text)
    return found[1] if found else ""


def _expected(prepared: Prepared, before: list[Saved]) -> set[Saved]:
    numbers: dict[str, int] = {}
    for slug, number, _, _ in before:
        numbers[slug] = max(number, numbers.get(slug, 0))
    return {
        (slug, numbers.get(slug, 0) + 1, str(standing), mark)
        for slug, (standing, mark) in prepared.effect.items()
    }
