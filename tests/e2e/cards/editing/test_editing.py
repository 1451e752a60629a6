"""A card that there is, corrected; and one that the editor names differently."""

from __future__ import annotations

import pytest

from briefs.guild.model import NewCard, Standing, SuggestionKind, SuggestionState
from briefs.pack.writing import write_card
from sandbox import LocalDiscord
from tests.e2e.cards.editing.writing import LIGHTHOUSE_FILE, Desk, filled, upload

pytestmark = pytest.mark.asyncio(loop_scope="module")

KURILS = "kuril-dispute"
SLUG = "harbour-lighthouse"


async def save(desk: Desk, slug: str, text: str, expected: int = 0) -> None:
    """Save a card behind the editor's back, as another one does."""
    await desk.client.store.cards.publish(
        desk.guild.id, NewCard(slug, text), desk.other.id, 1_800_000_000, expected=expected
    )
    await desk.client.libraries.refresh(desk.guild.id)


def large(desk: Desk) -> str:
    """Give a card that no form holds."""
    card = desk.client.libraries.shared.pack.cards[KURILS]
    points = "".join(f"- Statement {n} of many, {'very ' * 30}long. [own]\n" for n in range(60))
    return write_card(card).replace("## Key points\n", f"## Key points\n{points}")


async def test_a_card_of_the_pack_becomes_the_servers_version(
    local: LocalDiscord, desk: Desk
) -> None:
    opened = await desk.slash("card edit", card=KURILS)
    assert opened.modal is not None
    assert opened.modal["title"] == "Your version: Kuril Islands dispute"
    assert filled(opened)["title"] == "Kuril Islands dispute"
    assert "Курилы" in filled(opened)["names"]
    preview = await local.submit(opened, {"gist": "Two neighbours want the same islands. [own]"})
    assert "own version" in preview.text
    assert "stays behind it" in preview.text
    assert "Changes: Gist" in preview.text
    changes = await local.press(preview, "What changes")
    assert "Two neighbours want the same islands" in changes.text
    back = await local.press(changes, "‹ Preview")
    why = await local.press(back, "Publish with a reason…")
    published = await local.submit(why, {"reason": "Shorter"})
    assert "“Kuril Islands dispute” is published" in published.text
    [revision] = await desk.revisions(KURILS)
    assert (revision.reason, revision.standing) == ("Shorter", Standing.OWN)
    pack = desk.client.libraries.shared.pack
    assert revision.base == write_card(pack.cards[KURILS])
    card = await desk.slash("brief", desk.member, topic="курилы")
    assert "Two neighbours want the same islands" in card.text
    elsewhere = await local.slash("brief", topic="курилы")
    assert "Two neighbours" not in elsewhere.text
    again = await desk.slash("card edit", card=KURILS)
    assert again.modal is not None
    assert again.modal["title"] == "Edit: Kuril Islands dispute"


async def test_related_cards_and_the_group_stay(local: LocalDiscord, desk: Desk) -> None:
    await local.press(await desk.edit(KURILS, gist="Short. [own]"), "Publish")
    library = await desk.client.libraries.of(desk.guild.id)
    before = desk.client.libraries.shared.pack.cards[KURILS]
    after = library.pack.cards[KURILS]
    assert (after.related, after.group) == (before.related, before.group)
    assert (after.sections, after.aliases) == (before.sections, before.aliases)


async def test_what_changes_nothing_can_not_be_published(local: LocalDiscord, desk: Desk) -> None:
    preview = await desk.edit(KURILS)
    assert "nothing to publish" in preview.text
    assert "Publish" not in preview.buttons
    assert "Change" in preview.buttons


@pytest.mark.parametrize("typed", ["Kurils", "курилы", "kuril disputte", "Kuril Islands dispute"])
async def test_a_card_is_found_as_brief_finds_it(desk: Desk, typed: str) -> None:
    assert filled(await desk.slash("card edit", card=typed))["title"] == "Kuril Islands dispute"


async def test_several_that_fit_are_offered(local: LocalDiscord, desk: Desk) -> None:
    asked = await desk.slash("card edit", card="sanctions")
    assert asked.ephemeral
    assert "Which one do you want to edit?" in asked.text
    [menu] = asked.menus.values()
    opened = await local.choose(asked, None, menu["options"][0]["value"])
    preview = await local.submit(opened, {"gist": "Short. [own]"})
    assert preview.updates
    assert "own version" in preview.text


async def test_what_nobody_wrote_can_be_written(local: LocalDiscord, desk: Desk) -> None:
    asked = await desk.slash("card edit", card="Zebrafish café")
    assert "No card here is called" in asked.text
    opened = await local.press(asked, "Write a new card")
    assert opened.modal is not None
    assert filled(opened)["title"] == "Zebrafish café"
    assert opened.modal["title"] == "New card"


