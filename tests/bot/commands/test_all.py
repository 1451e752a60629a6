"""What holds for every command: its names and options are a contract."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import discord
import pytest
from discord import app_commands

from bot import words
from bot.client import BriefingClient
from bot.commands import COMMANDS

STRING, BOOLEAN = 3, 5
CONTRACT: dict[str, dict[str, tuple[int, bool]]] = {
    "brief": {"topic": (STRING, True), "full": (BOOLEAN, False), "private": (BOOLEAN, False)},
    "ask": {"question": (STRING, True), "private": (BOOLEAN, False)},
    "topics": {},
    "source": {"name": (STRING, True)},
    "help": {},
    "Brief me": {},
}
"""By command: its options, each with type and whether it must be given."""
COMPLETED = {("brief", "topic"), ("source", "name")}


@pytest.fixture
def definitions(library: Any, client: Any) -> dict[str, dict[str, Any]]:
    made = BriefingClient(library, client.wanted, client.opened, client)
    made.offer(COMMANDS)
    return {command.name: command.to_dict(made.tree) for command in made.tree.get_commands()}


def options(definitions: dict[str, dict[str, Any]]) -> Iterator[tuple[str, dict[str, Any]]]:
    for name, definition in definitions.items():
        for option in definition.get("options", []):
            yield name, option


def test_names_and_options_are_the_contract(definitions: dict[str, dict[str, Any]]) -> None:
    found = {
        name: {
            option["name"]: (option["type"], option.get("required", False))
            for option in definition.get("options", [])
        }
        for name, definition in definitions.items()
    }
    assert found == CONTRACT


def test_every_description_stands_in_the_catalogue(definitions: dict[str, dict[str, Any]]) -> None:
    for name, definition in definitions.items():
        if definition["type"] == discord.AppCommandType.chat_input.value:
            assert definition["description"] == words.DESCRIPTIONS[name]
            assert 1 <= len(definition["description"]) <= 100
    for name, option in options(definitions):
        assert option["description"] == words.OPTIONS[name][option["name"]]
        assert 1 <= len(option["description"]) <= 100


def test_the_catalogue_describes_nothing_that_is_not_there(
    definitions: dict[str, dict[str, Any]],
) -> None:
    assert set(words.DESCRIPTIONS) == set(definitions) - {words.BRIEF_ME}
    described = {(name, option) for name, inner in words.OPTIONS.items() for option in inner}
    assert described == {(name, option["name"]) for name, option in options(definitions)}


def test_every_command_works_in_servers_and_messages_and_for_users(
    definitions: dict[str, dict[str, Any]],
) -> None:
    for definition in definitions.values():
        assert sorted(definition["contexts"]) == [0, 1, 2]
        assert sorted(definition["integration_types"]) == [0, 1]
        assert definition["default_member_permissions"] is None


def test_texts_are_limited_and_completed(definitions: dict[str, dict[str, Any]]) -> None:
    for name, option in options(definitions):
        if option["type"] == STRING:
            assert option["max_length"] == (200 if name == "ask" else 100)
        assert option.get("autocomplete", False) is ((name, option["name"]) in COMPLETED)


def test_the_help_tells_of_every_slash_command_but_itself() -> None:
    slash = {command.name for command in COMMANDS if isinstance(command, app_commands.Command)}
    assert slash - {"help"} <= set(words.COMMANDS)
