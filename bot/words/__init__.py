"""All words the bot says, by screen: the one place a translation replaces.

Arguments named `…_text` arrive escaped, ready for Markdown. Results of functions and constants with
`-#`, `##` or `**` are Markdown; those for buttons, menus and options are plain.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from bot.words.commands import DESCRIPTIONS as DESCRIPTIONS
from bot.words.commands import OPTIONS as OPTIONS
from briefs.dates import PartialDate
from briefs.guild.sources import is_document
from briefs.model import Citation, ParagraphKind, SectionKind, Source

# --- Anywhere -------------------------------------------------------------------------------------

UNTITLED = "Untitled"
LIST_SEPARATOR = "\u00a0· "
"""Lines break after the dot, not before."""
BACK = "‹ Back"
NEXT = "Next ›"

_MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")

_LISTED = 3
_SMALL_NUMBERS = ("no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine")


def person(user_id: int) -> str:
    """Name a person, also one who left; nobody is pinged, for the client allows no mention to."""
    return f"<@{user_id}>"


def counted(n: int, one: str, many: str) -> str:
    """Give `1 card` or `3 cards`."""
    return f"1 {one}" if n == 1 else f"{n:,} {many}"


def small_number(n: int) -> str:
    """Give a number as running text has it: `three`, but `12`."""
    return _SMALL_NUMBERS[n] if n < len(_SMALL_NUMBERS) else str(n)


def listed(names: Sequence[str]) -> str:
    """Give `A`, `A and B`, `A, B and C`, or `A, B, C and 5 more`."""
    shown = list(names[:_LISTED])
    if len(names) > _LISTED:
        shown.append(f"{len(names) - _LISTED:,} more")
    return " and ".join(filter(None, (", ".join(shown[:-1]), shown[-1])))


def side(name_text: str) -> str:
    """Head the statements of one side."""
    return f"***{name_text}***"


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
    """Name a place within its source: `¶3` or `note 1`; nothing where a source is cited whole."""
    if citation.kind is ParagraphKind.WHOLE:
        return ""
    return f"¶{citation.n}" if citation.kind is ParagraphKind.BODY else f"note {citation.n}"


def source_name(name: str, source: Source) -> str:
    """Name a source in a few words: `Ifri, Oct 2017`, `FPRI, Apr 2022 or later`."""
    if not is_document(source):
        return name
    if source.published:
        return f"{name}, {short_date(source.published)}"
    if source.not_before:
        return f"{name}, {short_date(source.not_before)} or later"
    return f"{name}, undated"


def source_date(source: Source) -> str:
    """Say when a source was written, as far as it says so itself."""
    if source.published:
        return str(source.published)
    if source.not_before:
        return f"{source.not_before} or later (undated)"
    return "undated"


def legend_entry(name_text: str, places: str) -> str:
    """Give one source of the legend: `Ifri, Oct 2017: ¹ ¶3 · ² note 1`."""
    return f"{name_text}: {places}" if places else name_text


def more_sources(n: int) -> str:
    """Say that the legend goes on in the source list."""
    return f"-# and {counted(n, 'more source', 'more sources')}"


LEGEND_SEPARATOR = "\u00a0— "


# --- Card -----------------------------------------------------------------------------------------

FULL_BRIEF = "Full brief"
SHORT_CARD = "Card"
SOURCES = "Sources"
TIMELINE = "Timeline"
RELATED = "Related cards"
SOURCES_DIFFER = "-# ⇄ The sources differ: see the full brief"


def found_for(query_text: str) -> str:
    """Say that a card's title is what comes nearest to the words it was asked for by."""
    return f"-# Closest to “{query_text}”"


def found_in(query_text: str, statement: str) -> str:
    """Say which statement made a card the answer to a question."""
    return f"-# On “{query_text}”:\n> {statement}"


def found_as(query_text: str, name_text: str) -> str:
    """Say how a card was found by words that are not quite its name."""
    return f"-# Closest to “{query_text}”: {name_text}"


# --- Full brief and timeline ----------------------------------------------------------------------


def full_brief(group_text: str) -> str:
    """Name the full brief, with the group that its colour stands for."""
    return f"{FULL_BRIEF}{LIST_SEPARATOR}{group_text}"


HEADINGS: Mapping[SectionKind, str] = {
    SectionKind.KEY_POINTS: "Key points",
    SectionKind.POSITIONS: "Where they stand",
    SectionKind.DIFFERENCES: "Where the sources differ",
    SectionKind.TIMELINE: "Timeline",
    SectionKind.FIGURES: "Figures",
}
ALL_DATES = "All dates"
NO_TIMELINE = "No dated points on this card"


def dated(date: PartialDate) -> str:
    """Put a date before a statement."""
    return f"**{date}**: "


# --- Sources of a card ----------------------------------------------------------------------------

CHOOSE_SOURCE = "Choose a source"
NO_AUTHOR = "no\u00a0author\u00a0named"


def source_count(n: int) -> str:
    """Name the source list."""
    return counted(n, "source", "sources")


def by_line(author_text: str, publisher_text: str, source: Source) -> str:
    """Say who wrote a source, for whom, and when; last, that it does not say by whom."""
    known = (author_text, publisher_text, source_date(source), "" if author_text else NO_AUTHOR)
    return LIST_SEPARATOR.join(filter(None, known))


def one_voice(title_texts: Sequence[str], total: int) -> str:
    """Say that some of a card's `total` sources repeat one another, so are one witness."""
    count = small_number(len(title_texts))
    if len(title_texts) == total:
        return f"-# These {count} repeat one another: one voice, not {count} witnesses."
    names = listed([f"“{title}”" for title in title_texts])
    return f"-# {names} repeat one another: one voice, not {count} witnesses."


# --- A choice, or nothing -------------------------------------------------------------------------

