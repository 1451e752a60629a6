"""What typed statements rest on, read as people write it and kept as the card file has it.

A statement ends with `[1]` for the first of the form's sources, or names its own: a document's
place, a link, `own`. With nothing at its end it rests on those sources of the form that no
statement names by number, and where there are none of these, on the server's own word. So a source
for a new statement, added with its number, leaves the others as they were.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from briefs.guild.sources import see_source
from briefs.model import OWN_WORD, Citation, ParagraphKind, Source
from briefs.pack.citations import LONGEST_LINK, CitationFault
from briefs.pack.faults import suggest
from briefs.pack.fields import is_slug, is_web_address
from briefs.pack.places import find_missing

OWN = Citation(OWN_WORD, ParagraphKind.WHOLE, 0)
HOW_TO_END = (
    f"End it with the number of a source, as [1], with a link, or with [{OWN_WORD}]; for anything "
    "else use round brackets."
)

_OPENING = "[【［〔"
_CLOSING = "]】］〕"
_WIDE = _CLOSING[1:]
_OFFERED = 3
_STOPS = ".。．"
_ENDS = (*_STOPS, *'!?…！？”"’»)）」』')
_SCHEME = re.compile(r"https?://", re.IGNORECASE)
_AROUND = {"(": ")", "<": ">", "（": "）", "「": "」", "＜": "＞"}
_BETWEEN = re.compile(r"[;,；，、]")
_BETWEEN_LINKS = re.compile(r"[;,；，、]\s+")
"""A comma or a semicolon may stand within an address."""
_PLACE = re.compile(
    r"(?P<source>.*?)[\s:,]*(?:(?P<body>¶+|\bpara(?:graph)?s?\b\.?|\bpar\.)"
    r"|(?P<note>\b(?:foot)?notes?\b|\bfn\b\.?))\s*(?P<n>\d{1,6})",
    re.IGNORECASE,
)
_UNMARKED = re.compile(r"(?P<source>.*?[^\s:,#])[\s:,#]+(?P<n>\d{1,6})")
_NUMBER = re.compile(r"#?(\d{1,6})")
_SITE = re.compile(r"www\.\S+|(?:[\w-]+\.)+[a-z]{2,}/\S*", re.IGNORECASE)
_OWN_WORDS = frozenset({OWN_WORD, "our own", "own word", "our own word", "ours", "us", "ourselves"})


class Unreadable(CitationFault):
    """What stands where a source should is none at all."""


@dataclass(frozen=True, slots=True)
class Rests:
    """What the statements of a form may rest on."""

    sources: Collection[str]
    """The ids of the pack's documents."""
    lines: Sequence[tuple[Citation, ...]] = ()
    """What each line of the form's sources names; the first is `[1]`."""
    known: Mapping[str, Source] = field(default_factory=dict)
    """Those of the documents whose places are to be there; of the others any place goes."""

    def otherwise(self, named: Iterable[Statement]) -> tuple[Citation, ...]:
        """Give what statements rest on that say nothing of it.

        Args:
            named: All statements of the form.
        """
        used = {each for statement in named for each in statement.named}
        left = (line for n, line in enumerate(self.lines, 1) if n not in used)
        return tuple(dict.fromkeys(each for line in left for each in line)) or (OWN,)


@dataclass(frozen=True, slots=True)
class Statement:
    """A typed statement, parted from what it rests on."""

    text: str
    named: tuple[Citation | int, ...]
    """Citations, and numbers of the form's sources; empty where it says nothing of it."""

    def rest_on(self, rests: Rests, otherwise: tuple[Citation, ...]) -> tuple[Citation, ...]:
        """Give its citations, each once; `otherwise` where it names none."""
        cited = (
            each
            for one in self.named
            for each in (rests.lines[one - 1] if isinstance(one, int) else (one,))
        )
        return tuple(dict.fromkeys(cited)) or otherwise


def read_statement(typed: str, rests: Rests) -> Statement:
    """Part a typed statement from what it rests on.

    Args:
        typed: One line.
        rests: What it may name.

    Raises:
        CitationFault: What stands at its end can't be read, or names what there isn't.
    """
    text, brackets = _split_end(typed)
    if not text and brackets:
        raise CitationFault("a source without a statement", "Say before it what the source says.")
    named = [each for bracket in brackets for each in read_citations(bracket, rests)]
    return Statement(text, tuple(named))


def read_citations(typed: str, rests: Rests) -> list[Citation | int]:
    """Read what stands in one bracket, or on one line of the form's sources.

    Returns:
        At least one citation, or number of a source of the form.

    Raises:
        CitationFault: It can't be read, or names what there isn't.
    """
    between = _BETWEEN_LINKS if "://" in typed else _BETWEEN
    cited: list[Citation | int] = []
    document = ""
    for part in filter(None, map(str.strip, between.split(typed))):
        if _as_id(part) in rests.sources and not document:  # [ifri-limits, paragraph 3]
            document = part
            continue
        last = cited[-1] if cited else OWN
        before = OWN if isinstance(last, int) else last
        read = _read_part(f"{document} {part}".lstrip(), before, rests)
        _check_place(read, rests)
        cited.append(read)
        document = ""
    if document:
        raise _unreadable(document, rests)
    if not cited:
        raise CitationFault("an empty bracket", HOW_TO_END)
    return cited


