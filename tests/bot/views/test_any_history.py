"""Whatever stands in a card's history, every screen of it is one that Discord takes."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace
from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st

from bot.views.history import PAGE, Entry, Subject, entry_label, history_screen, pages_of
from bot.views.history_ids import BEFORE, NOW
from bot.views.pack_change import (
    kept_screen,
    pack_change_screen,
    pack_changes_screen,
    settled_screen,
)
from bot.views.press_ids import PressId
from bot.views.revision import pack_screen, revision_screen, state_screen
from bot.views.saved import already_screen, meanwhile_screen, refused_screen, saved_screen
from bot.views.screen import Screen
from bot.views.undo import remove_id
from briefs.errors import Fault
from briefs.guild.differences import compare
from briefs.guild.model import LONGEST_REASON, Act, Revision, Standing
from tests.bot.views.test_any_card import LONG, SHAPES, SMALL, Shape, build_pack, check

REASONS = st.text(max_size=LONGEST_REASON) | LONG.map(lambda text: text[:LONGEST_REASON])
ACTS = st.tuples(st.sampled_from(Act), st.sampled_from(Standing))
LARGEST = 2**63 - 1


def revision(slug: str, number: int, act: Act, standing: Standing, reason: str) -> Revision:
    text = "a card" if standing is Standing.OWN else None
    return Revision(
        LARGEST, slug, number, 2**40, LARGEST, act, standing, reason, text, "base", None
    )


def turned(draw_page: Callable[[int], Screen], see: Any) -> Iterator[Screen]:
    """Turn the first pages of a screen by its own buttons."""
    for page in range(3):
        screen = draw_page(page)
        yield screen
        if "Next ›" not in see(screen).buttons:
            return


@settings(SMALL, max_examples=25)
@given(SHAPES, SHAPES, REASONS, st.lists(ACTS, min_size=PAGE, max_size=PAGE), st.booleans())
def test_every_screen_of_a_history_is_one_that_discord_takes(
    see: Any, shape: Shape, other: Shape, reason: str, acts: list[tuple[Act, Standing]], has: bool
) -> None:
    pack = build_pack(shape)
    before = next(iter(build_pack(other).cards.values()))
    after = next(iter(pack.cards.values()))
    faults = (Fault("x.md", 3, shape.texts[0], other.texts[0]),)
    revisions = [
        revision(after.slug, 999_999 - n, act, standing, reason)
        for n, (act, standing) in enumerate(acts)
    ]
    changes = compare(before, after)
    entries = [
        Entry(
            one,
            before if has else None,
            after if one.standing is not Standing.REMOVED else None,
            changes,
            7,
            entry_label(reason),
            faults if one.number % 2 else (),
        )
        for one in revisions
    ]
    subject = Subject(
        slug=after.slug,
        title=shape.texts[0],
        newest=revisions[0],
        packed=after if has else None,
        faults=faults if has else (),
        pack_changed=has,
    )
    unedited = replace(subject, newest=None, packed=after, faults=(), pack_changed=False)
    last = pages_of(subject) - 1
    screens = [
        *(history_screen(subject, entries, page) for page in (0, 1, last)),
        history_screen(unedited, [], 0),
        *(saved_screen(replace(subject, newest=one), revisions[1], 7, "x") for one in revisions),
        *(saved_screen(replace(subject, newest=one), None, None, "x") for one in revisions),
        *(already_screen(subject, standing) for standing in Standing),
        *(meanwhile_screen(subject, entry, remove_id(after.slug, LARGEST)) for entry in entries),
        refused_screen(subject, [subject.named]),
        pack_screen(subject, None),
        pack_change_screen(subject, changes, is_whole=True),
        pack_changes_screen([subject, *(replace(subject, slug=f"s{n}") for n in range(30))]),
        settled_screen(subject),
        kept_screen(subject, revisions[0], revisions[1]),
        *turned(lambda page: pack_screen(subject, changes, page), see),
        *turned(lambda page: pack_change_screen(subject, changes, page), see),
        *turned(lambda page: state_screen(after, pack, 999_999, page), see),
    ]
    for entry in entries[:2]:
        for against in (BEFORE, NOW):
            screens += turned(
                lambda page, entry=entry, against=against: revision_screen(  # type: ignore[misc]
                    subject, entry, before, page=page, against=against
                ),
                see,
            )
    for screen in screens:
        check(screen, see)


def test_ids_take_the_longest_names_and_largest_numbers_there_can_be() -> None:
    slug = "x" * 60
    for numbers in ((999_999, 2**32 - 1), (999_999, 99_999, 1)):
        assert len(str(PressId("card-revision", slug, numbers))) <= 100
