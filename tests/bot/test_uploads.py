from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator
from types import SimpleNamespace
from typing import Any

import discord
import pytest
from aiohttp import web
from aiohttp.test_utils import TestServer

from bot import uploads
from bot.errors import Declined
from bot.uploads import read_upload

MOST = 64 * 1024


class Cdn:
    """Serves one body, as large as it likes, and counts what it was asked for."""

    def __init__(self) -> None:
        self.body = b""
        self.status = 200
        self.endless = False
        self.hang = False
        self.asked = 0
        self.sent = 0
        self.address = ""

    async def answer(self, request: web.Request) -> web.StreamResponse:
        self.asked += 1
        if self.hang:
            await asyncio.sleep(5)
        if not self.endless:
            return web.Response(body=self.body, status=self.status)
        response = web.StreamResponse()
        await response.prepare(request)
        while self.sent < 1_000 * MOST:
            await response.write(b"x" * 8192)
            self.sent += 8192
        return response

    def attachment(
        self, name: str = "card.md", size: int | None = None, kind: str | None = "text/markdown"
    ) -> discord.Attachment:
        data: Any = {
            "id": "1",
            "filename": name,
            "size": len(self.body) if size is None else size,
            "url": f"{self.address}/{name}",
            "proxy_url": f"{self.address}/{name}",
        }
        if kind:
            data["content_type"] = kind
        state: Any = SimpleNamespace(http=None)
        return discord.Attachment(data=data, state=state)


@pytest.fixture
async def cdn() -> AsyncIterator[Cdn]:
    served = Cdn()
    app = web.Application()
    app.router.add_get("/{name}", served.answer)
    async with TestServer(app) as server:
        served.address = str(server.make_url("")).rstrip("/")
        yield served


async def refused(cdn: Cdn, **attachment: Any) -> str:
    with pytest.raises(Declined) as refusal:
        await read_upload(cdn.attachment(**attachment), MOST)
    return refusal.value.words


@pytest.mark.parametrize("name", ["card.md", "card.txt", "card", "card.toml"])
async def test_a_text_file_is_read_whatever_it_is_called(cdn: Cdn, name: str) -> None:
    cdn.body = "\ufeff+++\r\nкнига 船\r\n".encode()
    assert await read_upload(cdn.attachment(name, kind=None), MOST) == "+++\r\nкнига 船\r\n"


async def test_a_file_of_exactly_the_most_is_taken(cdn: Cdn) -> None:
    cdn.body = b"x" * MOST
    assert len(await read_upload(cdn.attachment(), MOST)) == MOST


async def test_what_says_that_it_is_too_large_is_never_downloaded(cdn: Cdn) -> None:
    said = await refused(cdn, size=25 * 1024 * 1024)
    assert said.startswith("The file has 25 MB; 64 KB is the most I take.")
    assert cdn.asked == 0


async def test_what_lies_about_its_size_is_read_no_further_than_the_most(cdn: Cdn) -> None:
    cdn.endless = True
    assert "The file is too large; 64 KB is the most" in await refused(cdn, size=10)
    assert cdn.sent < 500 * MOST  # some megabytes are buffered on the way


@pytest.mark.parametrize(
    ("name", "kind", "said"),
    [
        ("cards.zip", "application/zip", "a ZIP archive"),
        ("photo.png", "image/png", "a picture"),
        ("Card.DOCX", None, "a Word document"),
        ("scan.pdf", "application/pdf", "a PDF"),
    ],
)
async def test_other_kinds_are_named_and_not_downloaded(
    cdn: Cdn, name: str, kind: str | None, said: str
) -> None:
    assert (await refused(cdn, name=name, kind=kind)).startswith(f"The file is {said}.")
    assert cdn.asked == 0


@pytest.mark.parametrize(
    ("body", "said"),
    [
        (b"PK\x03\x04rest", "The file is a ZIP archive, or a document of Word or Excel."),
        (b"%PDF-1.7", "The file is a PDF."),
        (b"one\x00two", "The file is not a text file."),
        ("+++".encode("utf-16"), "The file is saved as UTF-16"),
        ("one\ntwo\nкнига".encode("cp1251"), "From line 3 on the file is not in UTF-8"),
        (b"\xed\xa0\x80", "From line 1 on the file is not in UTF-8"),
        (b" \n", "The file is empty."),
        (b"", "The file is empty."),
    ],
)
async def test_what_is_no_text_in_utf_8_is_named_as_what_it_is(
    cdn: Cdn, body: bytes, said: str
) -> None:
    cdn.body = body
    assert (await refused(cdn)).startswith(said)


@pytest.mark.parametrize("status", [302, 403, 404, 500])
async def test_what_discord_does_not_give_is_asked_for_again(cdn: Cdn, status: int) -> None:
    cdn.status = status
    assert "please try again" in await refused(cdn, size=10)


async def test_a_download_that_hangs_is_given_up(cdn: Cdn, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(uploads, "_SECONDS", 0.1)
    cdn.hang = True
    assert "please try again" in await refused(cdn, size=10)


async def test_a_server_that_is_away_is_said_so(cdn: Cdn) -> None:
    cdn.address = "http://127.0.0.1:9"
    assert "please try again" in await refused(cdn, size=10)
