"""The kinds of single values in Discord's payloads, each with its limits and Discord's wording.

Lengths count code points, as `len` does: "Our API uses Python 3, so the API calculates length
based on the number of codepoints in the string"
(https://github.com/discord/discord-api-docs/issues/1315). Text of white space alone counts as
empty, because the API strips it.

Stricter than Discord, which casts some values: a number is no text here, digits in quotes are
no number, and 3.0 is no integer. A bot that relies on the cast is better told.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import datetime
from math import isfinite
from typing import Any, Protocol

from sandbox.limits.errors import Faults, Path

MOST_SNOWFLAKE = 2**63 - 1
REQUIRED = ("BASE_TYPE_REQUIRED", "This field is required")

_SHOWN = 100
_HOST = re.compile(
    r"https?://(?:[^\s/?#@]*@)?(?:[^\s/?#@:.]{1,63}\.)+[^\s/?#@:.]{1,63}\.?(?::\d{1,5})?(?:[/?#]\S*)?",
    re.IGNORECASE,
)


class Rule(Protocol):
    """What a value must be; `check` notes what is wrong with one that is not null."""

    def check(self, value: Any, path: Path, faults: Faults) -> None:
        """Add the faults of the value at `path`."""


def too_long(most: int) -> tuple[str, str]:
    """Give the fault of a text or list of more than `most`."""
    return "BASE_TYPE_MAX_LENGTH", f"Must be {most} or fewer in length."


def bad_length(fewest: int, most: int) -> tuple[str, str]:
    """Give the fault of a text or list outside both bounds."""
    return "BASE_TYPE_BAD_LENGTH", f"Must be between {fewest} and {most} in length."


def not_one_of(allowed: tuple[Any, ...]) -> tuple[str, str]:
    """Give the fault of a value that isn't among those allowed."""
    return "BASE_TYPE_CHOICES", f"Value must be one of {allowed}."


def whole(value: Any, otherwise: int) -> int:
    """Give an integer as it is, and `otherwise` for anything else: for rules over two fields."""
    return value if type(value) is int else otherwise


def items(value: Any) -> list[Any]:
    """Give a list as it is, and an empty one for anything else: for rules over two fields."""
    return value if isinstance(value, list) else []


@dataclass(frozen=True, slots=True)
class Text:
    """A string of `shortest` to `longest` code points."""

    longest: int
    shortest: int = 0

    def check(self, value: Any, path: Path, faults: Faults) -> None:
        """Add the faults of the value at `path`."""
        if not isinstance(value, str):
            faults.add(
                path, "STRING_TYPE_CONVERT", f'Could not interpret "{_shown(value)}" as string.'
            )
        elif self.shortest:
            if not self.shortest <= len(value) <= self.longest or value.isspace():
                faults.add(path, *bad_length(self.shortest, self.longest))
        elif len(value) > self.longest:
            faults.add(path, *too_long(self.longest))


@dataclass(frozen=True, slots=True)
class Whole:
    """An integer between two bounds, both allowed."""

    lowest: int
    highest: int

    def check(self, value: Any, path: Path, faults: Faults) -> None:
        """Add the faults of the value at `path`."""
        if type(value) is not int:
            faults.add(path, "NUMBER_TYPE_COERCE", f'Value "{_shown(value)}" is not int.')
        elif value > self.highest:
            faults.add(
                path,
                "NUMBER_TYPE_MAX",
                f"int value should be less than or equal to {self.highest}.",
            )
        elif value < self.lowest:
            faults.add(
                path,
                "NUMBER_TYPE_MIN",
                f"int value should be greater than or equal to {self.lowest}.",
            )


@dataclass(frozen=True, slots=True)
class Number:
    """A finite number: the double of JSON."""

    def check(self, value: Any, path: Path, faults: Faults) -> None:
        """Add the faults of the value at `path`."""
        if type(value) not in (int, float) or (type(value) is float and not isfinite(value)):
            faults.add(path, "NUMBER_TYPE_COERCE", f'Value "{_shown(value)}" is not float.')


@dataclass(frozen=True, slots=True)
class Flag:
    """True or false."""

    def check(self, value: Any, path: Path, faults: Faults) -> None:
        """Add the faults of the value at `path`."""
        if not isinstance(value, bool):
            faults.add(path, "BOOLEAN_TYPE_CONVERT", "Must be either true or false.")


@dataclass(frozen=True, slots=True)
class OneOf:
    """One of a few integers, or of a few words."""

    allowed: tuple[int, ...] | tuple[str, ...]

    def check(self, value: Any, path: Path, faults: Faults) -> None:
        """Add the faults of the value at `path`."""
        if type(value) not in (int, str) or value not in self.allowed:
            faults.add(path, *not_one_of(self.allowed))


@dataclass(frozen=True, slots=True)
class Snowflake:
    """An id: digits in quotes, or the number itself."""

    def check(self, value: Any, path: Path, faults: Faults) -> None:
        """Add the faults of the value at `path`."""
        if not snowflake(value):
            faults.add(path, "NUMBER_TYPE_COERCE", f'Value "{_shown(value)}" is not snowflake.')


def snowflake(value: Any) -> bool:
    """Tell whether a value is an id, in digits or as a number, of at most 63 bits."""
    if isinstance(value, str):
        return (
            len(value) <= 19
            and value.isascii()
            and value.isdigit()
            and int(value) <= MOST_SNOWFLAKE
        )
    return type(value) is int and 0 <= value <= MOST_SNOWFLAKE


@dataclass(frozen=True, slots=True)
class Address:
    """A web address; with `attachment`, also `attachment://name`.

    Whether the named file is sent is for `attachments` to check. Discord takes no host without
    a dot, such as localhost: https://github.com/bugsink/bugsink/issues/280.
    """

    longest: int = 2048
    schemes: tuple[str, ...] = ("http", "https")
    attachment: bool = False
    only_attachment: bool = False

    def check(self, value: Any, path: Path, faults: Faults) -> None:
        """Add the faults of the value at `path`."""
        if not isinstance(value, str):
            faults.add(
                path, "STRING_TYPE_CONVERT", f'Could not interpret "{_shown(value)}" as string.'
            )
            return
        if len(value) > self.longest:
            faults.add(path, *too_long(self.longest))
            return
        scheme = value.partition("://")[0].lower()
        if scheme == "attachment" and (self.attachment or self.only_attachment):
            return
        schemes = ("attachment",) if self.only_attachment else self.schemes
        if scheme not in schemes:
            faults.add(
                path,
                "URL_TYPE_INVALID_SCHEME",
                f'Scheme "{scheme[:_SHOWN]}" is not supported. Scheme must be one of {schemes}.',
            )
        elif scheme.startswith("http") and not _HOST.fullmatch(value):
            faults.add(path, "URL_TYPE_INVALID_URL", "Not a well formed URL.")


@dataclass(frozen=True, slots=True)
class Moment:
    """A point in time as ISO 8601 text."""

    def check(self, value: Any, path: Path, faults: Faults) -> None:
        """Add the faults of the value at `path`."""
        try:
            datetime.fromisoformat(value)
        except (TypeError, ValueError):
            faults.add(
                path, "DATE_TIME_TYPE_PARSE", f"Could not parse {_shown(value)}. Should be ISO8601."
            )


def _shown(value: Any) -> str:
    if isinstance(value, str | bool | float):
        return str(value)[:_SHOWN]
    if isinstance(value, int):
        return str(value) if value.bit_length() <= 256 else "a long number"
    return "a list" if isinstance(value, list) else "an object"
