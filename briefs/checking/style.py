"""How statements are written: a full stop, typographic quotes and dots, single spaces."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from briefs.checking.findings import Doubt, Finding, FindingKind, Severity
from briefs.pack import PackFiles

_ENDED = re.compile(r"[.!?…。！？][”’»)\]]*$")
_DOUBLE_SPACE = re.compile(r"(?<=\S)(?<!^[-*])[^\S\n]{2,}(?=\S)")
_AROUND = 12
"""Characters that a message shows on either side of what it is about, and the rest of the word."""
_FENCE = "+++"


@dataclass(frozen=True, slots=True)
class Habit:
    """Something that the house writes in another way."""

    pattern: re.Pattern[str]
    problem: str
    remedy: str


_TWICE = re.compile(r"\b(?!had\b|that\b|is\b)([^\W\d_]{2,}) \1\b", re.IGNORECASE)
_HABITS = (
    Habit(re.compile(r"\""), "a straight quotation mark", "Write “ and ”."),
    Habit(re.compile(r"'"), "a straight apostrophe", "Write ’, or ‘ and ’ around words."),
    Habit(re.compile(r"\.{3}"), "three full stops", "Write …, one character."),
    Habit(re.compile(r"\s-{1,2}\s|\w--\w"), "a hyphen for a dash", "Write –, or a comma."),
    Habit(re.compile(r"\s[,.;:!?](?=\s|$)"), "a space before a stop", "Take it out."),
    Habit(_TWICE, "a word twice", "Take one out."),
)


def check_style(text: str) -> Iterator[Doubt]:
    """Yield a look for each thing that a statement has in another form than the house's.

    Args:
        text: A point, or what a source's file says of its document.
    """
    if not _ENDED.search(text):
        words = " ".join(text.split()[-3:])
        yield _doubt(words, f"no full stop after “{words}”", "End the statement with one.")
    yield from check_marks(text)


def check_marks(text: str) -> Iterator[Doubt]:
    """Yield a look for each habit of which a text, such as a title, has an example."""
    for habit in _HABITS:
        if found := habit.pattern.search(text):
            around = _quote(found)
            yield _doubt(around, f"{habit.problem} in “{around}”", habit.remedy)


def check_spaces(files: PackFiles) -> Iterator[Finding]:
    """Yield a look for each line below a file's front matter with two spaces in a row."""
    for name, text in files.texts.items():
        folder, _, stem = name.removesuffix(".md").partition("/")
        fences = 0
        for number, line in enumerate(text.splitlines(), 1):
            fences += line.rstrip() == _FENCE
            found = _DOUBLE_SPACE.search(line) if fences > 1 else None
            if found is None:
                continue
            around = _quote(found)
            yield Finding(
                Severity.LOOK,
                FindingKind.STYLE,
                name,
                number,
                stem if folder == "cards" else None,
                None,
                around,
                f"two spaces in a row in “{around}”",
                "Leave one.",
            )


def _quote(found: re.Match[str]) -> str:
    """Give what was found with the words around it."""
    text = found.string
    start = text.rfind(" ", 0, max(0, found.start() - _AROUND)) + 1
    end = text.find(" ", found.end() + _AROUND)
    return text[start : end if end >= 0 else len(text)].strip()


def _doubt(subject: str, message: str, remedy: str) -> Doubt:
    return Doubt(Severity.LOOK, FindingKind.STYLE, subject, message, remedy)
