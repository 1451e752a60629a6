"""The history of a card reads without a key: who, when, why, what."""

from __future__ import annotations

import pytest

from briefs.guild.model import GuildSettings, NewCard
from sandbox.model import User
from tests.e2e.cards.history.room import Room, ferry

pytestmark = pytest.mark.asyncio(loop_scope="module")


def mention(user: User) -> str:
    return f"<@{user.id}>"


async def test_it_tells_who_when_why_and_what_newest_first(room: Room) -> None:
    nine = "It leaves at nine in the evening."
    await room.save(ferry(nine), reason="first")
    await room.save(ferry(nine.replace("nine", "ten"), "It is new."), by=room.oto, reason="*late*")
    await room.slash("card remove", card="ferry", reason="sank")
    listed = await room.slash("card history", card="ferry")
    assert listed.ephemeral
    lines = listed.text.replace("\u00a0", " ").splitlines()
    assert lines[:2] == [
        "## History of “The ferry”",
        "-# Members see nothing: it was removed. Any revision can come back.",
    ]
    assert [line for line in lines if line.startswith("**")] == [
        "**3 · removed**", "**2 · published**", "**1 · published**",
    ]  # fmt: skip
    assert f"by {mention(room.oto)}" in listed.text
    assert r"> \*late\*" in lines
    assert "-# Changed: Key points (1 added, 1 reworded)" in lines
    assert "-# A new card with 2 statements" in lines
    raw = str([component.get("content") for component in listed.components])
    revisions = await room.history()
    assert f"<t:{revisions[0].at}:R>: <t:{revisions[0].at}:f>" in raw


async def test_who_left_still_shows_and_nobody_is_pinged(room: Room) -> None:
    await room.save(ferry(), by=room.oto, reason=f"asked by {mention(room.mika)} @everyone")
    room.local.manage.remove_member(room.guild, room.oto)
    listed = await room.slash("card history", card="ferry")
    assert mention(room.oto) in listed.text
    assert listed.message is not None
    assert listed.message["mentions"] == []
    assert listed.message["mention_everyone"] is False


async def test_long_histories_have_pages(room: Room) -> None:
    for n in range(1, 13):
        await room.save(ferry(f"It carries {n} cars."))
    first = await room.slash("card history", card="ferry")
    assert "Page 1 of 3" in first.text
    second = await room.press(first, "Next ›")
    assert "**7\u00a0· published**" in second.text
    assert "**8\u00a0· published**" not in second.text
    last = await room.press(second, "Next ›")
    assert "**1\u00a0· published**" in last.text
    assert "Next ›" not in last.buttons
    revision = await room.local.choose(last, value="2")
    assert "~~1~~ **2**" in revision.text
    back = await room.press(revision, "All revisions")
    assert "Page 3 of 3" in back.text


async def test_one_revision_shows_its_differences_and_those_to_the_present(room: Room) -> None:
    await room.save(ferry("It carries cars."))
    await room.save(ferry("It carries goats."), reason="goats")
    await room.save(ferry("It carries trains."))
    listed = await room.slash("card history", card="ferry")
    second = await room.local.choose(listed, value="2")
    assert "“The ferry”: revision 2" in second.text
    assert "> goats" in second.text
    assert r"It carries ~~cars.~~ **goats.** \[own\]" in second.text
    compared = await room.press(second, "Compare with now")
    assert r"It carries ~~trains.~~ **goats.** \[own\]" in compared.text
    state = await room.press(compared, "See the card")
    assert "It carries goats." in state.text
    assert "As in revision 2, shown to you alone" in state.text
    again = await room.press(state, "‹ Revision 2")
    assert "Bring this back" in again.buttons
    listed = await room.press(again, "All revisions")
    newest = await room.local.choose(listed, value="3")
    assert "This is what members see now" in newest.text
    assert "Bring this back" not in newest.buttons


