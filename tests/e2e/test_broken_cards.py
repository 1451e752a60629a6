"""Cards that can't be shown any more: editors hear of them once, with the way to mend them."""

from __future__ import annotations

from sandbox import Answer, LocalDiscord
from tests.e2e.cards.history.room import Room, ferry
from tests.e2e.conftest import MakeBot

LOST = ferry().replace("cars. [own]", "cars. [gone-from-the-pack ¶1]")


async def heard(answer: Answer) -> str:
    """Give what was said below an answer; nothing after a while."""
    try:
        await answer.followup(timeout=0.4)
    except TimeoutError:
        return ""
    assert all(message["flags"] & 64 for message in answer.followups)
    return answer.text


async def test_editors_are_told_once_and_can_mend_it_at_once(
    local: LocalDiscord, make_bot: MakeBot
) -> None:
    bot = make_bot()
    await bot.start()
    await bot.client.wait_until_ready()
    room = Room(local, bot)
    await room.save(ferry())
    assert await heard(await room.slash("topics")) == ""
    await bot.stop()
    room.bot = make_bot()
    await room.bot.start()
    await room.client.wait_until_ready()
    await room.save(LOST)  # as if the pack had lost the document since
    assert await heard(await room.slash("topics", room.mika)) == ""
    answer = await room.slash("topics")
    told = await heard(answer)
    assert "A card of this server can’t be shown any more" in told
    assert "“The ferry”" in told or "The ferry" in told
    opened = await room.press(answer, "Mend “The ferry”")
    assert "gone-from-the-pack" in str(opened.message) + str(opened.modal)
    assert await heard(await room.slash("topics", room.oto)) == ""
    await room.bot.stop()
    room.bot = make_bot()
    await room.bot.start()
    await room.client.wait_until_ready()
    assert await heard(await room.slash("topics")) == ""


async def test_many_are_named_and_counted(local: LocalDiscord, make_bot: MakeBot) -> None:
    bot = make_bot()
    await bot.start()
    await bot.client.wait_until_ready()
    room = Room(local, bot)
    for n in range(7):
        await room.save(LOST.replace("The ferry", f"Ferry {n}"), f"ferry-{n}")
    told = await heard(await room.slash("topics"))
    assert "7 cards of this server can’t be shown any more" in told
    assert "and 2 more" in told
