"""A new card, from nothing to where members find it."""

from __future__ import annotations

import time

import pytest

from sandbox import LocalDiscord
from tests.e2e.cards.editing.writing import LIGHTHOUSE, LIGHTHOUSE_FILE, Desk, filled, upload

pytestmark = pytest.mark.asyncio(loop_scope="module")

SLUG = "harbour-lighthouse"


async def test_a_card_goes_from_the_form_to_the_members(local: LocalDiscord, desk: Desk) -> None:
    preview = await desk.write()
    assert preview.ephemeral
    assert "only you see this" in preview.text
    assert "A new card of this server" in preview.text
    assert "It is 21 metres tall" in preview.text
    assert await desk.revisions(SLUG) == ()
    assert await desk.suggested("harbour li") == []
    published = await local.press(preview, "Publish")
    assert published.ephemeral
    assert "“Harbour lighthouse” is published" in published.text
    started = time.monotonic()
    assert await desk.suggested("harbour li") == [SLUG]
    for asked in ("harbour lighthouse", "the old light", "маяк"):
        card = await desk.slash("brief", desk.member, topic=asked)
        assert "It is 21 metres tall" in card.text
    answer = await desk.slash("ask", desk.member, question="How tall is the harbour lighthouse?")
    assert "21 metres" in answer.text
    assert time.monotonic() - started < 1
    [revision] = await desk.revisions(SLUG)
    assert (revision.number, revision.author_id) == (1, desk.editor.id)
    shown = await local.press(published, "Show it")
    assert "Its keeper lives in the tower" in shown.text
    assert "is published" in published.text


async def test_no_other_server_finds_it(local: LocalDiscord, desk: Desk) -> None:
    await desk.publish()
    other = Desk(local, desk.client)
    assert await other.suggested("harbour li") == []
    for channel, user in ((other.channel, other.member), (local.dm(desk.member), desk.member)):
        answer = await local.slash("brief", topic=SLUG, user=user, channel=channel)
        assert "21 metres" not in answer.text


async def test_what_is_to_be_mended_is_said_and_nothing_typed_is_lost(
    local: LocalDiscord, desk: Desk
) -> None:
    typed = {**LIGHTHOUSE, "title": "Kurils", "points": "Fine.\nIt is tall. [no-such ¶3]"}
    refused = await local.submit(await desk.slash("card add"), typed)
    assert refused.ephemeral
    assert "Not saved yet" in refused.text
    assert "Title" in refused.text
    assert "/card edit kuril-dispute" in refused.text
    assert "The points, line 2" in refused.text
    again = await local.press(refused, "Open the form")
    assert filled(again) == {**typed, "sources": ""}
    preview = await local.submit(again, {"title": "Our Kurils", "points": "It is tall. [own]"})
    assert preview.updates
    assert "Preview" in preview.text
    assert "“Our Kurils” is published" in (await local.press(preview, "Publish")).text


async def test_a_title_that_is_taken_leads_to_the_card_that_has_it(
    local: LocalDiscord, desk: Desk
) -> None:
    refused = await desk.write(title="kuril islands DISPUTE")
    assert "there is a card “Kuril Islands dispute” already" in refused.text
    assert [*refused.buttons] == ["Open the form", "Edit “Kuril Islands dispute”", "Discard"]
    opened = await local.press(refused, "Edit “Kuril Islands dispute”")
    assert filled(opened)["title"] == "Kuril Islands dispute"
    other = await desk.write(points="It stands. [9]")
    assert [*other.buttons] == ["Open the form", "Discard"]


async def test_a_pasted_paragraph_may_be_published_but_is_advised_against(desk: Desk) -> None:
    long = await desk.write(points="It is 21 metres tall. " * 30)
    assert "A statement here has 659 characters" in long.text
    assert "Publish" in long.buttons
    assert "characters" not in (await desk.write(title="Another")).text


