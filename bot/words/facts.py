"""What the bot says about daily facts; see `bot.words` for how arguments are named."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from bot.words import LIST_SEPARATOR, counted
from briefs.facts.model import PausedReason

# --- Commands, as Discord lists them --------------------------------------------------------------

GROUP_DESCRIPTION = "A fact now, or one a day"
DESCRIPTIONS: Mapping[str, str] = {
    "facts now": "One fact, with its source",
    "facts subscribe": "A fact a day, here or in your direct messages",
    "facts list": "Daily facts: when the next comes, and why one did not",
    "facts pause": "Stop daily facts for a while",
    "facts resume": "Let daily facts come again, and test it with one",
    "facts unsubscribe": "End daily facts",
}
_WHICH = "Which one; the list shows what you may change"
OPTIONS: Mapping[str, Mapping[str, str]] = {
    "facts now": {"topic": "A card or a group; everything when left out"},
    "facts subscribe": {
        "time": "The local time, such as 09:00 or 9 pm",
        "timezone": "A city or a zone: Osaka, Москва, JST; the server’s home zone when left out",
        "channel": "Where; this channel when left out",
        "topic": "A card or a group; everything when left out",
        "dm": "Send them to you alone, as direct messages",
    },
    "facts pause": {"subscription": _WHICH},
    "facts resume": {"subscription": _WHICH},
    "facts unsubscribe": {"subscription": _WHICH},
}

# --- A fact ---------------------------------------------------------------------------------------

FULL_BRIEF = "Full brief"
ANOTHER = "Another one"
STOP = "Stop these"
NO_FACTS = "There is no fact to tell on that yet. Try another topic, or none for all of them."


def progress(place: int, total: int) -> str:
    """Say how far through all facts a subscriber is, as plain text."""
    return f"Daily fact {place:,} of {total:,}"


# --- Topics and places ----------------------------------------------------------------------------

EVERYTHING = "all topics"
THE_DM = "your direct messages"


def about_card(title_text: str) -> str:
    """Name a topic that is a card."""
    return f"“{title_text}”"


def about_group(name_text: str) -> str:
    """Name a topic that is a group."""
    return f"all of {name_text}"


def group_choice(name: str, cards: int) -> str:
    """Name a group in a list of suggestions, as plain text."""
    return f"{name}: all {counted(cards, 'card', 'cards')}"


def channel(channel_id: int) -> str:
    """Show a channel by its name."""
    return f"<#{channel_id}>"


def moment(at: int, style: str = "F") -> str:
    """Show a time in each reader's own zone; `R` as “in 3 hours”."""
    return f"<t:{at}:{style}>"


def daily_at(clock_time: str, zone_text: str) -> str:
    """Say when facts come, as a person there reads the clock."""
    return f"daily at {clock_time}, {zone_text.replace('_', ' ')}"


# --- Subscribing ----------------------------------------------------------------------------------

SEND_NOW = "Send one now"
PAUSE = "Pause"
RESUME = "Resume"
RESUME_AND_TEST = "Send one and resume"
UNDO = "Undo"
YES_STOP = "Yes, stop them"
SHOW_LIST = "Show all"
DM_WELCOME = (
    "Here you will get a fact a day. `/facts list` shows when; `/facts unsubscribe` ends it."
)
DM_AND_CHANNEL = "`dm` sends facts to you alone, `channel` to a channel: leave one of them out."
SUBSCRIPTION_THERE = "There is one like it by now, so nothing was undone."
GONE = "The channel no longer exists: stop this one and subscribe another channel."
IN_DOUBT = "Discord did not answer in time: look there whether it has come, then try again."
NOT_MEMBER = (
    "I am not a member of this server, so I can’t post here by myself. Somebody with the "
    "permission Manage Server can add me to it; or set `dm: True`, and facts come to you alone."
)
NO_POSTS_HERE = (
    "I can’t post in group conversations by myself. Set `dm: True`, and facts come to you alone."
)
EDITORS_ONLY = (
    "Daily facts for a channel are set up by editors: people with **Manage Server**, or with the "
    "role that they chose for it in `/settings`. Ask one of them; or set `dm: True`, and facts "
    "come to you alone."
)
NOT_YOURS = (
    "Only the person who subscribed and editors (people with **Manage Server**, or with the editor "
    "role) can change this one."
)
SUBSCRIPTION_GONE = "There is no such subscription here. It may have ended already."
DM_REFUSED = (
    "Discord does not let me write to you. Allow direct messages from this server (its name → "
    "Privacy Settings), or add me to your own apps, then use the command again."
)
BUSY = "Discord takes no messages from me at the moment. Please try again in a few minutes."


