"""Telling Discord our commands, only when it does not know them as they are.

A bulk PUT at every start is slow and limited. So the store keeps a hash of what was last sent, and
the ids and versions that Discord gave; one GET at the start tells whether they still hold.
"""

from __future__ import annotations

import json
import logging
from collections.abc import Mapping
from dataclasses import dataclass
from hashlib import sha256
from typing import Any, Protocol

import discord
from discord import app_commands

META_KEY = "commands"
"""Where the store keeps what was last sent."""

log = logging.getLogger(__name__)


class Meta(Protocol):
    """The two calls of the store that are needed here."""

    async def read_meta(self, key: str) -> str | None:
        """Give the text kept under a key."""
        ...

    async def write_meta(self, key: str, value: str) -> None:
        """Keep a text under a key."""
        ...


@dataclass(frozen=True, slots=True)
class Registration:
    """What Discord was last told, and what it made of it."""

    digest: str
    """Of the definitions and of the application they were sent for."""
    ids: Mapping[str, int]
    """The id of each command by its name."""
    versions: Mapping[str, int]
    """The version of each command by its name: Discord counts changes with it."""

    @classmethod
    def of(cls, digest: str, commands: list[dict[str, Any]]) -> Registration:
        """Make one from the command objects that Discord answers with."""
        return cls(
            digest,
            {command["name"]: int(command["id"]) for command in commands},
            {command["name"]: int(command.get("version", 0)) for command in commands},
        )

    @classmethod
    def from_json(cls, text: str | None) -> Registration | None:
        """Read what `to_json` wrote; None when there is nothing, or nothing of this shape."""
        try:
            kept = json.loads(text or "")
            return cls(
                str(kept["digest"]),
                {name: int(n) for name, n in kept["ids"].items()},
                {name: int(n) for name, n in kept["versions"].items()},
            )
        except (ValueError, TypeError, KeyError, AttributeError):
            return None

    def to_json(self) -> str:
        """Write it for the store."""
        kept = {"digest": self.digest, "ids": dict(self.ids), "versions": dict(self.versions)}
        return json.dumps(kept, sort_keys=True)

    def mentions(self) -> dict[str, str]:
        """Give what shows a command in a text so that a click starts it, by its name.

        https://discord.com/developers/docs/reference#message-formatting
        """
        return {name: f"</{name}:{id_}>" for name, id_ in self.ids.items()}

    def mentions_in(self, tree: app_commands.CommandTree[Any]) -> dict[str, str]:
        """Give the same for each command that can be used: those of a group in its place."""
        mentions = self.mentions()
        for command in tree.get_commands():
            if isinstance(command, app_commands.Group) and command.name in mentions:
                del mentions[command.name]
                id_ = self.ids[command.name]
                names = [below.qualified_name for below in command.commands]
                mentions |= {name: f"</{name}:{id_}>" for name in names}
        return mentions


def digest_of(tree: app_commands.CommandTree[Any], application_id: int) -> str:
    """Give a hash that changes when a command does, or the application they belong to."""
    definitions = [command.to_dict(tree) for command in tree.get_commands()]
    definitions.sort(key=lambda command: (command["type"], command["name"]))
    text = json.dumps([application_id, definitions], sort_keys=True)
    return sha256(text.encode()).hexdigest()


async def register(
    tree: app_commands.CommandTree[Any], application_id: int, meta: Meta
) -> Registration | None:
    """See to it that Discord knows the commands of the tree, and remember what it knows.

    When Discord refuses them, is asked too often, or can't say whether it still has what it was
    sent, that is logged and the bot goes on with the commands there are.

    Returns:
        What is registered now; None when that is not known.

    Raises:
        discord.DiscordServerError: Discord failed (5xx) to take new commands: try again later.
    """
    digest = digest_of(tree, application_id)
    kept = Registration.from_json(await meta.read_meta(META_KEY))
    was_sent = kept is not None and kept.digest == digest
    try:
        if kept is not None and was_sent and await _still_holds(kept, tree, application_id):
            log.info("Discord knows the %d commands already; none sent", len(kept.ids))
            return kept
        payload = [command.to_dict(tree) for command in tree.get_commands()]
        made = await tree.client.http.bulk_upsert_global_commands(application_id, payload=payload)
    except (discord.HTTPException, discord.RateLimited) as error:
        if isinstance(error, discord.DiscordServerError) and not was_sent:
            raise
        log.warning("Discord did not take the commands; those it knew before stay: %s", error)
        return kept
    registration = Registration.of(digest, [dict(command) for command in made])
    await meta.write_meta(META_KEY, registration.to_json())
    log.info("Sent %d commands to Discord: %s", len(made), ", ".join(sorted(registration.ids)))
    return registration


async def _still_holds(
    kept: Registration, tree: app_commands.CommandTree[Any], application_id: int
) -> bool:
    """Ask Discord whether it has what it was last sent; a refusal to tell counts as no."""
    try:
        known = await tree.client.http.get_global_commands(application_id)
    except discord.DiscordServerError:
        raise
    except discord.HTTPException:
        return False
    return Registration.of(kept.digest, [dict(command) for command in known]) == kept
