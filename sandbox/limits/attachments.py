"""Files sent with a message, those it keeps, and what refers to them by `attachment://name`.

https://discord.com/developers/docs/reference#uploading-files
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from typing import Any

from sandbox.limits.components import Tree, media
from sandbox.limits.errors import Faults, Path
from sandbox.limits.fields import Flag, Snowflake, Text, items, too_long
from sandbox.limits.forms import Form, Items

MOST_FILES = 10
ATTACHMENT = Form(
    {
        "id": Snowflake(),
        "filename": Text(1024, shortest=1),
        "title": Text(1024),
        "description": Text(1024),
        "is_spoiler": Flag(),
    },
    required=frozenset({"id"}),
)
ATTACHMENTS = Items(ATTACHMENT, most=MOST_FILES)

_SCHEME = "attachment://"


def check_attachments(
    payload: dict[str, Any],
    files: Collection[str],
    standing: Mapping[str, Any],
    path: Path,
    faults: Faults,
) -> set[str]:
    """Check the list of attachments against the files sent and those the message has.

    Args:
        payload: the message.
        files: the names of the files sent now; an attachment's id is a file's place among them.
        standing: the message as it stands, `{}` for a new one.
        path: where the message is in its request.
        faults: takes the faults.

    Returns:
        The names that `attachment://` may refer to.
    """
    here = (*path, "attachments")
    kept = {
        str(item.get("id")): item.get("filename")
        for item in items(standing.get("attachments"))
        if isinstance(item, dict)
    }
    names = set(files)
    listed = payload.get("attachments")
    if len(files) > MOST_FILES:
        faults.add(here, *too_long(MOST_FILES))
    if listed is None:
        return names | {name for name in kept.values() if isinstance(name, str)}
    ATTACHMENTS.check(listed, here, faults)
    for index, item in enumerate(items(listed)):
        if not isinstance(item, dict) or item.get("id") is None:
            continue
        number = str(item["id"])
        if number not in kept and not (
            len(number) <= 2 and number.isdigit() and int(number) < len(files)
        ):
            faults.add((*here, index, "id"), "ATTACHMENT_NOT_FOUND", "Attachment data not found")
            continue
        name = item.get("filename") or kept.get(number)
        if isinstance(name, str):
            names.add(name)
    return names


def check_references(embeds: Any, tree: Tree, names: set[str], path: Path, faults: Faults) -> None:
    """Refuse an `attachment://name` of which no file has the name."""
    for where, address in (*_pictures(embeds, (*path, "embeds")), *media(tree)):
        if not isinstance(address, str) or not address.lower().startswith(_SCHEME):
            continue
        if address[len(_SCHEME) :] not in names:
            faults.add(
                where,
                "UNFURLED_MEDIA_ITEM_REFERENCED_ATTACHMENT_NOT_FOUND",
                f'The referenced attachment ("{address}") was not found',
            )


def _pictures(embeds: Any, path: Path) -> Iterator[tuple[Path, Any]]:
    places = (
        ("image", "url"),
        ("thumbnail", "url"),
        ("author", "icon_url"),
        ("footer", "icon_url"),
    )
    for index, embed in enumerate(items(embeds)):
        if not isinstance(embed, dict):
            continue
        for part, key in places:
            holder = embed.get(part)
            if isinstance(holder, dict):
                yield (*path, index, part, key), holder.get(key)
