"""What holds for all components of a message or form together: unique ids, number, length."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from sandbox.limits.errors import Faults, Path
from sandbox.limits.fields import items
from sandbox.limits.layouts import FILE, GALLERY, TEXT, THUMBNAIL

MOST_COMPONENTS = 40
"""In a message with IS_COMPONENTS_V2, counted through nesting; pictures of a gallery are none."""
MOST_TEXT = 4000
"""All text displays of a message together."""
SAFE_BYTES = 10_000
"""Discord fails with 500 from 10,159 bytes of UTF-8 in one text display, less in several:
https://github.com/discord/discord-api-docs/issues/8554. The house stays below this."""

Tree = list[tuple[Path, dict[str, Any]]]
"""Every component with its path, parents before their children."""

_DEEPEST = 3


def flatten(components: Any, path: Path, depth: int = _DEEPEST) -> Tree:
    """List components with what is nested in them: a container's rows, and a row's buttons."""
    tree: Tree = []
    for index, component in enumerate(items(components)):
        if not isinstance(component, dict):
            continue
        here = (*path, index)
        tree.append((here, component))
        if depth > 1 and "components" in component:
            tree += flatten(component["components"], (*here, "components"), depth - 1)
        for single in ("accessory", "component"):
            child = component.get(single)
            if isinstance(child, dict):
                tree.append(((*here, single), child))
    return tree


def check_unique(tree: Tree, faults: Faults) -> None:
    """Refuse a custom_id or an id that an earlier component has; disabled ones count too."""
    custom_ids: set[str] = set()
    ids: set[int] = set()
    for path, component in tree:
        custom_id = component.get("custom_id")
        if isinstance(custom_id, str):
            if custom_id in custom_ids:
                faults.add(
                    (*path, "custom_id"),
                    "COMPONENT_CUSTOM_ID_DUPLICATED",
                    "Component custom id cannot be duplicated",
                )
            custom_ids.add(custom_id)
        number = component.get("id")
        if type(number) is int and number:
            if number in ids:
                faults.add(
                    (*path, "id"), "COMPONENT_ID_DUPLICATED", "Component id cannot be duplicated"
                )
            ids.add(number)


def check_size(tree: Tree, path: Path, faults: Faults) -> None:
    """Refuse too many components, and too much text in all of them, with IS_COMPONENTS_V2."""
    if len(tree) > MOST_COMPONENTS:
        faults.add(
            path,
            "COMPONENT_MAX_TOTAL_COMPONENTS_EXCEEDED",
            f"Total number of components cannot exceed {MOST_COMPONENTS}",
        )
    if sum(map(len, _texts(tree))) > MOST_TEXT:
        faults.add(
            path,
            "COMPONENT_DISPLAYABLE_TEXT_SIZE_EXCEEDED",
            f"Components displayable text size exceeds maximum size of {MOST_TEXT}",
        )


def media(tree: Tree) -> Iterator[tuple[Path, Any]]:
    """Give each address of a picture or file that components show, with its path."""
    for path, component in tree:
        kind = component.get("type")
        if kind == THUMBNAIL:
            yield from _address(component, "media", path)
        elif kind == FILE:
            yield from _address(component, "file", path)
        elif kind == GALLERY:
            for index, picture in enumerate(items(component.get("items"))):
                if isinstance(picture, dict):
                    yield from _address(picture, "media", (*path, "items", index))


def display_bytes(payload: Any) -> int:
    """Count the bytes of UTF-8 in all text displays of a message; see SAFE_BYTES."""
    components = payload.get("components") if isinstance(payload, dict) else None
    texts = _texts(flatten(components, ()))
    return sum(len(text.encode("utf-8", "surrogatepass")) for text in texts)


def _address(holder: dict[str, Any], name: str, path: Path) -> Iterator[tuple[Path, Any]]:
    item = holder.get(name)
    if isinstance(item, dict):
        yield (*path, name, "url"), item.get("url")


def _texts(tree: Tree) -> Iterator[str]:
    for _, component in tree:
        content = component.get("content")
        if component.get("type") == TEXT and isinstance(content, str):
            yield content
