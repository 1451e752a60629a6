"""What a server writes: revisions of its cards, drafts, suggestions of members, settings."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

MOST_CARDS = 1_000
"""Own cards of one server: an overlay of more would slow each key press."""
LARGEST_CARD = 64 * 1024
"""Bytes of one card's file in UTF-8: four times the longest of the shipped pack."""
LARGEST_EXCHANGE = 1024 * 1024
"""Bytes of a file of many cards; an export of more comes as several."""
LONGEST_REASON = 200
"""Characters of why a card was changed, or a suggestion declined."""
MOST_DRAFTS = 20
"""Drafts kept for one person on one server; the oldest makes room."""
DRAFT_DAYS = 7
MOST_SUGGESTIONS = 10
"""Open suggestions of one person on one server."""
LONGEST_SUGGESTION = 2_000
LONGEST_WHERE = 500
"""Characters of where something is written, as a member typed it."""
LEFT_DAYS = 30
"""Days that a server's data is kept after the bot was removed from it."""


class Standing(StrEnum):
    """What members see under a slug after a revision."""

    OWN = "own"
    """The server's own card, or its version of the pack's."""
    REMOVED = "removed"
    """Nothing, also where the pack has a card."""
    PACK = "pack"
    """The pack's card again."""


class Act(StrEnum):
    """What an editor did."""

    PUBLISH = "publish"
    REMOVE = "remove"
    RESTORE = "restore"
    IMPORT = "import"
    UNDO = "undo"
    """Took back an import."""


@dataclass(frozen=True, slots=True)
class Revision:
    """One saved state of a server's card; kept for ever, so that any can come back."""

    guild_id: int
    slug: str
    number: int
    """From 1, by card."""
    at: int
    """Epoch seconds."""
    author_id: int
    act: Act
    standing: Standing
    reason: str
    """In the editor's words; may be empty."""
    text: str | None
    """The card's file where `standing` is OWN."""
    base: str | None
    """The file of the pack's card as it was then, where the slug is one of the pack's."""
    batch: int | None
    """The import it came with."""


@dataclass(frozen=True, slots=True)
class KnownCard:
    """A card that a server ever saved, in brief."""

    slug: str
    number: int
    """Of its newest revision."""
    at: int
    """When that was saved, epoch seconds."""
    standing: Standing
    head: str | None
    """The first thousand characters of the last file that it had, with its title; None where the
    server never had a card of its own there."""


@dataclass(frozen=True, slots=True)
class NewCard:
    """A card about to be saved."""

    slug: str
    text: str
    base: str | None = None
    """The file of the pack's card that it is a version of."""


@dataclass(frozen=True, slots=True)
class Imported:
    """What an import did, by slug."""

    batch: int | None
    """What to undo it by; None when nothing changed."""
    new: tuple[str, ...]
    changed: tuple[str, ...]
    same: tuple[str, ...]
    removed: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Draft:
    """What an editor typed and did not publish yet."""

    id: int
    guild_id: int
    author_id: int
    at: int
    """Epoch seconds."""
    content: str
    """As the bot wrote it down."""


class SuggestionKind(StrEnum):
    """What a member proposes."""

    CARD = "card"
    """A card that is missing."""
    CORRECTION = "correction"
    """Something that a card should say otherwise."""


class SuggestionState(StrEnum):
    """What became of it."""

    OPEN = "open"
    ACCEPTED = "accepted"
    DECLINED = "declined"


@dataclass(frozen=True, slots=True)
class Suggestion:
    """What a member proposes to the editors of a server."""

    id: int
    guild_id: int
    author_id: int
    at: int
    """Epoch seconds."""
    kind: SuggestionKind
    topic: str
    """What it is about, as typed; the slug of a card for a correction."""
    text: str
    source: str
    """Where it is written: a link or the name of a document, as typed; may be empty."""
    state: SuggestionState
    reason: str
    """Why it was declined."""
    closed_by: int | None


@dataclass(frozen=True, slots=True)
class GuildSettings:
    """What a server set up; None where it keeps to the default."""

    editor_role: int | None = None
    """Members with this role may edit, beside those with Manage Server."""
    zone: str | None = None
    """IANA zone offered first for daily facts."""
    language: str | None = None
    """BCP 47 tag of the names offered first, for members whose own language has none."""
