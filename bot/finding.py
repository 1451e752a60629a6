"""Finding a document by its id, title, author or publisher: few names, so all are compared."""

from __future__ import annotations

from functools import lru_cache

from rapidfuzz import fuzz

from bot.views.source_ids import source_key
from briefs.guild.sources import OWN_TITLE, is_document
from briefs.matching.normalise import normalise
from briefs.model import OWN_WORD, Pack, Source

_MOST = 25
"""Suggestions that an option can show."""
_KEPT = 16_384
"""Links whose words are remembered: a server with a thousand cards may have some thousands."""
_CLOSE = 80.0
"""A name this similar (of 100) is a misspelling; unrelated titles stay below 60."""


def find_sources(typed: str, pack: Pack) -> tuple[Source, ...]:
    """Give the documents a person may mean.

    Args:
        typed: An id, a title, an author or a publisher, or some of their words.
        pack: The pack they stand in.

    Returns:
        One when it is clear which; several when all fit alike; none when no document does.
    """
    form = normalise(typed)
    if not form:
        return ()
    ranked = _rank(form, pack)
    best = max((fit for fit, _ in ranked), default=0.0)
    return tuple(source for fit, source in ranked if fit == best) if best >= _CLOSE else ()


def complete_sources(typed: str, pack: Pack) -> tuple[Source, ...]:
    """Give at most 25 documents for what was typed so far, best first; all for nothing typed."""
    form = normalise(typed)
    if not form:
        return tuple(sorted(pack.sources.values(), key=_title))[:_MOST]
    fitting = [source for fit, source in _rank(form, pack) if fit >= _CLOSE]
    return tuple(fitting[:_MOST])


def _rank(form: str, pack: Pack) -> list[tuple[float, Source]]:
    """Pair each source with how well it fits, best first, equals by title."""
    ranked = [
        (fit, source)
        for source in pack.sources.values()
        if (fit := _fit(form, source) if is_document(source) else _fit_other(form, source.id))
    ]
    return sorted(ranked, key=lambda pair: (-pair[0], _title(pair[1])))


def _fit(form: str, source: Source) -> float:
    """Say how well a query fits: 300 a name, 200 the beginnings of words, below: spelling."""
    names = [normalise(name) for name in _names(source)]
    if form in names:
        return 300.0
    words = " ".join(names).split()
    typed = form.split()
    if all(any(word.startswith(part) for word in words) for part in typed):
        return 200.0
    whole = max(fuzz.ratio(form, name) for name in names)
    by_word = min(max(fuzz.ratio(part, word) for word in words) for part in typed)
    return max(whole, by_word)


def _fit_other(form: str, source_id: str) -> float:
    """Do as `_fit` for a link or the server's own word, of which there may be thousands."""
    key, name = _other_names(source_id)
    if form in (key, name):
        return 300.0
    return 200.0 if all(f" {part}" in f" {name}" for part in form.split()) else 0.0


@lru_cache(_KEPT)
def _other_names(source_id: str) -> tuple[str, str]:
    """Give what a suggestion of it brings back, and its words."""
    name = OWN_TITLE if source_id == OWN_WORD else source_id
    return normalise(source_key(source_id)), normalise(name)


def _names(source: Source) -> list[str]:
    return [name for name in (source.id, source.title, source.author, source.publisher) if name]


def _title(source: Source) -> tuple[bool, str, str]:
    """Give the place of a source among others: documents first, by title."""
    return not is_document(source), source.title.casefold(), source.id
