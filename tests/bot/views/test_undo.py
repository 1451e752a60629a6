from __future__ import annotations

from dataclasses import replace

import pytest

from bot.views.undo import undo_button, undo_id
from briefs.guild.model import Act, Revision, Standing
from briefs.pack.fields import LONGEST_SLUG

FIRST = Revision(1, "ferry", 1, 0, 2, Act.PUBLISH, Standing.OWN, "", "text", None, None)
GONE = replace(FIRST, act=Act.REMOVE, standing=Standing.REMOVED, text=None)


@pytest.mark.parametrize(
    ("now", "before", "expected"),
    [
        (replace(FIRST, number=5), replace(FIRST, number=4), "c1:card-restore:ferry:4.5"),
        (replace(GONE, number=2), FIRST, "c1:card-restore:ferry:1.2"),
        (FIRST, None, "c1:card-remove:ferry:1"),
        (replace(FIRST, base="the pack's"), None, "c1:card-restore:ferry:0.1"),
        (GONE, None, "c1:card-restore:ferry:0.1"),
    ],
)
def test_it_leads_back_to_what_members_saw(
    now: Revision, before: Revision | None, expected: str
) -> None:
    assert str(undo_id(now, before)) == expected
    button = undo_button(now, before)
    assert button is not None
    assert (button.label, button.custom_id) == ("Undo", expected)


def test_the_packs_card_that_was_there_anyway_is_nothing_to_take_back() -> None:
    assert undo_button(replace(GONE, standing=Standing.PACK), None) is None


def test_the_longest_name_and_many_revisions_fit() -> None:
    now = replace(FIRST, slug="x" * LONGEST_SLUG, number=1_000_001)
    assert undo_id(now, replace(now, number=1_000_000)) is not None
