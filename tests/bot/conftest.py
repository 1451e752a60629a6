"""A library of three sample cards, and interactions that remember how they were answered."""

from __future__ import annotations

from collections.abc import AsyncIterator, Callable
from pathlib import Path
from typing import Any

import discord
import pytest

from bot.guilds.settings import KnownSettings
from bot.libraries import Libraries
from bot.library import Library
from bot.views.screen import Screen
from briefs.model import Pack
from briefs.pack import load_pack
from briefs.store import Store, open_store
from tests.bot.servers import open_libraries


@pytest.fixture(scope="session")
def pack() -> Pack:
    return load_pack(Path(__file__).parent / "views" / "samples")


@pytest.fixture(scope="session")
def library(pack: Pack) -> Library:
    return Library(pack)


class Wanted:
    """Remembers what was noted."""

    def __init__(self) -> None:
        self.noted: list[tuple[int | None, str]] = []

    def note(self, guild_id: int | None, query: str) -> None:
        self.noted.append((guild_id, query))


class Opened:
    """Remembers what was noted; `wanted` is what is opened most."""

    def __init__(self) -> None:
        self.noted: list[tuple[int | None, str]] = []
        self.wanted: tuple[str, ...] = ()
        self.asked: list[int | None] = []

    def note(self, guild_id: int | None, slug: str) -> None:
        self.noted.append((guild_id, slug))

    def order(self, guild_id: int | None) -> tuple[str, ...]:
        self.asked.append(guild_id)
        return self.wanted


class Client:
    """What commands ask of the client."""

    def __init__(self, library: Library) -> None:
        self.libraries = Libraries(library)
        self.wanted = Wanted()
        self.opened = Opened()
        self.daily: Any = None
        self.guild_settings = KnownSettings(self)  # type: ignore[arg-type]  # it sets nothing
        self.mentions = {"brief": "</brief:1>", "topics": "</topics:2>"}


class Answered:
    """How an interaction was answered; raises `error` instead of taking an answer."""

    def __init__(self) -> None:
        self.kind: str | None = None
        self.screen: Screen | None = None
        self.private: bool | None = None
        self.choices: list[discord.app_commands.Choice[str]] | None = None
        self.error: Exception | None = None

    def _take(self, kind: str) -> None:
        if self.error is not None:
            raise self.error
        self.kind = kind

    def is_done(self) -> bool:
        return self.kind is not None

    async def send_message(self, *, view: Screen, ephemeral: bool = False) -> None:
        self._take("message")
        self.screen, self.private = view, ephemeral

    async def send(self, *, view: Screen, ephemeral: bool = False) -> None:
        self._take("follow-up")
        self.screen, self.private = view, ephemeral

    async def edit_message(self, *, view: Screen) -> None:
        self._take("edit")
        self.screen = view

    async def autocomplete(self, choices: list[discord.app_commands.Choice[str]]) -> None:
        self._take("autocomplete")
        self.choices = choices

    @property
    def text(self) -> str:
        assert self.screen is not None
        return repr(self.screen.to_components())


class Asked:
    """As much of discord.Interaction as the bot uses."""

    def __init__(
        self,
        client: Any,
        kind: discord.InteractionType = discord.InteractionType.application_command,
        **data: Any,
    ) -> None:
        self.id = 99
        self.type = kind
        self.data = data or {"name": "brief"}
        self.guild_id: int | None = 7
        self.client = client
        self.user = discord.Object(5)
        self.locale = discord.Locale.russian
        self.permissions = discord.Permissions.none()
        self.message: Any = None
        self.response = Answered()
        self.followup = self.response

    def is_guild_integration(self) -> bool:
        return self.guild_id is not None


@pytest.fixture
def client(library: Library) -> Client:
    return Client(library)


@pytest.fixture
def ask(client: Client) -> Callable[..., Any]:
    def make(*arguments: Any, **data: Any) -> Any:
        return Asked(client, *arguments, **data)

    return make


@pytest.fixture
async def store(tmp_path: Path, pack: Pack) -> AsyncIterator[Store]:
    async with await open_store(tmp_path / "briefs.db") as opened:
        await opened.replace_pack(pack, {}, None, now=100)
        yield opened


@pytest.fixture
async def libraries(store: Store, library: Library) -> AsyncIterator[Libraries]:
    opened = await open_libraries(store, library)
    yield opened
    assert await opened.settle(5)
