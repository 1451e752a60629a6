"""Large cities by the names people type, in Latin, Russian and Japanese letters.

The data are GeoNames' (CC BY 4.0), see data/README.md. They are read at the first search.
"""

from __future__ import annotations

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from importlib import resources

from rapidfuzz import fuzz, process

from briefs.matching.normalise import normalise
from briefs.schedule.nicknames import COUNTRIES, NICKNAMES

ALIKE = 75.0
"""Likeness, of 100, from which a name may be a misspelled one."""
_SHORTEST_MISSPELLED = 4
_FOREIGN = 0.1
"""What a name in Latin letters counts that is not the city's English one: many are obscure."""
_AFTER_ALL = "\U0010ffff"


@dataclass(frozen=True, slots=True)
class City:
    """A city of the data."""

    name: str
    country: str
    """In English."""
    code: str
    """Of the country, ISO 3166-1."""
    zone: str
    people: int
    """In thousands."""


@dataclass(frozen=True, slots=True)
class FoundCity:
    """A city, and the name by which it was found."""

    city: City
    by: str
    weight: float
    """Its people, or fewer where the name is an obscure one."""


class Cities:
    """All cities, ready to be searched; `load_cities` gives the one there is."""

    def __init__(self, cities: list[tuple[City, tuple[str, ...]]]) -> None:
        self._names: defaultdict[str, list[FoundCity]] = defaultdict(list)
        self._countries: defaultdict[str, list[City]] = defaultdict(list)
        nicknames = {
            name: tuple(nick for nick, of in NICKNAMES.items() if of == name)
            for name in NICKNAMES.values()
        }
        for city, others in cities:
            nicks = nicknames.pop(city.name, ())  # the largest of this name has them
            for name in (city.name, *others, *nicks):
                plain = name in (city.name, *nicks) or not name.isascii()
                found = FoundCity(city, name, city.people * (1.0 if plain else _FOREIGN))
                self._names[normalise(name)].append(found)
            self._countries[normalise(city.country)].append(city)
        self._sorted = sorted(self._names)
        self._words = sorted(
            (name[n + 1 :], name)
            for name in self._names
            for n in range(len(name))
            if name[n] == " "
        )

    def named(self, typed: str) -> list[FoundCity]:
        """Give the cities of exactly this name, the largest first; `osaka, japan` too."""
        words = normalise(typed)
        found = self._names.get(words)
        if found:
            return _by_weight([found])
        for n, char in enumerate(words):
            if char == " " and (cities := self._cities_of(words[n + 1 :])):
                found = [one for one in self._names.get(words[:n], []) if one.city in cities]
                if found:
                    return _by_weight([found])
        return []

    def begun(self, typed: str) -> list[FoundCity]:
        """Give the cities of which a name, or a word in it, begins so; the largest first."""
        start = normalise(typed)
        if start == "":
            return []
        lowest = bisect_left(self._sorted, start)
        highest = bisect_left(self._sorted, start + _AFTER_ALL)
        found = [self._names[name] for name in self._sorted[lowest:highest]]
        lowest = bisect_left(self._words, (start, ""))
        highest = bisect_left(self._words, (start + _AFTER_ALL, ""))
        found += [self._names[name] for _, name in self._words[lowest:highest]]
        return _by_weight(found)

    def alike(self, typed: str) -> list[FoundCity]:
        """Give the cities of which a name is spelled nearly so, the likest first."""
        word = normalise(typed)
        if len(word) < _SHORTEST_MISSPELLED:
            return []
        near = process.extract(
            word, self._sorted, scorer=fuzz.ratio, score_cutoff=ALIKE, limit=25, processor=None
        )
        ranked = [
            (-round(score / 5), -found.weight, n, found)
            for n, (name, score, _) in enumerate(near)
            for found in self._names[name]
        ]
        return [found for *_, found in sorted(ranked, key=lambda row: row[:3])]

    def of_country(self, typed: str) -> list[City]:
        """Give the largest city of each zone of a country, the largest first."""
        largest: dict[str, City] = {}
        for city in self._cities_of(normalise(typed)):
            largest.setdefault(city.zone, city)
        return list(largest.values())

    def _cities_of(self, country: str) -> list[City]:
        return self._countries.get(COUNTRIES.get(country, country), [])


@cache
def load_cities() -> Cities:
    """Read the data, once."""
    text = (resources.files("briefs.schedule") / "data" / "cities.tsv").read_text("utf-8")
    return Cities(list(_read_lines(text)))


def _read_lines(text: str) -> Iterator[tuple[City, tuple[str, ...]]]:
    countries = {}
    for line in text.splitlines():
        columns = line.split("\t")
        if len(columns) == 2:
            countries[columns[0]] = columns[1]
        else:
            zone, code, people, name, others = columns
            city = City(name, countries.get(code, code), code, zone, int(people))
            yield city, tuple(filter(None, others.split("|")))


def _by_weight(groups: list[list[FoundCity]]) -> list[FoundCity]:
    found = [one for group in groups for one in group]
    return sorted(found, key=lambda one: -one.weight)
