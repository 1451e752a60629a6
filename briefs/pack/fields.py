"""Typed reading of front matter: each getter gives a value, or notes what is wrong with it."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable
from urllib.parse import urlsplit

from briefs.dates import PartialDate
from briefs.pack.faults import FaultList, suggest
from briefs.pack.front import Front

LONGEST_NAME = 80
"""Characters of a title or alias: a choice in a menu holds 100, and shows the group beside it."""

LONGEST_SLUG = 60

_SLUG = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")
_LANGUAGE = re.compile(r"[a-z]{2,3}(?:-[A-Za-z0-9]{2,8})*")
_KINDS = {bool: "true or false", int: "a number", float: "a number", str: "text", list: "a list"}


def is_slug(text: str) -> bool:
    """Tell whether a name is made of lowercase letters, digits and single hyphens, 60 at most."""
    return len(text) <= LONGEST_SLUG and _SLUG.fullmatch(text) is not None


def check_slug(slug: str, line: int, what: str, faults: FaultList) -> None:
    """Note a fault unless `slug` may name a card, a source or a group."""
    if not is_slug(slug):
        faults.add(
            line,
            f"{slug!r} can't be {what}",
            f"Use lowercase letters a-z, digits and hyphens, {LONGEST_SLUG} characters at most.",
        )


def describe_kind(value: object) -> str:
    """Name the kind of a TOML value as its writer would."""
    if isinstance(value, dict):
        return "a table"
    return _KINDS.get(type(value), "a date without quotes")


class Fields:
    """The keys of one file's front matter, read one by one."""

    def __init__(self, front: Front, faults: FaultList) -> None:
        self.front = front
        self.faults = faults

    def refuse_unknown(self, known: Iterable[str]) -> None:
        """Note every key that isn't one of `known`."""
        names = tuple(known)
        for key in self.front.values:
            if key not in names:
                self.faults.add(
                    self.front.line(key),
                    f"unknown key {key!r}",
                    suggest(key, names, f"The keys are {', '.join(names)}."),
                )

    def text(self, key: str, *, longest: int | None = None, needed: bool = False) -> str | None:
        """Give a text, white space folded; None when absent or faulty."""
        value = self.front.values.get(key)
        if value is None:
            return None
        if not isinstance(value, str):
            self._wrong(key, "text in quotes", value)
            return None
        folded = " ".join(value.split())
        line = self.front.line(key)
        if not folded:
            or_without = "" if needed else ", or leave the key out"
            self.faults.add(line, f"`{key}` is empty", f"Fill in `{key}`{or_without}.")
            return None
        if longest and len(folded) > longest:
            self.faults.add(
                line,
                f"`{key}` has {len(folded)} characters",
                f"Shorten it to {longest} at most.",
            )
        return folded

    def required(self, key: str, *, longest: int | None = None) -> str:
        """Give a text that must be there; empty, with a fault noted, when it isn't."""
        if key not in self.front.values:
            self.faults.add(self.front.first, f"`{key}` is missing", f'Add {key} = "…".')
        return self.text(key, longest=longest, needed=True) or ""

    def slug(self, key: str) -> str:
        """Give a required text that follows the rule for slugs."""
        value = self.required(key)
        if value:
            check_slug(value, self.front.line(key), f"a {key}", self.faults)
        return value

    def language(self, key: str) -> str:
        """Give a required language tag such as `en` (BCP 47)."""
        value = self.required(key)
        if value:
            self._check_language(value, self.front.line(key))
        return value

    def date(self, key: str) -> PartialDate | None:
        """Give an optional date, as precise as it is written."""
        value = self.text(key)
        if value is None:
            return None
        try:
            return PartialDate.parse(value)
        except ValueError:
            self.faults.add(
                self.front.line(key),
                f"`{key}` is not a date: {value!r}",
                'Write "2016", "2016-12" or "2016-12-15", in quotes.',
            )
            return None

    def count(self, key: str, most: int) -> int | None:
        """Give an optional whole number from 0 to `most`; None when absent or faulty."""
        value = self.front.values.get(key)
        if value is None:
            return None
        if not isinstance(value, int) or isinstance(value, bool):
            self._wrong(key, "a whole number without quotes", value)
            return None
        if 0 <= value <= most:
            return value
        self.faults.add(
            self.front.line(key),
            f"`{key}` is not between 0 and {most:,}",
            "Write how many there are, or leave the key out.",
        )
        return None

    def address(self, key: str) -> str | None:
        """Give an optional http or https address."""
        value = self.text(key)
        if value is None or is_web_address(value):
            return value
        self.faults.add(
            self.front.line(key),
            f"`{key}` is not a web address: {value!r}",
            "Write one that begins with https:// or http://, or leave the key out.",
        )
        return None

    def texts(self, key: str) -> tuple[str, ...]:
        """Give an optional list of texts, each once; empty when absent or faulty."""
        return self._list(key, self.front.values.get(key, []))

    def names(self, key: str) -> dict[str, tuple[str, ...]]:
        """Give an optional table of language to names, such as a card's aliases."""
        table = self.front.values.get(key, {})
        if not isinstance(table, dict):
            self._wrong(key, 'a table: [aliases], then en = ["…"] below it', table)
            return {}
        names = {}
        for language, value in table.items():
            place = f"{key}.{language}"
            self._check_language(language, self.front.line(place))
            names[language] = self._list(place, value)
            for name in names[language]:
                if len(name) > LONGEST_NAME:
                    self.faults.add(
                        self.front.line_of_value(place, name),
                        f"an alias has {len(name)} characters",
                        f"Shorten it to {LONGEST_NAME} at most.",
                    )
        return names

    def _list(self, key: str, value: object) -> tuple[str, ...]:
        if not isinstance(value, list) or not all(isinstance(item, str) for item in value):
            self._wrong(key, 'a list of texts in quotes: ["…", "…"]', value)
            return ()
        folded = [" ".join(item.split()) for item in value]
        if not all(folded):
            self.faults.add(
                self.front.line(key), f"`{key}` holds an empty text", "Fill it in, or delete it."
            )
        for item in sorted(item for item, count in Counter(folded).items() if item and count > 1):
            self.faults.add(
                self.front.line_of_value(key, item),
                f"`{key}` holds {item!r} twice",
                "Delete one of them.",
            )
        return tuple(item for item in dict.fromkeys(folded) if item)

    def _check_language(self, tag: str, line: int) -> None:
        if not _LANGUAGE.fullmatch(tag):
            self.faults.add(
                line, f"{tag!r} is not a language", "Write its tag, such as en, ru, ja or pt-BR."
            )

    def _wrong(self, key: str, wanted: str, value: object) -> None:
        kind = describe_kind(value)
        if kind == "a list":
            kind = "a list of other things" if "list" in wanted else "a list"
        self.faults.add(self.front.line(key), f"`{key}` is {kind}", f"Write it as {wanted}.")


def is_web_address(text: str) -> bool:
    """Tell whether a text is an http or https address that a reader can be sent to."""
    try:
        parts = urlsplit(text)
        plain = not re.search(r"[\s<>\x00-\x1f\x7f]", text)
        return parts.scheme in ("http", "https") and bool(parts.hostname) and plain
    except ValueError:
        return False
