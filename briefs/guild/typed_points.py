"""The points of a form, line by line: headings, statements, dates, as people write them."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from briefs.dates import PartialDate
from briefs.model import SectionKind
from briefs.pack.faults import suggest

_BULLET = re.compile(r"\s*(?:[-*–—](?:\s+|$)|[•‣◦●○・]\s*)(.*)")
_HEADING = re.compile(r"\s{0,3}(#{1,6})(\s*)(.*)")
_KINDS = {kind.casefold(): kind for kind in SectionKind}
_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_NUMERIC = re.compile(r"(\d{4})(?:[-/.](\d{1,2}))?(?:[-/.](\d{1,2}))?\s*(?::|：|\s[-–—])\s*(\S.*)")
_IN_WORDS = re.compile(
    r"(?:(?P<day>\d{1,2})\s+)?(?P<month>[A-Za-z]{3,9})\.?(?:\s+(?P<day2>\d{1,2}),)?\s+"
    r"(?P<year>\d{4})\s*(?::|：|\s[-–—])\s*(?P<text>\S.*)"
)


@dataclass(frozen=True, slots=True)
class Heading:
    """A line that begins a section, or the statements of one side."""

    line: int
    kind: SectionKind | None
    side: str = ""


@dataclass(frozen=True, slots=True)
class Typed:
    """A line that holds a statement."""

    line: int
    text: str
    kind: SectionKind
    """The section it stands in."""


@dataclass(frozen=True, slots=True)
class Misplaced:
    """A heading that there isn't."""

    line: int
    problem: str
    remedy: str


def read_points(lines: Iterable[str]) -> Iterator[Heading | Typed | Misplaced]:
    """Sort lines into headings and statements; what comes before a heading is a key point.

    A line that is indented and has no bullet goes on with the bullet above it.
    """
    kind, held = SectionKind.KEY_POINTS, None
    for number, line in enumerate(lines, 1):
        if not line.strip():
            continue
        if held and line[0].isspace() and not _BULLET.fullmatch(line):
            held = Typed(held.line, f"{held.text} {line.strip()}", kind)
            continue
        if held:
            yield held
            held = None
        bullet = _BULLET.fullmatch(line)
        heading = None if bullet else _read_heading(line, number, kind)
        if bullet:
            held = Typed(number, bullet[1].strip(), kind) if bullet[1].strip() else None
        elif heading:
            kind = heading.kind or kind if isinstance(heading, Heading) else kind
            yield heading
        else:
            yield Typed(number, line.strip(), kind)
    if held:
        yield held


def read_date(text: str) -> str:
    """Give a statement of the timeline with its date as the card file has it: `1945-08-18: …`.

    `1945/8/18 – …` and `18 August 1945: …` are read too; what isn't understood comes back as it is.
    """
    if numeric := _NUMERIC.fullmatch(text):
        year, month, day, rest = numeric.groups()
        return _dated(year, int(month or 0), int(day or 0), rest) or text
    in_words = _IN_WORDS.fullmatch(text)
    name = in_words["month"].lower()[:3] if in_words else ""
    if in_words and name in _MONTHS:
        day = int(in_words["day"] or in_words["day2"] or 0)
        return _dated(in_words["year"], _MONTHS.index(name) + 1, day, in_words["text"]) or text
    return text


def _dated(year: str, month: int, day: int, rest: str) -> str:
    try:
        return f"{PartialDate(int(year), month, day).isoformat()}: {rest}"
    except ValueError:
        return ""


def _read_heading(line: str, number: int, kind: SectionKind) -> Heading | Misplaced | None:
    marked = _HEADING.fullmatch(line)
    title = (marked[3] if marked else line).strip(" \t#*:：")
    known = _KINDS.get(title.casefold())
    if not marked:
        return Heading(number, known) if known else None
    if known and not (len(marked[1]) == 3 and kind is SectionKind.POSITIONS):
        return Heading(number, known)
    if not marked[2]:  # "#1 in the world": no heading
        return None
    if len(marked[1]) > 2:
        return Heading(number, None, marked[3].strip(" \t#"))
    names = [kind.value for kind in SectionKind]
    return Misplaced(
        number,
        f"there is no heading {title!r}",
        suggest(title, names, f"The headings are {', '.join(names)}; or take the # away."),
    )
