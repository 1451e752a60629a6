"""What holds for every command: its names and options are a contract."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any

import discord
import pytest
from discord import app_commands

from bot import words
from bot.client import BriefingClient
from bot.commands import COMMANDS
from bot.libraries import Libraries
from bot.words import cards, facts
from bot.words import help as help_words

SUBCOMMAND, STRING, BOOLEAN, CHANNEL, FILE = 1, 3, 5, 7, 11
CONTRACT: dict[str, dict[str, tuple[int, bool]]] = {
    "brief": {"topic": (STRING, True), "full": (BOOLEAN, False), "private": (BOOLEAN, False)},
    "ask": {"question": (STRING, True), "private": (BOOLEAN, False)},
    "topics": {},
    "timeline": {"topic": (STRING, False)},
    "source": {"name": (STRING, True)},
    "facts now": {"topic": (STRING, False)},
    "facts subscribe": {
        "time": (STRING, True),
        "timezone": (STRING, False),
        "channel": (CHANNEL, False),
        "topic": (STRING, False),
        "dm": (BOOLEAN, False),
    },
    "facts list": {},
    "facts pause": {"subscription": (STRING, True)},
    "facts resume": {"subscription": (STRING, True)},
    "facts unsubscribe": {"subscription": (STRING, True)},
    "card add": {"file": (FILE, False)},
    "card edit": {"card": (STRING, True), "file": (FILE, False)},
    "card export": {},
    "card import": {"file": (FILE, True)},
    "suggest": {"topic": (STRING, True)},
    "card remove": {"card": (STRING, True), "reason": (STRING, False)},
    "card history": {"card": (STRING, True)},
    "card restore": {"card": (STRING, True), "revision": (STRING, False)},
    "card review": {},
    "card wanted": {},
    "settings": {},
    "help": {},
    "Brief me": {},
}
"""By command: its options, each with type and whether it must be given."""
COMPLETED = {
    ("brief", "topic"),
    ("timeline", "topic"),
    ("source", "name"),
    ("facts now", "topic"),
    ("facts subscribe", "timezone"),
    ("facts subscribe", "topic"),
    ("facts pause", "subscription"),
    ("facts resume", "subscription"),
    ("facts unsubscribe", "subscription"),
    ("card edit", "card"),
    ("suggest", "topic"),
    ("card remove", "card"),
    ("card history", "card"),
    ("card restore", "card"),
    ("card restore", "revision"),
}
IN_SERVERS_ONLY = {"settings", *(name for name in CONTRACT if name.startswith("card "))}
MANAGERS = {"settings"}
"""Shown to those with Manage Server; the others, to all."""
LONGEST = {
    ("ask", "question"): 200,
    ("facts subscribe", "time"): 40,
    ("card remove", "reason"): 200,
}
"""Characters that an option takes; the others take a hundred."""
DESCRIPTIONS = {
    **words.DESCRIPTIONS,
    **facts.DESCRIPTIONS,
    **{name: said for name, said in cards.DESCRIPTIONS.items() if name in CONTRACT},
}
OPTIONS = {
    **words.OPTIONS,
    **facts.OPTIONS,
    **{name: said for name, said in cards.OPTIONS.items() if name in CONTRACT},
}


@pytest.fixture
def definitions(library: Any, client: Any) -> dict[str, dict[str, Any]]:
    made = BriefingClient(Libraries(library), client.wanted, client.opened, client, client.daily)
    made.offer(COMMANDS)
    return dict(leaves(command.to_dict(made.tree) for command in made.tree.get_commands()))


def leaves(commands: Iterable[dict[str, Any]]) -> Iterator[tuple[str, dict[str, Any]]]:
    """Give what can be used, by its whole name; a subcommand with what holds for its group."""
    for command in commands:
        below = [part for part in command.get("options", []) if part["type"] == SUBCOMMAND]
        for part in below:
            yield f"{command['name']} {part['name']}", {**command, **part, "type": command["type"]}
        if not below:
            yield command["name"], command


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
            assert definition["description"] == DESCRIPTIONS[name]
            assert 1 <= len(definition["description"]) <= 100
    for name, option in options(definitions):
        assert option["description"] == OPTIONS[name][option["name"]]
        assert 1 <= len(option["description"]) <= 100


def test_the_catalogue_describes_nothing_that_is_not_there(
    definitions: dict[str, dict[str, Any]],
) -> None:
    assert set(DESCRIPTIONS) == set(definitions) - {words.BRIEF_ME}
    described = {(name, option) for name, inner in OPTIONS.items() for option in inner}
    assert described == {(name, option["name"]) for name, option in options(definitions)}


def test_commands_work_where_they_can(definitions: dict[str, dict[str, Any]]) -> None:
    for name, definition in definitions.items():
        in_servers = name in IN_SERVERS_ONLY
        assert sorted(definition["contexts"]) == ([0] if in_servers else [0, 1, 2])
        assert sorted(definition["integration_types"]) == ([0] if in_servers else [0, 1])
        needed = discord.Permissions(manage_guild=True).value if name in MANAGERS else None
        assert definition["default_member_permissions"] == needed


def test_texts_are_limited_and_completed(definitions: dict[str, dict[str, Any]]) -> None:
    for name, option in options(definitions):
        if option["type"] == STRING:
            assert option["max_length"] == LONGEST.get((name, option["name"]), 100)
        assert option.get("autocomplete", False) is ((name, option["name"]) in COMPLETED)


def test_the_help_tells_of_every_slash_command_but_itself() -> None:
    slash = {command.name for command in COMMANDS if isinstance(command, app_commands.Command)}
    assert slash - {"help"} - MANAGERS <= set(help_words.COMMANDS)
