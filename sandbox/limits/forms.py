"""Lists and objects: what they may hold, and what must be there.

Keys that a form doesn't name are let pass, as Discord does; null means left out.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from sandbox.limits.errors import Faults, Path
from sandbox.limits.fields import REQUIRED, Rule, bad_length, too_long

Beyond = Callable[[dict[str, Any], Path, Faults], None]
"""A rule over several fields of one object; the fields may be of any type when it runs."""

_EMPTY_ITEM = ("LIST_ITEM_VALUE_REQUIRED", "List item values of ModelType are required")


@dataclass(frozen=True, slots=True)
class Items:
    """A list of `fewest` to `most` values, each by the same rule; `distinct` is a set."""

    of: Rule
    most: int
    fewest: int = 0
    distinct: bool = False

    def check(self, value: Any, path: Path, faults: Faults) -> None:
        """Add the faults of the value at `path`, and of what it holds."""
        if not isinstance(value, list):
            faults.add(path, "LIST_TYPE_CONVERT", "Only iterables may be used in a ListType")
            return
        if len(value) > self.most or len(value) < self.fewest:
            limit = bad_length(self.fewest, self.most) if self.fewest else too_long(self.most)
            faults.add(path, *limit)
        seen = set()
        for index, item in enumerate(value):
            if item is None or item == {}:
                faults.add((*path, index), *_EMPTY_ITEM)
                continue
            self.of.check(item, (*path, index), faults)
            if self.distinct and isinstance(item, int | str):
                if str(item) in seen:
                    faults.add(
                        (*path, index),
                        "SET_TYPE_ALREADY_CONTAINS_VALUE",
                        "The set already contains this value",
                    )
                seen.add(str(item))


@dataclass(frozen=True, slots=True)
class Form:
    """An object: a rule for each field, which of them are required, and a rule over them all."""

    fields: Mapping[str, Rule]
    required: frozenset[str] = frozenset()
    beyond: Beyond | None = None

    def check(self, value: Any, path: Path, faults: Faults) -> None:
        """Add the faults of the value at `path`, and of its fields."""
        if not isinstance(value, dict):
            faults.add(path, "MODEL_TYPE_CONVERT", "Expected an object/dictionary.")
            return
        for name, rule in self.fields.items():
            item = value.get(name)
            if item is not None:
                rule.check(item, (*path, name), faults)
            elif name in self.required:
                faults.add((*path, name), *REQUIRED)
        if self.beyond is not None:
            self.beyond(value, path, faults)


@dataclass(frozen=True, slots=True)
class Kinds:
    """One of several forms, told apart by the number under `type`."""

    forms: Mapping[int, Form]

    def check(self, value: Any, path: Path, faults: Faults) -> None:
        """Add the faults of the value at `path`, by the form of its type."""
        if not isinstance(value, dict):
            faults.add(path, "MODEL_TYPE_CONVERT", "Expected an object/dictionary.")
            return
        kind = value.get("type")
        if kind is None:
            faults.add(path, "TAG_FIELD_MISSING", 'Field "type" is required')
            return
        form = self.forms.get(kind) if type(kind) is int else None
        if form is None:
            faults.add(
                path,
                "UNION_TYPE_CHOICES",
                f'Value of field "type" must be one of {tuple(self.forms)}.',
            )
            return
        form.check(value, path, faults)