async def test_a_removed_card_leads_to_restore(local: LocalDiscord, desk: Desk) -> None:
    await desk.publish()
    cards = desk.client.store.cards
    for slug, expected in ((SLUG, 1), (KURILS, 0)):
        await cards.remove(desk.guild.id, slug, desk.other.id, 1_800_000_000, expected=expected)
    await desk.client.libraries.refresh(desk.guild.id)
    for typed in (SLUG, "Harbour lighthouse", "harbour lighthouse", KURILS, "Kurils"):
        answer = await desk.slash("card edit", card=typed)
        assert answer.ephemeral
        assert "/card restore" in answer.text
        assert "was removed" in answer.text


async def test_a_long_card_goes_out_as_a_file_and_comes_back(
    local: LocalDiscord, desk: Desk
) -> None:
    await save(desk, KURILS, large(desk))
    handed = await desk.slash("card edit", card=KURILS)
    assert handed.ephemeral
    assert "holds more than a form can" in handed.text
    assert f"card: {KURILS}" in handed.text
    text = await read(desk, handed)
    assert text.startswith("+++\n# revision 1, draft ")
    changed = text.replace("Statement 3 of many", "Statement three of many")
    preview = await desk.slash("card edit", card=KURILS, file=upload(changed))
    assert "Changes: Key points (1 reworded)" in preview.text
    await local.press(preview, "Publish")
    newest, first = await desk.revisions(KURILS)
    assert newest.number == 2
    assert newest.text is not None
    assert newest.text.count("three of many") == 1
    assert "# revision" not in newest.text
    assert first.author_id == desk.other.id
    assert len(await desk.client.store.drafts.list(desk.guild.id, desk.editor.id)) == 1


async def read(desk: Desk, answer: object) -> str:
    """Give the text of the one file that an answer holds."""
    message = answer.message  # type: ignore[attr-defined]  # an Answer
    [attachment] = message["attachments"]
    return desk.local.backend.files.read(int(attachment["id"]))[0].decode()


async def test_a_file_remembers_the_suggestion_that_led_to_it(
    local: LocalDiscord, desk: Desk
) -> None:
    await save(desk, KURILS, large(desk))
    suggestions = desk.client.store.suggestions
    asked = await suggestions.add(
        desk.guild.id, desk.member.id, SuggestionKind.CORRECTION, KURILS, "Say three.", 1
    )
    handed = await local.press(await desk.slash("card review"), "Accept")
    text = (await read(desk, handed)).replace("Statement 3 of many", "Statement three of many")
    preview = await desk.slash("card edit", card=KURILS, file=upload(text))
    assert (await suggestions.list_open(desk.guild.id)) != ()
    published = await local.press(preview, "Publish")
    assert "is closed" in published.text
    assert "Next suggestion" not in published.buttons
    closed = await suggestions.find(desk.guild.id, asked.id)
    assert closed is not None
    assert closed.state is SuggestionState.ACCEPTED


async def test_a_suggestion_leads_to_a_card_and_on_to_the_next(
    local: LocalDiscord, desk: Desk
) -> None:
    suggestions = desk.client.store.suggestions
    for topic in ("Lighthouse", "Lifeboat"):
        await suggestions.add(
            desk.guild.id, desk.member.id, SuggestionKind.CARD, topic, "Please.", 1
        )
    review = await desk.slash("card review")
    form = await local.press(review, "Accept")
    preview = await local.submit(form, {"points": "It is white."})
    assert not preview.updates
    assert len(await suggestions.list_open(desk.guild.id)) == 2
    published = await local.press(preview, "Publish")
    [left] = await suggestions.list_open(desk.guild.id)
    further = await local.press(published, "Next suggestion")
    assert left.topic in further.text


async def test_a_file_of_before_somebodys_change_does_not_undo_it(
    local: LocalDiscord, desk: Desk
) -> None:
    await save(desk, KURILS, large(desk))
    text = await read(desk, await desk.slash("card edit", card=KURILS))
    theirs = large(desk).replace("Statement 5 of many", "Statement five of many")
    await save(desk, KURILS, theirs, 1)
    answer = await desk.slash(
        "card edit", card=KURILS, file=upload(text.replace("Statement 3 of", "Statement three of"))
    )
    assert "Somebody was faster" in answer.text
    assert "five" in answer.text
    assert len(await desk.revisions(KURILS)) == 2


