"""What the bot says when cards leave a server as a file and come back; see `bot.words`."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from bot.words import LIST_SEPARATOR, counted, person
from briefs.guild.model import LARGEST_CARD, LARGEST_EXCHANGE, MOST_CARDS
from briefs.guild.plan import Fate

_CARD_KB = LARGEST_CARD // 1024
_FILE_MB = LARGEST_EXCHANGE // 1024**2

_HOW = (
    "Each card stands below a line with its name. Change any of them, or write others below\n"
    "names of your own, then give the file to /card import. You see what would change before\n"
    "anything is saved, and one button takes all of it back.\n\n"
    "A statement ends with what it rests on, in brackets: a document and its paragraph or\n"
    "note, as in [ifri-limits ¶3; note 1]; a page, as in [https://example.org/page]; or the\n"
    "server's own word, [own].\n\n"
    "Cards that you leave out stay as they are. To remove a card, put in its place a line like\n"
    "that above it, with the word removed instead of card."
)

# --- Export ---------------------------------------------------------------------------------------

EXPORTED = "## This server’s cards"
HOW_TO_EDIT = (
    "Open the file with any text editor: it says at its head how cards are written. "
    "Then give it to {import_mention}. You see what would change before anything is saved."
)
SEVERAL_FILES = (
    f"They come as {{count}}, because a file that comes back may have {_FILE_MB} MB. "
    "Import them one after the other."
)
MORE_FILES = "More of this server’s cards:"
NOTHING_OWN = (
    "## No cards of its own yet\n"
    "This server shows the pack’s cards, as all servers do. Write its first own card with "
    "{add_mention}, or correct one of the pack’s with {edit_mention}: this server then has its own "
    "version.\n"
    "-# Afterwards {export_mention} gives all of them as one file, for safe keeping, for another "
    "server, or to edit many at once."
)
SEE_EXAMPLE = "-# This is what such a file looks like, with one of the pack’s cards:"


def exported(new: int, versions: int, removed: int) -> str:
    """Say what the file holds."""
    parts = []
    if new:
        parts.append(counted(new, "card of your own", "cards of your own"))
    if versions:
        parts.append(
            counted(versions, "version of a card of the pack", "versions of cards of the pack")
        )
    if removed:
        parts.append(counted(removed, "card of the pack removed", "cards of the pack removed"))
    return LIST_SEPARATOR.join(parts)


def exported_broken(titles_text: str, n: int) -> str:
    """Say that some cards can't be shown, and that they are in the file all the same."""
    cards = "1 card can’t" if n == 1 else f"{n:,} cards can’t"
    return (
        f"⚠️ {cards} be shown at present, because of a document that is no longer known: "
        f"{titles_text}. The file has them as they were written."
    )


def room(own: int) -> str:
    """Say how much a server may have, and a file hold, in small print."""
    return (
        f"-# {own:,} of {MOST_CARDS:,} cards that a server may have of its own. "
        f"A card may have {_CARD_KB} KB, a file for import {_FILE_MB} MB."
    )


def file_head(server: str, cards: int, number: int, total: int) -> str:
    """Begin an exported file: what it is, how to edit it, how it comes back. Plain text."""
    which = f" File {number} of {total}: import them one after the other." if total > 1 else ""
    count = counted(cards, "card", "cards")
    return f"The cards of {server}, as /card export gave them: {count}.{which}\n\n{_HOW}"


def example_head() -> str:
    """Begin a file that shows what one looks like. Plain text."""
    return f"An example: one of the pack's cards, as a file.\n\n{_HOW}"


# --- A file that would be imported ----------------------------------------------------------------

IMPORT = "Import"
DISCARD = "Don’t import"
_FATES: Mapping[Fate, str] = {
    Fate.NEW: "new",
    Fate.CHANGED: "changed",
    Fate.REMOVED: "removed",
    Fate.SAME: "the same already",
}
NOT_YET = "Nothing is saved yet."
EDITED_SINCE = "⚠️ Edited here after this file was exported, so the import replaces those edits: "
MEANWHILE = (
    "⚠️ While you were reading, {titles} changed here, so nothing was imported. "
    "This is what the file would do now:"
)
CHANGED_HERE = (
    "⚠️ Other cards changed here while you were reading, so nothing was imported. "
    "This is what the file would do now:"
)
ELSEWHERE = (
    "-# Some cards are related to cards of another file of this export. The links appear once "
    "that file is imported, too: "
)


def would_import(file_text: str) -> str:
    """Head the report of a file that can be imported."""
    return f"## Import {file_text}?"


def fate_line(fate: Fate, n: int, titles: Sequence[str], more: int) -> str:
    """Name the cards with one fate, as far as there is room."""
    rest = f" and {more:,} more" if more else ""
    listed = LIST_SEPARATOR.join(titles)
    return f"**{n:,} {_FATES[fate]}**" + (f": {listed}{rest}" if listed else "")


def changed_title(title_text: str, changes: str) -> str:
    """Name a card with what changes in it."""
    return f"- {title_text}: {changes}"


def changed_lines(n: int, lines: Sequence[str], more: int) -> str:
    """List the cards that change."""
    rest = [f"- and {more:,} more"] if more else []
    return "\n".join([f"**{n:,} {_FATES[Fate.CHANGED]}**", *lines, *rest])


def room_after(own: int) -> str:
    """Say how many cards a server then has."""
    return f"-# This server then has {own:,} of the {MOST_CARDS:,} own cards that it may have."


