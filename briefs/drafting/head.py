"""What a document says of itself: in its data, and in the lines above its text."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from briefs.checking.days import find_days
from briefs.dates import PartialDate
from briefs.drafting.language import tell_language
from briefs.reading import Document, Properties
from briefs.reading.inline import clean_text
from briefs.reading.vocabulary import BYLINE, DATE

_MARK = re.compile(r"^\s*(?:#+|[-*•|])\s*")
_BY = re.compile(r"^(?:by|written by|text by)\s+", re.IGNORECASE)
_ISO = re.compile(r"(\d{4})(?:-?(\d{2})(?:-?(\d{2}))?)?(?=\D|$)")
_LONGEST_LINE = 200
_TAG = re.compile(r"[a-z]{2,3}(?:-[A-Za-z0-9]{2,8})*")


@dataclass(frozen=True, slots=True)
class Head:
    """What could be told; None where the document does not say it."""

    title: str | None
    author: str | None
    publisher: str | None
    published: PartialDate | None
    language: str | None
    address: str | None


def read_head(document: Document, text: str, properties: Properties) -> Head:
    """Tell what a document says of itself; nothing is guessed.

    A web page's data count. Else the author stands behind `By` on a line of its own above the
    text, and the only date on such a line is that of publication.

    Args:
        document: What the reader gave.
        text: The lines it gave it of.
        properties: What the file's own data say.
    """
    lines = list(_lines_above(document, text))
    return Head(
        title=document.title or properties.title,
        author=properties.author or _author(lines),
        publisher=properties.publisher,
        published=_parse(properties.published) or _date(lines),
        language=_tag(properties.language) or tell_language(document),
        address=_address(properties.address),
    )


def _lines_above(document: Document, text: str) -> Iterator[str]:
    """Yield the lines before the first paragraph, without mark-up."""
    first = document.body[0].lines[0] if document.body else 0
    for line in text.split("\n")[: max(0, first - 1)]:
        if len(line) <= _LONGEST_LINE:
            yield clean_text(_MARK.sub("", line))


def _author(lines: Sequence[str]) -> str | None:
    found = {_BY.sub("", line).strip() for line in lines if BYLINE.match(line)}
    return found.pop() if len(found) == 1 else None


def _date(lines: Sequence[str]) -> PartialDate | None:
    found = {date for line in lines if DATE.match(line) for date in _dates(line)}
    return found.pop() if len(found) == 1 else None


def _dates(line: str) -> Iterator[PartialDate]:
    for day in find_days(line):
        if day.year:
            try:
                yield PartialDate(day.year, day.month, day.days[0] if len(day.days) == 1 else 0)
            except ValueError:
                continue


def _parse(text: str | None) -> PartialDate | None:
    found = _ISO.match(text or "")
    if not found:
        dates = set(_dates(text or ""))
        return dates.pop() if len(dates) == 1 else None
    try:
        return PartialDate(*(int(part or 0) for part in found.groups()))
    except ValueError:
        return None


def _tag(text: str | None) -> str | None:
    tag = (text or "").strip().replace("_", "-")
    return tag if _TAG.fullmatch(tag) else None


def _address(text: str | None) -> str | None:
    plain = (text or "").strip()
    return plain if re.fullmatch(r"https?://\S{3,2000}", plain) else None
