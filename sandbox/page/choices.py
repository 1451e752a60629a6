"""What a menu offers: its own options, or the users, roles and channels at hand."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from sandbox.components import Type
from sandbox.page.buttons import emoji_of
from sandbox.page.context import RenderContext
from sandbox.page.fields import Part, flag, number, parts, words
from sandbox.page.html import NOTHING, Html

KINDS: Final = {
    Type.STRING_SELECT: "string",
    Type.USER_SELECT: "user",
    Type.ROLE_SELECT: "role",
    Type.MENTIONABLE_SELECT: "mentionable",
    Type.CHANNEL_SELECT: "channel",
}
"""What `data-type` says of each menu."""


@dataclass(frozen=True, slots=True)
class Choice:
    """One thing that may be chosen."""

    value: str
    label: str
    description: str = ""
    emoji: Html = NOTHING
    chosen: bool = False
    """Beforehand, by the bot."""


def choices(select: Part, context: RenderContext) -> list[Choice]:
    """List what a menu offers, in Discord's order: people, then roles, by name."""
    kind = number(select, "type")
    if kind == Type.STRING_SELECT:
        return list(_options(select))
    return list(_offered(select, kind, context))


def bounds(select: Part) -> tuple[int, int]:
    """Give how few and how many may be chosen; one, when nothing else is said."""
    return number(select, "min_values", 1), number(select, "max_values", 1)


def _options(select: Part) -> Iterator[Choice]:
    for option in parts(select, "options"):
        yield Choice(
            words(option, "value"),
            words(option, "label"),
            words(option, "description"),
            emoji_of(option),
            flag(option, "default"),
        )


def _offered(select: Part, kind: int, context: RenderContext) -> Iterator[Choice]:
    chosen = {number(default, "id") for default in parts(select, "default_values")}
    for thing_id, name, about in sorted(
        _named(select, kind, context), key=lambda row: row[1].lower()
    ):
        yield Choice(str(thing_id), name, about, chosen=thing_id in chosen)


def _named(select: Part, kind: int, context: RenderContext) -> Iterator[tuple[int, str, str]]:
    if kind in (Type.USER_SELECT, Type.MENTIONABLE_SELECT):
        for user in context.users.values():
            yield user.id, f"@{user.display_name}", "app" if user.bot else ""
    if kind in (Type.ROLE_SELECT, Type.MENTIONABLE_SELECT):
        for role in context.roles.values():
            yield role.id, f"@{role.name.removeprefix('@')}", "role"
    if kind == Type.CHANNEL_SELECT:
        wanted = select.get("channel_types")
        for channel in context.channels.values():
            if not isinstance(wanted, list) or not wanted or channel.type in wanted:
                yield channel.id, f"#{channel.name}", ""
