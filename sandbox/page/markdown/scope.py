"""Where in a text the reading stands."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import Final

from sandbox.page.context import RenderContext
from sandbox.page.html import Html

DEEPEST: Final = 24
"""How deep marks may stand in marks; what is deeper stays text. People use three or four."""


@dataclass(frozen=True, slots=True)
class Scope:
    """What surrounds a piece of text."""

    context: RenderContext
    depth: int = 0
    quoted: bool = False
    """In a quote, which holds no other."""
    linked: bool = False
    """In a link's words, which hold no other link."""

    @property
    def deeper(self) -> Scope:
        """One mark further in."""
        return replace(self, depth=self.depth + 1)

    @property
    def in_quote(self) -> Scope:
        """Inside a quote."""
        return replace(self, depth=self.depth + 1, quoted=True)

    @property
    def in_link(self) -> Scope:
        """Inside a link's words."""
        return replace(self, depth=self.depth + 1, linked=True)


Found = tuple[Html, int] | None
"""What stands at a place, and where it ends; None when it is nothing but text."""
Rule = Callable[[str, int, Scope], Found]
"""Reads what may stand at a place of a text."""
