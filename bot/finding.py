"""Finding a document by its id, title, author or publisher: few names, so all are compared."""

from __future__ import annotations

from rapidfuzz import fuzz

from bot.views.source_ids import source_key
from briefs.guild.sources import is_document
from briefs.matching.normalise import normalise
from briefs.model import Pack, Source

_MOST = 25
"""Suggestions that an option can show."""
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
    ranked = [(_fit(form, source), source) for source in pack.sources.values()]
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


def _names(source: Source) -> list[str]:
    key = source_key(source.id)  # what a suggestion of it brings back
    names = (key, source.id, source.title, source.author, source.publisher)
    return [name for name in dict.fromkeys(names) if name]


def _title(source: Source) -> tuple[bool, str, str]:
    """Give the place of a source among others: documents first, by title."""
    return not is_document(source), source.title.casefold(), source.id