async def test_a_file_for_an_unclear_card_waits_for_the_choice(
    local: LocalDiscord, desk: Desk
) -> None:
    asked = await desk.slash("card edit", card="sanctions", file=upload(LIGHTHOUSE_FILE))
    assert "Which one do you want to edit?" in asked.text
    [menu] = asked.menus.values()
    chosen = await local.choose(asked, None, menu["options"][0]["value"])
    assert "own version" in chosen.text
    asked = await desk.slash("card edit", card="qwertz", file=upload(LIGHTHOUSE_FILE))
    new = await local.press(asked, "Write a new card")
    assert "A new card of this server" in new.text


async def test_a_card_that_broke_comes_back_with_what_is_wrong(
    local: LocalDiscord, desk: Desk
) -> None:
    await save(desk, SLUG, LIGHTHOUSE_FILE.replace("[own]", "[no-such-paper ¶3]"))
    rows = await local.autocomplete(
        "card edit", card="harbour", user=desk.editor, channel=desk.channel
    )
    assert rows[0]["name"] == "To be mended, not shown: Harbour lighthouse"
    assert rows[0]["value"] == SLUG
    answer = await desk.slash("card edit", card="harbour lighthouse")
    assert "Members don’t see this" in answer.text
    assert "no-such-paper" in answer.text
    opened = await local.press(answer, "Open the form")
    preview = await local.submit(opened, {"gist": "The lighthouse was lit in 1871. [own]"})
    assert "Preview" in preview.text
    await local.press(preview, "Publish")
    assert await desk.suggested("harbour li") == [SLUG]


async def test_a_broken_card_that_is_removed_while_it_is_mended(
    local: LocalDiscord, desk: Desk
) -> None:
    await save(desk, SLUG, LIGHTHOUSE_FILE.replace("[own]", "[no-such-paper ¶3]"))
    opened = await local.press(await desk.slash("card edit", card=SLUG), "Open the form")
    await desk.client.store.cards.remove(
        desk.guild.id, SLUG, desk.other.id, 1_800_000_000, expected=1
    )
    await desk.client.libraries.refresh(desk.guild.id)
    told = await local.submit(opened, {"gist": "The lighthouse was lit in 1871. [own]"})
    assert "“Harbour lighthouse” was removed meanwhile" in told.text
    preview = await local.press(told, "Go on with mine")
    assert "is published" in (await local.press(preview, "Publish")).text


async def test_suggestions_while_typing_are_for_editors(local: LocalDiscord, desk: Desk) -> None:
    await desk.publish()
    for user, expected in ((desk.editor, [SLUG]), (desk.member, [])):
        rows = await local.autocomplete(
            "card edit", card="harbour li", user=user, channel=desk.channel
        )
        assert [row["value"] for row in rows] == expected


async def test_each_publishing_can_be_undone_at_once(local: LocalDiscord, desk: Desk) -> None:
    first = await desk.publish()
    assert set(first.buttons) == {"Show it", "Undo", "History"}
    second = await local.press(await desk.edit(SLUG, gist="It was lit in 1872. [own]"), "Publish")
    version = await local.press(await desk.edit(KURILS, gist="Short. [own]"), "Publish")
    assert "lit first in 1871" not in (await desk.slash("brief", topic=SLUG)).text
    await local.press(second, "Undo")
    assert "lit first in 1871" in (await desk.slash("brief", topic=SLUG)).text
    late = await local.press(first, "Undo")
    assert "is removed" not in late.text
    assert await desk.suggested("harbour li") == [SLUG]
    await local.press(version, "Undo")
    assert "Russia calls the Southern Kurils" in (await desk.slash("brief", topic=KURILS)).text
    [newest, *_] = await desk.revisions(KURILS)
    assert newest.standing is Standing.PACK


async def test_a_new_card_that_is_undone_is_found_no_more(local: LocalDiscord, desk: Desk) -> None:
    await local.press(await desk.publish(), "Undo")
    assert await desk.suggested("harbour li") == []
    [newest, _] = await desk.revisions(SLUG)
    assert newest.standing is Standing.REMOVED


async def test_a_file_taken_as_a_pattern_leaves_the_draft_it_came_from(
    local: LocalDiscord, desk: Desk
) -> None:
    await save(desk, KURILS, large(desk))
    text = await read(desk, await desk.slash("card edit", card=KURILS))
    changed = text.replace("Statement 3 of many", "Statement three of many")
    preview = await desk.slash("card edit", card=KURILS, file=upload(changed))
    for typed in ("energy", "no such card at all"):
        await desk.slash("card edit", card=typed, file=upload(text))
    published = await local.press(preview, "Publish")
    assert "is published" in published.text
    newest, *_ = await desk.revisions(KURILS)
    assert newest.text is not None
    assert "Statement three of many" in newest.text
    assert await desk.revisions("energy") == ()
