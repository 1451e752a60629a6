"""What a button or a menu says to the bot when it is pressed, today or after ten restarts.

A custom_id is `c1:<action>:<subject>:<page>`, at most 100 characters. `c1` is the version: old
messages keep old ids, so a change of meaning takes `c2` and leaves `c1` readable.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum


class Action(StrEnum):
    """What to do. The subject is named beside each; a menu's answer is in its chosen value."""

    CARD = "card"
    """Button: the short card of slug."""
    FULL = "full"
    """Button: page of the full brief of slug."""
    SOURCES = "sources"
    """Button: page of the source list of slug."""
    TIMELINE = "timeline"
    """Button: page of the timeline of slug."""
    DATES = "dates"
    """Button: page of all dated points, or the page where the year begins that is the subject."""
    TOPICS = "topics"
    """Button: page of the topics, or of the group that is the subject."""
    SOURCE = "source"
    """Button: page of the source with this id."""
    EXAMPLE = "example"
    """Button: the short card of slug, as if asked for; page tells examples apart."""
    RELATED = "related"
    """Menu on the card of slug; the value is another slug."""
    CHOOSE = "choose"
    """Menu without a subject; the value is a slug."""
    CHOOSE_TIMELINE = "timeline-of"
    """Menu without a subject; the value is the slug of a card whose timeline was asked for."""
    YEAR = "year"
    """Menu without a subject; the value is a year."""
    OPEN_SOURCE = "open-source"
    """Menu without a subject; the value is a source's id."""
    GROUP = "group"
    """Menu without a subject; the value is a group."""


MENUS: Mapping[Action, Action] = {
    Action.RELATED: Action.CARD,
    Action.CHOOSE: Action.CARD,
    Action.CHOOSE_TIMELINE: Action.TIMELINE,
    Action.YEAR: Action.DATES,
    Action.OPEN_SOURCE: Action.SOURCE,
    Action.GROUP: Action.TOPICS,
}
"""The actions that come from menus, and what they open; all others come from buttons."""

SUBJECT_LENGTH = 80
_SUBJECT = rf"[^:\s]{{0,{SUBJECT_LENGTH}}}"
_PAGES = 10_000
_OURS = re.compile(
    rf"c1:(?P<action>{'|'.join(Action)}):(?P<subject>{_SUBJECT}):(?P<page>0|[1-9][0-9]{{0,3}})"
)


@dataclass(frozen=True, slots=True)
class ScreenId:
    """A parsed custom_id: an action, what it is about, and a page from 0.

    Raises:
        ValueError: the subject is over 80 characters or holds a colon or white space, or the page
            is not between 0 and 9,999.
    """

    action: Action
    subject: str = ""
    page: int = 0

    def __post_init__(self) -> None:
        if re.fullmatch(_SUBJECT, self.subject) is None:
            raise ValueError(
                f"{self.subject!r} can't stand in a custom_id: use at most {SUBJECT_LENGTH} "
                "characters, without colons and white space"
            )
        if not 0 <= self.page < _PAGES:
            raise ValueError(f"page {self.page} can't stand in a custom_id: use 0 to {_PAGES - 1}")

    def __str__(self) -> str:
        """Give the custom_id that `parse` reads."""
        return f"c1:{self.action}:{self.subject}:{self.page}"

    @classmethod
    def parse(cls, custom_id: str) -> ScreenId:
        """Read a custom_id.

        Raises:
            ValueError: it is not one of ours.
        """
        match = _OURS.fullmatch(custom_id)
        if match is None:
            raise ValueError(f"not a custom_id of ours: {custom_id!r}")
        return cls(Action(match["action"]), match["subject"], int(match["page"]))
