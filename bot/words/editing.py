"""What the bot says while a card is written; see `bot.words` for how arguments are named."""

from __future__ import annotations

from bot.words import counted, person

# --- The form -------------------------------------------------------------------------------------

NEW_CARD = "New card"


def edit_card(title: str) -> str:
    """Head the form of a card that there is, as plain text."""
    return f"Edit: {title}"


def own_version(title: str) -> str:
    """Head the form of a card of the pack, as plain text."""
    return f"Your version: {title}"


# --- Not saved yet --------------------------------------------------------------------------------

NOT_YET = "## Not saved yet"
KEPT = "-# Only you see this. What you wrote is kept for seven days; `/card edit` lists it, too."
OPEN_FORM = "Open the form"
DISCARD = "Discard"
CHANGE = "Change"
GET_FILE = "Get the file"


def edit_other(title: str) -> str:
    """Lead to the card that has a title already, as plain text."""
    return f"Edit “{title}”"


def faults_head(n: int) -> str:
    """Say how much is to be mended."""
    return f"{counted(n, 'thing', 'things')} to mend first:"


def fault_line(place_text: str, problem_text: str, remedy_text: str) -> str:
    """Say what is wrong, where, and what to do."""
    if not place_text:
        return f"- {problem_text[:1].upper()}{problem_text[1:]}. {remedy_text}"
    return f"- **{place_text}**: {problem_text}. {remedy_text}"


def line_place(line: int) -> str:
    """Name a line of a file."""
    return f"Line {line}" if line else ""


def more_faults(n: int) -> str:
    """Say that there is more to mend than fits."""
    return f"-# and {n:,} more: they show when these are mended"


# --- Files ----------------------------------------------------------------------------------------


def correct_and_upload(command: str) -> str:
    """Say how a file that was refused comes back."""
    return f"Correct the file, then upload it again: {command}."


def or_form(mention: str) -> str:
    """Say that there is an easier way."""
    return f"Or use {mention} without a file: then a form asks for each part."


def upload_new(mention: str) -> str:
    """Say how a new card's file comes back."""
    return f"{mention} with the option `file`"


def upload_edit(mention: str, slug: str) -> str:
    """Say how the file of a card that there is comes back."""
    return f"{mention} with `card: {slug}` and the option `file`"


LEAVE_THIS_LINE = "leave this line, it tells whether somebody changed the card meanwhile"


def then_upload(how: str) -> str:
    """Say how a changed file comes back."""
    return f"Then upload it: {how}. You see it before anybody else does."


def too_long(title_text: str) -> str:
    """Say that a card has to be edited as a file."""
    return (
        f"## “{title_text}”\n"
        "This card holds more than a form can. Here it is as a file: open it in any text editor, "
        "change what you like and keep its shape."
    )


def as_file(title_text: str) -> str:
    """Head a draft that is given back as a file."""
    return f"## “{title_text}”\nHere is your draft as a file. Members don’t see it yet."


def broken(title_text: str) -> str:
    """Say that a server's card can't be shown, and why it comes back to its editors."""
    return (
        f"## “{title_text}”\nMembers don’t see this server’s card at the moment: since it was "
        "saved, something that it rests on has gone."
    )


# --- Preview --------------------------------------------------------------------------------------

PUBLISH = "Publish"
PUBLISH_WHY = "Publish with a reason…"
PREVIEW = "## Preview: only you see this so far"
NEW = "-# A new card of this server. Members will see it like this:"
OWN_CHANGED = "-# A change to this server’s card. Members will see it like this:"
VERSION_NEW = (
    "-# This makes this server’s own version. The pack’s card, which all servers see, stays behind "
    "it and can be brought back any day. Members here will see yours like this:"
)
VERSION_CHANGED = (
    "-# A change to this server’s version; the pack’s card stays behind it. Members will see yours "
    "like this:"
)
PACK_CHANGED = (
    "-# ⚠ The pack’s card changed after this server’s version was written: `/card history` shows "
    "how. Publishing keeps yours."
)
BACK_AGAIN = "-# This card was removed; publishing brings it back. Members will see it like this:"
NOTHING_NEW = (
    "-# This is what members see already, so there is nothing to publish. Change something, or "
    "discard it."
)
CHANGES = "What changes"
BACK_TO_PREVIEW = "‹ Preview"
CHOOSE_GROUP = "Group"
NEW_GROUP = "A new group…"


def in_group(name: str) -> str:
    """Name the group that a card is in, as plain text."""
    return f"In the group: {name}"


NEW_GROUP_ABOUT = "Name it yourself"
GROUP_FIELD = "Name of the group"
GROUP_ABOUT = "A word or two, such as “House rules”; members see it under /topics"
BAD_GROUP = (
    "That can’t be the name of a group: write it in Latin letters and digits, 60 at most. The card "
    "stays in the group it was in."
)
REASON_FORM = "Publish with a reason"
REASON = "Why"
REASON_ABOUT = "Other editors read it in the card’s history"


