"""Time zones by what people type: a city, a country, an abbreviation, an offset, an IANA name."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from itertools import islice
from typing import NamedTuple

from briefs.errors import UnknownZone
from briefs.schedule.cities import City, FoundCity, load_cities
from briefs.schedule.nicknames import ABBREVIATIONS
from briefs.schedule.zone_files import zone_names

_LONGEST_TYPED = 60
_LONGEST_LABEL = 100
"""Of a choice in Discord's autocomplete:
https://discord.com/developers/docs/interactions/application-commands"""
_MANY = 5.0
"""How much larger a city is than its namesake in another zone for it to be meant without asking."""
_NEAR = 5

_OFFSET = re.compile(r"(?:utc|gmt)?\s*([+\-−–])\s*(\d{1,2})(?::?([0-5]\d))?", re.IGNORECASE)
_BETWEEN_HOURS = {
    -570: "Pacific/Marquesas", 210: "Asia/Tehran", 270: "Asia/Kabul", 330: "Asia/Kolkata",
    345: "Asia/Kathmandu", 390: "Asia/Yangon", 525: "Australia/Eucla", 570: "Australia/Darwin",
}  # fmt: skip
"""Zones without summer time whose offset is no whole hour, in minutes east of UTC."""
_OFFERED = {
    "ja": ("Tokyo", "Sapporo", "London", "New York City", "Los Angeles", "Moscow"),
    "ru": (
        "Moscow", "Saint Petersburg", "Kaliningrad", "Samara", "Yekaterinburg", "Omsk",
        "Novosibirsk", "Krasnoyarsk", "Irkutsk", "Yakutsk", "Vladivostok", "Yuzhno-Sakhalinsk",
        "Petropavlovsk-Kamchatsky", "Kyiv", "Minsk", "Almaty", "Tokyo",
    ),
    "en": (
        "London", "New York City", "Chicago", "Denver", "Los Angeles", "Paris", "Berlin",
        "Moscow", "Istanbul", "Dubai", "Mumbai", "Singapore", "Beijing", "Seoul", "Tokyo",
        "Vladivostok", "Sydney", "Auckland", "São Paulo",
    ),
}  # fmt: skip
"""Cities offered before anything is typed."""


class ZoneChoice(NamedTuple):
    """One time zone to choose."""

    label: str
    """For people, at most 100 characters: `Osaka, Japan (Asia/Tokyo)`."""
    zone: str
    """The IANA name."""


def warm() -> None:
    """Read the cities now, some tenths of a second; the first search does it otherwise."""
    load_cities()


def parse_zone(typed: str) -> str:
    """Give the time zone that was meant.

    Args:
        typed: `Asia/Tokyo`, `osaka`, `москва`, `東京`, `JST`, `UTC+9`, `Japan`.

    Returns:
        Its IANA name.

    Raises:
        UnknownZone: It is none, or may be several; `near` has what may be meant.
    """
    text = typed.strip()[:_LONGEST_TYPED]
    for choices in (_abbreviated(text), _offset(text), _iana(text)):
        if len(zones := {choice.zone for choice in choices}) == 1:
            return zones.pop()
        if zones:
            raise UnknownZone(typed, tuple(choices))
    named = load_cities().named(text)
    if named:
        first = named[0]
        rivals = [one for one in named if one.city.zone != first.city.zone]
        if all(first.weight >= _MANY * one.weight for one in rivals):
            return first.city.zone
        raise UnknownZone(typed, _first_of(map(_label_found, named), _NEAR))
    country = load_cities().of_country(text)
    if len(country) == 1:
        return country[0].zone
    if not country and (lone := _iana(text, with_area=False)):
        return lone[0].zone
    raise UnknownZone(typed, find_zones(typed, limit=_NEAR) if text else ())


