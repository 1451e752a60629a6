"""One revision of a card on screen: what it changed, what would change, the card as it was."""

from __future__ import annotations

from collections.abc import Iterator

from bot import words
from bot.views.card import title
from bot.views.changes import change_pages, signs_line
from bot.views.full import passages
from bot.views.history import PAGE, Entry, Subject, pages_of, problem, turns
from bot.views.history_ids import BEFORE, NOW, history_id, revision_id, state_id
from bot.views.marks import Marks
from bot.views.paging import Page, paged, within
from bot.views.pieces import NEUTRAL, Item, accent, box, button, row, rule, text
from bot.views.screen import Screen
from bot.views.undo import THE_PACKS, restore_id
from bot.words import history as said
from briefs.guild.differences import Change
from briefs.guild.model import Standing
from briefs.model import Card, Pack

_LEGEND = 500


def revision_screen(
    subject: Subject, entry: Entry, now: Card | None, *, page: int = 0, against: int = BEFORE
) -> Screen:
    """Show one revision: who, when, why, and all differences.

    Args:
        subject: The card.
        entry: The revision.
        now: What members see at present.
        page: Of the differences, from 0; one that does not exist gives the nearest.
        against: BEFORE for what it did; NOW for what would change if it came back, with the
            changes of `entry` counted from `now`.
    """
    number = entry.revision.number
    is_same = _is_seen(subject, entry, now)
    body, pages = _differences(entry, against, page, of_pack=subject.packed is not None)
    page = within(page, pages)
    turned = words.page(page + 1, len(pages)) if len(pages) > 1 else ""
    onward = turns(page, len(pages), lambda n: revision_id(subject.slug, number, n, against))
    return Screen(
        [
            box(
                NEUTRAL,
                text(
                    said.revision_title(subject.named, number),
                    said.act_line(entry.revision, entry.origin),
                    said.reason_line(entry.reason),
                    said.SEEN_NOW if is_same else "",
                ),
                *(text(part) for part in body),
                text(turned) if turned else None,
                row(*onward),
                row(*_ways(subject, entry, against, is_same=is_same, has_now=now is not None)),
            )
        ]
    )


def _is_seen(subject: Subject, entry: Entry, now: Card | None) -> bool:
    """Tell whether members see at present what they saw after a revision."""
    if entry.faults:
        return False
    if entry.after is not None:
        return entry.after == now
    return subject.newest is not None and subject.newest.standing is Standing.REMOVED


def _ways(
    subject: Subject, entry: Entry, against: int, *, is_same: bool, has_now: bool
) -> Iterator[Item]:
    """Make the buttons below a revision: bring it back, see it, compare it, all revisions."""
    slug, number = subject.slug, entry.revision.number
    if not is_same and not entry.faults:
        removed = entry.revision.standing is Standing.REMOVED
        label = said.REMOVE_AGAIN if removed else said.BRING_BACK
        yield button(label, restore_id(slug, number, subject.number), main=True)
    if entry.after is not None:
        yield button(said.AS_IT_WAS, state_id(slug, number))
        if has_now and not is_same:
            label = said.AGAINST_BEFORE if against == NOW else said.AGAINST_NOW
            other = BEFORE if against == NOW else NOW
            yield button(label, revision_id(slug, number, 0, other))
    yield _to_history(subject, number)


def pack_screen(subject: Subject, changes: tuple[Change, ...] | None, page: int = 0) -> Screen:
    """Show the pack's card as the state that all began from.

    Args:
        subject: The card; the pack has it.
        changes: What would change for members if it came back; None when they see nothing now.
        page: Of the changes, from 0.
    """
    is_now = subject.newest is None or subject.newest.standing is Standing.PACK
    pages = change_pages(changes or ())
    page = within(page, pages)
    restore = restore_id(subject.slug, THE_PACKS, subject.number)
    body = [said.TO_IT, *page_texts(pages[page])] if changes and not is_now else []
    return Screen(
        [
            box(
                NEUTRAL,
                text(
                    said.revision_title(subject.named, THE_PACKS),
                    said.PACK_SAME,
                    said.SEEN_NOW if is_now else "",
                ),
                *map(text, body),
                row(*turns(page, len(pages), lambda n: revision_id(subject.slug, THE_PACKS, n))),
                row(
                    None if is_now else button(said.BRING_PACK_BACK, restore, main=True),
                    button(said.AS_IT_WAS, state_id(subject.slug, THE_PACKS)),
                    _to_history(subject, THE_PACKS),
                ),
            )
        ]
    )


def state_screen(card: Card, pack: Pack, number: int, page: int = 0) -> Screen:
    """Show all statements of a card as it was, without ways on to what members see now.

    Args:
        card: In that state.
        pack: With the sources that it cites.
        number: Of the revision; 0 for the pack's card.
        page: From 0; one that does not exist gives the nearest.
    """
    marks = Marks.of(card)
    pages = paged(passages(card, marks))
    page = within(page, pages)
    legend = marks.small_print(pages[page].about(), pack, _LEGEND)
    turned = words.page(page + 1, len(pages)) if len(pages) > 1 else ""
    parts = list(pages[page].texts())
    return Screen(
        [
            box(
                accent(card.group),
                text(title(card, said.state_line(number))),
                *map(text, parts),
                rule(),
                text(legend, turned),
                row(
                    *turns(page, len(pages), lambda n: state_id(card.slug, number, n)),
                    button(said.back_to(number), revision_id(card.slug, number)),
                ),
            )
        ]
    )


def _differences(
    entry: Entry, against: int, page: int, *, of_pack: bool
) -> tuple[list[str], tuple[Page[Change], ...]]:
    """Give the texts of one page of differences, and all pages."""
    nothing: tuple[Page[Change], ...] = (Page((), None),)
    if entry.faults:
        return [said.can_not_show(problem(entry.faults))], nothing
    if entry.after is None:
        return [said.NOTHING_SEEN], nothing
    pages = change_pages(entry.changes)
    if against == NOW:
        head = said.TO_IT
    elif entry.before is None:
        head = said.FIRST_STATE if entry.revision.number == 1 else said.SEEN_AGAIN
    else:
        head = said.FROM_PACK if of_pack and entry.revision.number == 1 else said.FROM_BEFORE
    return [head, *page_texts(pages[within(page, pages)])], pages


def page_texts(page: Page[Change]) -> list[str]:
    """Give a page of differences as texts, with what the marks mean."""
    texts = list(page.texts()) or [said.NO_CHANGE]
    signs = signs_line(page)
    return [*texts, signs] if signs else texts


def _to_history(subject: Subject, number: int) -> Item:
    page = (subject.number - number) // PAGE if number else pages_of(subject) - 1
    return button(said.ALL_REVISIONS, history_id(subject.slug, max(page, 0)))