WHICH_ONE = "## Which one?"
CHOOSE_CARD = "Choose a card"
ALL_TOPICS = "All topics"
TRY_OTHERWISE = "Try other words, or look among all topics."
NOTED = "-# I noted this for the editors, without your name."


def several_fit(query_text: str, n: int) -> str:
    """Say why the person has to choose."""
    return f"-# {counted(n, 'card fits', 'cards fit')} “{query_text}”"


def choice_line(title_text: str, line_text: str) -> str:
    """Give one of the cards to choose from, with what tells it apart."""
    return f"**{title_text}**\n-# {line_text}"


def nothing(query_text: str, *, near: bool) -> str:
    """Say that the documents don't tell of what was asked; `near`: that something near follows."""
    if near:
        return f"Nothing on exactly “{query_text}”. Near it:"
    return f"Nothing in the documents on “{query_text}”."


# --- Answers to a question ------------------------------------------------------------------------


def answers_to(question_text: str) -> str:
    """Head the points that answer a question."""
    return f"### “{question_text}”"


def quoted_from(cards: int) -> str:
    """Lead from the quotations to the cards they stand on."""
    return "-# Quoted from this card:" if cards == 1 else "-# Quoted from these cards, best first:"


def quotation(statement: str, card_text: str, legend: str) -> str:
    """Give a point with its card and where it stands."""
    return f"> {statement}\n-# {card_text}{LEGEND_SEPARATOR}{legend}"


# --- Topics ---------------------------------------------------------------------------------------

TOPICS = "## Topics"
CHOOSE_GROUP = "Choose a group"
NO_CARDS = (
    "There are no cards yet, so I have nothing to answer from. Whoever runs this bot can give it a "
    "pack of cards: the README says how."
)


def topic_count(cards: int, groups: int) -> str:
    """Say how much there is."""
    return f"-# {counted(cards, 'card', 'cards')} in {counted(groups, 'group', 'groups')}"


def group_heading(name_text: str, n: int) -> str:
    """Head the cards of one group."""
    return f"{name_text} · {n}"


def group_title(name_text: str, n: int) -> str:
    """Head the screen of one group."""
    return f"## {name_text}\n-# {counted(n, 'card', 'cards')}"


def titles_line(title_texts: Sequence[str], more: int) -> str:
    """List the titles of a group, and how many were left out."""
    joined = LIST_SEPARATOR.join(title_texts)
    return f"-# {joined} and {more:,} more" if more else f"-# {joined}"


# --- A source -------------------------------------------------------------------------------------

NO_SOURCES = "There are no sources yet."


def same_voice(title_texts: Sequence[str]) -> str:
    """Say which other sources repeat this one."""
    names = listed([f"“{title}”" for title in title_texts])
    return f"-# One voice with {names}: they repeat one another."


def cited_by(n: int) -> str:
    """Say how many cards cite a source."""
    return f"Cited by {counted(n, 'card', 'cards')}" if n else "No card cites it"


def several_sources(query_text: str, n: int) -> str:
    """Say why the person has to choose a source."""
    return f"-# {counted(n, 'source fits', 'sources fit')} “{query_text}”"


def unknown_source(query_text: str) -> str:
    """Say that no source has this name, and that those there are follow."""
    return f"No source is called “{query_text}”. These are the sources I know:"


# --- Notices --------------------------------------------------------------------------------------

GONE = "This card is no longer there: it was removed or renamed. Look for it among all topics."
SOURCE_GONE = "This source is no longer there: it was removed or renamed. The cards are still here."
BUTTON_OUTDATED = "This button is from another version of the bot. Ask again to get a new one."
TRY_AGAIN = "Discord did not take my answer. Please try again."
ONLY_IN_SERVERS = (
    "This works only in a server that I was added to: its cards and settings belong to it. "
    "Use the command there."
)
ONLY_EDITORS = (
    "Only editors of this server may do that: people with *Manage Server*, and those with the "
    "editor role, if one was chosen in `/settings`. You can propose a change with `/suggest`."
)
ONLY_MANAGERS = (
    "Only people with *Manage Server* may change this server’s settings and see or erase its data."
)
STORE_BUSY = "I can’t write that down at the moment, so nothing was changed. Please try again."
STORE_FULL = (
    "I have no room left to write that down, so nothing was changed. Tell whoever runs this bot "
    "that its disk is full; once there is room, try again."
)
SAVED_UNSHOWN = (
    "That is done. I only can’t read at the moment what it looks like now; have a look in a while. "
    "You need not do it again."
)
COMMANDS_UPDATED = "The commands were just updated. Please try again in a moment."


def typed_back(block: str) -> str:
    """Give back what was typed, in a block of code."""
    return f"You wrote:\n```\n{block}\n```"


def mishap(number: str) -> str:
    """Say that something broke, with the number that also stands in the log."""
    return (
        "Something went wrong, and it is not your fault. Please try again. "
        f"If it happens again, tell whoever runs this bot the number `{number}`."
    )


# --- The message menu -----------------------------------------------------------------------------

BRIEF_ME = "Brief me"
NAMED_HERE = "## Named in this message"


def named_count(n: int) -> str:
    """Say how many cards a message names."""
    return f"-# {counted(n, 'card', 'cards')}"


def nothing_named(brief: str) -> str:
    """Say that a message names no card; `brief` leads to the command."""
    return (
        "No name in this message leads to a card of mine. "
        f"Ask in your own words with {brief}, or look among all topics."
    )


def source_choice(source: Source) -> str:
    """Name a source in a list of suggestions, as plain text of at most 100 characters."""
    dated = f" ({source_date(source)})" if source.published else ""
    title = source.title
    return f"{title}{dated}" if len(title) + len(dated) <= 100 else f"{title[:99]}…"
