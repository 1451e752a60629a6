"""Small forms give back what was typed when they are refused; one sent twice acts once."""

from __future__ import annotations

import pytest

from bot import words
from bot.words import members as said
from sandbox import Answer, LocalDiscord
from tests.e2e.cards.editing.test_hurry import held
from tests.e2e.cards.editing.writing import Desk, filled
from tests.e2e.running import Bot

pytestmark = pytest.mark.asyncio(loop_scope="module")

SLUG = "harbour-lighthouse"


async def send(local: LocalDiscord, opened: Answer, text: str) -> Answer:
    """Fill in the first field of a form."""
    return await local.submit(opened, {next(iter(filled(opened))): text})


async def test_small_forms_give_back_what_was_typed(
    local: LocalDiscord, desk: Desk, bot: Bot
) -> None:
    await desk.publish()
    preview = await desk.edit(SLUG, desk.other, gist="Lit in 1870. [own]")
    await local.submit(
        await desk.slash("suggest", desk.member, topic="Tides"), {said.SAY: "They rise."}
    )
    review = await desk.slash("card review", desk.other)
    forms = [
        await local.press(preview, "Publish with a reason…"),
        await local.choose(preview, "Group", "A new group…"),
        await local.press(review, said.DECLINE),
    ]
    async with held(bot):
        answer = await send(local, forms[0], "The keeper says so.")
        await answer.followup(timeout=10)
    assert words.STORE_BUSY in answer.text
    assert "You wrote:\n```\nThe keeper says so.\n```" in answer.text
    local.manage.set_roles(desk.guild, desk.other)
    for opened in forms:
        answer = await send(local, opened, "Typed @everyone ```")
        assert answer.text.startswith(words.ONLY_EDITORS)
        assert "You wrote:\n```\nTyped @everyone ˋˋˋ\n```" in answer.text
        assert answer.message is not None
        assert not answer.message["mention_everyone"]
    assert len(await desk.revisions(SLUG)) == 1


async def test_a_suggestion_sent_twice_is_kept_once(local: LocalDiscord, desk: Desk) -> None:
    for _ in range(2):
        opened = await desk.slash("suggest", desk.member, topic="Tides")
        assert "Thank you" in (await local.submit(opened, {said.SAY: "They rise."})).text
    assert len(await desk.client.store.suggestions.list_open(desk.guild.id)) == 1
    opened = await desk.slash("suggest", desk.member, topic="Tides")
    await local.submit(opened, {said.SAY: "They fall."})
    assert len(await desk.client.store.suggestions.list_open(desk.guild.id)) == 2


async def test_a_card_says_who_closed_its_suggestion_meanwhile(
    local: LocalDiscord, desk: Desk
) -> None:
    opened = await desk.slash("suggest", desk.member, topic="Tides")
    await local.submit(opened, {said.SAY: "They rise."})
    review = await desk.slash("card review")
    form = await local.press(await desk.slash("card review", desk.other), said.ACCEPT)
    await send(local, await local.press(review, said.DECLINE), "Known.")
    preview = await local.submit(form, {"points": "They rise twice a day."})
    published = await local.press(preview, "Publish")
    assert "is published" in published.text
    assert "the suggestion meanwhile; your card stands" in published.text
