"""What a refusal looks like: Discord's code, sentence and nested form errors.

The shape is `errors` of https://discord.com/developers/docs/reference#error-messages: objects
nested by field and list index, with a list under `_errors` where something is wrong.

Codes and sentences are Discord's to the letter where a real answer of the API could be found, in
discord/discord-api-docs and in the bug reports of libraries. No real answer was found for these,
which are ours in Discord's manner:

- LIST_TYPE_CONVERT, COMPONENT_ID_DUPLICATED, APPLICATION_COMMAND_CONTEXT_MENU_OPTIONS_INVALID,
  and APPLICATION_COMMAND_…_INVALID for a setting that a type of option doesn't have;
- the sentence of COMPONENT_MAX_TOTAL_COMPONENTS_EXCEEDED;
- which field and code tell of a link button without a url, a premium button without a SKU, a
  minimum above its maximum, too few default values, a form's text outside its own lengths.

Codes that begin with LOCAL_ are not Discord's. Either Discord refuses this with a code we don't
know (a form's disabled field, what a premium button can't have), or it takes or silently drops
it, and the local Discord refuses aloud, because it draws no such thing or because a bot that
sends it is mistaken.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

Path = tuple[str | int, ...]
"""The way from a payload's root to a value: keys and list indexes."""

FORM = 50035
"""The code of "Invalid Form Body": fields are missing, too long, or contradict one another."""
EMPTY = 50006
"""The code of "Cannot send an empty message"."""
TOO_MANY_COMMANDS = 30032
"""The code of "Maximum number of application commands reached"."""


@dataclass(eq=False)
class Refusal(Exception):
    """Discord would refuse the request, with this status and this body."""

    status: int
    """The HTTP status: 400 unless Discord says otherwise."""
    code: int
    """Discord's JSON error code, such as 50035."""
    message: str
    errors: dict[str, Any] = field(default_factory=dict)
    """Form errors nested by field and index; empty when the code says it all."""

    def body(self) -> dict[str, Any]:
        """Give the JSON body of the response."""
        body: dict[str, Any] = {"message": self.message, "code": self.code}
        if self.errors:
            body["errors"] = self.errors
        return body

    def by_field(self) -> dict[str, str]:
        """Give what is wrong with each field of the body, by its name."""
        named = {name: below for name, below in self.errors.items() if name != "_errors"}
        return {name: _flat(below)[0][1] for name, below in named.items()}

    def __str__(self) -> str:
        """Say what is wrong, a line for each fault, as `embeds.0.title: …`."""
        lines = [f"{self.message} ({self.code})"]
        lines += [f"{where or 'the body'}: {what}" for where, what in _flat(self.errors)]
        return "\n".join(lines)


class Faults:
    """The faults found in one payload so far, by path; every check adds to them."""

    __slots__ = ("_found",)

    def __init__(self) -> None:
        self._found: list[tuple[Path, str, str]] = []

    def __bool__(self) -> bool:
        """Tell whether anything is wrong."""
        return bool(self._found)

    def add(self, path: Path, code: str, message: str) -> None:
        """Note that the value at `path` is refused with `code` and `message`."""
        self._found.append((path, code, message))

    def nested(self) -> dict[str, Any]:
        """Give the faults as Discord nests them."""
        root: dict[str, Any] = {}
        for path, code, message in self._found:
            node = root
            for step in path:
                node = node.setdefault(str(step), {})
            node.setdefault("_errors", []).append({"code": code, "message": message})
        return root

    def refuse(self) -> None:
        """Raise them together.

        Raises:
            Refusal: 50035, when there is a fault.
        """
        if self._found:
            raise Refusal(400, FORM, "Invalid Form Body", self.nested())


def _flat(errors: dict[str, Any], path: str = "") -> list[tuple[str, str]]:
    found = [(path, fault["message"]) for fault in errors.get("_errors", ())]
    for step, below in errors.items():
        if step != "_errors":
            found += _flat(below, f"{path}.{step}" if path else step)
    return found
