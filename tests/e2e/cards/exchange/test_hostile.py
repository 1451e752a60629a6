"""Files that are too large, lie, or are no text: refused soon, in words, and nothing is saved."""

from __future__ import annotations

import asyncio
import io
import re
import time
import zipfile
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass

import pytest

from sandbox import LocalDiscord
from sandbox.files import Upload
from tests.briefs.guild.shelf import card_file
from tests.e2e.cards.exchange.files import files_of, give, many, marked, numbers
from tests.e2e.running import Bot

pytestmark = pytest.mark.asyncio(loop_scope="module")

SLOWEST = 0.1
"""Seconds that the loop may stand still; alone on a machine it is a few milliseconds, but here
others take turns with it."""


@dataclass
class Stillness:
    longest: float = 0.0


@asynccontextmanager
async def watched() -> AsyncIterator[Stillness]:
    """Measure how long the event loop, the bot's and the tests', stood still at most."""
    seen = Stillness()

    async def watch() -> None:
        while True:
            before = time.monotonic()
            await asyncio.sleep(0.001)
            seen.longest = max(seen.longest, time.monotonic() - before - 0.001)

    watching = asyncio.create_task(watch())
    yield seen
    watching.cancel()


def zipped() -> bytes:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as archive:
        archive.writestr("cards.md", marked(quay="The quay"))
    return buffer.getvalue()


@pytest.mark.parametrize(
    ("file", "words"),
    [
        (Upload("cards.zip", zipped()), "ZIP archive"),
        (Upload("cards.md", zipped()), "ZIP archive"),
        (Upload("cards.md", marked(quay="Причал").encode("cp1251")), "not in UTF-8"),
        (Upload("cards.md", b"\x00\x01\x02\x03"), "not a text file"),
        (Upload("cards.md", b""), "empty"),
        (Upload("cards.md", b"x" * (1024**2 + 1)), "1 MB is the most"),
        (Upload("cards.md", "\U0001f600".encode() * 200_000), "doesn’t begin with the name"),
        (Upload("cards.md", b"<!-- card: a -->\n" + b"[" * 900_000), "64 KB is the most"),
        (Upload("cards.md", b"<!-- card: a -->\n+++\nx = " + b"[" * 60_000), "front matter"),
        (Upload("cards.md", b"<!--" * 250_000), "doesn’t begin with the name"),
    ],
)
async def test_what_is_no_file_of_cards_is_refused_in_words(
    local: LocalDiscord, bot: Bot, file: Upload, words: str
) -> None:
    answer = await give(local, file)
    assert answer.ephemeral
    assert words in answer.text
    assert "went wrong" not in answer.text
    assert answer.buttons == {}
    assert await numbers(bot, local.guild.id) == {}
    assert local.refused == []


async def test_a_size_is_believed_only_where_it_is_too_large(
    local: LocalDiscord, bot: Bot, monkeypatch: pytest.MonkeyPatch
) -> None:
    kept = local.backend.files.keep
    for said, data, words in (
        (25 * 1024**2, b"x", "The file has 25 MB; 1 MB is the most"),
        (10, b"x" * 25 * 1024**2, "The file is too large; 1 MB is the most"),
    ):
        with monkeypatch.context() as patch:
            patch.setattr(
                local.backend.files,
                "keep",
                lambda *a, said=said, **k: kept(*a, **k) | {"size": said},
            )
            answer = await give(local, Upload("cards.md", data))
        assert words in answer.text


async def test_a_byte_order_mark_and_other_line_ends_do_no_harm(
    local: LocalDiscord, bot: Bot
) -> None:
    text = marked(quay="The quay").replace("\n", "\r\n")
    report = await give(local, Upload("cards.md", b"\xef\xbb\xbf" + text.encode()))
    await local.press(report, "Import")
    assert await numbers(bot, local.guild.id) == {"quay": 1}


async def test_ten_thousand_cards_are_refused_soon_and_hold_nobody_up(
    local: LocalDiscord, bot: Bot
) -> None:
    short = "\n".join(f"<!-- card: c-{n} -->\n+++\ntitle = {n}\n+++\nx" for n in range(10_000))
    assert len(short) < 1024**2
    started = time.monotonic()
    async with watched() as seen:
        answer = await give(local, short)
    assert "10,000 cards" in answer.text
    assert time.monotonic() - started < 2
    assert seen.longest < SLOWEST


async def test_a_thousand_cards_hold_nobody_up(local: LocalDiscord, bot: Bot) -> None:
    async with watched() as seen:
        report = await give(local, many(1_000))
        assert "1,000 new" in report.text
        assert len(files_of(local, report)) == 1
        done = await local.press(report, "Import")
        await done.filled(timeout=20)
    assert len(await numbers(bot, local.guild.id)) == 1_000
    assert seen.longest < SLOWEST


async def test_what_is_typed_into_names_is_shown_as_text(local: LocalDiscord, bot: Bot) -> None:
    nasty = "**@everyone** <@1> [x](http://evil.example) `"
    answer = await give(local, Upload("@here](x).md", marked(a=nasty, b=nasty).encode()))
    assert "@everyone" not in answer.text
    assert not re.search(r"(?<!\\)]\(http", answer.text)
    one = await give(local, marked(a=nasty))
    assert "Import" in one.buttons
    sound = card_file("Quay", "See [x](https://a.example) and <@1>. [own]")
    assert "Import" in (await give(local, sound)).buttons
    assert local.refused == []
