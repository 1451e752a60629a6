"""A server's settings and data on screen: as they are, what to choose, what would be erased."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import discord

from bot.views.escape import cut, plain, typed
from bot.views.form import Form, field
from bot.views.limits import PLACEHOLDER
from bot.views.pieces import NEUTRAL, Item, box, button, menu, option, row, rule, text
from bot.views.press_ids import PressId
from bot.views.screen import Screen
from bot.words import guilds as said
from briefs.guild.model import GuildSettings
from briefs.store.privacy import StoredData

SHOW = PressId("settings")
CHOOSE_ROLE = PressId("settings-role-choose")
ASK_ZONE = PressId("settings-zone-ask")
ZONE_FORM = PressId("settings-zone-form")
CHOOSE_ZONE = PressId("settings-zone-choose")
CHOOSE_LANGUAGE = PressId("settings-language-choose")
EXPORT = PressId("settings-export")
LIST_ERASE = PressId("settings-erase-list")
ASK_ERASE = PressId("settings-erase-ask")
ERASE_FORM = PressId("settings-erase-form")

ZONE_TYPED = "zone"
NAME_TYPED = "name"
"""Names of the fields of the forms."""

_GREEN = 0x0E9F6E
_RED = 0xE0526B
_LONGEST_NAME = 100
"""Characters of a server's name: https://discord.com/developers/docs/resources/guild#create-guild"""


def set_role(role_id: int | None) -> PressId:
    """Give what a button says that sets the editor role, or none."""
    return PressId("settings-role", numbers=(role_id or 0,))


def set_zone(zone: str | None) -> PressId:
    """Give what a button says that sets the home time zone, or none."""
    return PressId("settings-zone", zone or "")


def set_language(language: str | None) -> PressId:
    """Give what a button says that sets the second language, or none."""
    return PressId("settings-language", language or "")


@dataclass(frozen=True, slots=True)
class Overview:
    """What is set up on a server, and how much is stored about it."""

    settings: GuildSettings
    data: StoredData
    role_is_there: bool
    """Whether the editor role, if one was chosen, still exists."""
    clock_time: str
    """In the home time zone, as `09:30`; empty without one."""
    languages: Sequence[str]
    """In which cards have names."""


def settings_screen(overview: Overview, done: str = "", undo: PressId | None = None) -> Screen:
    """Show all settings with what changes them.

    Args:
        overview: As it is now.
        done: What was just changed, as Markdown.
        undo: The way back from that.
    """
    way_back = button(said.UNDO, undo) if undo is not None else None
    return Screen(
        [
            box(
                _GREEN if done else NEUTRAL,
                text(said.TITLE, done or said.ONLY_YOU),
                row(way_back),
                rule(),
                *_editors(overview, undo),
                *_zone(overview, undo),
                *_language(overview, undo),
                rule(),
                text(said.stored(overview.data)),
                row(button(said.EXPORT, EXPORT), button(said.ERASE, LIST_ERASE)),
            )
        ]
    )


def zone_form(zone: str | None) -> Form:
    """Make the form in which a home time zone is typed, filled in with the present one."""
    asked = field(said.ZONE_FIELD, ZONE_TYPED, about=said.ZONE_ABOUT, value=zone or "", most=100)
    return Form(said.ZONE_FORM, ZONE_FORM, asked)


def zone_unknown_screen(words_typed: str, near: Sequence[tuple[str, str]]) -> Screen:
    """Say that a zone was not understood, and offer those that may be meant.

    Args:
        words_typed: As typed.
        near: Labels and IANA names.
    """
    options = [option(label, zone) for label, zone in near]
    again = button(said.TYPE_AGAIN, ASK_ZONE, main=not options)
    return Screen(
        [
            box(
                NEUTRAL,
                text(said.zone_unknown(typed(words_typed), near=bool(options))),
                menu(CHOOSE_ZONE, said.CHOOSE_NEAR, options),
                row(again, button(said.BACK, SHOW)),
            )
        ]
    )


