"""What the bot says about a server's settings and its data; see `bot.words` on arguments."""

from __future__ import annotations

from collections.abc import Mapping

from bot.words import LIST_SEPARATOR, counted
from briefs.facts.model import MOST_IN_GUILD
from briefs.guild.model import DRAFT_DAYS, LEFT_DAYS, MOST_CARDS
from briefs.store.privacy import StoredData

# --- The screen -----------------------------------------------------------------------------------

TITLE = "## Settings"
ONLY_YOU = "-# Only you see this. What you choose counts at once."
UNDO = "Undo"
SETTINGS = "Settings"

EDITORS_NOBODY = (
    "**Editors**: only people with *Manage Server*\n"
    "-# Choose a role, and its members may also add and correct cards, answer suggestions, and set "
    "up daily facts."
)
EDITORS_GONE = (
    "**Editors**: only people with *Manage Server*\n"
    "-# The role that was chosen has been deleted. Choose another one, or none."
)
CHOOSE_ROLE = "Choose the editor role"
NO_ROLE = "No editor role"

ZONE_NONE = (
    "**Home time zone**: none\n"
    "-# With one, `/facts subscribe` needs no time zone here, and offers this one first."
)
CHOOSE_ZONE = "Set time zone"
CHANGE_ZONE = "Change time zone"
NO_ZONE = "No time zone"

LANGUAGE_NONE = (
    "**Second language**: none\n"
    "-# Members see the names of cards in their own language. Where there are none, they see those "
    "of the language you choose here."
)
CHOOSE_LANGUAGE = "Choose a language"
NO_LANGUAGE = "No second language"

EXPORT = "Export data"
ERASE = "Erase everything…"


def editors(role_id: int) -> str:
    """Say which role lets edit; Discord shows it by its name."""
    return (
        f"**Editors**: members with <@&{role_id}>, and people with *Manage Server*\n"
        "-# They may add and correct cards, answer suggestions, and set up daily facts."
    )


def home_zone(zone_text: str, clock_time: str) -> str:
    """Say which zone is set, and what time it is there, so that a wrong one is noticed."""
    return (
        f"**Home time zone**: {zone_text}, where it is {clock_time} now\n"
        "-# `/facts subscribe` takes it where no other is typed."
    )


def second_language(name_text: str) -> str:
    """Say which language's names are shown to those whose own has none."""
    return (
        f"**Second language**: {name_text}\n"
        "-# Members whose own language has no names for a card see those of this one."
    )


def stored(data: StoredData) -> str:
    """Say how much is stored about this server, and how much there may be."""
    parts = (
        f"{counted(data.cards, 'card', 'cards')} of its own (up to {MOST_CARDS:,})"
        + (f" in {counted(data.revisions, 'revision', 'revisions')}" if data.revisions else ""),
        counted(data.open_suggestions, "open suggestion", "open suggestions"),
        f"daily facts in {counted(data.subscriptions, 'place', 'places')} (up to {MOST_IN_GUILD})",
    )
    return f"**Stored about this server**\n-# {LIST_SEPARATOR.join(parts)}"


# --- What was changed -----------------------------------------------------------------------------

ROLE_SET_NONE = "✓ Only people with *Manage Server* edit now."
ROLE_EVERYONE = (
    "*@everyone* can’t be the editor role: then each member could change every card. Nothing was "
    "changed. Members without a role can propose changes with `/suggest`."
)
ROLE_GONE = "This role no longer exists here, so nothing was changed."
ZONE_SET_NONE = "✓ There is no home time zone now."
LANGUAGE_SET_NONE = "✓ There is no second language now."
LANGUAGE_GONE = "No card has names in this language any more, so nothing was changed."
NOTHING_CHOSEN = "Nothing was chosen, so nothing was changed."


def role_set(role_id: int) -> str:
    """Confirm the editor role."""
    return f"✓ Members with <@&{role_id}> edit from now on."


def zone_set(zone_text: str) -> str:
    """Confirm the home time zone."""
    return f"✓ The home time zone is {zone_text} now. Daily facts set up before keep theirs."


def language_set(name_text: str) -> str:
    """Confirm the second language."""
    return f"✓ The second language is {name_text} now."


# --- The form of the zone -------------------------------------------------------------------------

ZONE_FORM = "Home time zone"
ZONE_FIELD = "A city or a zone"
ZONE_ABOUT = "Such as Osaka, Москва, New York, JST or Europe/Berlin"
CHOOSE_NEAR = "Choose one of these"
TYPE_AGAIN = "Type again"


def zone_unknown(typed_text: str, *, near: bool) -> str:
    """Say that a zone was not understood; `near`: that those that may be meant follow."""
    if near:
        return f"“{typed_text}” may be one of several, or is spelled otherwise. Which is meant?"
    return (
        f"I know no city or time zone “{typed_text}”. Try the largest city near you, or an offset "
        "such as UTC+9."
    )


# --- Export ---------------------------------------------------------------------------------------

EXPORT_MANY = (
    "All of it does not fit into one file that Discord takes, so here it is in parts; each can be "
    "read by itself."
)


