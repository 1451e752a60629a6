"""What stands between `<` and `>`: people, channels, roles, commands, emoji, times.

https://discord.com/developers/docs/reference#message-formatting
"""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Final

from sandbox.page import times
from sandbox.page.context import RenderContext
from sandbox.page.html import Html, element, text
from sandbox.page.markdown.scope import Found, Scope

_ID = r"(\d{1,20})"
_PLACES: Final = {
    "browse": "Browse Channels",
    "customize": "Channels & Roles",
    "guide": "Server Guide",
    "linked-roles": "Linked Roles",
}
_EVERYONE: Final = re.compile(r"@(?:everyone|here)\b")


def _mention(name: str, *, known: bool = True) -> Html:
    return element("span", {"class": "mention" if known else "mention unresolved"}, name)


def user_mention(user_id: int, context: RenderContext) -> Html:
    """Write a mention of a person."""
    user = context.users.get(user_id)
    name = f"@{user.display_name}" if user else "@unknown-user"
    return _mention(name, known=user is not None)


def role_mention(role_id: int, context: RenderContext) -> Html:
    """Write a mention of a role."""
    role = context.roles.get(role_id)
    name = f"@{role.name.removeprefix('@')}" if role else "@unknown-role"
    return _mention(name, known=role is not None)


def channel_mention(channel_id: int, context: RenderContext) -> Html:
    """Write a mention of a channel."""
    channel = context.channels.get(channel_id)
    return _mention(f"#{channel.name}" if channel else "# unknown", known=channel is not None)


def emoji(name: str) -> Html:
    """Write a custom emoji; its picture is Discord's, so its name stands in a box."""
    return element("span", {"class": "emoji", "role": "img", "aria-label": name}, f":{name}:")


def _command(found: re.Match[str], context: RenderContext) -> Html:
    name = found[1]
    if int(found[2]) not in context.commands:
        return _mention(f"/{name}", known=False)
    attributes = {
        "type": "button",
        "class": "mention",
        "data-kind": "command",
        "data-command": name,
    }
    return element("button", attributes, f"/{name}")


def _time(found: re.Match[str], context: RenderContext) -> Html:
    moment = times.at(int(found[1]), context)
    if moment is None:
        return text(found[0])
    return times.time_element(moment, found[2] or "f", context)


_Write = Callable[[re.Match[str], RenderContext], Html]
_MARKS: Final[tuple[tuple[re.Pattern[str], _Write], ...]] = (
    (re.compile(rf"<@!?{_ID}>", re.ASCII), lambda m, c: user_mention(int(m[1]), c)),
    (re.compile(rf"<@&{_ID}>", re.ASCII), lambda m, c: role_mention(int(m[1]), c)),
    (re.compile(rf"<#{_ID}>", re.ASCII), lambda m, c: channel_mention(int(m[1]), c)),
    (re.compile(rf"</([\w-]{{1,32}}(?: [\w-]{{1,32}}){{0,2}}):{_ID}>"), _command),
    (re.compile(rf"<a?:(\w{{1,32}}):{_ID}>", re.ASCII), lambda m, _: emoji(m[1])),
    (re.compile(r"<t:(-?\d{1,13})(?::([tTdDfFsSR]))?>", re.ASCII), _time),
    (
        re.compile(rf"<id:({'|'.join(_PLACES)})(?::{_ID})?>", re.ASCII),
        lambda m, _: _mention(_PLACES[m[1]]),
    ),
)


def angled(source: str, start: int, scope: Scope) -> Found:
    """Read a mention, emoji or time at `<`."""
    for pattern, write in _MARKS:
        found = pattern.match(source, start)
        if found:
            return write(found, scope.context), found.end()
    return None


def everyone(source: str, start: int, _: Scope) -> Found:
    """Read a mention of all at `@`."""
    found = _EVERYONE.match(source, start)
    return (_mention(found[0]), found.end()) if found else None
