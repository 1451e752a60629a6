from __future__ import annotations

import json
from typing import Any

import discord
import pytest
from discord import app_commands

from bot.sync import META_KEY, Registration, digest_of, register

APPLICATION = 4242


class Meta:
    def __init__(self) -> None:
        self.kept: dict[str, str] = {}

    async def read_meta(self, key: str) -> str | None:
        return self.kept.get(key)

    async def write_meta(self, key: str, value: str) -> None:
        self.kept[key] = value


class Refused:
    """What discord.HTTPException needs of a response."""

    def __init__(self, status: int) -> None:
        self.status = status
        self.reason = "for a test"


class Discord:
    """Keeps commands as Discord does: ids stay, versions grow with each change."""

    def __init__(self) -> None:
        self.commands: list[dict[str, Any]] = []
        self.calls: list[str] = []
        self.applications: set[int] = set()
        self.statuses: dict[str, int] = {}
        """By method: what is refused, and how."""
        self._next = 100

    def _receive(self, call: str, application_id: int) -> None:
        self.calls.append(call)
        self.applications.add(application_id)
        if status := self.statuses.get(call):
            kind = discord.DiscordServerError if status >= 500 else discord.HTTPException
            raise kind(Refused(status), {"code": 0, "message": "no"})

    async def get_global_commands(self, application_id: int) -> list[dict[str, Any]]:
        self._receive("GET", application_id)
        return self.commands

    async def bulk_upsert_global_commands(
        self, application_id: int, payload: list[dict[str, Any]]
    ) -> list[dict[str, Any]]:
        self._receive("PUT", application_id)
        self._next += 1
        ids = {command["name"]: command["id"] for command in self.commands}
        self.commands = [
            {**command, "id": ids.get(command["name"], str(self._next + n)), "version": self._next}
            for n, command in enumerate(payload)
        ]
        return self.commands


@pytest.fixture
def server() -> Discord:
    return Discord()


@pytest.fixture
def tree(server: Discord, monkeypatch: pytest.MonkeyPatch) -> app_commands.CommandTree[Any]:
    return planted(server, monkeypatch)


def planted(
    server: Discord, monkeypatch: pytest.MonkeyPatch, description: str = "Answers"
) -> app_commands.CommandTree[Any]:
    client = discord.Client(intents=discord.Intents.none())
    for name in ("get_global_commands", "bulk_upsert_global_commands"):
        monkeypatch.setattr(client.http, name, getattr(server, name))
    tree = app_commands.CommandTree(client)

    @tree.command(name="brief", description=description)
    async def brief(interaction: discord.Interaction, topic: str) -> None:
        raise AssertionError("never called")

    @tree.context_menu(name="Brief me")
    async def menu(interaction: discord.Interaction, message: discord.Message) -> None:
        raise AssertionError("never called")

    return tree


async def test_the_first_start_sends_all_and_remembers(
    server: Discord, tree: app_commands.CommandTree[Any]
) -> None:
    meta = Meta()
    registration = await register(tree, APPLICATION, meta)
    assert server.calls == ["PUT"]
    assert server.applications == {APPLICATION}
    assert registration is not None
    assert registration.mentions()["brief"] == f"</brief:{server.commands[0]['id']}>"
    assert Registration.from_json(meta.kept[META_KEY]) == registration


async def test_a_second_start_only_looks(
    server: Discord, tree: app_commands.CommandTree[Any], monkeypatch: pytest.MonkeyPatch
) -> None:
    meta = Meta()
    first = await register(tree, APPLICATION, meta)
    again = await register(planted(server, monkeypatch), APPLICATION, meta)
    assert server.calls == ["PUT", "GET"]
    assert again == first


@pytest.mark.parametrize(
    ("description", "application"), [("Answers better", APPLICATION), ("Answers", APPLICATION + 1)]
)
async def test_a_changed_command_or_another_application_is_sent(
    server: Discord,
    tree: app_commands.CommandTree[Any],
    monkeypatch: pytest.MonkeyPatch,
    description: str,
    application: int,
) -> None:
    meta = Meta()
    await register(tree, APPLICATION, meta)
    await register(planted(server, monkeypatch, description), application, meta)
    assert server.calls == ["PUT", "PUT"]


