"""Where the words of a Japanese phrase begin and end, as far as the names of the cards tell.

Japanese writes no spaces. A change of script is most often a change of word, particles stand
between, and a compound of ideographs falls into the shorter compounds that other names use.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from collections.abc import Set as AbstractSet

_HAN = "㐀-鿿豈-\ufaff々〆ヶ"
_KATAKANA = "ァ-ヺー-ヾ"
_HIRAGANA = "ぁ-ゟ"
_PARTICLES = "のはがをにでともへやか"
_ENDING = f"[{_HIRAGANA}](?<![{_PARTICLES}])"

JAPANESE = re.compile(f"[{_HAN}{_KATAKANA}{_HIRAGANA}]+")
IDEOGRAPH = re.compile(f"[{_HAN}]")
_SYLLABARY = re.compile(f"[{_HIRAGANA}]+")

_KATAKANA_ONLY = re.compile(f"[{_KATAKANA}]+")

_LONE_KATAKANA = f"(?<![{_KATAKANA}])[{_KATAKANA}](?![{_KATAKANA}])"
_PIECE = re.compile(
    f"(?:[{_HAN}]|(?<=[{_HAN}]){_LONE_KATAKANA}|{_LONE_KATAKANA}(?=[{_HAN}]))+"
    f"(?:(?:{_ENDING})+[{_HAN}]*)*"
    f"|[{_KATAKANA}]+|[{_HIRAGANA}]+"
)

_GRAMMAR = re.compile(
    "って|とは|について|に関(?:する|して)|における|による|という|を教えて(?:下さい)?|ですか"
)
"""Phrases around a name that would otherwise look like the ending of its last word."""

_LONGEST = 12
"""Characters of a compound that is looked for inside others: longer ones are whole names."""

_SHORTEST_KANA = 3
"""Characters of a name in hiragana that is looked for inside others: two are mostly grammar."""

_VARIANTS = str.maketrans("露國擇齒會條經濟戰對嶋", "ロ国択歯会条経済戦対島")


def same_characters(text: str) -> str:
    """Write one character for those that stand for another: 日露 as 日ロ, old forms as new."""
    return text.translate(_VARIANTS)


def pieces(run: str) -> list[str]:
    """Split a run of Japanese where its script changes.

    A verb keeps its ending (引き分け is one piece), a single katakana its compound (日ロ).
    """
    return _PIECE.findall(run)


def split_run(run: str, known: AbstractSet[str]) -> list[str]:
    """Split a run of Japanese into words.

    Args:
        run: Kana and ideographs, nothing else.
        known: What `atoms` gave for the names.

    Returns:
        Words in their order. Hiragana is left out as grammar, unless a name is written in it or
        the run is nothing else.
    """
    words: list[str] = []
    found = [piece for part in _GRAMMAR.split(run) for piece in pieces(part)]
    for piece in found:
        if _SYLLABARY.fullmatch(piece):
            names = [part for part in split_compound(piece, known) if part in known]
            words += names or ([piece] if len(found) == 1 else [])
        elif not IDEOGRAPH.search(piece):
            words.append(piece)
        elif is_verb(piece):
            names = [part for part in split_compound(piece, known) if part in known]
            words += names or [piece]
        else:
            words += split_compound(piece, known)
    return words


def is_verb(piece: str) -> bool:
    """Tell whether a piece ends like a Japanese verb or adjective: ideograph, then hiragana."""
    return IDEOGRAPH.match(piece) is not None and _SYLLABARY.match(piece[-1]) is not None


def is_foreign_name(piece: str) -> bool:
    """Tell whether a piece is in katakana, as Japanese writes the names of other countries."""
    return len(piece) > 2 and _KATAKANA_ONLY.fullmatch(piece) is not None


def atoms(runs: Iterable[str]) -> frozenset[str]:
    """Give the shortest compounds of ideographs that names are made of.

    Args:
        runs: The Japanese runs of all names, in any order.

    Returns:
        Compounds of two characters or more that no other atoms make up, and names that are in
        hiragana or end in it.
    """
    runs = set(runs)
    known = {run for run in runs if _is_word(run) and len(run) >= _SHORTEST_KANA}
    compounds = {piece for run in runs for piece in pieces(run) if _is_compound(piece)}
    for compound in sorted(compounds, key=lambda text: (len(text), text)):
        known.update(part for part in split_compound(compound, known) if len(part) > 1)
    return frozenset(known)


def _is_word(run: str) -> bool:
    """Tell whether a name is all in hiragana, or one word with an ending: 引き分け."""
    return bool(_SYLLABARY.fullmatch(run)) or (is_verb(run) and pieces(run) == [run])


def _is_compound(piece: str) -> bool:
    return len(piece) > 1 and IDEOGRAPH.search(piece) is not None and not is_verb(piece)


def split_compound(compound: str, known: AbstractSet[str]) -> list[str]:
    """Split a compound at the atoms in it, the longest first at each place; the rest stays whole.

    Args:
        compound: Ideographs, perhaps with a lone katakana among them.
        known: The atoms.
    """
    return list(_walk(compound, known))


def _walk(compound: str, known: AbstractSet[str]) -> Iterator[str]:
    start = rest = 0
    while start < len(compound):
        ends = range(min(len(compound), start + _LONGEST), start + 1, -1)
        end = next((end for end in ends if compound[start:end] in known), 0)
        if end:
            if rest < start:
                yield compound[rest:start]
            yield compound[start:end]
            start = rest = end
        else:
            start += 1
    if rest < len(compound):
        yield compound[rest:]
