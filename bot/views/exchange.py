"""Export and import on screen: what a file holds, what it would do, what is wrong in it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

import discord

from bot.views.changes import change_text, in_short
from bot.views.escape import escaped, shortened, typed
from bot.views.faults import in_quotes
from bot.views.limits import length
from bot.views.pieces import NEUTRAL, Item, box, button, row, text
from bot.views.press_ids import PressId
from bot.views.screen import Screen
from bot.words import LIST_SEPARATOR
from bot.words import exchange as said
from briefs.errors import Fault
from briefs.guild.model import Revision
from briefs.guild.plan import Fate, ImportPlan, PlannedCard

GREEN = 0x0E9F6E
RED = 0xE25555
_TITLE = 60
_LISTED = 8
"""Titles of one class that fit a phone's screen beside the others."""
_LIST_ROOM = 350
"""Units for them; five such lists may stand on a screen, beside the changes."""
_CHANGED = 6
_WHOLE = 3
"""Changes of a single card that are shown in full; else they are counted, and a report has all."""
_ROOM = 1_400
"""Units for what changes."""
_FAULTS = 6
_FAULTS_ROOM = 2_600
"""Units for them."""
_FAULT = 260
_FILE = 40
"""Units of a file's name."""

Names = Mapping[str, str]
"""How to write each command so that a click starts it, by its name."""


def command(mentions: Names, name: str) -> str:
    """Write a command so that a click starts it, where it is known how."""
    return mentions.get(name, f"`/{name}`")


def empty_screen(mentions: Names, example: str) -> Screen:
    """Say that there is nothing to export, and how the first card is made.

    Args:
        mentions: Of commands.
        example: The name of a file that shows what one looks like, sent along; empty for none.
    """
    words = said.NOTHING_OWN.format(
        add_mention=command(mentions, "card add"),
        edit_mention=command(mentions, "card edit"),
        export_mention=command(mentions, "card export"),
    )
    if not example:
        return Screen([box(NEUTRAL, text(words))])
    return Screen([box(NEUTRAL, text(words, said.SEE_EXAMPLE), _shown(example))])


def export_screen(lines: Sequence[str], files: Sequence[str], *, further: bool = False) -> Screen:
    """Show exported files.

    Args:
        lines: What they hold, from the catalogue.
        files: Their names; sent along.
        further: Whether more of them were shown before.
    """
    head = said.MORE_FILES if further else said.EXPORTED
    shown = [_shown(name) for name in files]
    return Screen([box(GREEN, text(head, *lines), *shown)])


def titles(names: Iterable[str]) -> tuple[list[str], int]:
    """Give titles as Markdown as far as there is room, and how many have none."""
    every = list(names)
    shown = fitting((shortened(name, _TITLE) for name in every[:_LISTED]), _LIST_ROOM)
    return shown, len(every) - len(shown)


def fitting(lines: Iterable[str], room: int) -> list[str]:
    """Give the first lines of Markdown that take no more than so many UTF-16 units together."""
    shown: list[str] = []
    for line in lines:
        room -= length(line) + 3
        if room < 0:
            break
        shown.append(line)
    return shown


def plan_screen(plan: ImportPlan, file: str, draft_id: int, note: str, report: str) -> Screen:
    """Show what a file would do, with the button that does it.

    Args:
        plan: Sound, and touching something.
        file: The file's name.
        draft_id: What the buttons refer to.
        note: What happened meanwhile, from the catalogue; empty else.
        report: The name of the file with all of it, sent along; empty for none.
    """
    lines = [note, said.would_import(typed(file, _FILE)), said.NOT_YET]
    lines += [_fate_line(plan, fate) for fate in Fate]
    if only := _only_change(plan):
        lines.append(_in_full(only))
    edited = [card.title for card in plan.cards if card.edited_since]
    if edited:
        lines.append(said.EDITED_SINCE + _listed(*titles(edited)))
    if plan.elsewhere:
        lines.append(said.ELSEWHERE + _listed(*titles(plan.elsewhere)))
    lines.append(said.room_after(plan.own_after))
    buttons = row(
        button(said.IMPORT, PressId("import-save", "", (draft_id,)), main=True),
        button(said.DISCARD, PressId("import-discard", "", (draft_id,))),
    )
    return Screen([box(NEUTRAL, text(*lines), _shown(report) if report else None, buttons)])


def refused_screen(plan: ImportPlan, file: str, mentions: Names, note: str, report: str) -> Screen:
    """Show what is to be mended before a file can be imported; as `plan_screen`."""
    total = len(plan.cards) + len(plan.refused) + plan.unread
    lines = [note, said.refused(typed(file, _FILE)), said.refused_cards(len(plan.refused), total)]
    shown = _shown_faults(plan)
    lines += shown
    if more := count_faults(plan) - len(shown):
        lines.append(said.more_faults(more))
    if plan.unread and plan.refused:
        lines.append(said.unread(plan.unread))
    lines.append(said.MEND.format(import_mention=command(mentions, "card import")))
    return Screen([box(RED, text(*lines), _shown(report) if report else None)])


