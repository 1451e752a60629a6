"""A card is taken away, its own or the pack's, and comes back by one click."""

from __future__ import annotations

import asyncio

import pytest

from briefs.guild.model import Act, Standing
from tests.e2e.cards.history.room import Room, ferry

pytestmark = pytest.mark.asyncio(loop_scope="module")


async def test_a_removed_card_is_found_nowhere_and_comes_back_by_a_click(room: Room) -> None:
    await room.save(ferry())
    assert "It sails at night." in await room.brief("The ferry")
    gone = await room.slash("card remove", card="ferry", reason="It sank.")
    assert gone.ephemeral
    assert "“The ferry” is removed" in gone.text
    assert "It sails at night." not in await room.brief("The ferry")
    assert "The ferry = ferry" not in await room.rows("brief", room.mika, topic="The fer")
    [removed, _] = await room.history()
    assert (removed.act, removed.reason, removed.author_id) == (
        Act.REMOVE, "It sank.", room.emi.id,
    )  # fmt: skip
    back = await room.press(gone, "Undo")
    assert back.updates
    assert "“The ferry” is back as in revision 1" in back.text
    assert "It sails at night." in await room.brief("The ferry")
    again = await room.press(back, "Undo")
    assert "“The ferry” is removed" in again.text
    assert await room.number() == 4


async def test_a_card_of_the_pack_is_hidden_in_this_server_alone(room: Room) -> None:
    known = await room.brief("Shikotan")
    gone = await room.slash("card remove", card="Shikotan")
    assert "is hidden in this server" in gone.text
    assert "Other servers keep the pack’s card" in gone.text
    assert "shikotan" not in " ".join(await room.rows("brief", room.mika, topic="Shikotan"))
    elsewhere = Room(room.local, room.bot)
    assert await elsewhere.brief("Shikotan") == known
    back = await room.press(gone, "Undo")
    assert "is the pack’s card again" in back.text
    assert await room.brief("Shikotan") == known


async def test_a_version_is_removed_with_the_packs_card_which_can_be_shown_instead(
    room: Room,
) -> None:
    await room.save(ferry(title="Shikotan"), "shikotan")
    gone = await room.slash("card remove", card="shikotan")
    assert "It sails at night." not in await room.brief("Shikotan")
    instead = await room.press(gone, "Go back to the pack’s card")
    assert "is the pack’s card again" in instead.text
    assert await room.standing("shikotan") is Standing.PACK


async def test_the_history_of_a_removed_card_brings_it_back(room: Room) -> None:
    await room.save(ferry())
    for slug in ("ferry", "shikotan"):
        await room.slash("card remove", card=slug)
    ours = await room.press(await room.slash("card history", card="ferry"), "Bring it back")
    assert "“The ferry” is back as in revision 1" in ours.text
    packs = await room.press(await room.slash("card history", card="shikotan"), "Bring it back")
    assert "is the pack’s card again" in packs.text


async def test_what_is_removed_is_not_removed_twice(room: Room) -> None:
    await room.save(ferry())
    await room.slash("card remove", card="ferry")
    again = await room.slash("card remove", card="The ferry (removed)")
    assert "is removed already" in again.text
    assert await room.number() == 2


@pytest.mark.parametrize("way", ["press", "command"])
async def test_twenty_clicks_are_one(room: Room, way: str) -> None:
    await room.save(ferry())
    if way == "command":
        commands = (room.slash("card remove", card="ferry") for _ in range(20))
        answers = await asyncio.gather(*commands)
        assert await room.number() == 2
        for answer in answers:
            assert "is removed" in answer.text
        return
    gone = await room.slash("card remove", card="ferry")
    undo = gone.buttons["Undo"]["custom_id"]
    message = room.forged(undo)
    answers = await asyncio.gather(
        *(room.local.press(message, custom_id=undo, user=room.emi) for _ in range(20))
    )
    assert await room.number() == 3
    assert {answer.text.splitlines()[0] for answer in answers} == {
        "## “The ferry” is back as in revision 1"
    }
    assert all("Undo" in answer.buttons for answer in answers)


async def test_another_name_of_the_card_is_enough_and_a_wrong_one_removes_nothing(
    room: Room,
) -> None:
    await room.save(ferry())
    wrong = await room.slash("card remove", card="The feery boat")
    assert "No card here is called “The feery boat”" in wrong.text
    assert await room.number() == 1
    right = await room.slash("card remove", card="the FERRY")
    assert "is removed" in right.text
    pack = await room.slash("card remove", card="Etorofu")
    assert "“Iturup / Etorofu” is hidden" in pack.text


async def test_a_card_that_cites_what_is_gone_can_be_removed(room: Room) -> None:
    broken = ferry("It carries cars.").replace("[own]\n", "[no-such-paper ¶3]\n", 1)
    await room.save(broken, "broken")
    assert "The ferry = broken" in await room.rows("card remove", card="ferr")
    shown = await room.slash("card history", card="broken")
    assert "unknown source" in shown.text
    gone = await room.slash("card remove", card="broken")
    refused = await room.press(gone, "Undo")
    assert "can’t be shown any more: unknown source" in refused.text
    assert await room.standing("broken") is Standing.REMOVED
