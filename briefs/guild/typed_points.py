"""The points of a form, line by line: headings, statements, dates, as people write them."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from briefs.dates import PartialDate
from briefs.model import SectionKind
from briefs.pack.faults import suggest

_BULLET = re.compile(
    r"\s*(?:[-*–—](?:\s+|$)|[•‣◦●○▪■・\ue000-\uf8ff]\s*|(?:[^\w\s#[\]]|o|\(?\w{1,2}[.)])\t\s*)(.*)"
)
"""Also what Word puts on the clipboard: signs of its own fonts, `o`, `1.` or `a)`, then a tab."""
_NUMBERED = re.compile(r"\s*(\d{1,2})[.)]\s+(?=[^\s\[【［〔])")
_HEADING = re.compile(r"\s{0,3}(#{1,6})(\s*)(.*)")
_KINDS = {kind.casefold(): kind for kind in SectionKind}
_MONTHS = {
    name: n
    for names in (
        "jan feb mar apr may jun jul aug sep oct nov dec",
        "янв фев мар апр мая июн июл авг сен окт ноя дек",
    )
    for n, name in enumerate(names.split(), 1)
} | {"май": 5}
"""By their first three letters, in English and Russian."""
_END = r"\s*(?::|：|\s[-–—])\s*(?P<text>\S.*)"
_FORMS = tuple(
    re.compile(form + _END)
    for form in (
        r"(?P<year>\d{4})(?:[-/.](?P<month>\d{1,2}))?(?:[-/.](?P<day>\d{1,2}))?",
        r"(?:(?P<day>\d{1,2})\.)?(?P<month>\d{1,2})\.(?P<year>\d{4})",
        r"(?:(?P<day>\d{1,2})\s+)?(?P<month>[^\W\d_]{3,9})\.?\s+(?P<year>\d{4})(?:\s*г\.?)?",
        r"(?P<month>[A-Za-z]{3,9})\.?\s+(?P<day>\d{1,2}),?\s+(?P<year>\d{4})",
        r"(?P<year>\d{4})年(?:\s*(?P<month>\d{1,2})月)?(?:\s*(?P<day>\d{1,2})日)?",
    )
)
"""`1945-08-18`, `18.8.1945`, `18 August 1945` or `18 августа 1945 г.`, `Aug 18, 1945`,
`1945年8月18日`; the day, or the day and the month, may be left out."""


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

    A line that is indented and has no bullet goes on with the bullet above it. Lines that are
    numbered from 1 lose their numbers.
    """
    kind, held = SectionKind.KEY_POINTS, None
    for number, line in enumerate(_without_numbers([*lines]), 1):
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


def is_numbered(line: str) -> bool:
    """Tell whether a line would lose its beginning as the number of a list."""
    return _NUMBERED.match(line) is not None


def read_date(text: str) -> str:
    """Give a statement of the timeline with its date as the card file has it: `1945-08-18: …`.

    A date may be written as is usual in English, Russian or Japanese, with a colon or a dash behind
    it; what isn't understood comes back as it is.
    """
    read = next((read for form in _FORMS if (read := form.fullmatch(text))), None)
    if read is None:
        return text
    month, day = read["month"] or "0", read["day"] or "0"
    try:
        number = int(month) if month.isdecimal() else _MONTHS[month.lower()[:3]]
        date = PartialDate(int(read["year"]), number, int(day))
    except (KeyError, ValueError):
        return text
    return f"{date.isoformat()}: {read['text']}"


def _without_numbers(lines: list[str]) -> list[str]:
    """Put bullets in place of the numbers of lists that begin with 1 and go on."""
    given, run = list(lines), list[int]()
    for at, line in enumerate([*lines, "end"]):
        if not line.strip():
            continue
        numbered = _NUMBERED.match(line)
        if numbered and int(numbered[1]) == len(run) + 1:
            run.append(at)
            continue
        if len(run) > 1:
            for one in run:
                given[one] = _NUMBERED.sub("- ", given[one], count=1)
        run = [at] if numbered and int(numbered[1]) == 1 else []
    return given


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
