"""What members see of their suggestions: the form, the thanks, and what was typed given back."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Self

import discord

from bot import words
from bot.views.escape import cut, plain, shortened, typed
from bot.views.form import Form, field
from bot.views.notice import RED
from bot.views.pieces import box, button, rule, text
from bot.views.press_ids import PressId
from bot.views.quoting import in_code, place_typed, quoted
from bot.views.screen import Screen
from bot.words import members as said
from briefs.model import Card

_GREEN = 0x0E9F6E
_TITLE = 80
_QUOTED = 2_400
_BLOCK = 3_300

LONGEST_TOPIC = 100
LONGEST_TEXT = 1_200
"""Twice as many units, for emoji or once escaped, still fit on a screen beside the rest."""
LONGEST_SOURCE = 300
_TOPIC, _TEXT, _SOURCE = "topic", "text", "source"

SUGGEST_FORM = "suggest-form"
"""The action of the form; its subject is the slug of the card that is to be corrected."""
WRONG = "wrong"
"""The action of the button “Something wrong?”; its subject is the slug of the card."""


@dataclass(frozen=True, slots=True)
class Proposed:
    """What a member typed into the form."""

    topic: str
    """What a missing card should be about; empty for a correction."""
    text: str
    source: str

    @classmethod
    def of(cls, typed_in: Mapping[str, str]) -> Self:
        """Read it from what the form brought back."""
        topic, source = (plain(typed_in.get(name, "")) for name in (_TOPIC, _SOURCE))
        return cls(topic, typed_in.get(_TEXT, "").strip(), source)

    def given_back(self) -> str:
        """Give it as Markdown from which it can be copied; empty when nothing was typed."""
        source = said.typed_source(self.source) if self.source else ""
        block = "\n".join(filter(None, (self.topic, self.text, source)))
        shown = in_code(block, _BLOCK)
        return words.typed_back(shown) if shown else ""


def wrong_button(card: Card) -> discord.ui.Button[discord.ui.LayoutView]:
    """Make the button by which a member says that something is wrong on a card."""
    return button(said.WRONG, PressId(WRONG, card.slug))


def new_card_form(topic: str) -> Form:
    """Make the form for a card that is missing, with its topic filled in."""
    return Form(
        said.NEW_CARD_FORM,
        PressId(SUGGEST_FORM),
        field(said.TOPIC, _TOPIC, value=cut(plain(topic), LONGEST_TOPIC), most=LONGEST_TOPIC),
        _text_field(said.SAY, said.SAY_ABOUT),
        _source_field(),
    )


def correction_form(card: Card) -> Form:
    """Make the form for what a card should say otherwise; it names the card."""
    return Form(
        said.correction_form(plain(card.title)),
        PressId(SUGGEST_FORM, card.slug),
        _text_field(said.SAY_OTHERWISE, said.SAY_OTHERWISE_ABOUT),
        _source_field(),
    )


def thanks_screen(proposed: Proposed, card: Card | None) -> Screen:
    """Confirm a suggestion, and show what was sent.

    Args:
        proposed: What.
        card: The card that it is about; None for one that is missing.
    """
    about = shortened(card.title, _TITLE) if card else typed(proposed.topic, LONGEST_TOPIC)
    source = (
        said.written_in(place_typed(proposed.source, LONGEST_SOURCE)) if proposed.source else ""
    )
    sent = quoted(proposed.text, _QUOTED)
    thanks = said.thanks(said.about(about))
    return Screen([box(_GREEN, text(thanks), rule(), text(sent, source))])


def unsent_screen(why: str, proposed: Proposed) -> Screen:
    """Say why a suggestion was not sent, and give back what was typed."""
    return Screen([box(RED, text(why, proposed.given_back()))])


def _text_field(label: str, about: str) -> discord.ui.Label[Any]:
    return field(label, _TEXT, about=about, is_long=True, most=LONGEST_TEXT)


def _source_field() -> discord.ui.Label[Any]:
    return field(
        said.SOURCE, _SOURCE, about=said.SOURCE_ABOUT, is_required=False, most=LONGEST_SOURCE
    )
