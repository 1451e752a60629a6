"""Whom a message may ping: https://discord.com/developers/docs/resources/message#allowed-mentions-object."""

from __future__ import annotations

from typing import Any

from sandbox.limits.errors import Faults, Path
from sandbox.limits.fields import Flag, OneOf, Snowflake, items
from sandbox.limits.forms import Form, Items

_IDS = Items(Snowflake(), most=100, distinct=True)


def _check_exclusive(mentions: dict[str, Any], path: Path, faults: Faults) -> None:
    parsed = items(mentions.get("parse"))
    for kind in ("users", "roles"):
        if kind in parsed and mentions.get(kind):
            faults.add(
                path,
                "MESSAGE_ALLOWED_MENTIONS_PARSE_EXCLUSIVE",
                f'parse:["{kind}"] and {kind}: [ids...] are mutually exclusive.',
            )


ALLOWED_MENTIONS = Form(
    {
        "parse": Items(OneOf(("roles", "users", "everyone")), most=3, distinct=True),
        "users": _IDS,
        "roles": _IDS,
        "replied_user": Flag(),
    },
    beyond=_check_exclusive,
)
