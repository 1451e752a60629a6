"""Texts by language: https://discord.com/developers/docs/reference#locales."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from sandbox.limits.errors import Faults, Path
from sandbox.limits.fields import Rule

LOCALES = frozenset(
    (
        "ar", "bg", "cs", "da", "de", "el", "en-GB", "en-US", "es-419", "es-ES", "fi", "fr", "he",
        "hi", "hr", "hu", "id", "it", "ja", "ko", "lt", "nl", "no", "pl", "pt-BR", "ro", "ru",
        "sv-SE", "th", "tr", "uk", "vi", "zh-CN", "zh-TW",
    )
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Localized:
    """An object of texts by locale, each by the same rule."""

    of: Rule

    def check(self, value: Any, path: Path, faults: Faults) -> None:
        """Add the faults of the value at `path`, and of each text in it."""
        if not isinstance(value, dict):
            faults.add(path, "DICT_TYPE_CONVERT", "Only dictionaries may be used in a DictType")
            return
        for locale, text in value.items():
            if locale not in LOCALES:
                faults.add(
                    (*path, locale),
                    "ENUM_TYPE_COERCE",
                    f'Value "{locale[:100]}" is not a valid enum value.',
                )
            elif text is not None:
                self.of.check(text, (*path, locale), faults)
