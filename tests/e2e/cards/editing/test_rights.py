"""Who may write, asked at each step; and whose drafts are whose."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from bot import words
from bot.editing.presses import FORMS, PRESSES
from bot.words import editing as said
from sandbox import Answer, LocalDiscord
from tests.e2e.cards.editing.writing import LIGHTHOUSE, LIGHTHOUSE_FILE, Desk, upload
from tests.e2e.cards.forging import forged

pytestmark = pytest.mark.asyncio(loop_scope="module")

SLUG = "harbour-lighthouse"
EDITORS = "Only editors of this server"


def draft_id(preview: Answer) -> int:
    custom_id = str(preview.buttons["Publish"]["custom_id"])
    return int(custom_id.rpartition(":")[2])


def presses(draft: int) -> Iterator[str]:
    for action in PRESSES:
        if action.startswith("draft-"):
            numbers = {"draft-see": f"{draft}.1.0", "draft-changes": f"{draft}.0"}
            numbers |= {"draft-over": f"{draft}.1", "draft-again": f"{draft}.1"}
            yield f"c1:{action}::{numbers.get(action, draft)}"


async def test_members_are_told_who_may(local: LocalDiscord, desk: Desk) -> None:
    for name, options in (
        ("card add", {}),
        ("card add", {"file": upload(LIGHTHOUSE_FILE)}),
        ("card edit", {"card": "kuril-dispute"}),
    ):
        answer = await desk.slash(name, desk.member, **options)
        assert answer.ephemeral
        assert EDITORS in answer.text
    assert await desk.client.store.drafts.list(desk.guild.id, desk.member.id) == ()


async def test_direct_messages_have_no_cards(local: LocalDiscord, desk: Desk) -> None:
    channel = local.dm(desk.editor)
    answer = await local.slash("card add", user=desk.editor, channel=channel, forced=True)
    assert words.ONLY_IN_SERVERS in answer.text


async def test_a_draft_is_its_authors_on_its_server(local: LocalDiscord, desk: Desk) -> None:
    draft = draft_id(await desk.write())
    elsewhere = Desk(local, desk.client)
    local.manage.add_member(elsewhere.guild, desk.editor, elsewhere.role)
    places = [
        (desk.other, desk.channel),  # another editor of the server
        (elsewhere.editor, elsewhere.channel),  # of another server
        (desk.editor, elsewhere.channel),  # the same person there
    ]
    for user, channel in places:
        for custom_id in presses(draft):
            message = forged(local, channel, custom_id)
            answer = await local.press(message, custom_id=custom_id, user=user)
            if answer.modal:  # asks for something; nothing of the draft stands in it
                assert custom_id.startswith("c1:draft-group")
                continue
            assert answer.ephemeral
            assert "21 metres" not in answer.text
            assert said.DRAFT_GONE in answer.text or words.BUTTON_OUTDATED in answer.text
    assert await desk.revisions(SLUG) == ()
    assert await elsewhere.revisions(SLUG) == ()


async def test_no_form_writes_into_anothers_draft(local: LocalDiscord, desk: Desk) -> None:
    draft = draft_id(await desk.write())
    for action in FORMS:
        opened = await desk.slash("card add", desk.other)
        assert opened.modal is not None
        opened.modal["custom_id"] = f"c1:{action}::{draft}"
        answer = await local.submit(opened, {**LIGHTHOUSE, "title": "Stolen"})
        assert answer.ephemeral
        assert "Stolen" not in answer.text.partition("You wrote:")[0]
        assert "Preview" not in answer.text
    found = await desk.client.store.drafts.find(desk.guild.id, desk.editor.id, draft)
    assert found is not None
    assert "Stolen" not in found.content
    assert await desk.revisions(SLUG) == ()


async def test_a_form_sent_after_the_right_was_withdrawn(local: LocalDiscord, desk: Desk) -> None:
    opened = await desk.slash("card add", desk.other)
    local.manage.set_roles(desk.guild, desk.other)
    answer = await local.submit(opened, LIGHTHOUSE)
    assert answer.ephemeral
    assert EDITORS in answer.text
    assert answer.message is not None
    [attachment] = answer.message["attachments"]
    given = local.backend.files.read(int(attachment["id"]))[0].decode()
    assert all(text in given for text in LIGHTHOUSE.values())


async def test_a_preview_after_the_right_was_withdrawn(local: LocalDiscord, desk: Desk) -> None:
    preview = await desk.write(desk.other)
    draft = draft_id(preview)
    local.manage.set_roles(desk.guild, desk.other)
    for custom_id in presses(draft):
        message = forged(local, desk.channel, custom_id)
        answer = await local.press(message, custom_id=custom_id, user=desk.other)
        assert EDITORS in answer.text
    assert await desk.revisions(SLUG) == ()


@pytest.mark.parametrize(
    "custom_id",
    [
        "c1:draft-publish::",
        "c1:draft-publish::1.2",
        "c1:draft-publish::9223372036854775807",
        "c1:draft-see::1",
        "c1:draft-see::1.99.99",
        "c1:draft-changes::1",
        "c1:draft-open::1.2.3",
        "c1:draft-explode::1",
        "c1:card-edit:no-such-card:",
        "c1:card-edit::",
    ],
)
async def test_an_id_of_nobodys_making_is_answered(
    local: LocalDiscord, desk: Desk, custom_id: str
) -> None:
    message = forged(local, desk.channel, custom_id)
    answer = await local.press(message, custom_id=custom_id, user=desk.editor)
    assert answer.ephemeral
    assert "went wrong" not in answer.text
