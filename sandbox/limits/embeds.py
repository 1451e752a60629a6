"""Embeds: https://discord.com/developers/docs/resources/message#embed-object-embed-limits.

Fields without a name or value are refused, although Discord has taken empty ones since 2024
(https://github.com/discordjs/discord.js/issues/10744): on screen they are holes.
"""

from __future__ import annotations

from typing import Any

from sandbox.limits.errors import Faults, Path
from sandbox.limits.fields import REQUIRED, Address, Flag, Moment, Text, Whole, items
from sandbox.limits.forms import Form, Items

MOST_TOTAL = 6000
"""All titles, descriptions, field names and values, footers and authors of a message together."""

_PICTURE = Address(attachment=True)
_VISIBLE = ("title", "description", "url", "timestamp", "footer", "image", "thumbnail", "author")


def _check_filled(field: dict[str, Any], path: Path, faults: Faults) -> None:
    for name in ("name", "value"):
        text = field.get(name)
        if isinstance(text, str) and not text.strip():
            faults.add((*path, name), *REQUIRED)


def _check_visible(embed: dict[str, Any], path: Path, faults: Faults) -> None:
    if not embed.get("fields") and not any(embed.get(name) for name in _VISIBLE):
        faults.add((*path, "description"), *REQUIRED)


def _check_name(author: dict[str, Any], path: Path, faults: Faults) -> None:
    if author.get("name") == "":
        faults.add((*path, "name"), *REQUIRED)


FIELD = Form(
    {"name": Text(256), "value": Text(1024), "inline": Flag()},
    required=frozenset({"name", "value"}),
    beyond=_check_filled,
)
AUTHOR = Form(
    {"name": Text(256), "url": Address(), "icon_url": _PICTURE},
    required=frozenset({"name"}),
    beyond=_check_name,
)
FOOTER = Form({"text": Text(2048), "icon_url": _PICTURE}, required=frozenset({"text"}))
MEDIA = Form({"url": _PICTURE}, required=frozenset({"url"}))
EMBED = Form(
    {
        "title": Text(256),
        "description": Text(4096),
        "url": Address(),
        "color": Whole(0, 0xFFFFFF),
        "timestamp": Moment(),
        "author": AUTHOR,
        "footer": FOOTER,
        "image": MEDIA,
        "thumbnail": MEDIA,
        "fields": Items(FIELD, most=25),
    },
    beyond=_check_visible,
)
EMBEDS = Items(EMBED, most=10)


def check_embeds(embeds: Any, path: Path, faults: Faults) -> None:
    """Add the faults of a message's embeds: each by itself, and their size together."""
    EMBEDS.check(embeds, path, faults)
    if sum(map(_size, items(embeds))) > MOST_TOTAL:
        faults.add(
            path, "MAX_EMBED_SIZE_EXCEEDED", f"Embed size exceeds maximum size of {MOST_TOTAL}"
        )


def _size(embed: Any) -> int:
    if not isinstance(embed, dict):
        return 0
    texts = [embed.get("title"), embed.get("description")]
    for name, key in (("footer", "text"), ("author", "name")):
        part = embed.get(name)
        if isinstance(part, dict):
            texts.append(part.get(key))
    for field in items(embed.get("fields")):
        if isinstance(field, dict):
            texts += (field.get("name"), field.get("value"))
    return sum(len(text) for text in texts if isinstance(text, str))
