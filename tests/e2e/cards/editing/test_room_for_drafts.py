"""Drafts that wait are not pushed out by others, and are all found again."""

from __future__ import annotations

import pytest

from briefs.guild.model import MOST_DRAFTS
from sandbox import LocalDiscord
from tests.e2e.cards.editing.writing import LIGHTHOUSE_FILE, Desk, upload

pytestmark = pytest.mark.asyncio(loop_scope="module")


async def listed(local: LocalDiscord, desk: Desk, typed: str) -> list[str]:
    rows = await local.autocomplete("card edit", card=typed, user=desk.editor, channel=desk.channel)
    return [row["name"] for row in rows if row["name"].startswith("Draft")]


async def test_what_waits_is_never_pushed_out(local: LocalDiscord, desk: Desk) -> None:
    first = await desk.write(title="Number first", names="")
    for number in range(1, MOST_DRAFTS):
        await desk.write(title=f"Number {number}", names="")
    refused = (
        await desk.slash("card add"),
        await desk.slash("card add", file=upload(LIGHTHOUSE_FILE)),
        await desk.slash("card edit", card="energy"),
        await desk.slash("card import", file=upload("<!-- card: a -->\n" + LIGHTHOUSE_FILE)),
    )
    for answer in refused:
        assert answer.modal is None
        assert f"{MOST_DRAFTS} drafts" in answer.text
    assert await listed(local, desk, "number f") == ["Draft, not published: Number first"]
    assert "is published" in (await local.press(first, "Publish")).text
    assert (await desk.slash("card add")).modal is not None


async def test_an_import_that_waits_makes_room_for_what_was_typed(
    local: LocalDiscord, desk: Desk
) -> None:
    await desk.slash("card import", file=upload("<!-- card: a -->\n" + LIGHTHOUSE_FILE))
    for number in range(MOST_DRAFTS):
        assert "Preview" in (await desk.write(title=f"Number {number}", names="")).text
