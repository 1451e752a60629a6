"""A pack of three sample cards, and what a screen shows once it is rendered."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from bot.views.screen import Screen
from briefs.model import Card, Pack
from briefs.pack import load_pack


@pytest.fixture(scope="session")
def pack() -> Pack:
    return load_pack(Path(__file__).parent / "samples")


@pytest.fixture(scope="session")
def shipped() -> Pack:
    return load_pack(Path(__file__).parents[3] / "seeds")


@pytest.fixture(scope="session")
def kurils(pack: Pack) -> Card:
    return pack.cards["kuril-dispute"]


class Seen:
    """What a screen shows, taken from the JSON that Discord gets."""

    def __init__(self, screen: Screen) -> None:
        self.components = list(_walk(screen.to_components()))
        self.texts = [part["content"] for part in self.components if part["type"] == 10]
        self.text = "\n".join(self.texts)
        self.menus = [part for part in self.components if part["type"] == 3]
        self.buttons = {
            part["label"]: part["custom_id"]
            for part in self.components
            if part["type"] == 2 and "custom_id" in part
        }


def _walk(components: list[dict[str, Any]]) -> Iterator[dict[str, Any]]:
    for component in components:
        yield component
        yield from _walk(component.get("components", []))


@pytest.fixture(scope="session")
def see() -> type[Seen]:
    return Seen
