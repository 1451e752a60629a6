"""What the form of a card says: its fields, and what is wrong with what was typed."""

from __future__ import annotations

from collections.abc import Mapping

from briefs.guild.form import FormField

LABELS: Mapping[FormField, str] = {
    FormField.TITLE: "Title",
    FormField.GIST: "The gist",
    FormField.POINTS: "The points",
    FormField.NAMES: "Other names",
    FormField.SOURCES: "Sources (none: the server’s own word)",
}
"""Above each field; plain text of at most 45 characters."""
ABOUT: Mapping[FormField, str] = {
    FormField.TITLE: "What the card is about, as people would ask for it.",
    FormField.GIST: "One to three sentences: what somebody needs who reads nothing else.",
    FormField.POINTS: "One statement a line. [1] at its end means the first of the sources below.",
    FormField.NAMES: "What else people call it, in any language: one a line.",
    FormField.SOURCES: (
        "One a line: a link, or a document as /source cites it. Without [1], all points rest on it."
    ),
}
"""Below each label; plain text of at most 100 characters."""
EXAMPLES: Mapping[FormField, str] = {
    FormField.TITLE: "Harbour strike",
    FormField.GIST: "The cranes of our harbour stood still for a week in May 2026.",
    FormField.POINTS: "The union asked for 5 % more. [1]\n## Timeline\n2026-05-03: It began.",
    FormField.NAMES: "the strike\nпортовая забастовка\n港湾スト",
    FormField.SOURCES: "https://example.org/harbour-strike",
}
"""In each field while it is empty; plain text of at most 100 characters."""


def fault_place(field: FormField, line: int) -> str:
    """Say where something is wrong: `The points, line 3`."""
    name = LABELS[field].partition(" (")[0]
    return f"{name}, line {line}" if line else name
