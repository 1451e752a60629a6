"""What the bot says of revisions: what changed, who did it, how it comes back; see `bot.words`."""

from __future__ import annotations

from datetime import datetime

from bot.words import LIST_SEPARATOR, counted, listed, person, short_date
from bot.words.facts import moment
from briefs.dates import PartialDate
from briefs.guild.differences import ChangeKind
from briefs.guild.model import Act, Revision, Standing

# --- What changed ---------------------------------------------------------------------------------

SIGNS = {ChangeKind.ADDED: "+", ChangeKind.REMOVED: "−", ChangeKind.CHANGED: "±"}
SIGNS_SAY = "-# ~~Taken out~~\u00a0· **put in**"
NO_CHANGE = "No difference in what members read."
UNSEEN = "*characters that can’t be seen*"
UNDO = "Undo"


def change_line(kind: ChangeKind, shown: str) -> str:
    """Give one difference, as Markdown."""
    return f"**{SIGNS[kind]}** {shown}"


def more_changes(n: int) -> str:
    """Say that there are more differences than are shown."""
    return f"-# and {counted(n, 'more change', 'more changes')}"


def part_in_short(part: str, added: int, removed: int, reworded: int) -> str:
    """Count what changed in a part of a card: `Key points (2 added, 1 taken out)`.

    Args:
        part: Its name, as Markdown.
        added: How many of its texts came.
        removed: How many went.
        reworded: How many changed; of a part that is one text all are 0.
    """
    counts = ((added, "added"), (removed, "taken out"), (reworded, "reworded"))
    told = ", ".join(f"{n} {what}" for n, what in counts if n)
    return f"{part} ({told})" if told else part


def parts_in_short(parts: list[str], more: int) -> str:
    """List the parts that changed."""
    listed = LIST_SEPARATOR.join(parts)
    return f"{listed} and {counted(more, 'more part', 'more parts')}" if more else listed


# --- A revision -----------------------------------------------------------------------------------

_ACTS = {
    Act.PUBLISH: "published",
    Act.REMOVE: "removed",
    Act.IMPORT: "imported",
    Act.UNDO: "took back an import",
}
THE_PACKS = "The pack’s card"


def act(revision: Revision, origin: int | None) -> str:
    """Say what an editor did: `published`, `brought back revision 3`.

    Args:
        revision: What they saved.
        origin: The first revision with the same card, if there is one before it.
    """
    if revision.act is not Act.RESTORE:
        return _ACTS[revision.act]
    if revision.standing is Standing.PACK:
        return "brought back the pack’s card"
    if revision.standing is Standing.REMOVED:
        return "removed again"
    return f"brought back revision {origin}" if origin else "brought back"


def act_line(revision: Revision, origin: int | None) -> str:
    """Say which revision this is, what was done, by whom and when, as Markdown."""
    at = revision.at
    return (
        f"**{revision.number}{LIST_SEPARATOR}{act(revision, origin)}**\n"
        f"-# by {person(revision.author_id)}, {moment(at, 'R')}: {moment(at, 'f')}"
    )


def reason_line(reason_text: str) -> str:
    """Quote why it was done."""
    return f"> {reason_text}" if reason_text else ""


def in_short_line(text: str) -> str:
    """Put what changed in short into small print."""
    return f"-# {text}" if text else ""


def changed_in(parts: str) -> str:
    """Say which parts changed."""
    return f"Changed: {parts}"


def new_card(statements: int) -> str:
    """Say that there was no card before."""
    return f"A new card with {counted(statements, 'statement', 'statements')}"


def seen_again(statements: int) -> str:
    """Say that members saw nothing before."""
    return f"Seen again, with {counted(statements, 'statement', 'statements')}"


def revision_choice(revision: Revision, origin: int | None, at: datetime) -> str:
    """Name a revision in a list, as plain text: number, act, when, why.

    Args:
        revision: It.
        origin: As for `act`.
        at: When it was saved, in the zone it is told in.
    """
    day = short_date(PartialDate(at.year, at.month, at.day))
    zone = " UTC" if at.tzname() == "UTC" else ""
    named = f"{revision.number} · {act(revision, origin)} · {day}, {at:%H:%M}{zone}"
    return f"{named} · {revision.reason}" if revision.reason else named


def card_choice(title: str, *, removed: bool) -> str:
    """Name a card in a list, as plain text."""
    return f"{title} (removed)" if removed else title


# --- The history of a card ------------------------------------------------------------------------

