"""All words the bot says, by screen: the one place a translation replaces.

Arguments named `…_text` arrive escaped, ready for Markdown. Results of functions and constants with
`-#`, `##` or `**` are Markdown; those for buttons, menus and options are plain.
"""

from __future__ import annotations

from briefs.dates import PartialDate
from briefs.model import Citation, ParagraphKind, Source

# --- Anywhere -------------------------------------------------------------------------------------

UNTITLED = "Untitled"
LIST_SEPARATOR = " · "
BACK = "‹ Back"
NEXT = "Next ›"

_MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")


def counted(n: int, one: str, many: str) -> str:
    """Give `1 card` or `3 cards`."""
    return f"1 {one}" if n == 1 else f"{n:,} {many}"


def page(n: int, total: int) -> str:
    """Say which page this is, n from 1."""
    return f"-# Page {n} of {total}"


def continued(heading: str) -> str:
    """Mark a heading that began on the page before."""
    return f"{heading} (continued)"


def short_date(date: PartialDate) -> str:
    """Give a date for a narrow place: `5 Oct 2017`, `Oct 2017`, `2017`."""
    parts = [str(date.year)]
    if date.month:
        parts.insert(0, _MONTHS[date.month - 1])
    if date.day:
        parts.insert(0, str(date.day))
    return " ".join(parts)


def group_name(group: str) -> str:
    """Give a group's name as people read it: `north-pacific` as `North pacific`."""
    spaced = group.replace("-", " ")
    return spaced[:1].upper() + spaced[1:]


# --- Sources and places ---------------------------------------------------------------------------


def place(citation: Citation) -> str:
    """Name a place within its source: `¶3` or `note 1`."""
    return f"¶{citation.n}" if citation.kind is ParagraphKind.BODY else f"note {citation.n}"


def source_name(name: str, source: Source) -> str:
    """Name a source in a few words: `FPRI, undated (tells of Apr 2022)`."""
    if source.published:
        return f"{name}, {short_date(source.published)}"
    if source.not_before:
        return f"{name}, undated (tells of {short_date(source.not_before)})"
    return f"{name}, undated"


def source_date(source: Source) -> str:
    """Say when a source was written, as far as it says so itself."""
    if source.published:
        return str(source.published)
    if source.not_before:
        return f"undated; tells of events up to {source.not_before}"
    return "undated"


def legend_entry(name_text: str, places: str) -> str:
    """Give one source of the legend: `Ifri, Oct 2017: ¹ ¶3 · ² note 1`."""
    return f"{name_text}: {places}"


LEGEND_SEPARATOR = " — "


# --- Card -----------------------------------------------------------------------------------------

FULL_BRIEF = "Full brief"
SHORT_CARD = "Short card"
SOURCES = "Sources"
TIMELINE = "Timeline"
RELATED = "Related"
SOURCES_DIFFER = "-# ⇄ The sources differ: see the full brief"


def newest(source: Source) -> str:
    """Say how old what we know is."""
    if source.published:
        return f"-# Newest source: {source.published}"
    if source.not_before:
        return f"-# Newest source: undated; events to {short_date(source.not_before)}"
    return "-# Newest source: undated"


def found_as(query_text: str, name_text: str) -> str:
    """Say how a card was found by words that are not quite its name."""
    return f"-# for “{query_text}”: also known as {name_text}"