def exported(data: StoredData, parts: int) -> str:
    """Say what the file has."""
    counts = (
        (data.revisions, "revision of a card", "revisions of cards"),
        (data.suggestions, "suggestion", "suggestions"),
        (data.wanted, "question that found nothing", "questions that found nothing"),
    )
    held = [counted(*one) for one in counts if one[0]]
    rest = "The settings, daily facts with what was sent, and how often cards were opened."
    if held:
        rest = f"{', '.join(held)}; {rest[0].lower()}{rest[1:]}"
    files = "the file" if parts == 1 else f"the {parts} files"
    return (
        "### All that I have stored about this server\n"
        f"{rest} Any text editor opens {files}; PRIVACY.md explains each list.\n"
        "-# People stand in it by their Discord ids. To bring cards to another server use "
        "`/card export`: that is what `/card import` reads."
    )


def part_name(server_id: int, part: int, parts: int) -> str:
    """Name a file of an export."""
    of_many = f"-{part}-of-{parts}" if parts > 1 else ""
    return f"briefing-bot-{server_id}{of_many}.json"


def part(n: int, parts: int) -> str:
    """Say which part of an export this is."""
    return f"-# Part {n} of {parts}"


def too_large(files: int, mebibytes: int) -> str:
    """Say that an export is too large for Discord."""
    return (
        f"This is more than {files} files of {mebibytes} MiB, which is too much to send here. Ask "
        "whoever runs this bot: they can give it to you from the store itself. The cards alone, "
        "as they are now, come with `/card export`."
    )


# --- Erasing --------------------------------------------------------------------------------------

ERASE_NOW = "Erase…"
EXPORT_FIRST = "Export first"
BACK = "‹ Back"
ERASE_FORM = "Erase everything for ever"
ERASE_FIELD = "The name of this server"
UNNAMED = (
    "Discord has not told me the name of this server at the moment, so nothing was erased. Please "
    "try again in a minute."
)


def ask_erase(name_text: str, data: StoredData) -> str:
    """List what would be lost."""
    cards = counted(data.cards, "card", "cards")
    revisions = counted(data.revisions, "revision", "revisions")
    suggestions = counted(data.suggestions, "suggestion", "suggestions")
    places = counted(data.subscriptions, "place", "places")
    drafts = counted(data.drafts, "draft", "drafts")
    lines = {
        f"{cards} of its own, with a history of {revisions}: members see the pack’s cards again": (
            data.revisions
        ),
        f"{suggestions} of members, {data.open_suggestions:,} of them not answered yet": (
            data.suggestions
        ),
        f"{drafts} of cards, typed in the last {DRAFT_DAYS} days": data.drafts,
        f"daily facts in {places}: they end, and what was told there is forgotten": (
            data.subscriptions
        ),
        f"{counted(data.wanted, 'question', 'questions')} that found nothing": data.wanted,
        "the editor role, home time zone and second language": 1,
        "how often each card was opened here": 1,
    }
    return (
        f"### Erase all that I have stored about {name_text}?\n"
        + "\n".join(f"- {line}" for line, count in lines.items() if count)
        + "\nNobody can bring it back, not even whoever runs this bot. **Export it first** if "
        "anyone may ever want it again. Daily facts that people get as direct messages are "
        "theirs, and stay.\n"
        "-# If you only want me gone, remove me from the server. All is erased "
        f"{LEFT_DAYS} days later; invite me again before, and all is still there."
    )


def erase_about(name: str) -> str:
    """Say in a form what to type, as plain text."""
    return f"To confirm, type: {name}"


def name_wrong(typed_text: str, name_text: str) -> str:
    """Say that nothing was erased, for the name typed is another."""
    return f"You typed “{typed_text}”, and this server is called “{name_text}”. Nothing was erased."


def erased(name_text: str) -> str:
    """Confirm."""
    return (
        f"All that I had stored about {name_text} is erased. Members see the pack’s cards, and "
        "nothing is set up any more."
    )


# --- Names of languages ---------------------------------------------------------------------------

LANGUAGES: Mapping[str, str] = {
    "ar": "العربية", "bg": "Български", "cs": "Čeština", "da": "Dansk", "de": "Deutsch",
    "el": "Ελληνικά", "en": "English", "es": "Español", "fi": "Suomi", "fr": "Français",
    "hi": "हिन्दी", "hr": "Hrvatski", "hu": "Magyar", "id": "Bahasa Indonesia", "it": "Italiano",
    "ja": "日本語", "ko": "한국어", "lt": "Lietuvių", "nl": "Nederlands", "no": "Norsk",
    "pl": "Polski", "pt": "Português", "ro": "Română", "ru": "Русский", "sv": "Svenska",
    "th": "ไทย", "tr": "Türkçe", "uk": "Українська", "vi": "Tiếng Việt", "zh": "中文",
}  # fmt: skip
"""What languages call themselves, by BCP 47 tag."""


def language_name(tag: str) -> str:
    """Name a language as its speakers do; an unusual one by its tag."""
    return LANGUAGES.get(tag, tag)
