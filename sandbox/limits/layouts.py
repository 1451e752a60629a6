"""What holds and surrounds buttons and menus: rows, and the layouts of Components V2.

https://discord.com/developers/docs/components/reference; which type may stand where is told by
the child tables there.
"""

from __future__ import annotations

from typing import Any

from sandbox.limits.buttons import BUTTON, ID
from sandbox.limits.errors import Faults, Path
from sandbox.limits.fields import Address, Flag, OneOf, Text, Whole, items
from sandbox.limits.forms import Form, Items, Kinds
from sandbox.limits.selects import SELECTS

ROW, BUTTON_TYPE, SECTION, TEXT, THUMBNAIL = 1, 2, 9, 10, 11
GALLERY, FILE, SEPARATOR, CONTAINER = 12, 13, 14, 17
ROW_WIDTH = 5
"""A row holds five buttons, or one menu, which is as wide."""


def _check_width(row: dict[str, Any], path: Path, faults: Faults) -> None:
    children = items(row.get("components"))
    if len(children) > ROW_WIDTH:
        return
    width = 0
    for index, child in enumerate(children):
        kind = child.get("type") if isinstance(child, dict) else None
        width += ROW_WIDTH if type(kind) is int and kind in SELECTS else 1
        if width > ROW_WIDTH:
            faults.add(
                (*path, "components", index),
                "COMPONENT_LAYOUT_WIDTH_EXCEEDED",
                "The specified component exceeds the maximum width",
            )


ROW_FORM = Form(
    {
        "id": ID,
        "components": Items(Kinds({BUTTON_TYPE: BUTTON, **SELECTS}), most=ROW_WIDTH, fewest=1),
    },
    required=frozenset({"components"}),
    beyond=_check_width,
)
TEXT_FORM = Form({"id": ID, "content": Text(4000, shortest=1)}, required=frozenset({"content"}))
MEDIA = Form({"url": Address(attachment=True)}, required=frozenset({"url"}))
ATTACHED = Form({"url": Address(only_attachment=True)}, required=frozenset({"url"}))
THUMBNAIL_FORM = Form(
    {"id": ID, "media": MEDIA, "description": Text(1024, shortest=1), "spoiler": Flag()},
    required=frozenset({"media"}),
)
SECTION_FORM = Form(
    {
        "id": ID,
        "components": Items(Kinds({TEXT: TEXT_FORM}), most=3, fewest=1),
        "accessory": Kinds({BUTTON_TYPE: BUTTON, THUMBNAIL: THUMBNAIL_FORM}),
    },
    required=frozenset({"components", "accessory"}),
)
PICTURE = Form(
    {"media": MEDIA, "description": Text(1024, shortest=1), "spoiler": Flag()},
    required=frozenset({"media"}),
)
GALLERY_FORM = Form(
    {"id": ID, "items": Items(PICTURE, most=10, fewest=1)}, required=frozenset({"items"})
)
FILE_FORM = Form({"id": ID, "file": ATTACHED, "spoiler": Flag()}, required=frozenset({"file"}))
SEPARATOR_FORM = Form({"id": ID, "divider": Flag(), "spacing": OneOf((1, 2))})

_INSIDE = {
    ROW: ROW_FORM,
    SECTION: SECTION_FORM,
    TEXT: TEXT_FORM,
    GALLERY: GALLERY_FORM,
    FILE: FILE_FORM,
    SEPARATOR: SEPARATOR_FORM,
}
CONTAINER_FORM = Form(
    {
        "id": ID,
        "components": Items(Kinds(_INSIDE), most=40, fewest=1),
        "accent_color": Whole(0, 0xFFFFFF),
        "spoiler": Flag(),
    },
    required=frozenset({"components"}),
)

ROWS = Items(Kinds({ROW: ROW_FORM}), most=5)
"""The components of a message without IS_COMPONENTS_V2."""
LAYOUTS = Items(Kinds({**_INSIDE, CONTAINER: CONTAINER_FORM}), most=40)
"""The components of a message with IS_COMPONENTS_V2."""
