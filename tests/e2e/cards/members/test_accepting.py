"""Editors make cards of what members propose, through the real client."""

from __future__ import annotations

from typing import Any

import pytest

from bot import words
from bot.delivery.sender import Sender
from bot.suggestions.closing import accept
from bot.words import members as said
from briefs.guild.model import SuggestionState
from sandbox import LocalDiscord
from tests.e2e.cards.editing.writing import filled
from tests.e2e.cards.members.room import Room
from tests.e2e.running import Bot

pytestmark = pytest.mark.asyncio(loop_scope="module")


async def test_accepting_opens_the_form_and_closes_nothing_yet(
    local: LocalDiscord, room: Room
) -> None:
    card = await room.propose("Tides of Kunashir")
    correction = await room.propose("kuril-dispute")
    gone = await room.propose("old-ferry-line")
    shown = await room.review()
    for made, begun in (
        (card, "Tides of Kunashir"),
        (correction, "Kuril Islands dispute"),
        (gone, "Old ferry line"),
    ):
        opened = await local.press(shown, said.ACCEPT)
        assert opened.modal is not None
        assert begun in str(opened.modal)
        assert (await room.find(made)).state is SuggestionState.OPEN
        if words.NEXT in shown.buttons:
            shown = await local.press(shown, words.NEXT)


async def test_from_a_suggestion_to_a_card_that_members_find(
    local: LocalDiscord, room: Room
) -> None:
    opened = await local.slash("suggest", topic="Tides of Kunashir")
    await local.submit(
        opened,
        {
            said.SAY: "High water comes twice a day.\nThe ferry sails with it.",
            said.SOURCE: "https://example.org/tides",
        },
    )
    opened = await local.press(await room.review(), said.ACCEPT)
    assert filled(opened) == {
        "title": "Tides of Kunashir",
        "gist": "High water comes twice a day.",
        "points": "The ferry sails with it.",
        "names": "",
        "sources": "https://example.org/tides",
    }
    preview = await local.submit(opened, {})
    assert "High water comes twice a day." in preview.text
    assert room.told() == []
    [waiting] = await room.store.list_open(local.guild.id)
    published = await local.press(preview, "Publish")
    if published.deferred:
        await published.filled()
    assert said.accepted(local.member.id) in published.text
    assert (await room.find(waiting)).state is SuggestionState.ACCEPTED
    [told] = room.told()
    assert told == (
        "The editors of **Newsroom** accepted your suggestion on **Tides of Kunashir**. See the "
        "card **Tides of Kunashir** there, with `/brief`.\n"
        "-# You wrote: High water comes twice a day. The ferry sails with it."
    )
    card = await local.slash("brief", topic="tides of kunashir")
    assert "High water comes twice a day." in card.text
    assert said.WRONG in card.buttons
    opened = await local.press(card, said.WRONG)
    await local.submit(opened, {said.SAY_OTHERWISE: "Not in winter."})
    shown = await room.review()
    assert "Something is wrong on **Tides of Kunashir**" in shown.text
    assert "High water comes twice a day." in shown.text
    removed = await local.slash("card remove", card="tides-of-kunashir", user=local.admin)
    assert removed.ephemeral
    assert said.GONE_CARD in (await room.review()).text
    pressed = await local.press(card, said.WRONG)
    assert pressed.modal is None
    assert words.GONE in pressed.text


class Acting:
    """As much of an editor's interaction as `accept` reads."""

    def __init__(self, local: LocalDiscord, bot: Bot) -> None:
        self.id = local.backend.world.snowflakes.next()
        self.client = bot.client
        self.guild_id = local.guild.id
        self.guild = bot.client.get_guild(local.guild.id)
        self.user = local.admin
        self.permissions: Any = type("All", (), {"manage_guild": True, "administrator": True})

    def is_guild_integration(self) -> bool:
        return True


async def test_what_was_published_closes_it_and_its_author_is_told(
    local: LocalDiscord, bot: Bot, room: Room
) -> None:
    made = await room.propose("Tides", "High water.")
    acting: Any = Acting(local, bot)
    assert await accept(acting, made.id, "kuril-dispute") == said.accepted(local.member.id)
    assert (await room.find(made)).state is SuggestionState.ACCEPTED
    [told] = room.told()
    assert told.startswith("The editors of **Newsroom** accepted your suggestion on **Tides**.")
    assert "**Kuril Islands dispute**" in told
    late = await accept(acting, made.id, "kuril-dispute")
    assert late == said.accepted_late(local.admin.id, SuggestionState.ACCEPTED)
    assert len(room.told()) == 1
    assert await accept(acting, 999, "kuril-dispute") is None


async def fail(*_: object) -> None:
    raise RuntimeError


async def test_a_card_stays_published_whatever_the_telling_comes_to(
    local: LocalDiscord, bot: Bot, room: Room, monkeypatch: pytest.MonkeyPatch
) -> None:
    acting: Any = Acting(local, bot)
    made = await room.propose("Tides")
    local.member.dm_open = False
    untold = said.accepted_untold(local.member.id, said.DMS_CLOSED)
    assert await accept(acting, made.id, "kuril-dispute") == untold
    made = await room.propose("Currents")
    local.member.dm_open = True
    with monkeypatch.context() as patch:
        patch.setattr(Sender, "post", fail)
        untold = said.accepted_untold(local.member.id, said.IN_DOUBT)
        assert await accept(acting, made.id, "kuril-dispute") == untold
    made = await room.propose("Winds")
    monkeypatch.setattr(room.store, "close", fail)
    assert await accept(acting, made.id, "kuril-dispute") == said.ACCEPTED_NOT_CLOSED