def _split_end(typed: str) -> tuple[str, list[str]]:
    """Take the brackets off the end of a statement, or the bare address that stands in for them."""
    rest, stop, brackets = typed.strip(), "", list[str]()
    closing = _CLOSING
    while rest:
        bare = rest.rstrip(_STOPS)
        end = bare if bare and bare[-1] in closing else rest
        if end[-1] not in closing:
            break
        closing = end[-1] if end[-1] == "]" else _WIDE  # 【…】 before [1] belongs to the words
        start = max(end.rfind(mark, 0, -1) for mark in _OPENING)
        inner = end[start + 1 : -1]
        if start < 0 or any(mark in inner for mark in _CLOSING):
            break
        stop = rest[len(end) : len(end) + 1] or stop
        brackets.insert(0, inner)
        rest = end[:start].rstrip()
    if not brackets and (found := _split_address(rest)):
        rest, address, stop = found
        brackets = [address]
    if stop and rest and not rest.endswith(_ENDS):
        rest += stop
    return rest, brackets


def _split_address(typed: str) -> tuple[str, str, str] | None:
    """Take a bare address off the end of a statement, with what is put around it.

    Returns:
        What stands before it, the address, and the full stop behind it.
    """
    start = max((found.start() for found in _SCHEME.finditer(typed)), default=-1)
    if start < 0 or any(map(str.isspace, typed[start:])):
        return None
    address = typed[start:].rstrip(f"{_STOPS},;、")
    stop = typed[start + len(address) :][:1]
    before = typed[:start].rstrip()
    if (closing := _AROUND.get(before[-1:])) and address.endswith(closing):
        before, address = before[:-1].rstrip(), address[:-1]
    return before.rstrip(" :："), address, stop if stop in _STOPS else ""


def _read_part(part: str, last: Citation, rests: Rests) -> Citation | int:
    number = _NUMBER.fullmatch(part)
    if number and int(number[1]) and last.kind is not ParagraphKind.WHOLE:  # [ifri-limits ¶3, 5]
        return Citation(last.source, last.kind, int(number[1]))
    if number:
        return _numbered(int(number[1]), rests)
    if part.casefold() in _OWN_WORDS:
        return OWN
    if "://" in part or _SITE.fullmatch(part):
        return _read_link(part if "://" in part else f"https://{part}")
    if (place := _PLACE.fullmatch(part)) and int(place["n"]):
        source = place["source"] or ("" if last.kind is ParagraphKind.WHOLE else last.source)
        kind = ParagraphKind.NOTE if place["note"] else ParagraphKind.BODY
        return Citation(_find_source(source, part, rests), kind, int(place["n"]))
    raise _unreadable(part, rests)


def _check_place(read: Citation | int, rests: Rests) -> None:
    source = None if isinstance(read, int) else rests.known.get(read.source)
    if source and not isinstance(read, int) and (problem := find_missing(read, source)):
        raise CitationFault(problem, see_source(source))


def _numbered(n: int, rests: Rests) -> int:
    if 1 <= n <= len(rests.lines):
        return n
    count = len(rests.lines)
    have = "no source yet" if not count else "1 source" if count == 1 else f"{count} sources"
    raise CitationFault(
        f"[{n}] names a source that isn't there: the form has {have}",
        "Write that source on a line of its own under the sources, or take the number away.",
    )


def _read_link(part: str) -> Citation:
    address = part.strip("<>").replace("[", "%5B").replace("]", "%5D")
    if not is_web_address(address):
        raise CitationFault(
            f"{part!r} is not a web address",
            "Put the address alone, whole, from https:// to its end.",
        )
    if len(address) > LONGEST_LINK:
        raise CitationFault(
            f"the link has {len(address)} characters",
            f"Use one of {LONGEST_LINK} at most; what follows a ? can often go.",
        )
    return Citation(address, ParagraphKind.WHOLE, 0)


def _find_source(typed: str, part: str, rests: Rests) -> str:
    source = _as_id(typed)
    if not source:
        raise CitationFault(
            f"{part!r} doesn't say of which document",
            f"Put its name before it{_example(rests)}; `/source` lists the documents.",
        )
    if source not in rests.sources:
        listed = "`/source` lists the documents; or use a link, or [own]."
        raise CitationFault(f"unknown source {typed!r}", _suggest(source, rests) or listed)
    return source


def _unreadable(part: str, rests: Rests) -> CitationFault:
    source = _as_id(part)
    if source in rests.sources:
        return CitationFault(
            f"{part!r} names a document without the place in it",
            f"Add the paragraph: {source} ¶3. `/source` tells more of the document.",
        )
    if unmarked := _UNMARKED.fullmatch(part):
        source, n = _as_id(unmarked["source"]), int(unmarked["n"])
        if source in rests.sources and n:
            raise _name_kind(part, source, n, rests)
    if near := _suggest(source, rests) if is_slug(source) else "":
        return CitationFault(f"{part!r} names no source that can be read", near)
    return Unreadable(f"{part!r} names no source that can be read", HOW_TO_END)


def _name_kind(part: str, source: str, n: int, rests: Rests) -> CitationFault:
    """Say how to write a place of which only the number is given."""
    places = (Citation(source, kind, n) for kind in (ParagraphKind.BODY, ParagraphKind.NOTE))
    known = rests.known.get(source)
    there = [f"{source} {place}" for place in places if not known or known.may_have(place)]
    remedy = f"Write {' or '.join(there)}." if there else f"See /source {source}."
    return CitationFault(f"{part!r} doesn't say whether {n} is a paragraph or a note", remedy)


def _suggest(source: str, rests: Rests) -> str:
    """Say which documents may be meant; nothing when none is near."""
    begun = [f"{known!r}" for known in sorted(rests.sources) if source and source in known]
    if not begun:
        return suggest(source, rests.sources, "")
    *others, last = begun[:_OFFERED]
    return f"Did you mean {' or '.join(filter(None, (', '.join(others), last)))}?"


def _example(rests: Rests) -> str:
    return f", as in {min(rests.sources)} ¶3" if rests.sources else ""


def _as_id(typed: str) -> str:
    return "-".join(re.split(r"[\s_]+", typed.strip().lower()))
