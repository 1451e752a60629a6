"""Cards for what is typed so far: the rows of an autocomplete list."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from enum import IntEnum
from itertools import chain, islice

from briefs.matching import thresholds
from briefs.matching.beginning import starting
from briefs.matching.finding import match
from briefs.matching.index import Index
from briefs.matching.names import Name
from briefs.matching.normalise import normalise
from briefs.model import MatchedBy


@dataclass(frozen=True, slots=True)
class Completion:
    """One row: a card, and the name by which it was found."""

    slug: str
    label: str
    """The title, and that name where it is another, or one in the person's language.

    Never empty, at most 100 characters.
    """


class _Tier(IntEnum):
    """How a name continues what was typed, best first."""

    WHOLE = 0
    BEGINNING = 1
    WORD = 2
    WORDS = 3


def complete(
    typed: str,
    index: Index,
    limit: int = thresholds.COMPLETIONS,
    language: str | None = None,
    wanted: Iterable[str] = (),
) -> tuple[Completion, ...]:
    """Give the cards that a person may be typing the name of, each once.

    A whole name comes first, then names that begin so, then names with a word that does, then the
    same words in another order; spelling is mended only where these are few. With nothing typed,
    the cards that are most asked for come first, then those that most others refer to.

    Args:
        typed: Anything, as far as it is typed.
        index: The names to search.
        limit: At most so many rows; Discord takes no more than 25.
        language: The person's, such as `ja` or `en-US`; names in it go before others that are as
            good.
        wanted: Slugs, the most asked for first; of an unknown one nothing is shown.
    """
    limit = max(0, min(limit, thresholds.COMPLETIONS))
    own = language.partition("-")[0].lower() if language else "en"
    form = normalise(typed[: thresholds.QUERY_LENGTH])[: thresholds.QUERY_LENGTH]
    if not form:
        rows = [
            (slug, _first_name(slug, index, own)) for slug in _most_wanted(index, wanted, limit)
        ]
    else:
        rows = [(name.slug, name) for name in _continuations(form, index, own)]
        if len(rows) < thresholds.FUZZY_ROWS and len(form) >= thresholds.FUZZY_TYPED:
            known = {slug for slug, _ in rows}
            mended = _mended("" if rows else typed, form, index)
            rows += [row for row in mended if row[0] not in known]
    return tuple(
        Completion(slug, label(index.titles[slug], _told(slug, name, index, own)))
        for slug, name in rows[:limit]
    )


def _most_wanted(index: Index, wanted: Iterable[str], limit: int) -> list[str]:
    """Give cards for an empty field: those that are asked for, then the most linked ones."""
    known = (slug for slug in wanted if slug in index.titles)
    return list(islice(dict.fromkeys(chain(known, index.titles)), limit))


def _told(slug: str, name: Name | None, index: Index, language: str) -> str:
    """Give the name to show beside a title: the one that matched, or else the person's own."""
    if name is None or name.by is MatchedBy.NAME:
        name = _first_name(slug, index, language)
    return name.text if name else ""


def _first_name(slug: str, index: Index, language: str) -> Name | None:
    """Give a card's first alias in a language other than that of the titles."""
    if language == "en":
        return None
    return next((name for name in index.names_of(slug) if name.language == language), None)


def _continuations(form: str, index: Index, language: str) -> list[Name]:
    """Give the best name of each card that continues what was typed, best cards first."""
    best: dict[str, tuple[tuple[float, ...], Name]] = {}
    for begins, place in _places(form, index):
        name = index.names[place]
        if begins:
            tier = _tier(name.form, form)
        elif _has_words(name, form.split()):
            tier = _Tier.WORDS
        else:
            continue
        share = len(form) / len(name.form)
        key = (tier, name.language != language, name.by is not MatchedBy.NAME, -share, place)
        if name.slug not in best or key < best[name.slug][0]:
            best[name.slug] = key, name
    ranked = sorted(
        (key[:-1], index.order[slug], key[-1], name) for slug, (key, name) in best.items()
    )
    return [name for _, _, _, name in ranked]


def _places(form: str, index: Index) -> Iterator[tuple[bool, int]]:
    """Yield names that begin so somewhere (true), then those that may have these words."""
    for typed in {form, form.replace(" ", "")}:
        for place in starting(typed, index):
            yield True, place
    whole = form.split()[:-1]
    if whole:
        rarest = min((index.by_word.get(word, ()) for word in whole), key=len)
        for place in rarest[: thresholds.CANDIDATES]:
            yield False, place


def _has_words(name: Name, words: list[str]) -> bool:
    """Tell whether a name has these words in any order, the last perhaps unfinished."""
    return set(words[:-1]) <= set(name.words) and any(
        word.startswith(words[-1]) for word in name.words
    )


def _tier(name: str, form: str) -> _Tier:
    if name == form:
        return _Tier.WHOLE
    return _Tier.BEGINNING if name.startswith(form) else _Tier.WORD


def _mended(typed: str, form: str, index: Index) -> Iterator[tuple[str, Name]]:
    """Yield cards that `match` finds for the typed text, then those that begin nearly so.

    Where a name continues what is typed, nothing is matched: it takes the most time of all.
    """
    found = match(typed, index, points=False)
    slugs = {hit.slug: hit.name for hit in (*found.hits, *found.near)}
    for slug, text in slugs.items():
        yield slug, next(name for name in index.names_of(slug) if name.text == text)
    seen = set(slugs)
    begun = index.terms.begun(form.rsplit(maxsplit=1)[-1])
    for term in sorted(begun, key=lambda term: (-begun[term], term)):
        for place in index.by_word[term]:
            name = index.names[place]
            if name.slug not in seen:
                seen.add(name.slug)
                yield name.slug, name


def label(title: str, name: str) -> str:
    """Write a card's title and one of its names in 100 characters, cut so that both can be read."""
    most = thresholds.LABEL_LENGTH
    if not name or normalise(name) == normalise(title):
        return _cut(title, most)
    name = _cut(name, most // 2)
    return f"{_cut(title, most - len(name) - 3)} · {name}"


def _cut(text: str, most: int) -> str:
    return text if len(text) <= most else text[: most - 1].rstrip() + "…"