def nothing_to_import(cards: int, file_text: str) -> str:
    """Say that a file brings nothing new."""
    every = "Its card is" if cards == 1 else f"All {cards:,} cards are"
    return f"## Nothing to import from {file_text}\n{every} here already, word for word."


# --- A file that is refused -----------------------------------------------------------------------

MEND = "Mend the file and give it to {import_mention} again."


def refused(file_text: str) -> str:
    """Head the report of a file that can't be imported."""
    return f"## Nothing was saved from {file_text}"


def refused_cards(refused: int, total: int) -> str:
    """Say how many cards are to be mended."""
    if not refused:
        return "The file can’t be read as a file of cards."
    if total == 1:
        return "Its card can’t be taken as it is."
    if refused == total:
        return f"None of its {total:,} cards can be taken as it is."
    as_it_is = "as it is" if refused == 1 else "as they are"
    return (
        f"{refused:,} of its {total:,} cards can’t be taken {as_it_is}, "
        "and a file is imported whole or not at all."
    )


def fault_line(line: int, title_text: str, problem: str, remedy: str) -> str:
    """Say what is wrong in one line, and how to mend it."""
    where = LIST_SEPARATOR.join(filter(None, (f"Line {line:,}" if line else "", title_text)))
    if not where:
        return f"- {problem[:1].upper()}{problem[1:]}. {remedy}"
    return f"- **{where}**: {problem}. {remedy}"


def more_faults(n: int) -> str:
    """Say that more is wrong than there is room for."""
    return f"-# and {counted(n, 'more thing', 'more things')} to mend: see the report below."


def unread(n: int) -> str:
    """Say that the reading stopped."""
    return f"-# {counted(n, 'card was', 'cards were')} not looked at: so much was wrong before."


# --- The import -----------------------------------------------------------------------------------

UNDO = "Undo"
TAKEN_BACK = (
    "## The import was taken back\n{cards} as before: what it changed is back, what it added is "
    "gone. Nothing is lost: the file can be imported again, and {history_mention} has every "
    "revision."
)
DISCARDED = "Nothing was imported. Your file is as it was; nothing here changed."
DRAFT_GONE = (
    "This file is no longer at hand: it was set aside, or a week has passed. Nothing was imported. "
    "Give it to {import_mention} again."
)
IMPORT_GONE = "There is no such import on this server, so nothing was taken back."
NO_ROOM_TO_UNDO = (
    f"Nothing was taken back: this server would have more than {MOST_CARDS:,} cards of its own. "
    "Remove some first, then press Undo again."
)


def name_taken(name_text: str, title_text: str) -> str:
    """Say that an import can't be taken back because of a name."""
    return (
        f"Nothing was taken back: the name “{name_text}”, which came back with it, belongs to the "
        f"card “{title_text}” by now. Rename or remove that one first, then press Undo again."
    )


def importing(cards: int) -> str:
    """Say that an import is under way, and that it leaves nothing half done."""
    return (
        f"Importing {counted(cards, 'card', 'cards')} …\n"
        "-# All of them or none. If this still stands here in a minute, give the file to "
        "`/card import` again: it says what is left to do."
    )


def imported(saved: int, removed: int) -> str:
    """Say what was done, and for whom."""
    done = []
    if saved:
        done.append(f"{counted(saved, 'card', 'cards')} imported")
    if removed:
        done.append(f"{counted(removed, 'card', 'cards')} removed")
    return f"## {', '.join(done)}\nMembers of this server see it from now on, and nobody else."


def cards_are(n: int) -> str:
    """Begin the sentence that says what cards are like again."""
    return "Its card is" if n == 1 else f"Its {n:,} cards are"


def edited_after(lines: Sequence[str], more: int) -> str:
    """Say why an import can't be taken back in one step, and what to do."""
    rest = [f"- and {more:,} more"] if more else []
    listed = "\n".join([*lines, *rest])
    return (
        "## Nothing was taken back\nSomebody edited after the import:\n"
        f"{listed}\nUndo would take those edits away, too. `/card restore` brings an earlier "
        "revision of a single card back."
    )


def edited_by(title_text: str, author_id: int, at: int) -> str:
    """Say who edited a card, and when."""
    return f"- **{title_text}**, {person(author_id)}, <t:{at}:R>"


# --- The report as a file -------------------------------------------------------------------------


def report_heading(text: str) -> str:
    """Head a part of the report, in plain text."""
    return f"\n{text}\n{'=' * len(text)}\n"


def report_count(fate: Fate, n: int) -> str:
    """Name a class of cards with their number."""
    return f"{counted(n, 'card', 'cards')} {_FATES[fate]}"


REPORT_REFUSED = "To be mended; nothing was saved"
REPORT_EDITED = "edited here after the export"


def report_name(title: str, slug: str) -> str:
    """Name a card by its title and slug."""
    return f"{title} ({slug})"


def report_change(part: str, before: str, after: str) -> str:
    """Give both states of what changes."""
    lines = [f"  {part}"]
    if before:
        lines.append(f"    - {before}")
    if after:
        lines.append(f"    + {after}")
    return "\n".join(lines)


def report_fault(line: int, problem: str, remedy: str) -> str:
    """Give a fault with its line."""
    return f"  line {line}: {problem}. {remedy}" if line else f"  {problem}. {remedy}"


def report_more(n: int) -> str:
    """Say that a card has more faults than are listed."""
    return f"  and {counted(n, 'more thing', 'more things')} to mend in this card"
