"""Times as people read them: Discord's `<t:0:F>`, and when a message was written.

https://discord.com/developers/docs/reference#message-formatting-timestamp-styles. The page is in
English; months come first and clocks have twelve hours for en-US, else days first and 24 hours.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import UTC, datetime, timedelta
from typing import Final

from sandbox.page.context import RenderContext
from sandbox.page.html import Html, element

_EPOCH: Final = datetime(1970, 1, 1, tzinfo=UTC)
_DAYS: Final = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
_MONTHS: Final = (
    *("January", "February", "March", "April", "May", "June", "July"),
    *("August", "September", "October", "November", "December"),
)
_UNITS: Final = (
    (timedelta(days=365), "year"),
    (timedelta(days=30), "month"),
    (timedelta(days=1), "day"),
    (timedelta(hours=1), "hour"),
    (timedelta(minutes=1), "minute"),
    (timedelta(seconds=1), "second"),
)


def at(seconds: int, context: RenderContext) -> datetime | None:
    """Give a moment in the viewer's zone; None when no calendar has it.

    Args:
        seconds: since 1970, UTC.
        context: whose zone.
    """
    try:
        return (_EPOCH + timedelta(seconds=seconds)).astimezone(context.zone)
    except OverflowError:
        return None


def read(words: str, context: RenderContext) -> datetime | None:
    """Read a moment in ISO 8601, into the viewer's zone; None when it is none."""
    try:
        moment = datetime.fromisoformat(words)
        return (moment if moment.tzinfo else moment.replace(tzinfo=UTC)).astimezone(context.zone)
    except (ValueError, OverflowError):
        return None


def time_element(moment: datetime, style: str, context: RenderContext) -> Html:
    """Write a `<time>`, with the whole date when one points at it.

    Args:
        moment: with a zone.
        style: one of `STYLES`.
        context: who reads it.
    """
    attributes = {
        "datetime": moment.astimezone(UTC).isoformat(),
        "data-style": style,
        "title": STYLES["F"](moment, context),
    }
    return element("time", attributes, STYLES[style](moment, context))


def posted(moment: datetime, context: RenderContext) -> Html:
    """Write when a message was written: the hour alone when that was today."""
    today = moment.date() == context.now.astimezone(context.zone).date()
    return time_element(moment, "t" if today else "s", context)


def _american(context: RenderContext) -> bool:
    return context.viewer.locale == "en-US"


def _clock(moment: datetime, context: RenderContext, *, seconds: bool = False) -> str:
    tail = f":{moment.second:02}" if seconds else ""
    if not _american(context):
        return f"{moment.hour:02}:{moment.minute:02}{tail}"
    half = "AM" if moment.hour < 12 else "PM"
    return f"{moment.hour % 12 or 12}:{moment.minute:02}{tail} {half}"


def _precise(moment: datetime, context: RenderContext) -> str:
    return _clock(moment, context, seconds=True)


def _figures(moment: datetime, context: RenderContext) -> str:
    if _american(context):
        return f"{moment.month}/{moment.day}/{moment.year}"
    return f"{moment.day:02}/{moment.month:02}/{moment.year}"


def _date(moment: datetime, context: RenderContext) -> str:
    month = _MONTHS[moment.month - 1]
    if _american(context):
        return f"{month} {moment.day}, {moment.year}"
    return f"{moment.day} {month} {moment.year}"


def _whole(moment: datetime, context: RenderContext) -> str:
    return f"{_date(moment, context)} at {_clock(moment, context)}"


def _with_day(moment: datetime, context: RenderContext) -> str:
    return f"{_DAYS[moment.weekday()]}, {_whole(moment, context)}"


def _short(moment: datetime, context: RenderContext) -> str:
    return f"{_figures(moment, context)}, {_clock(moment, context)}"


def _short_precise(moment: datetime, context: RenderContext) -> str:
    return f"{_figures(moment, context)}, {_precise(moment, context)}"


def _relative(moment: datetime, context: RenderContext) -> str:
    distance = moment - context.now
    for length, unit in _UNITS:
        count = abs(distance) // length
        if count:
            some = f"{count} {unit}{'s' if count > 1 else ''}"
            return f"in {some}" if distance > timedelta() else f"{some} ago"
    return "now"


STYLES: Final[Mapping[str, Callable[[datetime, RenderContext], str]]] = {
    "t": _clock,
    "T": _precise,
    "d": _figures,
    "D": _date,
    "f": _whole,
    "F": _with_day,
    "s": _short,
    "S": _short_precise,
    "R": _relative,
}
"""How to write a moment, by Discord's letters."""
