"""Reading a command as a person types it: `/brief topic:kurils full:true`, or `/brief kurils`."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from sandbox.availability import Offer
from sandbox.errors import BadOption, UnknownCommand
from sandbox.files import Upload
from sandbox.options import OptionType


@dataclass(frozen=True)
class Typed:
    """A command with the values typed for its options."""

    offer: Offer
    values: dict[str, Any]


def read(line: str, offers: Sequence[Offer]) -> Typed:
    """Read a line that begins with a slash.

    What stands before the first `name:` goes to the first option, as a whole: `/brief northern
    territories` needs no quotes. Double quotes around a value are taken off.

    Args:
        line: as typed.
        offers: the commands there are.

    Raises:
        UnknownCommand: it names none of them.
        BadOption: something is typed for a command that takes nothing, or a file is missing.
    """
    text = line.strip().removeprefix("/").strip()
    for offer in offers:
        if f"{text} ".startswith(f"{offer.name} "):
            return Typed(offer, _values(offer, text[len(offer.name) :].strip()))
    raise UnknownCommand(text.split(" ", 1)[0], [offer.name for offer in offers])


def _values(offer: Offer, rest: str) -> dict[str, Any]:
    specs = {spec["name"]: spec for spec in offer.options}
    if not specs:
        if rest:
            raise BadOption(f"/{offer.name}", rest, "does not exist; the command takes none")
        return {}
    names = "|".join(re.escape(name) for name in specs)
    parts = re.split(rf"(?:^|(?<=\s))({names}):", rest)
    texts = dict(zip(parts[1::2], parts[2::2], strict=True))
    if parts[0].strip():
        texts = {next(iter(specs)): parts[0], **texts}
    return {
        name: _value(f"/{offer.name}", name, specs[name]["type"], _unquoted(text.strip()))
        for name, text in texts.items()
    }


def _value(command: str, name: str, kind: int, text: str) -> Any:
    if kind != OptionType.ATTACHMENT:
        return text
    return upload(command, name, text)


def upload(what: str, name: str, text: str) -> Upload:
    """Read a file that a person named by its path.

    Raises:
        BadOption: it can't be read.
    """
    path = Path(text).expanduser()
    try:
        return Upload(path.name, path.read_bytes())
    except OSError as error:
        raise BadOption(what, name, f"names a file that can't be read: {error}") from error


def _unquoted(text: str) -> str:
    return text[1:-1] if len(text) >= 2 and text[0] == text[-1] == '"' else text
