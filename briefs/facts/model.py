"""The words of daily facts: Subscription, Delivery, Fact, Choice and what goes with them.

All are immutable values. Times are epoch seconds (UTC), days are local days as `2026-11-22`.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from briefs.dates import PartialDate

LATEST = 6 * 3600
"""Seconds after it fell due that a fact is still sent; later it is missed."""

MOST_IN_GUILD = 25
"""Subscriptions of one server: as many as one autocomplete can show."""

MOST_OF_PERSON = 5
"""Subscriptions of one person in direct messages."""


class DeliveryState(StrEnum):
    """What became of a delivery; `ready` and `sending` are open, the others are its end."""

    READY = "ready"
    """Waits for its turn, at `run_at`."""
    SENDING = "sending"
    """Claimed: a sender has it until `run_at`, when its lease ends."""
    SENT = "sent"
    """Discord has the message."""
    MISSED = "missed"
    """Not sent within six hours of its time."""
    SKIPPED = "skipped"
    """Not sent because there was nothing to tell, or Discord refused the message itself."""
    UNKNOWN = "unknown"
    """Perhaps sent: an answer was lost, and the channel's history can't be read."""

    @property
    def is_open(self) -> bool:
        """Whether it may still be sent."""
        return self in (DeliveryState.READY, DeliveryState.SENDING)


class PausedReason(StrEnum):
    """Why a subscription rests."""

    PERSON = "person"
    """A person paused it."""
    CHANNEL_GONE = "channel_gone"
    """404, code 10003: the channel was deleted."""
    GUILD_GONE = "guild_gone"
    """404, code 10004: the server is gone, or the bot left it."""
    NO_ACCESS = "no_access"
    """403, codes 50001 and 50013 and others: the bot may not see the channel or post in it."""
    DMS_CLOSED = "dms_closed"
    """403, codes 50007 and 50278: the person takes no messages from the bot."""
    ARCHIVED = "archived"
    """400 or 403, code 50083: the thread is archived, and the bot could not reopen it."""

    @property
    def is_final(self) -> bool:
        """Whether one failure is proof; the others need a second one an hour later or more."""
        return self in (PausedReason.PERSON, PausedReason.CHANNEL_GONE, PausedReason.GUILD_GONE)


@dataclass(frozen=True, slots=True)
class Owner:
    """Whose subscriptions a question is about: a server's, or a person's direct messages.

    Every look-up by id takes one, so that a button with a forged id finds nothing.
    """

    guild_id: int | None
    """The server; None for direct messages."""
    user_id: int | None = None
    """The person, for direct messages only."""

    def __post_init__(self) -> None:
        if (self.guild_id is None) == (self.user_id is None):
            raise ValueError("an owner is a server or a person, not both and not neither")

    @property
    def is_dm(self) -> bool:
        """Whether these are a person's direct messages."""
        return self.guild_id is None


@dataclass(frozen=True, slots=True)
class Schedule:
    """When, and about what, a subscriber wants facts."""

    minute: int
    """Of the local day, 0 … 1439."""
    zone: str
    """An IANA name such as `Asia/Tokyo`."""
    topic: str | None = None
    """A card's slug, for facts of that card only."""
    group: str | None = None
    """A group, for facts of its cards only. Never set beside `topic`."""

    def __post_init__(self) -> None:
        if not 0 <= self.minute < 24 * 60:
            raise ValueError(f"not a minute of the day: {self.minute}")
        if self.topic is not None and self.group is not None:
            raise ValueError("a topic or a group, not both")


@dataclass(frozen=True, slots=True)
class Paused:
    """Since when a subscription rests, and why."""

    at: int
    reason: PausedReason
    by: int | None = None
    """The person who paused it; None when it was the bot."""
    told: bool = False
    """Whether a person who can do something about it was told."""