def list_faults(plan: ImportPlan) -> Iterable[tuple[str, Fault]]:
    """Give all faults with the titles of their cards, by line."""
    every = [("", fault) for fault in plan.faults]
    every += [(card.title, fault) for card in plan.refused for fault in card.faults]
    return sorted(every, key=lambda pair: pair[1].line)


def _shown_faults(plan: ImportPlan) -> list[str]:
    lines = (fault_line(title, fault) for title, fault in list(list_faults(plan))[:_FAULTS])
    return fitting(lines, _FAULTS_ROOM)


def count_faults(plan: ImportPlan) -> int:
    """Count all of them, also those that the plan leaves out."""
    return len(plan.faults) + sum(len(card.faults) + card.more for card in plan.refused)


def fault_line(title: str, fault: Fault) -> str:
    """Give one fault as Markdown, in one line."""
    told = (in_quotes(part) for part in (fault.problem, fault.remedy))
    problem, remedy = (shortened(part, _FAULT) for part in told)
    return said.fault_line(fault.line, shortened(title, _TITLE), problem, remedy)


def is_cut(plan: ImportPlan) -> bool:
    """Tell whether the screens leave out something that a report should have."""
    if plan.is_refused:
        return count_faults(plan) > len(_shown_faults(plan))
    if plan.of(Fate.CHANGED) and not _only_change(plan):
        return True
    named = (titles(card.title for card in plan.of(fate)) for fate in (Fate.NEW, Fate.REMOVED))
    return any(more for _, more in named)


def result_screen(saved: int, removed: int, batch: int) -> Screen:
    """Say what an import did, with the button that takes it back."""
    undo = button(said.UNDO, PressId("import-undo", "", (batch,)))
    return Screen([box(GREEN, text(said.imported(saved, removed)), row(undo))])


def undone_screen(cards: int, mentions: Names) -> Screen:
    """Say that an import was taken back."""
    words = said.TAKEN_BACK.format(
        cards=said.cards_are(cards), history_mention=command(mentions, "card history")
    )
    return Screen([box(NEUTRAL, text(words))])


def edited_screen(edited: Sequence[tuple[str, Revision]]) -> Screen:
    """Say which cards of an import were edited since, so that nothing was taken back."""
    every = (
        said.edited_by(shortened(title, _TITLE), one.author_id, one.at)
        for title, one in edited[:_LISTED]
    )
    lines = fitting(every, _FAULTS_ROOM)
    return Screen([box(RED, text(said.edited_after(lines, len(edited) - len(lines))))])


def importing_screen(cards: int) -> Screen:
    """Say that an import is under way."""
    return Screen([box(NEUTRAL, text(said.importing(cards)))])


def nothing_screen(plan: ImportPlan, file: str, note: str) -> Screen:
    """Say that a file brings nothing that isn't there."""
    words = said.nothing_to_import(len(plan.cards), typed(file, _FILE))
    return Screen([box(NEUTRAL, text(note, words))])


def meanwhile_note(names: Iterable[str]) -> str:
    """Say which cards were edited while an editor read a report."""
    return said.MEANWHILE.format(titles=_listed(*titles(names)))


def _fate_line(plan: ImportPlan, fate: Fate) -> str:
    cards = plan.of(fate)
    if not cards:
        return ""
    if fate is Fate.CHANGED and not _only_change(plan):
        lines = fitting(map(_changed, cards[:_CHANGED]), _ROOM)
        return said.changed_lines(len(cards), lines, len(cards) - len(lines))
    shown, more = titles(card.title for card in cards)
    if fate is Fate.SAME:
        shown, more = [], 0
    return said.fate_line(fate, len(cards), shown, more)


def _changed(card: PlannedCard) -> str:
    return said.changed_title(shortened(card.title, _TITLE), in_short(card.changes))


def _in_full(card: PlannedCard) -> str:
    return change_text(card.changes, _ROOM)


def _only_change(plan: ImportPlan) -> PlannedCard | None:
    """Give the one card that changes, where its changes can be shown on the screen itself."""
    changed = plan.of(Fate.CHANGED)
    return changed[0] if len(changed) == 1 and len(changed[0].changes) <= _WHOLE else None


def _listed(shown: Sequence[str], more: int) -> str:
    rest = [escaped(f"and {more:,} more")] if more else []
    return LIST_SEPARATOR.join([*shown, *rest])


def _shown(name: str) -> Item:
    return discord.ui.File(f"attachment://{name}")
