"""Filling a form in the terminal, one question after another."""

from __future__ import annotations

from typing import Any

from sandbox.answer import Answer
from sandbox.components import Type
from sandbox.forms import Field, fields
from sandbox.text import described
from sandbox.typed import upload

_YES = ("y", "yes", "true", "1", "x")


class Filling:
    """The form that an answer opened; done at once when it opened none.

    Args:
        answer: the answer.
    """

    def __init__(self, answer: Answer) -> None:
        self.answer = answer
        self.values: dict[str, Any] = {}
        """What was given so far, by custom id."""
        self._left = [] if answer.modal is None else fields(answer.modal)

    @property
    def done(self) -> bool:
        """Whether nothing is left to ask."""
        return not self._left

    @property
    def question(self) -> str:
        """What is asked next."""
        field = self._left[0]
        component = field.component
        notes = [*_notes(field)]
        lines = [field.label + (f" ({', '.join(notes)})" if notes else "")]
        if field.about:
            lines.append(f"  {field.about}")
        options = component.get("options", ())
        lines += [f"  {n}  {described(option)}" for n, option in enumerate(options, 1)]
        return "\n".join(lines)

    def take(self, text: str) -> None:
        r"""Take the answer to the question: text, numbers of options, a path, yes or no.

        Nothing typed leaves the field as it was; `\n` stands for a line break.

        Raises:
            BadOption: a file can't be read.
        """
        if text:
            self.values[self._left[0].custom_id] = _entry(self._left[0], text)
        self._left.pop(0)


def _notes(field: Field) -> list[str]:
    component = field.component
    kind = component["type"]
    notes = [] if field.required else ["optional"]
    if component.get("max_length"):
        notes.append(f"at most {component['max_length']} characters")
    if component.get("value"):
        notes.append(f"Enter keeps {component['value']!r}")
    if kind == Type.CHECKBOX:
        notes.append("yes or no")
    if kind == Type.FILE_UPLOAD:
        notes.append("the path of a file")
    return notes


def _entry(field: Field, text: str) -> Any:
    kind = field.component["type"]
    if kind == Type.CHECKBOX:
        return text.lower() in _YES
    if kind == Type.FILE_UPLOAD:
        return upload("The form", field.label, text)
    options = field.component.get("options")
    if not options:
        return text.replace("\\n", "\n")
    picked = [
        options[int(word) - 1]["value"]
        if word.isdigit() and 0 < int(word) <= len(options)
        else word
        for word in map(str.strip, text.split(","))
    ]
    return picked if len(picked) > 1 else picked[0]
