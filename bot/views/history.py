"""The history of a card on screen: who saved it, when, why, and what changed in short."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from bot import words
from bot.views.changes import in_short
from bot.views.escape import cut, plain, shortened
from bot.views.faults import in_quotes
from bot.views.history_ids import edit_id, history_id, look_id, pack_change_id
from bot.views.limits import OPTION
from bot.views.pieces import NEUTRAL, Item, box, button, menu, option, row, rule, text
from bot.views.press_ids import PressId
from bot.views.screen import Screen
from bot.views.undo import THE_PACKS, restore_id
from bot.words import history as said
from briefs.errors import Fault
from briefs.guild.differences import Change
from briefs.guild.model import Revision, Standing
from briefs.model import Card

PAGE = 5
"""Revisions on a screen."""
TITLE = 80
REASON = 100


@dataclass(frozen=True, slots=True)
class Subject:
    """A card whose history is shown."""

    slug: str
    title: str
    """As members know it, or last knew it; plain text, not cut."""
    newest: Revision | None
    """None when the server never changed it."""
    packed: Card | None
    """The pack's card of this slug."""
    faults: tuple[Fault, ...] = ()
    """Why the newest revision can't be shown any more."""
    pack_changed: bool = False
    """Whether the pack's card became another since the server's version was written."""

    @property
    def number(self) -> int:
        """The number of the newest revision; 0 for none."""
        return self.newest.number if self.newest else 0

    @property
    def named(self) -> str:
        """The title as Markdown."""
        return shortened(self.title, TITLE) or words.UNTITLED


@dataclass(frozen=True, slots=True)
class Entry:
    """A revision, with what it did."""

    revision: Revision
    before: Card | None
    """What members saw before it."""
    after: Card | None
    """What they saw after it."""
    changes: tuple[Change, ...]
    """From the one to the other; empty where members saw nothing after it."""
    origin: int | None
    """The first revision with the same card, where it brought one back."""
    label: str
    """For a menu, as plain text."""
    faults: tuple[Fault, ...] = ()
    """Why its card can't be shown any more."""

    @property
    def reason(self) -> str:
        """Why it was done, as Markdown."""
        return shortened(self.revision.reason, 2 * REASON)


def history_screen(subject: Subject, entries: Sequence[Entry], page: int) -> Screen:
    """List revisions, newest first, and below them the pack's card that all began from.

    Args:
        subject: The card.
        entries: Those of this page.
        page: From 0; one that `pages_of` counts.
    """
    pages = pages_of(subject)
    last = page == pages - 1
    items: list[Item | None] = [text(said.history_title(subject.named), *_state(subject))]
    items += [text(*_lines(entry)) for entry in entries]
    if not entries and subject.packed is not None:
        items.append(text(said.NEVER_EDITED))
    elif last and subject.packed is not None:
        items.append(text(said.PACK_ENTRY))
    look = [option(entry.label, str(entry.revision.number)) for entry in entries]
    if last and subject.packed is not None:
        look.append(option(said.THE_PACKS, str(THE_PACKS)))
    turned = words.page(page + 1, pages) if pages > 1 else ""
    change = button(said.SEE_PACK_CHANGE, pack_change_id(subject.slug), main=True)
    items += [
        rule(),
        text(turned) if turned else None,
        menu(look_id(subject.slug), said.CHOOSE_REVISION, look),
        row(
            *turns(page, pages, lambda n: history_id(subject.slug, n)),
            change if subject.pack_changed else None,
            _way_on(subject),
        ),
    ]
    return Screen([box(NEUTRAL, *items)])


def pages_of(subject: Subject) -> int:
    """Count the pages of a card's history; there is always one."""
    return max(1, -(-subject.number // PAGE))


def turns(page: int, pages: int, target: Callable[[int], PressId]) -> list[Item]:
    """Make the buttons to the page before and the page after, as far as there are any.

    Args:
        page: The present one, from 0.
        pages: How many there are.
        target: Gives what leads to a page.
    """
    beside = ((words.BACK, page - 1), (words.NEXT, page + 1))
    return [button(label, target(n)) for label, n in beside if 0 <= n < pages]


def entry_label(named: str) -> str:
    """Cut what a list of suggestions or a menu shows to the 100 characters it takes."""
    return cut(plain(named), OPTION)


def problem(faults: Sequence[Fault]) -> str:
    """Give the first thing that is wrong with a card, as Markdown."""
    return shortened(in_quotes(faults[0].problem), REASON)


def _state(subject: Subject) -> list[str]:
    of_pack = subject.packed is not None
    if subject.faults:
        lines = [said.broken_line(subject.number, problem(subject.faults), of_pack=of_pack)]
    else:
        lines = [said.members_see(subject.newest, of_pack=of_pack)]
    if subject.pack_changed:
        lines.append(said.PACK_CHANGED_LINE if of_pack else said.PACK_GONE_LINE)
    return lines


def _way_on(subject: Subject) -> Item:
    """Lead to the form, or, for a removed card, back to what members saw before."""
    newest = subject.newest
    if newest is None or newest.standing is not Standing.REMOVED:
        return button(said.EDIT, edit_id(subject.slug))
    before = restore_id(subject.slug, newest.number - 1, newest.number)  # 0: the pack's card
    return button(said.BRING_IT_BACK, before, main=True)


def _lines(entry: Entry) -> list[str]:
    revision = entry.revision
    if entry.faults:
        short = said.can_not_show(problem(entry.faults))
    elif entry.after is None:
        short = ""
    elif entry.before is None:
        told = said.new_card if revision.number == 1 else said.seen_again
        short = told(sum(1 for _ in entry.after.points()))
    else:
        short = said.changed_in(in_short(entry.changes)) if entry.changes else said.NO_CHANGE
    return [
        said.act_line(revision, entry.origin),
        said.reason_line(shortened(revision.reason, REASON)),
        said.in_short_line(short),
    ]
