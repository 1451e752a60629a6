"""What becomes of a server's own versions when the pack comes with other cards."""

from __future__ import annotations

import asyncio
import re
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from bot.words import facts as said
from briefs.guild.model import Act, Standing
from briefs.guild.versions import stamp_card
from briefs.pack.writing import write_card
from briefs.store.card_history import CardHistory
from sandbox import Answer, LocalDiscord
from sandbox.model import User
from tests.e2e.cards.history.room import Room
from tests.e2e.conftest import MakeBot

SAMPLES = Path(__file__).parents[1] / "bot" / "views" / "samples"
SLUG, TITLE = "sanctions-2022", "Sanctions of 2022"
OURS = (
    f'+++\ntitle = "{TITLE}"\ngroup = "economy"\n+++\nOurs. [own]\n\n'
    "## Key points\n- We say. [own]\n"
)

Edit = Callable[[str], str]


class Shelf:
    """A bot that is stopped, given another pack, and started again.

    Args:
        pack: Where its pack is.
        make_bot: Starts it.
        local: Where.
    """

    def __init__(self, pack: Path, make_bot: MakeBot, local: LocalDiscord) -> None:
        shutil.copytree(SAMPLES, pack)
        for card in (pack / "cards").iterdir():  # so that any of them can go
            text = card.read_text("utf-8")
            card.write_text(re.sub(r"(?m)^related = .*\n", "", text), "utf-8")
        self.pack, self._make, self._local = pack, make_bot, local
        self.room: Room

    async def open(self) -> Room:
        bot = self._make(PACK_DIR=str(self.pack))
        await bot.start()
        await bot.client.wait_until_ready()
        self.room = Room(self._local, bot)
        return self.room

    async def again(self, slug: str = SLUG, edit: Edit | None = None) -> None:
        """Start anew, with one card changed; without it when `edit` gives nothing."""
        await self.room.bot.stop()
        card = self.pack / "cards" / f"{slug}.md"
        if edit is not None:
            text = edit(card.read_text("utf-8"))
            card.write_text(text, "utf-8") if text else card.unlink()
        self.room.bot = self._make(PACK_DIR=str(self.pack))
        await self.room.bot.start()
        await self.room.client.wait_until_ready()

    async def notice(self, user: User | None = None) -> Answer:
        """Use some command, under whose answer more may be said."""
        return await self.room.slash("topics", user)


@pytest.fixture
async def shelf(tmp_path: Path, make_bot: MakeBot, local: LocalDiscord) -> Shelf:
    made = Shelf(tmp_path / "pack", make_bot, local)
    await made.open()
    return made


def retitled(text: str) -> str:
    return text.replace("+++\n", "+++\n", 1).replace(f'"{TITLE}"', '"Sanctions since 2022"')


def gone(_: str) -> str:
    return ""


async def heard(answer: Answer) -> Answer | None:
    """Give an answer that something was said below, None when nothing was."""
    try:
        await answer.followup(timeout=0.4)
    except TimeoutError:
        return None
    return answer


async def told_of_retitled(shelf: Shelf) -> Answer:
    """Save a version, let the pack retitle the card under it, and give what an editor hears."""
    await shelf.room.save(OURS, SLUG)
    await shelf.again(edit=retitled)
    told = await heard(await shelf.notice())
    assert told is not None
    return told


async def test_an_editor_is_told_once_and_keeps_ours(shelf: Shelf) -> None:
    room = shelf.room
    await room.save(OURS, SLUG)
    assert await heard(await shelf.notice()) is None
    await shelf.again(edit=retitled)
    assert await heard(await shelf.notice(room.mika)) is None  # a member
    told = await heard(await shelf.notice())
    assert told is not None
    assert f"The pack’s card “{TITLE}” changed" in told.text
    assert "Sanctions ~~of~~ **since** 2022" in told.text
    assert all(message["flags"] & 64 for message in told.followups)
    assert await heard(await shelf.notice(room.oto)) is None
    await shelf.again()
    assert await heard(await shelf.notice()) is None
    listed = await room.slash("card history", card=SLUG)
    assert "The pack’s card changed after this server’s version was written." in listed.text
    shown = await room.press(listed, "What changed in the pack")
    kept = await room.press(shown, "Keep ours")
    assert "Kept: this server’s" in kept.text
    [newest, before] = await room.history(SLUG)
    assert (newest.act, newest.standing, newest.text) == (Act.PUBLISH, Standing.OWN, OURS)
    assert newest.reason == "kept our version"
    assert newest.base == write_card(room.client.libraries.shared.pack.cards[SLUG]) != before.base
    listed = await room.slash("card history", card=SLUG)
    assert "The pack’s card changed" not in listed.text
    await shelf.again()
    assert await heard(await shelf.notice()) is None
    await shelf.again(edit=lambda text: text.replace("since 2022", "from 2022 on"))
    assert await heard(await shelf.notice(room.oto)) is not None


