"""Who reaches which history: members, other servers, lost rights, forged ids, restarts."""

from __future__ import annotations

import asyncio
import contextlib
import sqlite3

import pytest

from bot import words
from briefs.guild.model import GuildSettings
from sandbox.errors import NotAllowed, UnknownCommand
from tests.e2e.cards.history.room import Room, ferry

pytestmark = pytest.mark.asyncio(loop_scope="module")

IDS = (
    "c1:card-history:ferry:0",
    "c1:card-revision:ferry:1.0.0",
    "c1:card-revision:ferry:1.0.1",
    "c1:card-state:ferry:1.0",
    "c1:card-restore:ferry:1.2",
    "c1:card-restore:ferry:0.2",
    "c1:card-remove:ferry:2",
    "c1:pack-change:ferry:0",
    "c1:pack-keep:ferry:2.5",
)


async def test_members_change_nothing_and_learn_why(room: Room) -> None:
    await room.save(ferry("It carries cars."))
    await room.save(ferry("It carries goats."))
    for name, options in (
        ("card remove", {"card": "ferry"}),
        ("card history", {"card": "ferry"}),
        ("card restore", {"card": "ferry", "revision": "1"}),
        ("card restore", {"card": "nothing at all"}),
    ):
        answer = await room.slash(name, room.mika, **options)
        assert answer.ephemeral
        assert words.ONLY_EDITORS in answer.text
    for custom_id in IDS:
        answer = await room.press_forged(custom_id, room.mika)
        assert answer.ephemeral
        assert words.ONLY_EDITORS in answer.text
    assert await room.number() == 2


async def test_an_editor_of_another_server_reaches_nothing_by_its_id(room: Room) -> None:
    await room.save(ferry("It is secret."))
    await room.save(ferry("It is secret."))
    elsewhere = Room(room.local, room.bot)
    for custom_id in IDS:
        answer = await elsewhere.press_forged(custom_id)
        assert words.GONE in answer.text
        assert "secret" not in answer.text
    await elsewhere.save(ferry("It is ours."))
    for custom_id in ("c1:card-revision:ferry:2.0.0", "c1:card-restore:ferry:2.1"):
        answer = await elsewhere.press_forged(custom_id)
        assert "There is no such revision here" in answer.text
    assert await room.number() == 2
    assert await elsewhere.number() == 1
    rows = await elsewhere.rows("card restore", card="")
    assert rows[0] == "The ferry = ferry"
    for channel in (room.local.dm(room.emi),):
        for custom_id in IDS:
            answer = await room.press_forged(custom_id, room.emi, channel)
            assert words.ONLY_IN_SERVERS in answer.text


async def test_the_editor_role_is_enough_as_long_as_it_is_held(room: Room) -> None:
    role = room.local.manage.add_role(room.guild, "Editors")
    room.local.manage.set_roles(room.guild, room.mika, role)
    settings = room.client.guild_settings
    await settings.change(room.guild.id, lambda _: GuildSettings(editor_role=role.id))
    await room.save(ferry())
    gone = await room.slash("card remove", room.mika, card="ferry")
    assert "is removed" in gone.text
    assert (await room.rows("card restore", room.mika, card=""))[0].endswith("= ferry")
    room.local.manage.set_roles(room.guild, room.mika)
    assert words.ONLY_EDITORS in (await room.press(gone, "Undo")).text
    assert await room.number() == 2


async def test_the_commands_are_not_there_in_direct_messages(room: Room) -> None:
    with pytest.raises((UnknownCommand, NotAllowed)):
        await room.local.slash(
            "card remove", {"card": "ferry"}, user=room.emi, channel=room.local.dm(room.emi)
        )


async def test_a_right_that_was_withdrawn_since_counts_no_more(room: Room) -> None:
    await room.save(ferry("It carries cars."), by=room.oto)
    await room.save(ferry("It carries goats."), by=room.oto)
    listed = await room.slash("card history", room.oto, card="ferry")
    shown = await room.local.choose(listed, value="1")
    gone = await room.slash("card remove", room.oto, card="ferry")
    room.local.manage.set_roles(room.guild, room.oto)
    for message, label in ((shown, "Bring this back"), (gone, "Undo"), (gone, "History")):
        refused = await room.press(message, label)
        assert words.ONLY_EDITORS in refused.text
    assert await room.number() == 3
    assert "Undo" in gone.buttons  # the refusal takes nothing away


@pytest.mark.parametrize(
    "custom_id",
    [
        "c1:card-restore:ferry:",
        "c1:card-restore:ferry:1",
        "c1:card-restore:ferry:1.2.3",
        "c1:card-remove:ferry:",
        "c1:card-revision:ferry:1",
        "c1:card-history::",
        "c1:card-look:ferry:",
        "c1:pack-changes::",
        "c1:card-explode:ferry:1",
    ],
)
async def test_an_id_of_nobodys_making_is_answered(room: Room, custom_id: str) -> None:
    await room.save(ferry())
    answer = await room.press_forged(custom_id)
    assert words.BUTTON_OUTDATED in answer.text
    assert await room.number() == 1


@pytest.mark.parametrize(
    "custom_id",
    [
        f"c1:card-revision:ferry:{2**63 - 1}.{2**63 - 1}.9",
        f"c1:card-history:ferry:{2**63 - 1}",
        f"c1:card-state:ferry:{2**63 - 1}.0",
        f"c1:card-restore:ferry:{2**63 - 1}.0",
        f"c1:card-restore:ferry:1.{2**63 - 1}",
        f"c1:card-remove:ferry:{2**63 - 1}",
        "c1:card-remove::0",
        "c1:card-remove:no-such-card:0",
        f"c1:pack-keep:ferry:{2**63 - 1}.{2**63 - 1}",
    ],
)
async def test_numbers_of_nobodys_making_change_nothing(room: Room, custom_id: str) -> None:
    await room.save(ferry())
    answer = await room.press_forged(custom_id)
    assert "went wrong" not in answer.text
    assert await room.number() == 1
    assert await room.number("no-such-card") == 0


async def test_a_store_that_is_busy_changes_nothing_and_says_so(
    room: Room, monkeypatch: pytest.MonkeyPatch
) -> None:
    await room.save(ferry())
    monkeypatch.setattr(room.client.store._database, "_patience", 0.3)
    other = sqlite3.connect(room.client.store.path, isolation_level=None, check_same_thread=False)
    with contextlib.closing(other):  # in a thread: the bot may be in the midst of writing
        await asyncio.to_thread(other.execute, "BEGIN IMMEDIATE")
        refused = await room.slash("card remove", card="ferry")
        other.execute("ROLLBACK")
    assert words.STORE_BUSY in refused.text
    assert await room.number() == 1
    assert "is removed" in (await room.slash("card remove", card="ferry")).text
