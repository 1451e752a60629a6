"""What is said about what members propose and ask for: `/suggest`, review, wanted.

Arguments named `…_text` arrive escaped, ready for Markdown, as in `bot.words`.
"""

from __future__ import annotations

from bot.words import counted, person
from bot.words.facts import moment
from briefs.guild.model import SuggestionState

# --- Proposing ------------------------------------------------------------------------------------

WRONG = "Something wrong?"
NOT_HERE = (
    "Suggestions are read by the editors of a server, and here there are none. In a server that I "
    "was added to, use `/suggest`, or press “Something wrong?” under the card."
)
NEW_CARD_FORM = "Suggest a card"
TOPIC = "What is the card about?"
SAY = "What should it say?"
SAY_ABOUT = "In your own words. An editor makes a card of it."
SAY_OTHERWISE = "What should the card say otherwise?"
SAY_OTHERWISE_ABOUT = "Quote what is wrong or missing, then say what is right."
SOURCE = "Where is that written?"
SOURCE_ABOUT = "A link, or the name of a document. Leave it empty if you don’t know."


def correction_form(title: str) -> str:
    """Head the form about a card, as plain text that is cut where it is too long."""
    return f"Wrong: {title}"


def thanks(about_text: str) -> str:
    """Confirm a suggestion: who reads it, and what happens next."""
    return (
        "## Thank you\n"
        f"Your suggestion on {about_text} now waits for the editors of this server. They alone "
        "read it, with your name. Once one of them has decided, I tell you by direct message."
    )


NOTHING_SAID = (
    "Nothing was sent: I see no words in what should be said. Write a sentence there, then send it "
    "again."
)
CARD_GONE = (
    "Nothing was sent: this card was removed or renamed while you wrote. `/suggest` proposes it "
    "anew."
)
NOT_KEPT = "I can’t write that down at the moment, so nothing was sent. Please try again."


def too_many(limit: int) -> str:
    """Say that a member must wait for the editors."""
    return (
        f"Nothing was sent: {limit} of your suggestions wait for the editors of this server "
        "already, which is the most. When they have decided on one, there is room again."
    )


def typed_source(source: str) -> str:
    """Give back where something is written, as plain text."""
    return f"Where it is written: {source}"


# --- Review ---------------------------------------------------------------------------------------

ACCEPT = "Accept"
DECLINE = "Decline"
ACCEPT_NEW = "-# Accept opens the form for a new card. Once it is published, the member is told."
ACCEPT_CORRECTION = "-# Accept opens this card’s form. Once it is published, the member is told."
FINISH = "Done already"
OPEN_CARD = "Open card"
NO_SUGGESTIONS = (
    "No suggestion waits. Members propose cards with `/suggest`, and say what a card should say "
    "otherwise with the button “Something wrong?” under it."
)
GONE_CARD = "-# ⚠ This card is gone: it was removed or renamed since."
SAYS_NOW = "**The card now says**"


def more_statements(n: int) -> str:
    """Say how much of the card is not shown."""
    return f"-# and {counted(n, 'more statement', 'more statements')}"


REVIEW_THEM = "Review"


def waiting(n: int) -> str:
    """Tell an editor that suggestions wait."""
    if n == 1:
        return "A member’s suggestion waits for an editor. `/card review` shows it any time."
    return f"{n:,} suggestions of members wait for an editor. `/card review` shows them any time."


DECLINE_FORM = "Decline a suggestion"
REASON = "Why?"
REASON_ABOUT = "The member reads it. It may stay empty."
SUGGESTION_GONE = "There is no such suggestion here any more."


def review_title(place: int, total: int) -> str:
    """Head one of the suggestions that wait, `place` from 1."""
    return f"## Suggestion {place} of {total}"


def proposes_card(topic_text: str) -> str:
    """Say that a card is missing."""
    return f"A card is missing on **{topic_text}**"


def corrects_card(title_text: str) -> str:
    """Say on which card something is wrong."""
    return f"Something is wrong on **{title_text}**"


def proposed_by(user_id: int, at: int) -> str:
    """Say who proposed it, and when."""
    return f"-# From {person(user_id)}, {moment(at, 'R')}"


def written_in(source_text: str) -> str:
    """Say where a member found it."""
    return f"Where it is written: {source_text}"


NO_SOURCE = "-# Where it is written: not said"


def near_cards(title_texts: str) -> str:
    """Name the cards that a search for the topic finds already."""
    return f"-# A search for it finds: {title_texts}"


# --- Deciding -------------------------------------------------------------------------------------

_DONE = {SuggestionState.ACCEPTED: "accepted", SuggestionState.DECLINED: "declined"}