CHOOSE_REVISION = "Open one of these"
PACK_ENTRY = f"**{THE_PACKS}**{LIST_SEPARATOR}what every server sees that has no version of its own"
NEVER_EDITED = (
    "Nobody changed this card here: members see the pack’s card, as all servers do. Edit it, and "
    "this server has its own version; the pack’s can always come back."
)
EDIT = "Edit this card"
BRING_IT_BACK = "Bring it back"
HISTORY = "History"
SHOW_CARD = "Show the card"
SEE_PACK_CHANGE = "What changed in the pack"
PACK_CHANGED_LINE = "-# ⚠ The pack’s card changed after this server’s version was written."
PACK_GONE_LINE = "-# ⚠ The pack no longer has this card; this server’s version stays."


def history_title(title_text: str) -> str:
    """Head the list of revisions."""
    return f"## History of “{title_text}”"


def members_see(revision: Revision | None, *, of_pack: bool) -> str:
    """Say what members see at present, as small print."""
    if revision is None or revision.standing is Standing.PACK:
        return "-# Members see the pack’s card."
    if revision.standing is Standing.REMOVED:
        hidden = "it is hidden in this server" if of_pack else "it was removed"
        return f"-# Members see nothing: {hidden}. Any revision can come back."
    whose = "this server’s own version" if of_pack else "this server’s own card"
    return f"-# Members see revision {revision.number}, {whose}."


def broken_line(number: int, problem_text: str, *, of_pack: bool) -> str:
    """Say that the newest revision can't be shown, and why."""
    seen = "the pack’s card" if of_pack else "nothing"
    return (
        f"-# ⚠ Members see {seen}: revision {number} can’t be shown any more ({problem_text}). "
        "Edit it, or bring another revision back."
    )


# --- One revision ---------------------------------------------------------------------------------

BRING_BACK = "Bring this back"
BRING_PACK_BACK = "Go back to the pack’s card"
REMOVE_AGAIN = "Remove it again"
AS_IT_WAS = "See the card"
ALL_REVISIONS = "All revisions"
AGAINST_NOW = "Compare with now"
AGAINST_BEFORE = "Compare with the one before"
SEEN_NOW = "-# This is what members see now."
NOTHING_SEEN = "From here on, members saw nothing."
FIRST_STATE = "**A new card**"
SEEN_AGAIN = "**Seen again** after members saw nothing"
FROM_BEFORE = "**What changed** from the revision before"
FROM_PACK = "**What changed** from the pack’s card"
TO_IT = "**What would change** for members if it came back"
PACK_SAME = "Every server sees this card that has no version of its own."


def revision_title(title_text: str, number: int) -> str:
    """Head one revision; 0 is the pack’s card."""
    return f"## “{title_text}”: " + (f"revision {number}" if number else "the pack’s card")


def can_not_show(problem_text: str) -> str:
    """Say that a state can't be shown, and why."""
    return f"This revision can’t be shown any more: {problem_text}."


def state_line(number: int) -> str:
    """Say which state of a card this is, above it."""
    of = f"revision {number}" if number else "the pack’s card"
    return f"As in {of}, shown to you alone"


def back_to(number: int) -> str:
    """Label the way back from a state to its revision, as plain text."""
    return f"‹ Revision {number}" if number else "‹ The pack’s card"


# --- Done -----------------------------------------------------------------------------------------


def removed(title_text: str, *, of_pack: bool, restore: str) -> str:
    """Confirm that members don't see a card any more, and say how it comes back.

    Args:
        title_text: Its title.
        of_pack: Whether the pack has it.
        restore: Leads to the command that brings it back.
    """
    head = f"## “{title_text}” is {'hidden in this server' if of_pack else 'removed'}"
    elsewhere = " Other servers keep the pack’s card." if of_pack else ""
    return (
        f"{head}\nMembers here don’t find it any more, and no daily fact comes from it."
        f"{elsewhere}\n-# Nothing is lost: **Undo** brings it back now, {restore} any day."
    )


def restored(title_text: str, origin: int | None, number: int) -> str:
    """Confirm that members see an earlier state of a card."""
    state = f" as in revision {origin}" if origin else ""
    return (
        f"## “{title_text}” is back{state}\n"
        f"Members see it now. It is revision {number} in the history."
    )