async def test_a_card_that_was_never_edited_offers_to_edit_it(room: Room) -> None:
    listed = await room.slash("card history", card="shikotan")
    assert "Nobody changed this card here" in listed.text
    assert "Edit this card" in listed.buttons
    pack = await room.local.choose(listed, value="0")
    assert "This is what members see now" in pack.text
    assert "Go back to the pack’s card" not in pack.buttons
    state = await room.press(pack, "See the card")
    assert "Shikotan" in state.text


async def test_the_packs_card_is_the_state_that_a_version_began_from(room: Room) -> None:
    await room.save(ferry(title="Shikotan"), "shikotan")
    listed = await room.slash("card history", card="Shikotan")
    assert "Members see revision 1, this server’s own version" in listed.text
    first = await room.local.choose(listed, value="1")
    assert "from the pack’s card" in first.text
    assert "~~" in first.text
    listed = await room.press(first, "All revisions")
    pack = await room.local.choose(listed, value="0")
    assert "It sails at night." in pack.text  # struck out
    back = await room.press(pack, "Go back to the pack’s card")
    assert "is the pack’s card again" in back.text


async def test_cards_and_states_are_suggested_to_editors_with_what_tells_them_apart(
    room: Room,
) -> None:
    await room.save(ferry(), reason="r" * 200)
    await room.save(ferry("Other."))
    await room.save(ferry(title="Lighthouse"), "light")
    await room.slash("card remove", card="ferry")
    rows = await room.rows("card history", card="")
    assert rows[:2] == ["The ferry (removed) = ferry", "Lighthouse = light"]
    assert len(rows) == 25
    assert (await room.rows("card restore", card="ferr"))[0] == "The ferry (removed) = ferry"
    removable = await room.rows("card remove", card="ferry")
    assert not any(row.endswith(" = ferry") for row in removable)
    assert await room.rows("card restore", room.mika, card="") == []
    await room.client.guild_settings.change(
        room.guild.id, lambda _: GuildSettings(zone="Asia/Tokyo")
    )
    states = await room.rows("card restore", card="ferry", revision="")
    assert [row.rpartition(" = ")[2] for row in states] == ["2", "1"]
    assert states[1].startswith("1 · published · ")
    assert " · rrr" in states[1]
    assert "UTC" not in states[0]
    assert all(len(row.rpartition(" = ")[0]) <= 100 for row in states)
    assert await room.rows("card restore", card="no such card", revision="") == []
    assert await room.rows("card restore", room.mika, card="ferry", revision="") == []
    await room.save(ferry(title="Shikotan"), "shikotan")
    assert await room.rows("card restore", card="shikotan", revision="") == [
        "The pack’s card = pack"
    ]


async def test_imports_and_what_took_them_back_are_called_so(room: Room) -> None:
    cards, now = room.client.store.cards, room.client.daily.now()
    done = await cards.import_cards(room.guild.id, [NewCard("ferry", ferry())], room.emi.id, now)
    assert done.batch is not None
    await cards.undo_import(room.guild.id, done.batch, room.emi.id, now)
    await room.client.libraries.refresh(room.guild.id)
    listed = await room.slash("card history", card="ferry")
    assert "imported**" in listed.text
    assert "took back an import**" in listed.text


async def test_texts_of_every_length_stay_within_limits(room: Room) -> None:
    long = ferry(*(f"{n} " + "wörd * " * 120 for n in range(40)), title="T" * 80, gist="g " * 500)
    for n in range(6):
        await room.save(long.replace("wörd", f"word{n}"), reason="*" * 200)
    listed = await room.slash("card history", card="ferry")
    revision = await room.local.choose(listed, value="6")
    pages = 1
    while "Next ›" in revision.buttons:
        revision = await room.press(revision, "Next ›")
        pages += 1
    assert pages > 5
    state = await room.press(revision, "See the card")
    while "Next ›" in state.buttons:
        state = await room.press(state, "Next ›")
    assert "39 word5" in state.text
