"""A card that is being written: what is to be mended, the preview, and what became of it."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

import discord

from bot import words
from bot.views.changes import change_pages, change_text, in_short, signs_line
from bot.views.custom_ids import Action, ScreenId
from bot.views.escape import cut, escaped, plain, shortened
from bot.views.faults import in_quotes
from bot.views.history_ids import edit_id, history_id
from bot.views.limits import OPTIONS, length
from bot.views.notice import RED
from bot.views.paging import within
from bot.views.pieces import NEUTRAL, Item, accent, box, button, menu, option, row, text
from bot.views.press_ids import PressId
from bot.views.screen import Screen
from bot.words import editing as said
from bot.words.history import HISTORY
from briefs.guild.differences import Change
from briefs.guild.names import NameOwner
from briefs.model import Card

_TITLE = 90
_LABEL = 60
"""Units of a title in a button, which has 80."""
_FAULTS = 8
_FAULT = 260
_ROOM = 2_500
"""Units of Markdown for all of them."""
_CHANGES = 1_500
"""Units of Markdown that the changes of somebody else may take."""

NEW_GROUP = "+"
"""What the menu of groups brings for one that is not there yet; no slug looks like it."""

SEEN = {Action.CARD: 0, Action.FULL: 1, Action.SOURCES: 2, Action.TIMELINE: 3}
"""The screens of a card that a preview has, by the number in their custom_ids."""


@dataclass(frozen=True, slots=True)
class Complaint:
    """One thing to mend in a draft, in words for its editor."""

    place: str
    """The field and its line, or the line of the file; empty where it is about all of it."""
    problem: str
    remedy: str


def press(action: str, draft_id: int, *numbers: int) -> PressId:
    """Name what a button does with a draft."""
    return PressId(f"draft-{action}", "", (draft_id, *numbers))


def named(title: str) -> str:
    """Give a card's title as Markdown, short enough for a heading."""
    return shortened(title, _TITLE) or words.UNTITLED


def refused_screen(
    draft_id: int,
    complaints: Sequence[Complaint],
    *,
    upload: str = "",
    intro: str = "",
    namesake: NameOwner | None = None,
) -> Screen:
    """Say what has to be mended before a draft can be published.

    Args:
        draft_id: The draft.
        complaints: At least one; the first are shown, as far as there is room.
        upload: Markdown that says how the file comes back, where it is one; else there is the form.
        intro: Markdown to stand at the top in place of “Not saved yet”.
        namesake: The card that has the title already, which may be the one to correct.
    """
    lines = _complain(complaints)
    more = len(complaints) - len(lines)
    again = (
        button(said.GET_FILE, press("file", draft_id), main=True)
        if upload
        else button(said.OPEN_FORM, press("open", draft_id), main=True)
    )
    return Screen(
        [
            box(
                RED,
                text(intro or said.NOT_YET, said.faults_head(len(complaints))),
                text(*lines, said.more_faults(more) if more > 0 else ""),
                text(upload, said.KEPT),
                row(again, _edit(namesake), button(said.DISCARD, press("discard", draft_id))),
            )
        ]
    )


def _edit(namesake: NameOwner | None) -> Item | None:
    if namesake is None:
        return None
    return button(said.edit_other(cut(plain(namesake.title), _LABEL)), edit_id(namesake.slug))


def _complain(complaints: Sequence[Complaint]) -> list[str]:
    lines: list[str] = []
    for complaint in complaints[:_FAULTS]:
        told = (complaint.place, complaint.problem, complaint.remedy)
        quoted = (in_quotes(plain(part)) for part in told)
        place, problem, remedy = (escaped(cut(part, _FAULT)) for part in quoted)
        lines.append(said.fault_line(place, problem.rstrip("."), remedy))
        if sum(map(length, lines)) > _ROOM:
            return lines[:-1] or lines
    return lines


@dataclass(frozen=True, slots=True)
class Preview:
    """What stands around a card that is about to be published."""

    draft_id: int
    what: str
    """Markdown that says what publishing does."""
    changes: Sequence[Change] = ()
    """What is different from the card there is; empty for a new one."""
    groups: Sequence[str] = ()
    """Those to choose from; empty where the group stands in a file."""
    group: str = ""
    """The one it is in."""
    can_publish: bool = True


def preview_screen(card: Screen, preview: Preview) -> Screen:
    """Show a card as members will see it, between what publishing does and the ways on.

    Args:
        card: Its screen, made as for members.
        preview: What stands around it.
    """
    draft_id = preview.draft_id
    changed = said.changes(in_short(preview.changes)) if preview.changes else ""
    publish = button(said.PUBLISH, press("publish", draft_id))
    publish.style = discord.ButtonStyle.success  # beside the card's own main button
    ways = [
        publish if preview.can_publish else None,
        button(said.PUBLISH_WHY, press("why", draft_id)) if preview.changes else None,
        button(said.CHANGE, press("open", draft_id)),
        button(said.CHANGES, press("changes", draft_id, 0)) if preview.changes else None,
        button(said.DISCARD, press("discard", draft_id)),
    ]
    above = [text(said.PREVIEW, changed, preview.what)]
    below = [row(*ways), _group_menu(preview)]
    return card.framed(above, _present(below), lambda led: _lead(draft_id, led))