def pack_restored(title_text: str, *, there: bool) -> str:
    """Confirm that members see the pack's card again."""
    if not there:
        return (
            f"## “{title_text}” is gone\nThe pack no longer has this card, so members see nothing. "
            "This server’s version stays in the history."
        )
    return (
        f"## “{title_text}” is the pack’s card again\n"
        "Members see what all servers see. What this server wrote stays in the history."
    )


def already(title_text: str, standing: Standing) -> str:
    """Say that there was nothing to do."""
    if standing is Standing.REMOVED:
        return f"“{title_text}” is removed already, so I changed nothing."
    return f"Members see “{title_text}” just like that already, so I changed nothing."


# --- Not done -------------------------------------------------------------------------------------

ANYWAY = "Do it all the same"
CHANGED_SINCE = "What changed meanwhile:"
NO_REVISION = (
    "There is no such revision here. Choose one from the suggestions, or look at `/card history`."
)
NOTHING_BEFORE = "Members never saw another revision of this card, so there is none to bring back."


def meanwhile(revision: Revision, origin: int | None) -> str:
    """Say that somebody else saved the card, and that nothing was done."""
    return (
        "## Not yet: the card was changed meanwhile\n"
        f"{person(revision.author_id)}, {moment(revision.at, 'R')}: {act(revision, origin)}. "
        "I did nothing so far."
    )


def name_taken(name_text: str, title_text: str) -> str:
    """Say that a card can't come back because of one of its names."""
    return (
        f"It can’t come back as it was: its name “{name_text}” belongs to the card “{title_text}” "
        "by now. Rename or remove that one first."
    )


def too_many(limit: int) -> str:
    """Say that a server has as many cards as it may."""
    return f"This server has {limit:,} cards of its own, which is the most. Remove one first."


def no_card(typed_text: str, near: list[str]) -> str:
    """Say that no card is called so, with the ones near it."""
    hint = f" Near it: {LIST_SEPARATOR.join(near)}." if near else ""
    return f"No card here is called “{typed_text}”.{hint} Choose one from the suggestions."


# --- The pack's card changed ----------------------------------------------------------------------

KEEP_OURS = "Keep ours"
TAKE_PACKS = "Take the pack’s"
REMOVE_OURS = "Remove ours"
EDIT_OURS = "Edit ours"
KEPT_REASON = "kept our version"
CHOOSE_CHANGED = "See what changed in…"
PACK_UNREADABLE = "What the card was before can’t be read any more, so this is all of it as it is."


def pack_changed(title_text: str, problem_text: str) -> str:
    """Head what changed in the pack's card.

    Args:
        title_text: Its title.
        problem_text: Why this server's version can't be shown any more; empty when it can.
    """
    ours = _ours(problem_text, "the pack’s card")
    return f"## The pack’s card “{title_text}” changed\n{ours} In the pack’s card:"


def pack_gone(title_text: str, problem_text: str) -> str:
    """Say that the pack's card is gone; `problem_text` as for `pack_changed`."""
    return f"## The pack no longer has “{title_text}”\n{_ours(problem_text, 'nothing')}"


def _ours(problem_text: str, seen: str) -> str:
    if not problem_text:
        return "This server has its own version, which members still see."
    return f"Members see {seen}: this server’s version can’t be shown any more ({problem_text})."


def packs_changed(title_texts: list[str]) -> str:
    """Say that several cards changed."""
    return (
        f"## {len(title_texts)} of the pack’s cards changed\n"
        f"This server has its own versions of {listed(title_texts)}."
    )


def pack_settled(title_text: str) -> str:
    """Say that nothing is left to decide."""
    return f"The pack’s card is the one that this server’s version of “{title_text}” began from."


def cards_broken(title_texts: list[str], more: int) -> str:
    """Say that cards of the server can't be shown any more, and what to do."""
    one = len(title_texts) + more == 1
    them, it = ("it", "it rests") if one else ("them", "they rest")
    others = f" and {more} more (`/card edit` lists them)" if more else ""
    return (
        f"## {'A card' if one else f'{len(title_texts) + more} cards'} of this server can’t be "
        f"shown any more\n{listed(title_texts)}{others}: since you saved {them}, a document that "
        f"{it} on has gone. Until you mend {them}, members don’t see {them}."
    )


def mend(title_text: str) -> str:
    """Lead to the form of a card that can't be shown."""
    return f"Mend “{title_text}”"


def kept(title_text: str, *, there: bool) -> str:
    """Confirm that a server keeps its version."""
    again = " I tell you when the pack’s card changes again." if there else ""
    return f"## Kept: this server’s “{title_text}”\nMembers see it as before.{again}"