async def test_commands_that_somebody_else_changed_are_sent_again(
    server: Discord, tree: app_commands.CommandTree[Any]
) -> None:
    meta = Meta()
    await register(tree, APPLICATION, meta)
    other = {"name": "other", "id": "9", "version": "9"}
    spoiled: list[list[dict[str, Any]]] = [
        [],
        server.commands[:1],
        [*server.commands, other],
        [{**server.commands[0], "version": 9999}, *server.commands[1:]],
    ]
    for commands in spoiled:
        server.commands = commands
        server.calls.clear()
        await register(tree, APPLICATION, meta)
        assert server.calls == ["GET", "PUT"]


@pytest.mark.parametrize("kept", ["", "{}", "[]", "null", "nonsense", '{"digest": 1, "ids": 2}'])
async def test_an_unreadable_memory_counts_as_none(
    server: Discord, tree: app_commands.CommandTree[Any], kept: str
) -> None:
    meta = Meta()
    meta.kept[META_KEY] = kept
    await register(tree, APPLICATION, meta)
    assert server.calls == ["PUT"]


async def test_refused_commands_are_logged_and_the_old_ones_stay(
    server: Discord,
    tree: app_commands.CommandTree[Any],
    monkeypatch: pytest.MonkeyPatch,
    caplog: pytest.LogCaptureFixture,
) -> None:
    meta = Meta()
    first = await register(tree, APPLICATION, meta)
    server.statuses["PUT"] = 400
    assert await register(planted(server, monkeypatch, "Too good"), APPLICATION, meta) == first
    assert "did not take the commands" in caplog.text
    assert Registration.from_json(meta.kept[META_KEY]) == first


async def test_a_failing_discord_is_another_tries_matter(
    server: Discord, tree: app_commands.CommandTree[Any]
) -> None:
    server.statuses["PUT"] = 503
    meta = Meta()
    with pytest.raises(discord.DiscordServerError):
        await register(tree, APPLICATION, meta)
    assert meta.kept == {}


async def test_a_discord_that_will_not_say_what_it_has_is_sent_all(
    server: Discord, tree: app_commands.CommandTree[Any]
) -> None:
    meta = Meta()
    await register(tree, APPLICATION, meta)
    server.statuses["GET"] = 404
    assert await register(tree, APPLICATION, meta) is not None
    assert server.calls == ["PUT", "GET", "PUT"]


async def test_a_discord_that_fails_to_say_what_it_has_is_believed_to_have_it(
    server: Discord, tree: app_commands.CommandTree[Any]
) -> None:
    meta = Meta()
    first = await register(tree, APPLICATION, meta)
    server.statuses["GET"] = 503
    assert await register(tree, APPLICATION, meta) == first
    assert server.calls == ["PUT", "GET"]


async def test_commands_without_a_version_are_compared_by_their_ids(
    server: Discord, tree: app_commands.CommandTree[Any], monkeypatch: pytest.MonkeyPatch
) -> None:
    send = server.bulk_upsert_global_commands

    async def send_without(application_id: int, payload: Any) -> list[dict[str, Any]]:
        await send(application_id, payload)
        for command in server.commands:
            del command["version"]
        return server.commands

    monkeypatch.setattr(tree.client.http, "bulk_upsert_global_commands", send_without)
    meta = Meta()
    first = await register(tree, APPLICATION, meta)
    assert await register(tree, APPLICATION, meta) == first
    assert server.calls == ["PUT", "GET"]


async def test_the_digest_knows_no_order(
    tree: app_commands.CommandTree[Any], server: Discord, monkeypatch: pytest.MonkeyPatch
) -> None:
    other = planted(server, monkeypatch)
    names = [command.name for command in other.get_commands()]
    commands = {command.name: command for command in other.get_commands()}
    other.clear_commands(guild=None)
    for name in reversed(names):
        other.add_command(commands[name])
    assert digest_of(tree, APPLICATION) == digest_of(other, APPLICATION)
    assert digest_of(tree, APPLICATION) != digest_of(tree, APPLICATION + 1)


def test_a_registration_survives_json() -> None:
    registration = Registration("abc", {"brief": 2**60}, {"brief": 7})
    assert Registration.from_json(registration.to_json()) == registration
    assert json.loads(registration.to_json())["ids"] == {"brief": 2**60}
