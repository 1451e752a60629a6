"""The names of the cards, ready to be compared: titles, slugs and aliases."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from briefs.matching.japanese import JAPANESE, atoms, same_characters
from briefs.matching.lexicon import COMPOUNDS
from briefs.matching.normalise import normalise
from briefs.matching.tokens import content, tokenise
from briefs.matching.words import LIGHT_WORDS
from briefs.model import Card, MatchedBy, Pack


@dataclass(frozen=True, slots=True)
class Name:
    """One name of one card."""

    slug: str
    text: str
    """As its author wrote it; a slug is shown as the card's title."""
    language: str
    by: MatchedBy
    """What an exact match with it is called: NAME for title and slug, else ALIAS."""
    form: str
    """Normalised; never empty."""
    words: tuple[str, ...]
    """As `tokens.content` leaves them."""

    @property
    def core(self) -> str:
        """Its words without spaces."""
        return "".join(self.words)

    @property
    def whole(self) -> str:
        """All it holds without spaces."""
        return without_spaces(self.form)


def without_spaces(form: str) -> str:
    """Give all that a normalised text holds but its spaces."""
    return same_characters(form).replace(" ", "")


def gather_names(
    pack: Pack, compounds: frozenset[str] | None = None
) -> tuple[tuple[Name, ...], frozenset[str]]:
    """Give the names of all cards, and the Japanese compounds they are made of.

    Each card's title comes first, then its aliases by language, then its slug; a name that is
    spelled like an earlier one of the same card is left out.

    Args:
        pack: The cards.
        compounds: Those to take instead of the names' own.
    """
    spelled = [name for card in pack.cards.values() for name in _spell(card)]
    if compounds is None:
        compounds = find_compounds(form for _, _, _, _, form in spelled)
    names = tuple(
        Name(slug, text, language, by, form, content(tokenise(form, compounds)))
        for slug, text, language, by, form in spelled
    )
    return names, compounds


def find_compounds(forms: Iterable[str], known: Iterable[str] = ()) -> frozenset[str]:
    """Give the Japanese compounds that normalised names are made of, those already known too."""
    runs = [
        run
        for form in forms
        if not form.isascii()
        for run in JAPANESE.findall(same_characters(form))
    ]
    return atoms([*runs, *known, *filter(JAPANESE.fullmatch, LIGHT_WORDS), *COMPOUNDS])


def _spell(card: Card) -> Iterator[tuple[str, str, str, MatchedBy, str]]:
    texts = [(card.title, "en", MatchedBy.NAME, card.title)]
    texts += [
        (alias, language, MatchedBy.ALIAS, alias)
        for language, aliases in card.aliases.items()
        for alias in aliases
    ]
    texts.append((card.title, "en", MatchedBy.NAME, card.slug))
    seen: set[str] = set()
    for text, language, by, spelling in texts:
        form = normalise(spelling)
        if form and form not in seen:
            seen.add(form)
            yield card.slug, text, language, by, form