async def test_the_pack_s_new_card_can_be_taken_and_that_undone(shelf: Shelf) -> None:
    room = shelf.room
    told = await told_of_retitled(shelf)
    taken = await room.press(told, "Take the pack’s")
    assert "is the pack’s card again" in taken.text
    assert "Sanctions since 2022" in await room.brief("Sanctions since 2022")
    back = await room.press(taken, "Undo")
    assert "The pack’s card changed after this server’s version was written." in back.text
    assert "What changed in the pack" in back.buttons


async def test_ours_can_be_edited_upon_the_new_card(shelf: Shelf) -> None:
    room = shelf.room
    told = await told_of_retitled(shelf)
    form = await room.press(told, "Edit ours")
    preview = await room.local.submit(form, {"gist": "Ours, and theirs."})
    await room.press(preview, "Publish")
    newest = (await room.history(SLUG))[0]
    assert newest.base == write_card(room.client.libraries.shared.pack.cards[SLUG])
    listed = await room.slash("card history", card=SLUG)
    assert "The pack’s card changed" not in listed.text


async def test_a_card_that_left_the_pack_stays_as_ours_or_goes(shelf: Shelf) -> None:
    room = shelf.room
    await room.save(OURS, SLUG)
    await shelf.again(edit=gone)
    told = await heard(await shelf.notice())
    assert told is not None
    assert f"The pack no longer has “{TITLE}”" in told.text
    kept = await room.press(told, "Keep ours")
    assert "Kept" in kept.text
    assert (await room.history(SLUG))[0].base is None
    await shelf.again()
    assert await heard(await shelf.notice()) is None
    undone = await room.press(kept, "Undo")
    assert "The pack no longer has this card" in undone.text
    change = await room.press(undone, "What changed in the pack")
    removed = await room.press(change, "Remove ours")
    assert "is removed" in removed.text
    assert "Ours." not in await room.brief(TITLE)


async def test_several_changes_are_told_as_one_list(shelf: Shelf) -> None:
    room = shelf.room
    await room.save(OURS, SLUG)
    await room.save(OURS.replace(TITLE, "2+2 talks of ours"), "two-plus-two")
    await room.save(OURS.replace(TITLE, "Our own"), "own")
    await shelf.again(edit=retitled)
    await shelf.again("two-plus-two", gone)
    told = await heard(await shelf.notice())
    assert told is not None
    assert "2 of the pack’s cards changed" in told.text
    notice = told.text[told.text.index("2 of the pack’s") :]
    assert "Our own" not in notice
    shown = await room.local.choose(told, "See what changed in…", SLUG)
    assert "Keep ours" in shown.buttons


async def test_a_change_that_came_between_the_look_and_the_press_is_shown_first(
    shelf: Shelf,
) -> None:
    room = shelf.room
    told = await told_of_retitled(shelf)
    await shelf.again(edit=lambda text: text.replace("since 2022", "from 2022 on"))
    shown = await room.press(told, "Keep ours")
    assert "**from**" in shown.text
    assert await room.number(SLUG) == 1
    kept = await room.press(shown, "Keep ours")
    assert "Kept" in kept.text


