"""Any state comes back, once, and never over what somebody saved meanwhile unseen."""

from __future__ import annotations

import asyncio

import pytest

from bot.words import history as said
from briefs.guild.model import MOST_CARDS, Act, NewCard, Standing
from tests.e2e.cards.history.room import Room, ferry

pytestmark = pytest.mark.asyncio(loop_scope="module")


async def test_any_revision_comes_back_by_its_number(room: Room) -> None:
    for name in ("cars", "goats", "trains"):
        await room.save(ferry(f"It carries {name}."))
    back = await room.slash("card restore", card="ferry", revision="2")
    assert "is back as in revision 2" in back.text
    assert "It is revision 4" in back.text
    assert "It carries goats." in await room.brief("The ferry")
    shown = await room.press(back, "Show the card")
    assert "It carries goats." in shown.text
    newest = (await room.history())[0]
    assert (newest.act, newest.author_id) == (Act.RESTORE, room.emi.id)


async def test_without_a_revision_what_members_saw_before_comes_back(room: Room) -> None:
    await room.save(ferry("It carries cars."))
    alone = await room.slash("card restore", card="ferry")
    assert said.NOTHING_BEFORE in alone.text
    await room.save(ferry("It carries goats."))
    back = await room.slash("card restore", card="ferry")
    assert "as in revision 1" in back.text
    await room.slash("card remove", card="ferry")
    back = await room.slash("card restore", card="ferry")
    assert "as in revision 1" in back.text
    assert await room.standing() is Standing.OWN


async def test_the_packs_card_comes_back_and_so_does_the_version(room: Room) -> None:
    before = await room.brief("Shikotan")
    await room.save(ferry(title="Shikotan"), "shikotan")
    pack = await room.slash("card restore", card="shikotan", revision="pack")
    assert "is the pack’s card again" in pack.text
    assert await room.brief("Shikotan") == before
    again = await room.slash("card restore", card="shikotan", revision="The pack’s card")
    assert "just like that already" in again.text
    version = await room.press(pack, "Undo")
    assert "is back as in revision 1" in version.text
    assert "It sails at night." in await room.brief("Shikotan")
    without = await room.slash("card restore", card="shikotan")
    assert "is the pack’s card again" in without.text


async def test_what_is_there_already_is_not_saved_again(room: Room) -> None:
    await room.save(ferry())
    await room.save(ferry())
    again = await room.slash("card restore", card="ferry", revision="1")
    assert "just like that already" in again.text
    assert await room.number() == 2
    never = await room.slash("card restore", card="shikotan", revision="pack")
    assert "just like that already" in never.text
    assert await room.number("shikotan") == 0


@pytest.mark.parametrize("typed", ["99", "0", "-1", "x", "9" * 30, "1.5", "٣"])
async def test_a_revision_that_is_not_there_is_named_so(room: Room, typed: str) -> None:
    await room.save(ferry())
    answer = await room.slash("card restore", card="ferry", revision=typed)
    assert said.NO_REVISION in answer.text
    assert await room.number() == 1


async def test_the_pack_has_no_card_of_a_servers_own(room: Room) -> None:
    await room.save(ferry())
    answer = await room.slash("card restore", card="ferry", revision="pack")
    assert said.NO_REVISION in answer.text
    assert await room.standing() is Standing.OWN


async def test_a_card_changed_meanwhile_is_shown_and_asked_about_again(room: Room) -> None:
    await room.save(ferry("It carries cars."))
    await room.save(ferry("It carries goats."))
    listed = await room.slash("card history", card="ferry")
    first = await room.local.choose(listed, value="1")
    await room.save(ferry("It carries trains."), by=room.oto, reason="no goats")
    asked = await room.press(first, "Bring this back")
    assert "changed meanwhile" in asked.text
    assert f"<@{room.oto.id}>" in asked.text
    assert "no goats" in asked.text
    assert "~~goats.~~ **trains.**" in asked.text
    assert await room.number() == 3
    done = await room.press(asked, "Do it all the same")
    assert "is back as in revision 1" in done.text
    assert (await room.history())[0].number == 4


async def test_an_undo_does_not_undo_what_somebody_did_since(room: Room) -> None:
    await room.save(ferry("It carries cars."))
    gone = await room.slash("card remove", card="ferry")
    await room.save(ferry("It carries trains."), by=room.oto)
    asked = await room.press(gone, "Undo")
    assert "changed meanwhile" in asked.text
    assert "It carries trains." in await room.brief("The ferry")


async def test_a_removal_asks_again_after_a_change_and_then_removes(room: Room) -> None:
    await room.save(ferry("It carries cars."))
    gone = await room.slash("card remove", card="ferry")
    back = await room.press(gone, "Undo")
    await room.save(ferry("It carries trains."), by=room.oto)
    asked = await room.press(back, "Undo")  # of the return, so a removal
    assert "changed meanwhile" in asked.text
    removed = await room.press(asked, "Do it all the same")
    assert "is removed" in removed.text


async def test_two_editors_who_bring_back_different_states_do_not_mix(room: Room) -> None:
    for name in ("cars", "goats", "trains"):
        await room.save(ferry(f"It carries {name}."))
    ids = [f"c1:card-restore:ferry:{number}.3" for number in (1, 2)]
    answers = await asyncio.gather(
        room.press_forged(ids[0], room.emi), room.press_forged(ids[1], room.oto)
    )
    assert await room.number() == 4
    assert sorted("changed meanwhile" in answer.text for answer in answers) == [False, True]


async def test_a_name_that_another_card_took_meanwhile_is_named(room: Room) -> None:
    await room.save(ferry())
    await room.slash("card remove", card="ferry")
    await room.save(ferry(title="The Ferry"), "boat")
    refused = await room.slash("card restore", card="ferry")
    assert "its name “The ferry” belongs to the card “The Ferry” by now" in refused.text
    assert await room.standing() is Standing.REMOVED
    await room.slash("card remove", card="boat")
    assert "is back" in (await room.slash("card restore", card="ferry")).text


async def test_the_pack_s_card_does_not_come_back_under_a_name_that_was_taken(room: Room) -> None:
    await room.slash("card remove", card="shikotan")
    await room.save(ferry(title="Shikotan"), "our-shikotan")
    refused = await room.slash("card restore", card="shikotan", revision="pack")
    assert "belongs to the card “Shikotan” by now" in refused.text


async def test_a_full_server_is_told_before_anything_comes_back(room: Room) -> None:
    await room.save(ferry())
    await room.slash("card remove", card="ferry")
    many = [NewCard(f"c{n}", ferry(title=f"Card {n}")) for n in range(MOST_CARDS)]
    now = room.client.daily.now()
    await room.client.store.cards.import_cards(room.guild.id, many, room.emi.id, now)
    await room.client.libraries.refresh(room.guild.id)
    refused = await room.slash("card restore", card="ferry")
    assert "1,000 cards of its own" in refused.text
    assert await room.standing() is Standing.REMOVED