async def test_the_form_is_filled_in_again_to_change_a_preview(
    local: LocalDiscord, desk: Desk
) -> None:
    again = await local.press(await desk.write(), "Change")
    assert filled(again) == {**LIGHTHOUSE, "sources": ""}
    preview = await local.submit(again, {"title": "Lighthouse of the harbour"})
    assert "Lighthouse of the harbour" in preview.text
    await local.press(preview, "Publish")
    assert await desk.revisions(SLUG) == ()
    [revision] = await desk.revisions("lighthouse-of-the-harbour")
    assert revision.number == 1


async def test_a_preview_shows_all_of_a_card_and_leads_back(
    local: LocalDiscord, desk: Desk
) -> None:
    preview = await desk.write()
    full = await local.press(preview, "Full brief")
    assert full.updates
    assert "¹" in full.text
    sources = await local.press(full, "Sources")
    assert "https://example.org/keeper" in sources.text
    back = await local.press(sources, "‹ Preview")
    assert "Publish" in back.buttons
    assert "Preview" in back.text


async def test_the_group_is_chosen_or_named(local: LocalDiscord, desk: Desk) -> None:
    preview = await desk.write()
    chosen = await local.choose(preview, "Group", "islands")
    assert "Preview" in chosen.text
    opened = await local.choose(chosen, "Group", "+")
    named = await local.submit(opened, {"group": "House rules!"})
    assert "Preview" in named.text
    refused = await local.submit(await local.choose(named, "Group", "+"), {"group": "灯台"})
    assert "can’t be the name of a group" in refused.text
    await local.press(named, "Publish")
    [revision] = await desk.revisions(SLUG)
    assert revision.text is not None
    assert 'group = "house-rules"' in revision.text


async def test_a_discarded_card_can_be_taken_up_again(local: LocalDiscord, desk: Desk) -> None:
    discarded = await local.press(await desk.write(), "Discard")
    assert "nothing was published" in discarded.text
    again = await local.press(discarded, "Take it up again")
    assert "is published" in (await local.press(again, "Publish")).text


async def test_a_file_makes_the_same_card(local: LocalDiscord, desk: Desk) -> None:
    preview = await desk.slash("card add", file=upload(LIGHTHOUSE_FILE))
    assert preview.ephemeral
    assert "It is 21 metres tall" in preview.text
    assert preview.menus == {}
    changed = await local.press(preview, "Change")
    assert changed.message is not None
    assert [file["filename"] for file in changed.message["attachments"]] == [f"{SLUG}.md"]
    assert "/card add" in changed.text
    await local.press(preview, "Publish")
    [revision] = await desk.revisions(SLUG)
    assert revision.text == LIGHTHOUSE_FILE


async def test_a_file_is_refused_by_line(local: LocalDiscord, desk: Desk) -> None:
    broken = LIGHTHOUSE_FILE.replace("[own]", "").replace("[https://example.org/tower]", "[x ¶1]")
    refused = await desk.slash("card add", file=upload(broken))
    assert "Line 7" in refused.text
    assert "Line 10" in refused.text
    assert "/card add" in refused.text
    handed = await local.press(refused, "Get the file")
    assert handed.message is not None
    assert handed.message["attachments"][0]["size"] == len(broken.encode())
    assert await desk.revisions(SLUG) == ()


@pytest.mark.parametrize("data", [b"\xff\xfe\x00", b"", b"x" * 70_000, b"PK\x03\x04" + b"\0" * 99])
async def test_a_file_that_is_no_card_is_refused_plainly(desk: Desk, data: bytes) -> None:
    refused = await desk.slash("card add", file=upload(data))
    assert refused.ephemeral
    assert "went wrong" not in refused.text


async def test_a_corrected_file_takes_the_place_of_the_refused_one(
    local: LocalDiscord, desk: Desk
) -> None:
    await desk.slash("card add", file=upload(LIGHTHOUSE_FILE.replace("[own]", "")))
    rows = await local.autocomplete("card edit", card="", user=desk.editor, channel=desk.channel)
    assert rows[0]["name"] == "Draft, not published: Harbour lighthouse"
    preview = await desk.slash("card edit", card=rows[0]["value"], file=upload(LIGHTHOUSE_FILE))
    assert "A new card of this server" in preview.text
    assert "is published" in (await local.press(preview, "Publish")).text
    assert len(await desk.client.store.drafts.list(desk.guild.id, desk.editor.id)) == 1
