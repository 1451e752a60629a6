"""Buttons and forms of suggestions and of what is wanted go on after a restart."""

from __future__ import annotations

from bot.words import members as said
from briefs.guild.model import SuggestionState
from sandbox import LocalDiscord
from tests.e2e.conftest import MakeBot


async def test_a_member_writes_and_an_editor_decides_across_restarts(
    local: LocalDiscord, make_bot: MakeBot
) -> None:
    first = make_bot()
    await first.start()
    card = await local.slash("brief", topic="kurils")
    proposed = await local.slash("suggest", topic="Tides")
    await local.slash("brief", topic="weather on mars")
    await first.stop()

    second = make_bot()
    await second.start()
    thanked = await local.submit(proposed, {said.SAY: "High water."})
    assert thanked.text.startswith("## Thank you")
    opened = await local.press(card, said.WRONG)
    await local.submit(opened, {said.SAY_OTHERWISE: "There are five."})
    review = await local.slash("card review", user=local.admin)
    declining = await local.press(review, said.DECLINE)
    wanted = await local.slash("card wanted", user=local.admin)
    assert "weather on mars" in wanted.text
    await second.stop()

    third = make_bot()
    await third.start()
    declined = await local.submit(declining, {said.REASON: "Known."})
    assert declined.text.startswith(said.closed_told(said.DECLINED, local.member.id))
    assert "Something is wrong on **Kuril Islands dispute**" in declined.text
    off = await local.press(wanted, said.NOT_NEEDED)
    assert off.text.startswith(said.taken_off("weather on mars"))
    await third.stop()

    fourth = make_bot()
    await fourth.start()
    undone = await local.press(off, said.UNDO)
    assert "**1. weather on mars**" in undone.text
    accepting = await local.press(declined, said.ACCEPT)
    assert accepting.modal is not None
    suggestions = fourth.client.store.suggestions
    [waiting] = await suggestions.list_open(local.guild.id)
    assert waiting.state is SuggestionState.OPEN