def find_zones(typed: str, language: str = "en", limit: int = 25) -> tuple[ZoneChoice, ...]:
    """Give what may be meant by what was typed so far, best first.

    Args:
        typed: The beginning of any of what `parse_zone` reads, or a misspelling; when empty,
            large cities are given.
        language: A BCP 47 tag: whose cities these are.
        limit: How many at most.
    """
    text = typed.strip()[:_LONGEST_TYPED]
    if not text:
        names = _OFFERED.get(language.partition("-")[0], _OFFERED["en"])
        return _first_of(map(_label_found, (load_cities().named(name)[0] for name in names)), limit)
    return _first_of(_find(text), limit)


def _find(text: str) -> Iterator[ZoneChoice]:
    cities = load_cities()
    offset = _offset(text)
    yield from offset
    yield from _abbreviated(text)
    yield from _iana(text)
    if offset:
        return
    named, country, begun = cities.named(text), cities.of_country(text), cities.begun(text)
    yield from map(_label_found, named)
    yield from map(_label_city, country)
    yield from map(_label_found, begun)
    yield from _iana_begun(text)
    if not (named or country or begun):
        yield from _iana(text, with_area=False)
        yield from map(_label_found, cities.alike(text))


def _abbreviated(text: str) -> list[ZoneChoice]:
    return [
        ZoneChoice(f"{text.upper()}: {whose} ({zone})", zone)
        for whose, zone in ABBREVIATIONS.get(text.casefold(), ())
    ]


def _offset(text: str) -> list[ZoneChoice]:
    """Give the zone that is always so far from UTC; in IANA's names the sign is turned round."""
    found = _OFFSET.fullmatch(text)
    if not found:
        return []
    sign = 1 if found[1] == "+" else -1
    minutes = sign * (int(found[2]) * 60 + int(found[3] or 0))
    hours, rest = divmod(abs(minutes), 60)
    label = f"UTC{'+' if minutes >= 0 else '−'}{hours}{f':{rest:02}' if rest else ''}"
    if minutes == 0:
        zone = "UTC"
    else:
        zone = _BETWEEN_HOURS.get(minutes, f"Etc/GMT{'-' if sign > 0 else '+'}{hours}")
    is_right = zone in zone_names() and (not rest or minutes in _BETWEEN_HOURS)
    return [ZoneChoice(f"{label}, without summer time ({zone})", zone)] if is_right else []


def _iana(text: str, *, with_area: bool = True) -> list[ZoneChoice]:
    """Give the zone of this name; those without an area, as `Japan`, are remnants of old times."""
    wanted = text.replace(" ", "_").casefold()
    if with_area != ("/" in wanted):
        return []
    return [ZoneChoice(name, name) for name in zone_names() if name.casefold() == wanted]


def _iana_begun(text: str) -> list[ZoneChoice]:
    start = text.replace(" ", "_").casefold()
    names = sorted(
        name
        for name in zone_names()
        if name.casefold().startswith(start) or f"/{start}" in name.casefold()
    )
    return [ZoneChoice(name, name) for name in names if "/" in name]


def _label_found(found: FoundCity) -> ZoneChoice:
    """Say by which name it was found where that is not the one on maps."""
    choice = _label_city(found.city)
    if found.by == found.city.name:
        return choice
    return ZoneChoice(f"{found.by}: {choice.label}"[:_LONGEST_LABEL], choice.zone)


def _label_city(city: City) -> ZoneChoice:
    return ZoneChoice(f"{city.name}, {city.country} ({city.zone})"[:_LONGEST_LABEL], city.zone)


def _first_of(choices: Iterable[ZoneChoice], limit: int) -> tuple[ZoneChoice, ...]:
    """Give the first ones, each city once, whatever names it was found by."""
    by_place: dict[str, ZoneChoice] = {}
    for choice in choices:
        place = choice.label.rpartition(": ")[2]
        if place not in by_place:
            by_place[place] = choice
        if len(by_place) == limit:
            break
    return tuple(islice(by_place.values(), limit))
