"""What a person typed to subscribe, made into a schedule or into what to type instead."""

from __future__ import annotations

from dataclasses import dataclass

from discord import app_commands

from bot.errors import Declined
from bot.facts import Topic
from bot.library import Library
from bot.views.escape import cut, escaped, plain, typed
from bot.words import facts as said
from bot.words import group_name
from briefs.errors import UnknownTime, UnknownZone
from briefs.facts.model import Schedule
from briefs.matching.normalise import normalise
from briefs.schedule.times import parse_time
from briefs.schedule.zones import parse_zone

Channel = app_commands.AppCommandChannel | app_commands.AppCommandThread

_NEAR = 3


@dataclass(frozen=True, slots=True)
class Request:
    """The options of `/facts subscribe`, as given."""

    time: str
    timezone: str | None = None
    channel: Channel | None = None
    topic: str | None = None
    dm: bool = False

    def typed_again(self) -> str:
        """Give them back as they can be typed again."""
        given = {
            "time": self.time,
            "timezone": self.timezone or "",
            "channel": f"#{self.channel.name}" if self.channel else "",
            "topic": self.topic or "",
            "dm": "True" if self.dm else "",
        }
        shown = {name: _in_code(value) for name, value in given.items() if value}
        return said.typed_again("facts subscribe", shown)


def _in_code(text: str) -> str:
    """Give what was typed for a block of code, which shows it as it is but for its own end."""
    return cut(plain(text), 100).replace("`", "ˋ")


def read_schedule(request: Request, library: Library, home: str | None) -> Schedule:
    """Read when and about what facts are wanted.

    Args:
        request: As given.
        library: The cards it may be about.
        home: The zone where none was typed; None where the server has set none.

    Raises:
        Declined: Something can't be read; it says what, and what to type.
    """
    try:
        minute = parse_time(request.time)
    except UnknownTime:
        raise Declined(said.bad_time(typed(request.time))) from None
    zone = _read_zone(request.timezone or home)
    topic = read_topic(request.topic, library)
    return Schedule(minute, zone, topic.card, topic.group)


def _read_zone(text: str | None) -> str:
    if text is None:
        raise Declined(said.NO_ZONE)
    try:
        return parse_zone(text)
    except UnknownZone as error:
        near = [escaped(label) for label, _ in error.near[:_NEAR]]
        raise Declined(said.bad_zone(typed(text), near)) from None


def read_topic(text: str | None, library: Library) -> Topic:
    """Read a topic: what a suggestion gave, a group's name, or a name of one card.

    Raises:
        Declined: It is none of these.
    """
    if text is None or not text.strip():
        return Topic()
    chosen = Topic.parse(text)
    groups = groups_of(library)
    if chosen.card in library.pack.cards or chosen.group in groups:
        return chosen
    wanted = normalise(text)
    for group in groups:
        if wanted in (normalise(group), normalise(group_name(group))):
            return Topic(group=group)
    named = library.named_in(text)
    if len(named) == 1:
        return Topic(card=named[0])
    slugs = named or [found.slug for found in library.complete(text)]
    near = [escaped(library.pack.cards[slug].title) for slug in slugs[:_NEAR]]
    raise Declined(said.bad_topic(typed(text), near))


def groups_of(library: Library) -> dict[str, int]:
    """Give the groups with how many cards each has, by name."""
    counts: dict[str, int] = {}
    for card in library.pack.cards.values():
        counts[card.group] = counts.get(card.group, 0) + 1
    return dict(sorted(counts.items()))