def subscribed(where: str, topic_text: str, when: str, times: Sequence[int]) -> str:
    """Confirm a subscription, with the next times."""
    return f"## A fact a day in {where}\nOn {topic_text}, {when}. {_upcoming(times)}"


def changed(where: str, topic_text: str, when: str, times: Sequence[int]) -> str:
    """Confirm that the time was changed."""
    return f"## Changed: facts in {where}\nOn {topic_text}, {when}. {_upcoming(times)}"


def _upcoming(times: Sequence[int]) -> str:
    return "\n".join(["The next, by your own clock:", *(f"- {moment(at)}" for at in times)])


def already(where: str, topic_text: str, when: str, *, paused: bool) -> str:
    """Say that there is one like it."""
    if paused:
        return f"There are facts on {topic_text} for {where} already, {when}; they are paused."
    return f"Facts on {topic_text} come to {where} already, {when}."


STILL_PAUSED = "They are paused: none comes before somebody resumes them."


def offer_change(when: str) -> str:
    """Offer another time for the one there is."""
    return f"Do you want them {when} instead?"


def change_to(clock_time: str, zone: str) -> str:
    """Label the button that changes the time, as plain text."""
    return f"Change to {clock_time}, {zone.replace('_', ' ')}"


def typed_again(name: str, options: Mapping[str, str]) -> str:
    """Give back what a person typed, to copy; as a code block."""
    given = " ".join(f"{option}:{value}" for option, value in options.items())
    return f"You typed:\n```\n/{name} {given}\n```"


def bad_time(typed_text: str) -> str:
    """Say that a time can't be read."""
    return f"“{typed_text}” is not a time of day that I can read. Write it like `09:00` or `9 pm`."


NO_ZONE = (
    "By which clock? Add `timezone`: a large city near you, such as Osaka or New York, or a zone. "
    "It can be left out in servers that have set a home time zone in `/settings`."
)


def home_zone_choice(zone: str) -> str:
    """Name the home zone of a server in a list of suggestions, as plain text."""
    return f"{zone.replace('_', ' ')}: this server’s home time zone"


def bad_zone(typed_text: str, near: Sequence[str]) -> str:
    """Say that a zone is not known, with the ones near it."""
    hint = f" Did you mean {LIST_SEPARATOR.join(near)}?" if near else ""
    return (
        f"I know no time zone or city “{typed_text}”.{hint} Type a large city of the same zone, or "
        "a name such as `Asia/Tokyo`."
    )


def bad_topic(typed_text: str, near: Sequence[str]) -> str:
    """Say that a topic is not known, with the ones near it."""
    hint = f" Near it: {LIST_SEPARATOR.join(near)}." if near else ""
    return f"I have no card or group “{typed_text}”.{hint} Leave the topic out for everything."


def missing_permission(where: str, permission: str) -> str:
    """Say what to change so that the bot can post."""
    return (
        f"I can’t post in {where}: the permission **{permission}** is missing. Give it to me in "
        "the channel’s settings → Permissions, then use the command again."
    )


def unknown_place(where: str) -> str:
    """Say that a channel is not visible."""
    return (
        f"I can’t see {where}: the permission **View Channel** is missing, or it is an archived "
        "thread. Give it to me, or write something in the thread, then use the command again."
    )


def too_many(limit: int, *, is_dm: bool) -> str:
    """Say that there are as many as there may be."""
    where = "You have" if is_dm else "This server has"
    return f"{where} {limit} daily facts already, which is the most. End one first: `/facts list`."


# --- The list -------------------------------------------------------------------------------------

LIST_TITLE = "## Daily facts"
CHOOSE_STOP = "Stop one of these"
LIST_EMPTY_EDITOR = (
    "No channel gets a fact a day yet. `/facts subscribe time: 09:00 timezone: Tokyo` starts it in "
    "this channel; add `dm: True`, and it comes to you alone."
)
LIST_EMPTY_MEMBER = (
    "You get no fact a day yet. `/facts subscribe time: 09:00 timezone: Tokyo dm: True` brings you "
    "one as a direct message."
)


def listed_line(where: str, topic_text: str, when: str) -> str:
    """Name a subscription."""
    return f"**{where[:1].upper()}{where[1:]}** — {topic_text}, {when}"


