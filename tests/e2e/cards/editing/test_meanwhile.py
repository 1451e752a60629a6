"""Two people at once: the second is told, sees the difference, and chooses."""

from __future__ import annotations

import asyncio

import pytest

from briefs.guild.model import Standing
from sandbox import LocalDiscord
from tests.e2e.cards.editing.writing import Desk, filled

pytestmark = pytest.mark.asyncio(loop_scope="module")

KURILS = "kuril-dispute"
SLUG = "harbour-lighthouse"


async def test_the_second_to_publish_sees_what_the_first_changed(
    local: LocalDiscord, desk: Desk
) -> None:
    await desk.publish()
    mine = await desk.edit(SLUG, gist="Mine: it was lit in 1870. [own]")
    await local.press(await desk.edit(SLUG, desk.other, points="It is 22 metres tall."), "Publish")
    told = await local.press(mine, "Publish")
    assert "Somebody was faster" in told.text
    assert f"<@{desk.other.id}>" in told.text or "Oto" in told.text
    assert "22" in told.text
    assert len(await desk.revisions(SLUG)) == 2
    preview = await local.press(told, "Go on with mine")
    assert "Preview" in preview.text
    assert "Changes:" in preview.text
    assert "Gist" in preview.text
    published = await local.press(preview, "Publish")
    assert "is published" in published.text
    newest, *_ = await desk.revisions(SLUG)
    assert (newest.number, newest.author_id) == (3, desk.editor.id)


async def test_mine_can_be_changed_after_seeing_theirs(local: LocalDiscord, desk: Desk) -> None:
    await desk.publish()
    opened = await desk.slash("card edit", card=SLUG)
    await local.press(await desk.edit(SLUG, desk.other, points="It is 22 metres tall."), "Publish")
    told = await local.submit(opened, {"gist": "Mine. [own]"})
    assert "Somebody was faster" in told.text
    again = await local.press(told, "Change mine")
    assert filled(again)["gist"] == "Mine. [own]"
    preview = await local.submit(again, {"points": "It is 22 metres tall."})
    assert "Changes: Gist" in preview.text
    await local.press(preview, "Publish")
    assert len(await desk.revisions(SLUG)) == 3


async def test_mine_can_be_given_up(local: LocalDiscord, desk: Desk) -> None:
    mine = await desk.edit(KURILS, gist="Mine. [own]")
    await local.press(await desk.edit(KURILS, desk.other, gist="Theirs. [own]"), "Publish")
    told = await local.press(mine, "Publish")
    assert "nothing was published" in (await local.press(told, "Discard mine")).text
    [only] = await desk.revisions(KURILS)
    assert only.author_id == desk.other.id


async def test_a_third_change_is_seen_before_mine_goes_over_it(
    local: LocalDiscord, desk: Desk
) -> None:
    mine = await desk.edit(KURILS, gist="Mine. [own]")
    await local.press(await desk.edit(KURILS, desk.other, gist="Theirs. [own]"), "Publish")
    preview = await local.press(await local.press(mine, "Publish"), "Go on with mine")
    await local.press(await desk.edit(KURILS, desk.other, gist="Theirs again. [own]"), "Publish")
    told = await local.press(preview, "Publish")
    assert "Somebody was faster" in told.text
    assert "Theirs again" in told.text or "again" in told.text
    assert len(await desk.revisions(KURILS)) == 2


async def test_a_card_removed_meanwhile_comes_back_knowingly(
    local: LocalDiscord, desk: Desk
) -> None:
    await desk.publish()
    mine = await desk.edit(SLUG, gist="Mine. [own]")
    await desk.client.store.cards.remove(
        desk.guild.id, SLUG, desk.other.id, desk.client.daily.now(), expected=1
    )
    await desk.client.libraries.refresh(desk.guild.id)
    told = await local.press(mine, "Publish")
    assert "was removed meanwhile" in told.text
    preview = await local.press(told, "Go on with mine")
    assert "brings it back" in preview.text
    await local.press(preview, "Publish")
    newest, *_ = await desk.revisions(SLUG)
    assert newest.standing is Standing.OWN
    assert await desk.suggested("harbour li") == [SLUG]


async def test_the_original_brought_back_meanwhile(local: LocalDiscord, desk: Desk) -> None:
    await local.press(await desk.edit(KURILS, gist="First. [own]"), "Publish")
    mine = await desk.edit(KURILS, gist="Mine. [own]")
    await desk.client.store.cards.restore(
        desk.guild.id, KURILS, None, desk.other.id, desk.client.daily.now(), expected=1
    )
    await desk.client.libraries.refresh(desk.guild.id)
    told = await local.press(mine, "Publish")
    assert "is the pack’s card again" in told.text
    preview = await local.press(told, "Go on with mine")
    assert "own version" in preview.text


async def test_a_name_taken_meanwhile_is_said_before_publishing(
    local: LocalDiscord, desk: Desk
) -> None:
    mine = await desk.write()
    await desk.publish(desk.other)
    told = await local.press(mine, "Publish")
    assert "Not saved yet" in told.text
    assert f"/card edit {SLUG}" in told.text
    assert len(await desk.revisions(SLUG)) == 1


async def test_the_slug_of_a_card_that_was_removed_meanwhile_stays_its_own(
    local: LocalDiscord, desk: Desk
) -> None:
    mine = await desk.write()
    await desk.publish(desk.other)
    await desk.client.store.cards.remove(
        desk.guild.id, SLUG, desk.other.id, desk.client.daily.now(), expected=1
    )
    await desk.client.libraries.refresh(desk.guild.id)
    assert "is published" in (await local.press(mine, "Publish")).text
    assert [one.standing for one in await desk.revisions(SLUG)] == [Standing.REMOVED, Standing.OWN]
    assert await desk.suggested("harbour li") == [f"{SLUG}-1"]


async def test_a_preview_survives_another_card_that_took_its_place_and_went(
    local: LocalDiscord, desk: Desk
) -> None:
    mine = await desk.write()
    await desk.publish(desk.other)
    await desk.slash("card remove", desk.other, card=SLUG)
    again = await local.press(await local.press(mine, "Sources"), "‹ Preview")
    assert "A new card of this server" in again.text
    assert "is published" in (await local.press(again, "Publish")).text
    assert [one.standing for one in await desk.revisions(SLUG)] == [Standing.REMOVED, Standing.OWN]


async def test_a_card_that_comes_back_while_its_name_is_taken(
    local: LocalDiscord, desk: Desk
) -> None:
    await desk.publish()
    await desk.slash("card remove", card=SLUG)
    mine = await desk.write(desk.other)
    published, restored = await asyncio.gather(
        local.press(mine, "Publish"), desk.slash("card restore", card=SLUG)
    )
    assert "is published" in published.text or "is back" in restored.text
    library = await desk.client.libraries.of(desk.guild.id)
    assert len(library.own.own) == 1