def seen_screen(card: Screen, draft_id: int) -> Screen:
    """Show another screen of a card in preview, with the way back."""
    back = row(button(said.BACK_TO_PREVIEW, press("show", draft_id), main=True))
    return card.framed([], _present([back]), lambda led: _lead(draft_id, led))


def changes_screen(draft_id: int, title: str, changes: Sequence[Change], page: int = 0) -> Screen:
    """Show all that a draft changes, in pages; one that does not exist gives the nearest."""
    pages = change_pages(changes)
    page = within(page, pages)
    turned = words.page(page + 1, len(pages)) if len(pages) > 1 else ""
    turns = [
        button(name, press("changes", draft_id, n))
        for name, n in ((words.BACK, page - 1), (words.NEXT, page + 1))
        if 0 <= n < len(pages)
    ]
    back = button(said.BACK_TO_PREVIEW, press("show", draft_id), main=True)
    return Screen(
        [
            box(
                NEUTRAL,
                text(said.changes_head(named(title))),
                *(text(part) for part in pages[page].texts()),
                text(signs_line(pages[page]), turned)
                if signs_line(pages[page]) or turned
                else None,
                row(*turns, back),
            )
        ]
    )


def _present(items: Iterable[Item | None]) -> list[Item]:
    return [item for item in items if item is not None]


def _lead(draft_id: int, custom_id: str) -> str | None:
    """Let the buttons of a card lead to the screens of its preview, and switch off all others."""
    try:
        target = ScreenId.parse(custom_id)
    except ValueError:
        return None
    kind = SEEN.get(target.action)
    if kind is None:
        return None
    return str(press("see", draft_id, kind, target.page))


def _group_menu(preview: Preview) -> Item | None:
    if not preview.groups:
        return None
    listed = list(dict.fromkeys([preview.group, *preview.groups]))[: OPTIONS - 1]
    options = [option(words.group_name(group), group) for group in listed]
    options[0] = option(said.in_group(words.group_name(preview.group)), preview.group)
    options[0].default = True
    options.append(option(said.NEW_GROUP, NEW_GROUP, said.NEW_GROUP_ABOUT))
    return menu(press("group", preview.draft_id), said.CHOOSE_GROUP, options)


def published_screen(
    slug: str, card: Card | None, message: str, ways: Iterable[Item | None]
) -> Screen:
    """Confirm that members see a card.

    Args:
        slug: Of the card.
        card: As it was published; None where it can't be read any more.
        message: Markdown.
        ways: Buttons to stand among the others; None for nothing there.
    """
    show = button(said.SHOW_IT, ScreenId(Action.EXAMPLE, slug), main=True) if card else None
    history = button(HISTORY, history_id(slug))
    return Screen(
        [box(accent(card.group) if card else NEUTRAL, text(message), row(show, *ways, history))]
    )


def conflict_screen(
    draft_id: int, number: int, head: str, changes: Sequence[Change] | None
) -> Screen:
    """Say that somebody saved the card meanwhile, with what they changed, and let choose.

    Args:
        draft_id: The draft.
        number: The revision that the editor sees by this.
        head: Markdown that says who did what when.
        changes: What they changed; None where there is nothing to compare.
    """
    theirs = (
        text(said.THEIR_CHANGES, change_text(changes, _CHANGES)) if changes is not None else None
    )
    return Screen(
        [
            box(
                RED,
                text(head),
                theirs,
                row(
                    button(said.GO_ON, press("over", draft_id, number), main=True),
                    button(said.CHANGE_MINE, press("again", draft_id, number)),
                    button(said.DISCARD_MINE, press("discard", draft_id)),
                ),
            )
        ]
    )


def discarded_screen(draft_id: int) -> Screen:
    """Confirm that a draft is not to be published, with the way back."""
    again = button(said.TAKE_UP, press("show", draft_id))
    return Screen([box(NEUTRAL, text(said.DISCARDED), row(again))])


def file_screen(message: str, name: str) -> Screen:
    """Hand a file over, sent along with this screen.

    Args:
        message: Markdown above it.
        name: Of the file.
    """
    attached: Item = discord.ui.File(f"attachment://{name}")
    return Screen([box(NEUTRAL, text(message), attached)])


def which_screen(message: str, cards: Sequence[Card], chosen: PressId, new: PressId) -> Screen:
    """Let an editor choose the card to edit.

    Args:
        message: Markdown above the menu.
        cards: At most 25; none gives only the way to a new card.
        chosen: What the menu does with the slug that is chosen.
        new: What the button for a new card does.
    """
    options = [option(card.title, card.slug, card.gist.text) for card in cards[:OPTIONS]]
    write = row(button(said.WRITE_IT, new, main=not cards))
    return Screen([box(NEUTRAL, text(message), menu(chosen, said.CHOOSE_EDIT, options), write)])
