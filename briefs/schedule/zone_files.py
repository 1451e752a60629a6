"""Time zones by the rules of one release: that of the package tzdata, whatever the system has.

So every machine computes the same times, and a change of the rules is a change of `version()`.
https://docs.python.org/3/library/zoneinfo.html#data-sources
"""

from __future__ import annotations

from functools import cache
from importlib import metadata, resources
from zoneinfo import ZoneInfo

from briefs.errors import UnknownZone


def version() -> str:
    """Give the release of the rules, such as `2026.6`."""
    return metadata.version("tzdata")


@cache
def zone_names() -> frozenset[str]:
    """Give the names of all zones, links of older names among them."""
    listed = resources.files("tzdata").joinpath("zones").read_text("utf-8")
    return frozenset(listed.split())


@cache
def load_zone(name: str) -> ZoneInfo:
    """Give the zone of an IANA name such as `Asia/Tokyo`.

    Raises:
        UnknownZone: There is none of this name, letter for letter.
    """
    if name not in zone_names():
        raise UnknownZone(name)
    folder = resources.files("tzdata").joinpath("zoneinfo")
    with folder.joinpath(*name.split("/")).open("rb") as file:
        return ZoneInfo.from_file(file, key=name)
