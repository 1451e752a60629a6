"""A browser's tab on the page, without a browser; and a bot that does a bit of everything."""

from __future__ import annotations

import asyncio
import contextlib
import io
import json
import re
from collections.abc import AsyncIterator, Callable, Mapping
from html import unescape
from typing import Any

import aiohttp
import discord
from discord import app_commands

from sandbox.model import Channel
from sandbox.page.app import Page
from tests.sandbox.terminal_bot import add_commands

Interaction = discord.Interaction
Told = dict[str, Any]


class Tab:
    """One person's tab on one channel.

    Args:
        session: makes its requests.
        page: what is open.
        role: who looks.
        channel: at what.
    """

    def __init__(
        self, session: aiohttp.ClientSession, page: Page, role: str, channel: Channel
    ) -> None:
        self.session = session
        self.base = f"{page.url}{role}/{channel.id}"
        self.headers = {"X-Page-Token": page.token}

    async def get(self, path: str = "") -> tuple[int, str]:
        async with self.session.get(f"{self.base}{path}") as response:
            return response.status, await response.text()

    async def see(self) -> str:
        status, html = await self.get()
        assert status == 200, html
        return html

    async def act(self, name: str, body: Any = None, /, **fields: Any) -> tuple[int, Told]:
        """Do something with a JSON body, or a FormData given as `body`."""
        sent: dict[str, Any] = {"json": fields} if body is None else {"data": body}
        url = f"{self.base}/{name}"
        async with self.session.post(url, headers=self.headers, **sent) as response:
            return response.status, await response.json()

    async def do(self, name: str, body: Any = None, /, **fields: Any) -> Told:
        status, told = await self.act(name, body, **fields)
        assert status == 200, told
        return told

    async def command(self, name: str, /, **options: Any) -> Told:
        return await self.do("command", name=name, options=options)

    @contextlib.asynccontextmanager
    async def stream(self, *, start: str | None = None) -> AsyncIterator[Events]:
        """Listen from what the page shows now, or from an event's id."""
        since = start or from_of(await self.see())
        url = f"{self.base}/stream"
        async with self.session.get(url, params={"from": since}) as response:
            assert response.status == 200, await response.text()
            yield Events(response)


Open = Callable[..., Tab]
"""Opens a tab: for whom, and on which channel."""


class Events:
    """The events of a stream."""

    def __init__(self, response: aiohttp.ClientResponse) -> None:
        self._response = response
        self.heard: list[tuple[str, Told]] = []
        self.last_id = ""

    async def next(self, name: str, containing: str = "") -> Told:
        """Give the next event of a kind; all before it are kept in `heard`."""
        async with asyncio.timeout(15):
            while True:
                event, data = await self._one()
                self.heard.append((event, data))
                if event == name and containing in json.dumps(data, ensure_ascii=False):
                    return data

    async def _one(self) -> tuple[str, Told]:
        fields: dict[str, str] = {}
        while True:
            line = (await self._response.content.readline()).decode()
            assert line, "the stream ended"
            key, _, value = line.rstrip("\n").partition(": ")
            if line == "\n" and "event" in fields:
                self.last_id = fields["id"]
                return fields["event"], json.loads(fields["data"])
            fields[key] = value

    async def ended(self) -> None:
        async with asyncio.timeout(15):
            while not self._response.content.at_eof():
                await self._response.content.readline()


def from_of(html: str) -> str:
    """Give what a page asks its stream to start from."""
    return f"{attribute(html, 'data-run')} {attribute(html, 'data-since')}"


def attribute(html: str, name: str) -> str:
    found = re.search(rf'{name}="([^"]*)"', html)
    assert found, name
    return unescape(found[1])


def shown(html: str) -> list[str]:
    """Give the ids of the messages in a page, in order."""
    return re.findall(r'data-post="(\d+)"', html)


class Everything(discord.ui.Modal, title="All there is"):
    """A form with a field of every kind that its handler reads."""

    line: discord.ui.TextInput[Any] = discord.ui.TextInput(
        label="Line", custom_id="the.line", min_length=3, max_length=9
    )
    kind: discord.ui.Label[Any] = discord.ui.Label(
        text="Kind",
        component=discord.ui.Select(
            custom_id="kind",
            max_values=2,
            options=[discord.SelectOption(label=name) for name in ("Card", "Fact")],
        ),
    )
    where: discord.ui.Label[Any] = discord.ui.Label(
        text="Where", component=discord.ui.ChannelSelect(custom_id="where")
    )
    file: discord.ui.Label[Any] = discord.ui.Label(
        text="File", component=discord.ui.FileUpload(custom_id="file", required=False)
    )

    async def on_submit(self, interaction: Interaction, /) -> None:
        if self.line.value == "silent":
            return
        kinds = self.kind.component.values  # type: ignore[attr-defined] # any item
        channels = self.where.component.values  # type: ignore[attr-defined] # any item
        files = self.file.component.values  # type: ignore[attr-defined] # any item
        got = [self.line.value, *kinds, *map(str, channels)]
        got += [f"{file.filename}={(await file.read()).decode()}" for file in files]
        await interaction.response.send_message(" ".join(got))


def add_everything(tree: app_commands.CommandTree[Any]) -> None:
    """Add the terminal's commands, and those that the page alone can be tested with."""
    add_commands(tree)

    @tree.command(description="Answers later")
    async def slow(interaction: Interaction) -> None:
        await interaction.response.defer(thinking=True)
        await interaction.followup.send("at last")
        await interaction.followup.send("and more", ephemeral=True)

    @tree.command(description="Never answers")
    async def silent(interaction: Interaction) -> None:
        pass

    @tree.command(description="Answers with too much")
    async def broken(interaction: Interaction) -> None:
        with contextlib.suppress(discord.HTTPException):
            await interaction.response.send_message("x" * 2001)

    @tree.command(description="Takes all kinds of options")
    async def put(
        interaction: Interaction,
        file: discord.Attachment,
        where: discord.TextChannel | None = None,
        much: app_commands.Range[int, 1, 5] = 1,
    ) -> None:
        text = (await file.read()).decode()
        back = discord.File(io.BytesIO(b"back"), "back.txt")
        await interaction.response.send_message(f"{text} {where} {much}", file=back, ephemeral=True)

    @tree.command(description="Opens a form")
    async def form(interaction: Interaction) -> None:
        await interaction.response.send_modal(Everything())


def scalar_fields(values: Mapping[str, Any]) -> aiohttp.FormData:
    """Write a form as a browser's FormData does: a list gives a field several times."""
    form = aiohttp.FormData(default_to_multipart=True)
    for name, value in values.items():
        for one in value if isinstance(value, list) else [value]:
            if isinstance(one, tuple):
                form.add_field(name, io.BytesIO(one[1]), filename=one[0], content_type="text/plain")
            else:
                form.add_field(name, one)
    return form
