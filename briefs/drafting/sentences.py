"""Paragraphs to sentences, in English and its neighbours, Russian and Japanese."""

from __future__ import annotations

import re
from collections.abc import Iterator

_CLOSERS = "\"'”’»)\\]』」）"
_OPENERS = "\"'“‘«([¿¡—–-"
_END = re.compile(rf"[.!?…]+[{_CLOSERS}]*(?=\s)|[。！？]+[{_CLOSERS}]*")
_LAST_WORD = re.compile(r"[^\s(\[“\"'«‘]+$")
_SHORT = """
adm al approx art bros ca capt cf ch chap co col corp dept dr ed eds esp est etc fig figs ft
gen gov hon inc jr lt ltd maj messrs mr mrs ms mt mts op p para paras pp prof rep resp
rev sec sen sgt sr st vol vols vs viz
jan feb mar apr jun jul aug sep sept oct nov dec mon tue wed thu fri sat sun
bzw ca dr evtl ggf hr str u.a usw vgl z.b
г гг в вв н.э им ул стр рис табл см ср напр т.е т.к т.д т.п др пр проф акад ген адм руб коп
тыс млн млрд трлн кв куб чел обл р-н и.о
"""
_ABBREVIATIONS = frozenset(_SHORT.split())
_ALSO_LAST = "al co corp etc inc jr ltd sr др пр руб т.д т.п"
_ENDING_TOO = frozenset(_ALSO_LAST.split())
"""Abbreviations that end sentences as well: before a capital, in doubt, one does."""
_BEFORE_FIGURES = frozenset({"no", "nos", "nr"})
"""Abbreviations only before a figure, words otherwise."""
_INITIAL = re.compile(r"(?:[^\W\d_]\.)*[^\W\d_]")
_WORD = re.compile(r"[^\W\d_]{2,}|\d")


def split_sentences(text: str) -> tuple[str, ...]:
    """Divide a paragraph into sentences.

    A full stop ends none behind an initial (`A. Quill`), an acronym or an abbreviation (`Dr.`,
    `млн.`, `No.`), inside a number, or before a small letter. Japanese stops need no space behind
    them, and end nothing inside a quotation that goes on.

    Args:
        text: On one line.

    Returns:
        The sentences in order: the text, but for the white space between them. A piece without a
        word is joined to what stands before it.
    """
    sentences: list[str] = []
    for piece in _divide(text):
        if sentences and not _WORD.search(piece):
            sentences[-1] += piece
        else:
            sentences.append(piece)
    return tuple(stripped for sentence in sentences if (stripped := sentence.strip()))


def _divide(text: str) -> Iterator[str]:
    start = 0
    for end in _END.finditer(text):
        if _ends(text, start, end):
            yield text[start : end.end()]
            start = end.end()
    if start < len(text):
        yield text[start:]


def _ends(text: str, start: int, end: re.Match[str]) -> bool:
    if end[0][0] in "。！？":
        return _ends_japanese(text, start, end)
    following = text[end.end() :].lstrip().lstrip(_OPENERS + " ")[:1]
    if following.islower() or end[0] != ".":
        return not following.islower()
    found = _LAST_WORD.search(text[max(start, end.start() - 30) : end.start()])
    word = found[0].casefold() if found else ""
    if word in _ENDING_TOO:
        return following.isupper()
    if word in _BEFORE_FIGURES:
        return not following.isdecimal()
    numbered = word.isdecimal() and word == text[start : end.start()].strip()
    return not numbered and word not in _ABBREVIATIONS and not _INITIAL.fullmatch(word)


def _ends_japanese(text: str, start: int, end: re.Match[str]) -> bool:
    after = text[end.end() : end.end() + 1]
    quoted = end[0][-1] in _CLOSERS and after != "" and after in "とのなど、"
    opened, closed = (text.count(mark, start, end.end()) for mark in "「」")
    return opened <= closed and not quoted
