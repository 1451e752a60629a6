"""What the buttons of daily facts say when they are pressed, today or after ten restarts.

A custom_id is `c1:facts-<action>:<subject>:<number>`, at most 100 characters, in the shape of those
of screens. It only names things: who presses, and where, is asked anew at each press.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import StrEnum
from typing import Self


class FactAction(StrEnum):
    """What to do. The subject and, where it has a meaning, the number are named beside each."""

    ANOTHER = "another"
    """Show the fact at this number, privately; the subject is a topic as `Topic` writes it."""
    STOP = "stop"
    """Ask whether to end a subscription; the subject is `subscription.delivery`."""
    STOP_ONE = "stop-one"
    """Menu: the same for the subscription that is its value."""
    REMOVE = "remove"
    """End a subscription."""
    RESTORE = "restore"
    """Take back the end of a subscription."""
    PAUSE = "pause"
    RESUME = "resume"
    SEND = "send"
    """Send one fact now."""
    CHANGE = "change"
    """Change when facts come; the subject is `subscription.minute.zone`."""
    LIST = "list"
    """The list; the number is its page."""


SUBJECT_LENGTH = 76
_SUBJECT = rf"[^:\s]{{0,{SUBJECT_LENGTH}}}"
_NUMBERS = 10_000
_OURS = re.compile(
    rf"c1:facts-(?P<action>{'|'.join(FactAction)}):(?P<subject>{_SUBJECT}):(?P<number>\d{{1,4}})",
    re.ASCII,
)
_POST = re.compile(r"([1-9]\d{0,18})\.(\d{1,19})", re.ASCII)
_CHANGE = re.compile(r"([1-9]\d{0,18})\.(\d{1,4})\.([A-Za-z0-9_+/-]{1,50})", re.ASCII)


@dataclass(frozen=True, slots=True)
class FactId:
    """A parsed custom_id: an action, what it is about, and a number from 0.

    Raises:
        ValueError: the subject can't stand in a custom_id, or the number is not 0 to 9,999.
    """

    action: FactAction
    subject: str = ""
    number: int = 0

    def __post_init__(self) -> None:
        if re.fullmatch(_SUBJECT, self.subject) is None or not 0 <= self.number < _NUMBERS:
            raise ValueError(f"{self.subject!r}, {self.number}: can't stand in a custom_id")

    def __str__(self) -> str:
        """Give the custom_id that `parse` reads."""
        return f"c1:facts-{self.action}:{self.subject}:{self.number}"

    @classmethod
    def parse(cls, custom_id: str) -> Self:
        """Read a custom_id.

        Raises:
            ValueError: it is not one of these.
        """
        match = _OURS.fullmatch(custom_id)
        if match is None:
            raise ValueError(f"not a custom_id of a daily fact: {custom_id!r}")
        return cls(FactAction(match["action"]), match["subject"], int(match["number"]))

    @property
    def subscription(self) -> int:
        """The subscription that the subject begins with.

        Raises:
            ValueError: it names none.
        """
        return int(self.subject.partition(".")[0])

    @property
    def change(self) -> tuple[int, int, str]:
        """The subscription, minute of the day and zone that the subject of a change names.

        Raises:
            ValueError: it names none.
        """
        match = _CHANGE.fullmatch(self.subject)
        if match is None:
            raise ValueError(f"not a change: {self.subject!r}")
        return int(match[1]), int(match[2]), match[3]


def is_fact_id(custom_id: str) -> bool:
    """Tell whether a custom_id is of this kind, of whatever version of it."""
    return custom_id.startswith("c1:facts-")


def stop_id(subscription_id: int, delivery_id: int) -> FactId:
    """Give the id of the button that ends a subscription; it also marks the post of a delivery."""
    return FactId(FactAction.STOP, f"{subscription_id}.{delivery_id}")


def delivery_of(custom_id: str) -> int | None:
    """Give the delivery that the buttons of a post belong to; None for other buttons."""
    try:
        found = FactId.parse(custom_id)
    except ValueError:
        return None
    match = _POST.fullmatch(found.subject)
    return int(match[2]) if found.action is FactAction.STOP and match else None


def change_id(subscription_id: int, minute: int, zone: str) -> FactId:
    """Give the id of the button that changes when facts come."""
    return FactId(FactAction.CHANGE, f"{subscription_id}.{minute}.{zone}")