def ask_erase_screen(name: str, data: StoredData) -> Screen:
    """List what would be erased, with the way to export it first."""
    erase = discord.ui.Button[discord.ui.LayoutView](
        label=said.ERASE_NOW, custom_id=str(ASK_ERASE), style=discord.ButtonStyle.danger
    )
    return Screen(
        [
            box(
                _RED,
                text(said.ask_erase(_server(name), data)),
                row(
                    button(said.EXPORT_FIRST, EXPORT, main=True),
                    erase,
                    button(said.BACK, SHOW),
                ),
            )
        ]
    )


def erase_form(name: str) -> Form:
    """Make the form in which the server's name is typed to confirm that all is erased."""
    about = said.erase_about(plain(name))
    asked = field(said.ERASE_FIELD, NAME_TYPED, about=about, most=_LONGEST_NAME)
    return Form(said.ERASE_FORM, ERASE_FORM, asked)


def not_erased_screen(words_typed: str, name: str) -> Screen:
    """Say that the name typed is another, with the way to try again."""
    again = row(button(said.TYPE_AGAIN, ASK_ERASE), button(said.BACK, SHOW))
    said_so = said.name_wrong(typed(words_typed, _LONGEST_NAME), _name(name))
    return Screen([box(_RED, text(said_so), again)])


def erased_screen(name: str) -> Screen:
    """Confirm that all was erased."""
    return Screen([box(_GREEN, text(said.erased(_server(name))), row(button(said.SETTINGS, SHOW)))])


def _editors(overview: Overview, undo: PressId | None) -> list[Item | None]:
    role_id = overview.settings.editor_role
    if role_id is None:
        told = said.EDITORS_NOBODY
    else:
        told = said.editors(role_id) if overview.role_is_there else said.EDITORS_GONE
    chosen = [discord.Object(role_id, type=discord.Role)] if role_id is not None else []
    select = discord.ui.RoleSelect[discord.ui.LayoutView](
        custom_id=str(CHOOSE_ROLE),
        placeholder=cut(said.CHOOSE_ROLE, PLACEHOLDER),
        default_values=chosen if overview.role_is_there else [],
    )
    none = _unless_undo(said.NO_ROLE, set_role(None), undo) if role_id is not None else None
    return [text(told), row(select), row(none)]


def _zone(overview: Overview, undo: PressId | None) -> list[Item | None]:
    zone = overview.settings.zone
    if zone is None:
        return [text(said.ZONE_NONE), row(button(said.CHOOSE_ZONE, ASK_ZONE))]
    return [
        text(said.home_zone(typed(zone.replace("_", " ")), overview.clock_time)),
        row(
            button(said.CHANGE_ZONE, ASK_ZONE),
            _unless_undo(said.NO_ZONE, set_zone(None), undo),
        ),
    ]


def _language(overview: Overview, undo: PressId | None) -> list[Item | None]:
    chosen = overview.settings.language
    options = [option(said.language_name(tag), tag) for tag in overview.languages]
    for each in options:
        each.default = each.value == chosen
    told = said.LANGUAGE_NONE
    if chosen is not None:
        told = said.second_language(typed(said.language_name(chosen)))
    none = None
    if chosen is not None:
        none = _unless_undo(said.NO_LANGUAGE, set_language(None), undo)
    return [text(told), menu(CHOOSE_LANGUAGE, said.CHOOSE_LANGUAGE, options), row(none)]


def _unless_undo(label: str, target: PressId, undo: PressId | None) -> Item | None:
    """Make a button; none where "Undo" does the same, for Discord takes each custom_id once."""
    return None if target == undo else button(label, target)


def _server(name: str) -> str:
    return f"**{_name(name)}**"


def _name(name: str) -> str:
    return typed(name, _LONGEST_NAME)