def next_line(at: int) -> str:
    """Say when the next fact comes."""
    return f"-# Next {moment(at, 'R')}: {moment(at, 'f')}"


def last_line(at: int, link: str | None) -> str:
    """Say when the last fact came, with a link to it."""
    return f"-# Last sent {moment(at, 'f')}" + (f": {link}" if link else "")


NEVER_SENT = "-# None has come at its time yet"


def missed_line(day: str) -> str:
    """Say that a day's fact was not sent in time."""
    return f"-# Missed on {day}: I could not send it within six hours"


def unknown_line(day: str) -> str:
    """Say that nobody knows whether a day's fact came."""
    return (
        f"-# On {day} Discord’s answer was lost, and without **Read Message History** I can’t see "
        "whether the fact is there"
    )


def failing_line(since: int) -> str:
    """Say that Discord refuses at the moment."""
    return f"-# Discord has refused it since {moment(since, 'f')}; I try again within the hour"


def pending_line(at: int) -> str:
    """Say that a fact is late and will be tried again."""
    return f"-# One is on its way; the next try is {moment(at, 'R')}"


PAUSED_WHY: Mapping[PausedReason, str] = {
    PausedReason.PERSON: "Paused by hand.",
    PausedReason.CHANNEL_GONE: "Paused: the channel no longer exists.",
    PausedReason.GUILD_GONE: "Paused: I am no longer in the server.",
    PausedReason.NO_ACCESS: "Paused: Discord does not let me post there.",
    PausedReason.DMS_CLOSED: "Paused: Discord does not let me write to this person.",
    PausedReason.ARCHIVED: "Paused: the thread is archived and locked.",
}
PAUSED_REMEDY: Mapping[PausedReason, str] = {
    PausedReason.PERSON: "Resume when you want them again.",
    PausedReason.CHANNEL_GONE: "Stop this one and subscribe another channel.",
    PausedReason.GUILD_GONE: "Invite me again, then resume.",
    PausedReason.NO_ACCESS: (
        "Give me **View Channel**, **Send Messages** and **Embed Links** there, then resume."
    ),
    PausedReason.DMS_CLOSED: (
        "Allow direct messages from a server we share, or add me to your own apps, then resume."
    ),
    PausedReason.ARCHIVED: "Open the thread again, then resume.",
}


def lacks(permission: str) -> str:
    """Name the permission that is missing, and what to do."""
    return f"The permission **{permission}** is missing. Give it to me there, then resume."


def paused_line(since: int, why: str, remedy: str) -> str:
    """Say that a subscription rests, why, and what to do."""
    return f"⏸ {why} {remedy}\n-# Since {moment(since, 'f')}"


def subscription_choice(where: str, topic: str, when: str, *, paused: bool) -> str:
    """Name a subscription in a list of suggestions, as plain text."""
    return f"{where}: {topic}, {when}" + (" (paused)" if paused else "")


# --- Pausing, resuming, ending --------------------------------------------------------------------


def paused(where: str) -> str:
    """Confirm a pause."""
    return f"Paused. No facts come to {where} until they are resumed."


def resumed(where: str, link: str | None, at: int) -> str:
    """Confirm that facts come again, after one was sent as a test."""
    sent = f"I have just sent one ({link}); the" if link else "The"
    return f"Facts come to {where} again. {sent} next comes {moment(at)}."


def not_resumed(why: str) -> str:
    """Say why facts can't come again yet."""
    return f"I tried to send one, and it did not work. {why} It stays paused."


def sent_now(link: str | None) -> str:
    """Say that one was sent."""
    return f"Sent: {link}" if link else "Sent."


def ask_stop(where: str, topic_text: str, when: str) -> str:
    """Ask before a subscription ends."""
    return f"Stop the facts on {topic_text} in {where}, {when}?"


def stopped(where: str) -> str:
    """Confirm the end of a subscription."""
    return f"Stopped. No more facts come to {where}."


def restored(where: str, at: int) -> str:
    """Confirm that a subscription is back."""
    return f"Undone. Facts come to {where} as before; the next {moment(at)}."


def paused_by_me(where: str, why: str, remedy: str) -> str:
    """Tell a person who can do something that a subscription rests."""
    return (
        f"Daily facts for {where}: {why} {remedy}\n"
        "-# `/facts list` in that server has the buttons to resume or to stop them."
    )


RESTING = "Before you go on: these rest, and nobody could be told yet."
CHOOSE_FROM_LIST = "Choose a subscription from the suggestions, or from this list:"
