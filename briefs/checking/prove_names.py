"""Prove a point's names: each must stand in a place that the point cites.

What passes without standing there, and why:

- Who wrote or published a cited source, and its title: the point says whose claim it is.
- A second form: a country by its people or capital, a card's title by its aliases, a place by its
  people, an acronym by its words, British spelling by American.
- The rest of a full name when a part of it stands in a cited place, and the whole in the document.
- A role before a name (`Prime Minister Abe`) when the document has the words at all.
"""

from __future__ import annotations

from collections.abc import Container, Iterator

from briefs.checking.findings import Doubt, FindingKind, Severity
from briefs.checking.grounds import Grounds, Said
from briefs.checking.names import Name, find_names, is_ordinary
from briefs.checking.vocabulary import FUNCTION_WORDS, Vocabulary
from briefs.checking.wording import list_places, tell_where
from briefs.checking.words import Word, clean, split_words, stems

SHORTEST_ACRONYM = 3
"""Two letters begin two words in a row too often to prove anything."""


def prove_names(
    text: str, grounds: Grounds, vocabulary: Vocabulary, ordinary: Container[str]
) -> Iterator[Doubt]:
    """Yield a doubt for each name of a point that its cited places don't give."""
    said = Said(clean(text))
    known = _known_by_another_form(said.text, grounds, vocabulary)
    for name in find_names(said.text, ordinary, (*said.codes, *said.days, *said.figures)):
        missing = [
            word for word in name.words if word.start not in known and not _is_said(word, grounds)
        ]
        missing = _without_parts_of_full_names(name, missing, grounds)
        if missing and not _is_acronym_of(name, grounds):
            yield from _doubt(name, missing, grounds, ordinary)


def _known_by_another_form(text: str, grounds: Grounds, vocabulary: Vocabulary) -> set[int]:
    """Give the starts of words whose name a cited place says in this or another form."""
    words = split_words(text)
    line = f"{grounds.line}|{grounds.credit.line}"
    known: set[int] = set()
    for phrase in vocabulary.find(words):
        if any(vocabulary.says(group, line) for group in phrase.groups):
            known |= {word.start for word in words[phrase.first : phrase.last]}
    for at, word in enumerate(words):
        if word.start not in known:
            single = next(vocabulary.find(words[at : at + 1]), None)
            if single and any(vocabulary.says(group, line) for group in single.groups):
                known.add(word.start)
    return known


def _is_said(word: Word, grounds: Grounds) -> bool:
    forms = stems(word.folded)
    if forms & grounds.stems or forms & grounds.credit.stems:
        return True
    return (
        word.text.isupper()
        and len(word.folded) >= SHORTEST_ACRONYM
        and any(word.folded in initials for initials in _initials(grounds))
    )


def _initials(grounds: Grounds) -> tuple[str, str]:
    """Give the first letters of all cited words, with and without small words."""
    words = grounds.line.replace("|", " ").split()
    return (
        "".join(word[0] for word in words),
        "".join(word[0] for word in words if word not in FUNCTION_WORDS),
    )


def _without_parts_of_full_names(name: Name, missing: list[Word], grounds: Grounds) -> list[Word]:
    """Leave out words that the document joins to a word which is said, as in a full name."""
    left = list(missing)
    changed = True
    while changed:
        changed = False
        for at, word in enumerate(name.words):
            if word not in left:
                continue
            before = name.words[at - 1] if at else None
            after = name.words[at + 1] if at + 1 < len(name.words) else None
            if (before and before not in left and _stand_together(before, word, grounds)) or (
                after and after not in left and _stand_together(word, after, grounds)
            ):
                left.remove(word)
                changed = True
    return left


def _stand_together(one: Word, other: Word, grounds: Grounds) -> bool:
    return f" {one.folded} {other.folded} " in grounds.whole


def _is_acronym_of(name: Name, grounds: Grounds) -> bool:
    return len(name.words) >= SHORTEST_ACRONYM and f" {name.initials} " in grounds.line


def _doubt(
    name: Name, missing: list[Word], grounds: Grounds, ordinary: Container[str]
) -> Iterator[Doubt]:
    role = len(missing) < len(name.words) and all(
        is_ordinary(word.folded, ordinary) for word in missing
    )
    if role and all(f" {word.folded} " in grounds.whole for word in missing):
        return
    doubtful = name.doubtful and missing == [name.words[0]]
    subject = name.text if len(missing) > 1 else missing[0].text
    told = subject if subject == name.text else f"{subject}” of “{name.text}"
    yield Doubt(
        Severity.LOOK if role or doubtful else Severity.FAULT,
        FindingKind.NAME,
        subject,
        f"“{told}” doesn't stand in {list_places(grounds.cited)}",
        _remedy(missing, grounds),
    )


def _remedy(missing: list[Word], grounds: Grounds) -> str:
    elsewhere = [
        place
        for place in grounds.elsewhere
        if all(stems(word.folded) & place.said.stems for word in missing)
    ]
    return tell_where(
        elsewhere,
        "Correct or cut it; a second form of a name belongs among a card's aliases.",
    )
