"""The form that a card is written in."""

from __future__ import annotations

from collections.abc import Mapping

from bot.views.escape import plain
from bot.views.form import FIELD, Form, field
from bot.views.limits import length
from bot.views.press_ids import PressId
from bot.words import editing as said
from bot.words.form import ABOUT, EXAMPLES, LABELS
from briefs.guild.form import FormField
from briefs.guild.model import LONGEST_REASON
from briefs.pack.fields import LONGEST_NAME, LONGEST_SLUG

_LONG = {FormField.GIST, FormField.POINTS, FormField.NAMES, FormField.SOURCES}
_OPTIONAL = {FormField.NAMES, FormField.SOURCES}

REASON = "reason"
GROUP = "group"
"""Names of the one field of the other forms."""


def card_form(title: str, sent_as: PressId, typed: Mapping[str, str]) -> Form:
    """Make the form of a card.

    Args:
        title: At its head.
        sent_as: Its custom_id.
        typed: What it is filled with, by field; each at most 4,000 UTF-16 units.
    """
    fields = []
    for name in FormField:
        value = typed.get(name, "")
        fields.append(
            field(
                LABELS[name],
                name,
                about=ABOUT[name],
                value=value,
                is_long=name in _LONG,
                is_required=name not in _OPTIONAL,
                most=FIELD if name in _LONG else max(LONGEST_NAME, length(value)),
                example=EXAMPLES[name],
            )
        )
    return Form(plain(title), sent_as, *fields)


def reason_form(sent_as: PressId, reason: str) -> Form:
    """Make the form that asks why a card is changed."""
    why = field(said.REASON, REASON, about=said.REASON_ABOUT, value=reason, most=LONGEST_REASON)
    return Form(said.REASON_FORM, sent_as, why)


def group_form(sent_as: PressId) -> Form:
    """Make the form that asks for a group that is not there yet."""
    name = field(said.GROUP_FIELD, GROUP, about=said.GROUP_ABOUT, most=LONGEST_SLUG)
    return Form(said.NEW_GROUP, sent_as, name)
