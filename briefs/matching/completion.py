"""Cards for what is typed so far: the rows of an autocomplete list."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import chain, islice

from briefs.matching import thresholds
from briefs.matching.finding import match
from briefs.matching.index import Index
from briefs.matching.normalise import normalise
from briefs.matching.overlay import Overlay


@dataclass(frozen=True, slots=True)
class Completion:
    """One row: a card, and the name by which it was found."""

    slug: str
    label: str
    """The title, and that name where it is another, or one in the person's language.

    Never empty, at most 100 characters.
    """


def complete(
    typed: str,
    index: Index,
    limit: int = thresholds.COMPLETIONS,
    language: str | None = None,
    wanted: Iterable[str] = (),
) -> tuple[Completion, ...]:
    """Give the cards that a person may be typing the name of, each once.

    A whole name comes first, then names that begin so, then names with a word that does, then the
    same words in another order; spelling is mended only where none does. With nothing typed,
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
        rows = [(slug, "") for slug in _most_wanted(index, wanted, limit)]
    else:
        names = index.rows
        rows = [(slug, names.alias(place)) for slug, place in names.offer(form, own, limit)]
        if not rows and len(form) >= thresholds.FUZZY_TYPED:
            rows = list(islice(_matched(typed, form, index), limit))
    titles = index.titles
    return tuple(
        [
            Completion(slug, write_label(titles[slug], alias or _own_name(slug, index, own)))
            for slug, alias in rows
        ]
    )


def _most_wanted(index: Index, wanted: Iterable[str], limit: int) -> list[str]:
    """Give cards for an empty field: those that are asked for, then the most linked ones.

    A server's own cards come before the pack's, in at most half of the rows.
    """
    known = [slug for slug in wanted if slug in index.titles]
    listed = dict.fromkeys(chain(known, index.titles))
    if not isinstance(index, Overlay):
        return list(islice(listed, limit))
    titles = index.own.titles
    own = [slug for slug in dict.fromkeys((*known, *titles)) if slug in titles]
    theirs = (slug for slug in listed if slug not in titles)
    kept = max(limit // 2, limit - (len(index.titles) - len(titles)))
    return list(islice(chain(own[:kept], theirs, own[kept:]), limit))


def _own_name(slug: str, index: Index, language: str) -> str:
    """Give a card's first alias in the person's language, unless it is that of the titles."""
    if language == "en":
        return ""
    return next((name.text for name in index.names_of(slug) if name.language == language), "")


def _matched(typed: str, form: str, index: Index) -> Iterator[tuple[str, str]]:
    """Yield cards that `match` finds for the typed text, then those that sound as if begun so."""
    found = match(typed, index, points=False)
    hits = {hit.slug: hit for hit in (*found.hits, *found.near)}
    for slug, hit in hits.items():
        yield slug, "" if hit.name == index.titles[slug] else hit.name
    seen = set(hits)
    for term in index.terms.sounding(form.rsplit(maxsplit=1)[-1]):
        for place in index.by_word[term]:
            name = index.names[place]
            if name.slug not in seen:
                seen.add(name.slug)
                yield name.slug, index.rows.alias(place)


def label(title: str, name: str) -> str:
    """Write a card's title and one of its names in 100 characters, cut so that both can be read."""
    return write_label(title, "" if normalise(name) == normalise(title) else name)


def write_label(title: str, name: str) -> str:
    """Write the same where the name is known to be another; an empty one is none."""
    most = thresholds.LABEL_LENGTH
    if not name:
        return _cut(title, most)
    name = _cut(name, most // 2)
    return f"{_cut(title, most - len(name) - 3)} · {name}"


def _cut(text: str, most: int) -> str:
    return text if len(text) <= most else text[: most - 1].rstrip() + "…"
