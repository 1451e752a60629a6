"""An answer as the terminal shows it: as text, with numbers on what can be pressed."""

from __future__ import annotations

import json
from collections.abc import Iterable

from sandbox.answer import Answer
from sandbox.components import LINK_STYLE, PREMIUM_STYLE, SELECTS, Type, walk
from sandbox.model import Message
from sandbox.text import Number, plain
from sandbox.wire import Json


class Numbered:
    """Numbers the buttons and menus of the messages on screen.

    Args:
        messages: in the order they are shown.
    """

    def __init__(self, messages: Iterable[Message]) -> None:
        self.targets: list[tuple[Message, Json]] = [
            (message, component)
            for message in messages
            for component in walk(message.payload["components"])
            if _usable(component)
        ]
        """What the numbers from 1 on stand for."""

    def number(self, component: Json) -> int | None:
        """Give the number of a button or menu, None when it can't be used."""
        for n, (_, target) in enumerate(self.targets, 1):
            if target is component:
                return n
        return None


def show(answer: Answer, number: Number) -> str:
    """Give an answer with a line above it that says how it came."""
    if answer.modal is not None:
        return f"A form opens: {answer.modal['title']}"
    messages = answer.messages()
    if not messages:
        return "(done; there is nothing to show)"
    about = []
    if answer.ephemeral:
        about.append("only you see this")
    if answer.updates:
        about.append("the message above, changed")
    took = answer.completed or answer.elapsed
    about.append(f"after {took * 1000:.0f} ms")
    lines = [f"— {messages[0].author.display_name} ({', '.join(about)})"]
    for message in messages:
        extra = message is not messages[0] and message.ephemeral and not answer.ephemeral
        lines += ["— and, only you see this:"] if extra else []
        lines.append(plain(message.payload, number))
    return "\n".join(lines)


def as_json(answer: Answer) -> str:
    """Give an answer as indented JSON."""
    whole = {
        "message": answer.message,
        "followups": answer.followups,
        "modal": answer.modal,
        "ephemeral": answer.ephemeral,
        "seconds": round(answer.completed or answer.elapsed, 4),
    }
    return json.dumps(whole, ensure_ascii=False, indent=2)


def _usable(component: Json) -> bool:
    if component.get("disabled"):
        return False
    if component["type"] == Type.BUTTON:
        return component["style"] not in (LINK_STYLE, PREMIUM_STYLE)
    return component["type"] in SELECTS
