"""Buttons and their emoji: https://discord.com/developers/docs/components/reference#button."""

from __future__ import annotations

from typing import Any

from sandbox.limits.errors import Faults, Path
from sandbox.limits.fields import REQUIRED, Address, Flag, OneOf, Snowflake, Text, Whole
from sandbox.limits.forms import Form

LINK = 5
PREMIUM = 6

ID = Whole(0, 2**31 - 1)
"""Any component's own number; 0 is taken for none."""
CUSTOM_ID = Text(100, shortest=1)

_BOTH = (
    "BUTTON_COMPONENT_CUSTOM_ID_URL_MUTUALLY_EXCLUSIVE",
    "A custom id and url cannot both be specified",
)


def _check_emoji(emoji: dict[str, Any], path: Path, faults: Faults) -> None:
    # A Unicode emoji always has a character beyond ASCII, even the keycaps 1️⃣ and #️⃣; a word
    # such as "smile" is the commonest mistake.
    name = emoji.get("name")
    if emoji.get("id") is None and (not isinstance(name, str) or name.isascii()):
        faults.add((*path, "name"), "BUTTON_COMPONENT_INVALID_EMOJI", "Invalid emoji")


def _check_style(button: dict[str, Any], path: Path, faults: Faults) -> None:
    style = button.get("style")
    if style == PREMIUM:
        _check_premium(button, path, faults)
        return
    if not button.get("label") and not button.get("emoji"):
        faults.add((*path, "label"), *REQUIRED)
    has_id, has_url = button.get("custom_id") is not None, button.get("url") is not None
    if has_id and has_url:
        faults.add((*path, "custom_id"), *_BOTH)
        faults.add((*path, "url"), *_BOTH)
    elif style == LINK:
        if has_id:
            faults.add((*path, "custom_id"), *_BOTH)
        if not has_url:
            faults.add((*path, "url"), *REQUIRED)
    elif not has_id:
        faults.add(
            (*path, "custom_id"), "BUTTON_COMPONENT_CUSTOM_ID_REQUIRED", "A custom id is required"
        )
    if button.get("sku_id") is not None:
        faults.add((*path, "sku_id"), "LOCAL_NOT_PREMIUM", "Only premium buttons have a SKU")


def _check_premium(button: dict[str, Any], path: Path, faults: Faults) -> None:
    if button.get("sku_id") is None:
        faults.add((*path, "sku_id"), *REQUIRED)
    for name in ("custom_id", "label", "url", "emoji"):
        if button.get(name) is not None:
            faults.add((*path, name), "LOCAL_PREMIUM", f"A premium button cannot have a {name}")


EMOJI = Form({"id": Snowflake(), "name": Text(32), "animated": Flag()}, beyond=_check_emoji)
BUTTON = Form(
    {
        "id": ID,
        "style": OneOf((1, 2, 3, 4, LINK, PREMIUM)),
        "label": Text(80),
        "emoji": EMOJI,
        "custom_id": CUSTOM_ID,
        "url": Address(512, schemes=("http", "https", "discord")),
        "sku_id": Snowflake(),
        "disabled": Flag(),
    },
    required=frozenset({"style"}),
    beyond=_check_style,
)
