"""What is shown once a card was removed or brought back, or when somebody else was faster."""

from __future__ import annotations

from collections.abc import Sequence

from bot.views.changes import change_text
from bot.views.custom_ids import Action, ScreenId
from bot.views.history import Entry, Subject
from bot.views.history_ids import edit_id, history_id, pack_change_id
from bot.views.pieces import NEUTRAL, box, button, row, text
from bot.views.press_ids import PressId
from bot.views.screen import Screen
from bot.views.undo import THE_PACKS, restore_id, undo_button
from bot.words import history as said
from briefs.guild.model import Revision, Standing

_GREEN = 0x0E9F6E
_RED = 0xE25555
_CHANGES = 2_000
"""Units of what somebody else changed that are shown; the history has all of it."""


def saved_screen(
    subject: Subject, before: Revision | None, origin: int | None, restore: str
) -> Screen:
    """Say what members see now, and offer to take it back.

    Args:
        subject: The card, with what was saved as its newest revision.
        before: The revision before that.
        origin: The first revision with the same card, where one was brought back.
        restore: Leads to `/card restore`, as Markdown.
    """
    saved = subject.newest
    assert saved is not None  # it was just saved
    undo = undo_button(saved, before)
    history = button(said.HISTORY, history_id(subject.slug))
    of_pack = subject.packed is not None
    if saved.standing is Standing.REMOVED:
        instead = before is not None and before.standing is Standing.OWN and of_pack
        packs = button(said.BRING_PACK_BACK, restore_id(saved.slug, THE_PACKS, saved.number))
        told = said.removed(subject.named, of_pack=of_pack, restore=restore)
        return Screen([box(NEUTRAL, text(told), row(undo, packs if instead else None, history))])
    card = button(said.SHOW_CARD, ScreenId(Action.CARD, saved.slug))
    if saved.standing is Standing.PACK:
        told = said.pack_restored(subject.named, there=of_pack)
        return Screen([box(_GREEN, text(told), row(undo, card if of_pack else None, history))])
    told = said.restored(subject.named, origin, saved.number)
    warning = said.PACK_CHANGED_LINE if of_pack else said.PACK_GONE_LINE
    change = button(said.SEE_PACK_CHANGE, pack_change_id(saved.slug))
    return Screen(
        [
            box(
                _GREEN,
                text(told, warning if subject.pack_changed else ""),
                row(undo, card, history, change if subject.pack_changed else None),
            )
        ]
    )


def already_screen(subject: Subject, standing: Standing) -> Screen:
    """Say that members see that already.

    Args:
        subject: The card.
        standing: What was asked for.
    """
    told = said.already(subject.named, standing)
    return Screen([box(NEUTRAL, text(told), row(button(said.HISTORY, history_id(subject.slug))))])


def meanwhile_screen(subject: Subject, entry: Entry, again: PressId) -> Screen:
    """Show what somebody else did to a card meanwhile, and ask once more.

    Args:
        subject: The card.
        entry: Its newest revision, with all changes since the one that the person saw.
        again: What the button says that does it all the same.
    """
    changes = [said.CHANGED_SINCE, change_text(entry.changes, _CHANGES)] if entry.after else []
    return Screen(
        [
            box(
                _RED,
                text(said.meanwhile(entry.revision, entry.origin)),
                text(said.reason_line(entry.reason)) if entry.reason else None,
                *map(text, changes),
                row(
                    button(said.ANYWAY, again),
                    button(said.HISTORY, history_id(subject.slug)),
                ),
            )
        ]
    )


def refused_screen(subject: Subject, messages: Sequence[str], *, edit: bool = False) -> Screen:
    """Say why a card can't come back, with the ways on.

    Args:
        subject: The card.
        messages: Why, as Markdown.
        edit: Whether to offer its form.
    """
    return Screen(
        [
            box(
                _RED,
                text(*messages),
                row(
                    button(said.HISTORY, history_id(subject.slug)),
                    button(said.EDIT, edit_id(subject.slug)) if edit else None,
                ),
            )
        ]
    )
