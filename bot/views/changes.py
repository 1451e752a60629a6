"""What changed between two states of a card, as Markdown that needs no explanation."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import groupby

from rapidfuzz.distance import Indel

from bot.views.escape import cut, escaped, parts, plain
from bot.views.limits import length
from bot.views.paging import PART, Page, Passage, paged
from bot.words import group_name
from bot.words import history as said
from briefs.guild.differences import Change, ChangeKind

_PART = 60
_GROUP = "Group"
_SINGLE = ("Title", _GROUP, "Gist")
"""Parts of which a card has one."""
_WORDS = 600
"""Words of a statement that are compared; of longer ones both states are shown whole."""
_KEPT = 0.4
"""The share of a statement that must have stayed for its words to be compared one by one."""
_AROUND = 8
"""Words kept on each side of a change in a long statement."""
_LONG = 500
"""Units of Markdown from which words far from any change are left out."""
_INLINE = 900
"""Units of Markdown that a statement with its changed words marked may take."""
_FEW = 4
_UNSPACED = r"\u3040-\u30ff\u3400-\u9fff\uf900-\ufaff"
"""Kana and ideographs, which stand without spaces between words."""
_TOKEN = re.compile(rf"https?://\S+\s*|[{_UNSPACED}]\s*|(?:(?!https?://)[^\s{_UNSPACED}])+\s*")
"""A web address, a character of those, a word: each with the space behind it."""
_EDGE = re.compile(f"[{_UNSPACED}]")
_ADDRESS = re.compile(r"https?://\S+")
_MARKS_IN_ADDRESS = str.maketrans({"~": "%7E", "*": "%2A"})


def change_pages(changes: Iterable[Change]) -> tuple[Page[Change], ...]:
    """Show all differences, in pages; nothing is left out.

    Args:
        changes: As `briefs.guild.differences.compare` gives them.

    Returns:
        At least one page, which is empty when nothing changed.
    """
    return paged(_passages(changes))


def change_text(changes: Sequence[Change], limit: int) -> str:
    """Show the differences as far as there is room.

    Args:
        changes: As `briefs.guild.differences.compare` gives them.
        limit: UTF-16 units of Markdown that it may have, 400 at least; long statements are cut,
            and it says how many changes have no room.

    Returns:
        Markdown; that nothing changed when there are none.
    """
    if not changes:
        return said.NO_CHANGE
    shown: list[Passage[Change]] = []
    room = limit - len(said.SIGNS_SAY) - len(said.more_changes(len(changes))) - 2
    for passage in _passages(changes, lambda text: [cut(text, limit // 4)]):
        longer = [*shown, passage]
        if length("\n".join(Page(tuple(longer), None).texts())) > room:
            break
        shown = longer
    page = Page(tuple(shown), None)
    seen = {id(change) for change in page.about()}
    left = sum(id(change) not in seen for change in changes)
    lines = [*page.texts(), signs_line(page), said.more_changes(left) if left else ""]
    return "\n".join(filter(None, lines))


def signs_line(page: Page[Change]) -> str:
    """Explain the marks in small print, where a statement was reworded; else nothing."""
    sign = said.change_line(ChangeKind.CHANGED, "")
    return said.SIGNS_SAY if any(one.text.startswith(sign) for one in page.passages) else ""


def in_short(changes: Sequence[Change]) -> str:
    """Count the differences by part, on one line: `Gist · Key points (2 added)`."""
    told = []
    for part, members in groupby(changes, key=lambda change: change.part):
        kinds = [change.kind for change in members]
        counts = (
            kinds.count(kind) * (part not in _SINGLE)
            for kind in (ChangeKind.ADDED, ChangeKind.REMOVED, ChangeKind.CHANGED)
        )
        told.append(said.part_in_short(_part_name(part), *counts))
    if not told:
        return said.NO_CHANGE
    return said.parts_in_short(told[:_FEW], max(len(told) - _FEW, 0))


def _whole(text: str) -> Iterator[str]:
    return parts(text, PART)


def _passages(
    changes: Iterable[Change], divided: Callable[[str], Iterable[str]] = _whole
) -> Iterator[Passage[Change]]:
    for part, members in groupby(changes, key=lambda change: change.part):
        for change in members:
            for line in _lines(change, divided):
                yield Passage(line, change, _part_name(part))


def _part_name(part: str) -> str:
    return escaped(cut(plain(part), _PART))


def _lines(change: Change, divided: Callable[[str], Iterable[str]]) -> Iterator[str]:
    """Write one difference: a reworded statement as one, with its words marked, where it reads."""
    before, after = _read(change.part, change.before), _read(change.part, change.after)
    if before == after:
        yield said.change_line(change.kind, said.UNSEEN)
        return
    gone, come = list(divided(before)), list(divided(after))
    inline = _reworded(before, after) if change.kind is ChangeKind.CHANGED else ""
    if inline and length(inline) <= 2 * max(map(length, (*gone, *come))):
        yield said.change_line(ChangeKind.CHANGED, inline)
        return
    for piece in filter(None, gone):
        yield said.change_line(ChangeKind.REMOVED, _struck(piece))
    for piece in filter(None, come):
        yield said.change_line(ChangeKind.ADDED, escaped(piece))


def _read(part: str, text: str) -> str:
    return plain(group_name(text) if part == _GROUP else text)


def _reworded(before: str, after: str) -> str:
    """Mark the words that differ; nothing when too few stayed for that to be readable."""
    old, new = _TOKEN.findall(before), _TOKEN.findall(after)
    if not old or not new or max(len(old), len(new)) > _WORDS:
        return ""
    runs = list(_runs(old, new))
    stayed = sum(len("".join(kept)) for kept, _, _ in runs)
    if stayed < _KEPT * max(len(before), len(after)):
        return ""
    line = _line(runs)
    if length(line) > _LONG:
        line = _line(_elided(runs))
    return line if length(line) <= _INLINE else ""


_Run = tuple[list[str], list[str], list[str]]
"""Words that stayed; or words taken out and words put in."""


def _runs(old: list[str], new: list[str]) -> Iterator[_Run]:
    gone: list[str] = []
    come: list[str] = []
    for step in Indel.opcodes([word.strip() for word in old], [word.strip() for word in new]):
        taken = old[step.src_start : step.src_end]
        put = new[step.dest_start : step.dest_end]
        if step.tag != "equal":
            gone, come = [*gone, *taken], [*come, *put]
            continue
        if gone or come:
            yield [], gone, come
            gone, come = [], []
        yield put, [], []
    if gone or come:
        yield [], gone, come


def _elided(runs: list[_Run]) -> Iterator[_Run]:
    """Leave words out that stayed and stand far from any change, in the middle and at the ends."""
    last = len(runs) - 1
    for n, (kept, gone, come) in enumerate(runs):
        head = kept[:_AROUND] if n else []
        tail = kept[-_AROUND:] if n < last else []
        if len(kept) > len(head) + len(tail) + _AROUND:
            yield [*head, "… ", *tail], [], []
        else:
            yield kept, gone, come


def _line(runs: Iterable[_Run]) -> str:
    """Write the runs, with the spaces that stood between them, and one where a word meets one."""
    line, before = "", ""
    for kept, gone, come in runs:
        for words, mark in ((kept, escaped), (gone, _struck), (come, _bold)):
            shown = "".join(words)
            if shown.strip():
                line += _space(before, shown) + mark(shown.strip())
                before = shown
    return line


def _space(before: str, after: str) -> str:
    unspaced = before[-1:] + after[:1]
    return "" if not before or _EDGE.search(unspaced) else " "


def _struck(text: str) -> str:
    return f"~~{_marked(text)}~~" if text else ""


def _bold(text: str) -> str:
    return f"**{_marked(text)}**" if text else ""


def _marked(text: str) -> str:
    """Escape a text that stands between marks, which a web address could close."""
    return _ADDRESS.sub(lambda found: found[0].translate(_MARKS_IN_ADDRESS), escaped(text))