def closed_before(user_id: int | None, state: SuggestionState, reason_text: str) -> str:
    """Say that somebody was quicker."""
    who = "Somebody" if user_id is None else person(user_id)
    why = f" Their reason: “{reason_text}”." if reason_text else ""
    return f"{who} {_DONE[state]} this one meanwhile, so I changed nothing.{why}"


def closed_by_you(state: SuggestionState) -> str:
    """Say that the same editor closed it already."""
    return f"You {_DONE[state]} this one already."


DECLINED = "Declined."
FINISHED = "Closed as done."


def closed_told(done: str, user_id: int) -> str:
    """Confirm that a suggestion was closed, and its author told."""
    return f"{done} I told {person(user_id)}."


def closed_own(done: str) -> str:
    """Confirm that an editor closed a suggestion of their own."""
    return f"{done} It was your own, so there was nobody to tell."


def closed_untold(done: str, user_id: int, why: str) -> str:
    """Confirm that a suggestion was closed, and say that its author does not know."""
    return f"{done} I could not tell {person(user_id)}: {why}"


def accepted(user_id: int) -> str:
    """Say that a suggestion is closed by what was published, and its author told."""
    return f"The suggestion of {person(user_id)} is closed, and I told them."


def accepted_late(user_id: int | None, state: SuggestionState) -> str:
    """Say that somebody closed the suggestion while the card was written."""
    who = "Somebody" if user_id is None else person(user_id)
    return f"{who} {_DONE.get(state, 'closed')} the suggestion meanwhile; your card stands."


ACCEPTED_OWN = "Your suggestion is closed."
ACCEPTED_NOT_CLOSED = (
    "I could not close the suggestion that it came from: it still stands in `/card review`."
)


def accepted_untold(user_id: int, why: str) -> str:
    """Say that a suggestion is closed, and that its author does not know."""
    return f"The suggestion of {person(user_id)} is closed, but I could not tell them: {why}"


DMS_CLOSED = "they take no direct messages from me."
IN_DOUBT = "Discord did not answer, so my message may or may not have come."
NOT_TAKEN = "Discord did not take my message."

# --- What the member reads ------------------------------------------------------------------------


def tell_declined(about_text: str, server_text: str, reason_text: str) -> str:
    """Tell a member that their suggestion was declined."""
    why = f" The reason: “{reason_text}”" if reason_text else " No reason was given."
    return f"The editors of {server_text} declined your suggestion on {about_text}.{why}"


def tell_finished(about_text: str, server_text: str) -> str:
    """Tell a member that a card does what they asked for."""
    return (
        f"The editors of {server_text} accepted your suggestion on {about_text}: the cards there "
        "say it by now."
    )


def tell_accepted(about_text: str, server_text: str, title_text: str) -> str:
    """Tell a member that their suggestion was accepted."""
    return (
        f"The editors of {server_text} accepted your suggestion on {about_text}. See the card "
        f"**{title_text}** there, with `/brief`."
    )


def you_wrote(excerpt: str) -> str:
    """Remind a member of what they proposed."""
    return f"-# You wrote: {excerpt}"


A_SERVER = "the server"


def about(topic_text: str) -> str:
    """Name what a suggestion is about."""
    return f"**{topic_text}**"


# --- Wanted ---------------------------------------------------------------------------------------

WANTED_TITLE = "## Wanted"
WRITE_CARD = "Write this card"
NOT_NEEDED = "Not needed"
UNDO = "Undo"
PUT_BACK = "Put back"
SHOW_WANTED = "Wanted"
NOTHING_WANTED = (
    "Nobody asked for anything that I have no card on. When a `/brief` or `/ask` finds nothing, it "
    "is noted here, without the name of who asked."
)
OFF_TITLE = "## Not needed"
NOTHING_OFF = "Nothing was taken off the list."
OFF_INTRO = "-# Taken off the list of what is wanted, however often they are asked."
WANTED_GONE = "This is not on the list any more."


def wanted_intro(n: int) -> str:
    """Say what stands on the list, and that nobody is named."""
    asked = counted(n, "query", "queries")
    return f"-# {asked} that found no card, most asked first. Who asked is not kept."


def wanted_line(place: int, query_text: str, asked: int, last: int) -> str:
    """Give one query, with how often and when it was asked last."""
    times = "once" if asked == 1 else "twice" if asked == 2 else f"{asked:,} times"
    when = moment(last, "R")
    told = f"Asked {times}, {when}" if asked == 1 else f"Asked {times}, last {when}"
    return f"**{place}. {query_text}**\n-# {told}"


def taken_off(query_text: str) -> str:
    """Confirm that a query is off the list."""
    return f"Taken off the list: **{query_text}**"


def put_back(query_text: str) -> str:
    """Confirm that a query is back on the list."""
    return f"Back on the list: **{query_text}**"


def show_off(n: int) -> str:
    """Lead to what was taken off, as plain text."""
    return f"Not needed: {n:,}"