async def test_a_pack_that_came_back_leaves_nothing_to_decide(shelf: Shelf) -> None:
    room = shelf.room
    told = await told_of_retitled(shelf)
    await shelf.again(edit=lambda text: text.replace("Sanctions since 2022", TITLE))
    shown = await room.press(told, "Keep ours")
    assert "is the one that this server’s version" in shown.text
    assert await room.number(SLUG) == 1


async def test_somebody_who_edited_meanwhile_is_not_overwritten(shelf: Shelf) -> None:
    room = shelf.room
    told = await told_of_retitled(shelf)
    await room.save(OURS.replace("We say.", "We say more."), SLUG, by=room.oto)
    answer = await room.press(told, "Keep ours")
    assert "changed meanwhile" in answer.text
    assert await room.number(SLUG) == 2
    again = await room.press(answer, "Do it all the same")
    assert "is the one that this server’s version" in again.text  # theirs began from it


async def test_buttons_work_after_a_restart_in_the_middle(shelf: Shelf) -> None:
    room = shelf.room
    ours = OURS.replace(TITLE, "Our own")
    await room.save(ours, "own")
    await room.save(ours.replace("We say.", "We say more."), "own")
    listed = await room.slash("card history", card="own")
    first = await room.local.choose(listed, value="1")
    removed = await room.slash("card remove", room.oto, card="own")
    await shelf.again()
    back = await room.press(removed, "Undo")
    assert "is back as in revision 2" in back.text
    asked = await room.press(first, "Bring this back")
    await shelf.again()
    done = await room.press(asked, "Do it all the same")
    assert "is back as in revision 1" in done.text
    await shelf.again()
    assert "We say." in await room.brief("Our own")
    assert await room.number("own") == 5


async def test_a_notice_that_could_not_be_noted_comes_again(
    shelf: Shelf, monkeypatch: pytest.MonkeyPatch
) -> None:
    room = shelf.room
    await room.save(OURS, SLUG)
    await shelf.again(edit=retitled)

    failed = asyncio.Event()

    async def fail(*_: object) -> None:
        failed.set()
        raise OSError("the disk")

    with monkeypatch.context() as patched:
        patched.setattr(CardHistory, "mark_told", fail)
        assert await heard(await shelf.notice()) is not None
        await asyncio.wait_for(failed.wait(), 5)
    assert await heard(await shelf.notice()) is not None
    assert await heard(await shelf.notice()) is None


async def test_facts_that_rest_are_told_beside_it(shelf: Shelf, local: LocalDiscord) -> None:
    room = shelf.room
    await room.save(OURS, SLUG)
    board = local.manage.add_channel(room.guild, "board")
    await room.slash("facts subscribe", time="09:00", timezone="Tokyo", channel=board)
    await shelf.again(edit=retitled)
    room.emi.dm_open = False
    local.manage.delete_channel(board)
    for _ in range(100):
        if room.guild.id in room.client.daily.untold_guilds:
            break
        await asyncio.sleep(0.05)
    answer = await shelf.notice()
    await answer.followup(2)
    assert said.RESTING in answer.text
    assert f"The pack’s card “{TITLE}” changed" in answer.text
    assert await heard(await shelf.notice()) is None


async def test_a_version_that_the_new_pack_broke_can_not_be_kept(shelf: Shelf) -> None:
    room = shelf.room
    await room.save(OURS.replace("We say. [own]", "We say. [russia-direct ¶1]"), SLUG)
    citing = shelf.pack / "cards" / "kuril-dispute.md"
    text = citing.read_text("utf-8").replace("[russia-direct ¶", "[fpri ¶")
    citing.write_text(re.sub(r"; russia-direct ¶\d+", "", text), "utf-8")
    (shelf.pack / "sources" / "russia-direct.md").unlink()
    await shelf.again(edit=retitled)
    told = await heard(await shelf.notice())
    assert told is not None
    assert "Members see the pack’s card: this server’s version can’t be shown" in told.text
    assert "Keep ours" not in told.buttons
    forged = f"c1:pack-keep:{SLUG}:1.{stamp_card(room.client.libraries.shared.pack.cards[SLUG])}"
    await room.press_forged(forged)
    assert await room.number(SLUG) == 1
    taken = await room.press(told, "Take the pack’s")
    assert "is the pack’s card again" in taken.text
