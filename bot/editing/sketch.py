"""What a draft remembers of a card that is being written, as it stands in the store."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import asdict, dataclass, field
from enum import StrEnum
from typing import Any, Self

NEW_GROUP = "our-own"
"""The group of a card from the form, until its editor chooses another."""


class Origin(StrEnum):
    """What a card being written was begun from."""

    NEW = "new"
    """Nothing: there is no such card."""
    PACK = "pack"
    """The pack's card, of which it becomes the server's version."""
    OWN = "own"
    """The server's card."""


@dataclass(frozen=True, slots=True)
class Sketch:
    """A card being written, and what is to become of it."""

    slug: str = ""
    """Of the card; empty for a new one that has no title yet."""
    origin: Origin = Origin.NEW
    expected: int = 0
    """The newest revision that the editor saw; 0 for none."""
    group: str = NEW_GROUP
    related: tuple[str, ...] = ()
    typed: Mapping[str, str] = field(default_factory=dict)
    """The fields of the form, by name, as they were typed."""
    file: str = ""
    """A card file, where one was uploaded instead of the form."""
    reason: str = ""
    """Why, in the editor's words."""
    suggestion_id: int = 0
    """The suggestion of a member that led here; 0 for none."""
    published: int = 0
    """The revision it became; 0 as long as it is a draft."""
    is_waiting: bool = False
    """Whether something was sent that is neither published nor discarded."""

    @property
    def is_new(self) -> bool:
        """Whether there was no such card when it was begun."""
        return self.origin is Origin.NEW

    def write(self) -> str:
        """Give what the store keeps, which `read` takes."""
        return json.dumps(asdict(self))

    @classmethod
    def read(cls, content: str) -> Self:
        """Read what the store kept.

        Raises:
            ValueError: Another version wrote it.
        """
        try:
            values: dict[str, Any] = json.loads(content)
            origin, related = Origin(values["origin"]), tuple(values["related"])
            return cls(**{**values, "origin": origin, "related": related})
        except (TypeError, KeyError) as error:
            raise ValueError(f"not a draft of this version: {error}") from error
