"""What drawing a message needs to know beside the message."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import UTC, datetime, tzinfo

from sandbox.model import Channel, Role, User


def keep_away(_: str) -> str | None:
    """Load nothing: the answer about every address when a page says nothing else."""
    return None


@dataclass(frozen=True, kw_only=True)
class RenderContext:
    """Who looks, and who and what the ids in messages stand for. Drawing changes none of it."""

    viewer: User
    """Who looks. Their `locale` decides how times are written."""
    bot: User
    """Who thinks, and to whom a form is sent."""
    users: Mapping[int, User] = field(default_factory=dict)
    """For mentions, and offered by user menus."""
    roles: Mapping[int, Role] = field(default_factory=dict)
    """The guild's, for mentions, and offered by role menus."""
    channels: Mapping[int, Channel] = field(default_factory=dict)
    """Those the viewer sees, for mentions, and offered by channel menus."""
    commands: Mapping[int, str] = field(default_factory=dict)
    """Registered commands by id, for `</brief:1>`; others are drawn as unknown."""
    uses: Mapping[int, str] = field(default_factory=dict)
    """By an interaction's id, what was used, as the line above an answer names it: `/brief`."""
    locate: Callable[[str], str | None] = keep_away
    """Gives the address from which the page loads a picture or file of a message, or None when it
    must not be loaded, as one from elsewhere: opening the page would tell strangers."""
    zone: tzinfo | None = UTC
    """The viewer's, for times; None for this machine's, with its clock changes."""
    now: datetime = field(default_factory=lambda: datetime.now(UTC))
    """With a zone; relative times count from it."""