def long_statement(characters: int) -> str:
    """Advise to divide a statement, which publishing does not ask for."""
    return (
        f"-# A statement here has {characters:,} characters: too long for the short card, and as a "
        "daily fact. Press Change and give each sentence that stands alone a line of its own."
    )


def changes(in_short: str) -> str:
    """Count what is different from the card there is."""
    return f"-# Changes: {in_short}"


def changes_head(title_text: str) -> str:
    """Head the differences."""
    return f"## What changes in “{title_text}”"


# --- Published ------------------------------------------------------------------------------------

SHOW_IT = "Show it"
NEXT_SUGGESTION = "Next suggestion"


def published(title_text: str, brief: str, ask: str) -> str:
    """Confirm that members see a card; `brief` and `ask` lead to the commands."""
    return (
        f"## “{title_text}” is published\n"
        f"Members find it with {brief} and {ask} now, and in this server’s daily facts."
    )


def published_before(title_text: str, at: int) -> str:
    """Say that a draft was published by an earlier press."""
    return f"## “{title_text}” is published already\nMembers have seen it since <t:{at}:f>."


def room_left(n: int, most: int) -> str:
    """Say that not many more cards fit."""
    if n == 0:
        return f"-# This server now has {most:,} cards of its own, which is the most there may be."
    return (
        f"-# This server can have {counted(n, 'more card', 'more cards')} of its own: {most:,} "
        "is the most."
    )


def no_room(most: int) -> str:
    """Say that a server has as many cards as it may."""
    return (
        f"This server has {most:,} cards of its own, which is the most there may be. Remove one "
        "that is not needed with `/card remove`; versions of the pack’s cards count, too."
    )


# --- Somebody was faster --------------------------------------------------------------------------

GO_ON = "Go on with mine"
CHANGE_MINE = "Change mine"
DISCARD_MINE = "Discard mine"


def conflict(title_text: str, author: int, at: int) -> str:
    """Say that somebody saved the card meanwhile."""
    return (
        f"## Somebody was faster on “{title_text}”\n"
        f"{person(author)} saved this card <t:{at}:R>, after you had opened it. Nothing of yours "
        "or theirs is lost; you decide."
    )


def conflict_removed(title_text: str, author: int, at: int) -> str:
    """Say that somebody removed the card meanwhile."""
    return (
        f"## “{title_text}” was removed meanwhile\n"
        f"{person(author)} removed this card <t:{at}:R>, after you had opened it. If you go on "
        "with yours, publishing brings the card back."
    )


def conflict_restored(title_text: str, author: int, at: int) -> str:
    """Say that somebody returned to the pack's card meanwhile."""
    return (
        f"## “{title_text}” is the pack’s card again\n{person(author)} brought the "
        f"pack’s card back <t:{at}:R>, after you had opened this server’s version."
    )


THEIR_CHANGES = "**What they changed**"

# --- Drafts ---------------------------------------------------------------------------------------

DISCARDED = (
    "Discarded: nothing was published.\n-# If that was a slip, you can take it up again for up "
    "to seven days."
)


def broken_choice(title: str) -> str:
    """Name a card that members can't see in a list of suggestions, as plain text."""
    return f"To be mended, not shown: {title}"


def draft_choice(title: str) -> str:
    """Name a draft in a list of suggestions, as plain text."""
    return f"Draft, not published: {title}"


TAKE_UP = "Take it up again"
CARD_GONE = "There is no such card here any more. `/card add` writes a new one."
PUBLISHED_ALREADY = "This was published already. `/card edit` opens the card as it is now."
DRAFT_GONE = (
    "This draft is no longer there: drafts are kept for seven days, and each belongs to the person "
    "who wrote it, on the server where they did."
)


def too_many_drafts(most: int) -> str:
    """Say that no more drafts are kept, and what to do."""
    return (
        f"You have {most} drafts here that you neither published nor discarded, and no more are "
        "kept. `/card edit` lists them: publish or discard one first."
    )


GIVEN_BACK = "-# So that nothing is lost, here is what you wrote."

# --- Which card -----------------------------------------------------------------------------------

CHOOSE_EDIT = "Choose the card to edit"
WRITE_IT = "Write a new card"


def which_edit(typed_text: str, n: int, *, near: bool) -> str:
    """Ask which of some cards is to be edited; `near`: they only come near what was typed."""
    if n and not near:
        return f"“{typed_text}” fits {counted(n, 'card', 'cards')}. Which one do you want to edit?"
    if n:
        return f"No card here is called “{typed_text}”. Did you mean one of these?"
    return f"No card here is called “{typed_text}”. You can write it."


def removed(name_text: str, restore: str) -> str:
    """Say that a card was removed, and how it comes back."""
    return (
        f"“{name_text}” was removed from this server. {restore} brings it back; then it can be "
        "edited."
    )
