"""What changed in the pack's card since a server wrote its own version, and what to do about it."""

from __future__ import annotations

from collections.abc import Sequence

from bot import words
from bot.views.changes import change_pages
from bot.views.custom_ids import Action, ScreenId
from bot.views.history import Subject, problem, turns
from bot.views.history_ids import (
    changed_menu_id,
    edit_id,
    history_id,
    keep_id,
    pack_change_id,
)
from bot.views.paging import within
from bot.views.pieces import NEUTRAL, box, button, menu, option, row, text
from bot.views.revision import page_texts
from bot.views.screen import Screen
from bot.views.undo import THE_PACKS, remove_id, restore_id, undo_button
from bot.words import history as said
from briefs.guild.differences import Change
from briefs.guild.model import Revision
from briefs.guild.versions import stamp_card

_AMBER = 0xD97706
_GREEN = 0x0E9F6E


def pack_change_screen(
    subject: Subject, changes: Sequence[Change], page: int = 0, *, is_whole: bool = False
) -> Screen:
    """Show what changed in the pack's card, and offer to keep, take or edit.

    Args:
        subject: The card, of which the server shows its own version.
        changes: From the pack's card that the version began from to the present one.
        page: Of the changes, from 0; one that does not exist gives the nearest.
        is_whole: Whether the former can't be read any more, so that the changes are from nothing.
    """
    gone = subject.packed is None
    slug, number = subject.slug, subject.number
    pages = change_pages(() if gone else changes)
    page = within(page, pages)
    turned = words.page(page + 1, len(pages)) if len(pages) > 1 else ""
    keep = keep_id(slug, number, stamp_card(subject.packed))
    pack = button(said.TAKE_PACKS, restore_id(slug, THE_PACKS, number))
    remove = button(said.REMOVE_OURS, remove_id(slug, number))
    why = problem(subject.faults) if subject.faults else ""
    head = (said.pack_gone if gone else said.pack_changed)(subject.named, why)
    return Screen(
        [
            box(
                _AMBER,
                text(head, said.PACK_UNREADABLE if is_whole and not gone else ""),
                *map(text, () if gone else page_texts(pages[page])),
                text(turned) if turned else None,
                row(*turns(page, len(pages), lambda n: pack_change_id(slug, n))),
                row(
                    None if subject.faults else button(said.KEEP_OURS, keep, main=True),
                    remove if gone else pack,
                    button(said.EDIT_OURS, edit_id(slug)),
                    button(said.HISTORY, history_id(slug)),
                ),
            )
        ]
    )


def pack_changes_screen(subjects: Sequence[Subject]) -> Screen:
    """Name several cards that changed in the pack, to look at one by one; two at least."""
    options = [option(subject.title, subject.slug) for subject in subjects]
    told = said.packs_changed([subject.named for subject in subjects])
    return Screen([box(_AMBER, text(told), menu(changed_menu_id(), said.CHOOSE_CHANGED, options))])


def settled_screen(subject: Subject) -> Screen:
    """Say that the pack's card is no longer another than the version began from."""
    told = said.pack_settled(subject.named)
    return Screen([box(NEUTRAL, text(told), row(button(said.HISTORY, history_id(subject.slug))))])


def kept_screen(subject: Subject, saved: Revision, before: Revision | None) -> Screen:
    """Confirm that a server keeps its version."""
    return Screen(
        [
            box(
                _GREEN,
                text(said.kept(subject.named, there=subject.packed is not None)),
                row(
                    undo_button(saved, before),
                    button(said.SHOW_CARD, ScreenId(Action.CARD, subject.slug)),
                    button(said.HISTORY, history_id(subject.slug)),
                ),
            )
        ]
    )
