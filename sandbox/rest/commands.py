"""Registering application commands, for all guilds or for one.

https://discord.com/developers/docs/interactions/application-commands#endpoints
"""

from __future__ import annotations

from typing import Any

from sandbox.backend import Backend
from sandbox.limits import check_command, check_commands
from sandbox.refusals import too_many_commands_today, unknown_command
from sandbox.rest.call import NOTHING, Call, Reply
from sandbox.rest.routes import Routes
from sandbox.wire import Json

routes = Routes()

GLOBAL = "/applications/{application_id}/commands"
IN_GUILD = "/applications/{application_id}/guilds/{guild_id}/commands"
CHAT_INPUT = 1
CREATES_A_DAY = 200


@routes("GET", GLOBAL)
@routes("GET", IN_GUILD)
def commands(call: Call) -> Reply:
    """List the registered commands."""
    full = call.query.get("with_localizations") in ("true", "True", "1")
    return Reply([command if full else _short(command) for command in _registered(call)])


@routes("PUT", GLOBAL)
@routes("PUT", IN_GUILD)
def overwrite(call: Call) -> Reply:
    """Register exactly these; those of the same name and type keep their ids."""
    check_commands(call.body)
    standing = _registered(call)
    wanted = [_complete(call, command) for command in call.body]
    for command in standing:
        if not any(_same(command, other) for other in wanted):
            del call.backend.world.commands[int(command["id"])]
    registered = [_register(call, command)[0] for command in wanted]
    call.backend.changes.notify()
    return Reply(registered)


@routes("POST", GLOBAL)
@routes("POST", IN_GUILD)
def create(call: Call) -> Reply:
    """Register one, over one of the same name and type."""
    check_command(call.body)
    command, new = _register(call, _complete(call, call.object()))
    call.backend.changes.notify()
    return Reply(command, 201 if new else 200)


@routes("GET", GLOBAL + "/{command_id}")
@routes("GET", IN_GUILD + "/{command_id}")
def command(call: Call) -> Reply:
    """Give one."""
    return Reply(_find(call))


@routes("PATCH", GLOBAL + "/{command_id}")
@routes("PATCH", IN_GUILD + "/{command_id}")
def edit(call: Call) -> Reply:
    """Change some fields of one."""
    standing = _find(call)
    check_command(call.body, partial=True)
    changed = _complete(call, standing | call.object())
    _store(call.backend, changed, standing)
    call.backend.changes.notify()
    return Reply(changed)


@routes("DELETE", GLOBAL + "/{command_id}")
@routes("DELETE", IN_GUILD + "/{command_id}")
def delete(call: Call) -> Reply:
    """Unregister one."""
    del call.backend.world.commands[int(_find(call)["id"])]
    return NOTHING


def _registered(call: Call) -> list[Json]:
    guild_id = _guild_id(call)
    return [
        command
        for command in call.backend.world.commands.values()
        if command.get("guild_id") == guild_id
    ]


def _guild_id(call: Call) -> str | None:
    call.check_application()
    return str(call.guild().id) if "guild_id" in call.params else None


def _find(call: Call) -> Json:
    for command in _registered(call):
        if command["id"] == call.params["command_id"]:
            return command
    raise unknown_command()


def _complete(call: Call, sent: Json) -> Json:
    """Give a command as Discord keeps it, without id and version."""
    guild_id = _guild_id(call)
    permissions = sent.get("default_member_permissions")
    whole: Json = {
        "application_id": str(call.backend.world.bot.id),
        "default_member_permissions": None if permissions is None else str(permissions),
        "type": sent.get("type") or CHAT_INPUT,
        "name": sent["name"],
        "name_localizations": sent.get("name_localizations"),
        "description": sent.get("description") or "",
        "description_localizations": sent.get("description_localizations"),
        "dm_permission": sent.get("dm_permission", True),
        "contexts": sent.get("contexts"),
        "integration_types": sent.get("integration_types") or [0],
        "nsfw": bool(sent.get("nsfw")),
    }
    if sent.get("options"):
        whole["options"] = [_option(option) for option in sent["options"]]
    if guild_id is not None:
        whole["guild_id"] = guild_id
    return whole


def _option(sent: Json) -> Json:
    kept = {key: value for key, value in sent.items() if value not in (None, False, [])}
    if "options" in kept:
        kept["options"] = [_option(option) for option in kept["options"]]
    return kept


def _register(call: Call, command: Json) -> tuple[Json, bool]:
    standing = next((old for old in _registered(call) if _same(old, command)), None)
    if standing is None:
        if call.backend.command_creates >= CREATES_A_DAY:
            raise too_many_commands_today()
        call.backend.command_creates += 1
    _store(call.backend, command, standing)
    return command, standing is None


def _store(backend: Backend, command: Json, standing: Json | None) -> None:
    """Keep a command; its version changes only with its definition."""
    command["id"] = standing["id"] if standing else str(backend.world.snowflakes.next())
    unchanged = standing is not None and _definition(standing) == _definition(command)
    command["version"] = (
        standing["version"] if standing and unchanged else str(backend.world.snowflakes.next())
    )
    backend.world.commands[int(command["id"])] = command


def _definition(command: Json) -> list[tuple[str, Any]]:
    return sorted((key, value) for key, value in command.items() if key not in ("id", "version"))


def _same(one: Json, other: Json) -> bool:
    return bool(one["name"] == other["name"] and one["type"] == other["type"])


def _short(command: Json) -> Json:
    return {key: value for key, value in command.items() if not key.endswith("_localizations")}