@dataclass(frozen=True, slots=True)
class Subscription:
    """Who gets a daily fact, where, at what local time, on which topic."""

    id: int
    """Never used again for another one."""
    owner: Owner
    channel_id: int
    """Where to send: a channel or thread of the server, or the DM channel with the person."""
    created_by: int
    """The person who subscribed."""
    schedule: Schedule
    language: str
    """A BCP 47 tag such as `en`."""
    created_at: int
    next_due: int
    """When the next fact falls due; of no meaning while paused."""
    next_day: str
    """The local day of `next_due`."""
    paused: Paused | None = None
    failing_since: int | None = None
    """When Discord first refused what it took before, with nothing sent since."""


@dataclass(frozen=True, slots=True)
class Delivery:
    """One fact to one subscription on one local day; there are never two for a day."""

    id: int
    subscription_id: int
    day: str
    due: int
    fact: str | None
    """The key of the fact chosen; None where none was."""
    round: int
    """Which time through the bag it belongs to, from 1."""
    place: int
    """Which of the round's facts it is, from 1; 0 where none was chosen."""
    total: int
    """How many facts the round had when it was chosen."""
    nonce: str
    """24 hexadecimal characters of our own, the same at every attempt (Discord takes 25)."""
    state: DeliveryState
    attempts: int
    """Claims, the present one included."""
    run_at: int
    """When it may be claimed; while it is being sent, when the lease ends."""
    doubt_since: int | None = None
    """The first earlier attempt that Discord may have got without our knowing; None when sure."""
    settled_at: int | None = None
    message_id: int | None = None
    channel_id: int | None = None
    """Where the message is; with it, `message_id` and the server a link can be made."""
    error: str | None = None
    """What last went wrong, for operators: no words for people."""

    def is_late(self, now: int) -> bool:
        """Say whether it is too late to send it."""
        return now > self.due + LATEST


@dataclass(frozen=True, slots=True)
class Claim:
    """A delivery that is ours to send until its lease ends, with its subscription as it is now."""

    delivery: Delivery
    subscription: Subscription


@dataclass(frozen=True, slots=True)
class Standing:
    """How it goes with a subscription."""

    subscription: Subscription
    last: Delivery | None
    """The newest delivery, whatever became of it."""
    last_sent: Delivery | None
    """The newest one sent, whose message can be linked."""


@dataclass(frozen=True, slots=True)
class Removal:
    """What removing a subscription found."""

    subscription: Subscription
    sending: tuple[int, ...]
    """Deliveries being sent at this moment: wait for these before you confirm."""


@dataclass(frozen=True, slots=True)
class Failure:
    """What was made of a refusal by Discord."""

    paused: bool
    """Whether the subscription now rests."""
    tell: bool
    """Whether a person must still be told that it does."""
    state: DeliveryState
    """The delivery's: `ready` when it is tried again an hour later, else `missed`."""


@dataclass(frozen=True, slots=True)
class Planned:
    """What one round of planning did."""

    due: int
    """Subscriptions whose time had come."""
    ready: int
    """Deliveries now ready to send."""
    missed: int
    skipped: int


@dataclass(frozen=True, slots=True)
class Backlog:
    """Figures for the health check and the operator."""

    open: int
    """Deliveries that are ready or being sent."""
    oldest_due: int | None
    """When the oldest of them fell due that may be sent now; others wait for their next try."""
    unplanned: int
    """Subscriptions whose time has come, without a delivery yet."""
    active: int
    """Subscriptions that are neither paused nor removed."""
    paused: int


@dataclass(frozen=True, slots=True)
class Fact:
    """A point that can be told, under a key that outlives edits of its text and place."""

    key: str
    point: str
    """The point's present id, `slug.n`."""
    slug: str
    group: str
    date: PartialDate | None
    added: int
    """When the store first saw it."""


@dataclass(frozen=True, slots=True)
class Choice:
    """The fact to tell, and how far through the bag it is: `12 of 485`."""

    fact: Fact
    round: int
    """Which time through the bag, from 1."""
    place: int
    total: int
