"""The form that a card is typed in: its fields, what can be wrong with them, what it gives."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from briefs.model import Card

LONGEST_FIELD = 4_000
"""Units of UTF-16 that a field of a form takes.

https://discord.com/developers/docs/components/reference#text-input
"""


class FormField(StrEnum):
    """The fields of the form, in its order."""

    TITLE = "title"
    GIST = "gist"
    POINTS = "points"
    NAMES = "names"
    SOURCES = "sources"


@dataclass(frozen=True, slots=True)
class CardForm:
    """What is typed in a form, or what one is filled with."""

    title: str = ""
    gist: str = ""
    """One to three sentences."""
    points: str = ""
    """A statement a line, below headings of the card file where there are any."""
    names: str = ""
    """Other names: see `briefs.guild.typed_names`."""
    sources: str = ""
    """One a line: see `briefs.guild.typed_citations`."""


@dataclass(frozen=True, slots=True)
class FormFault:
    """One thing wrong with what was typed."""

    field: FormField
    line: int
    """From 1, in that field; 0 when it is the whole field's."""
    problem: str
    """Without a full stop."""
    remedy: str
    """A sentence or two."""


@dataclass(frozen=True, slots=True)
class FormRead:
    """What a form gives: the card, or what is wrong with it."""

    card: Card | None
    text: str
    """The card's file; empty without a card."""
    faults: tuple[FormFault, ...]
    """In the order of the form; none with a card."""
