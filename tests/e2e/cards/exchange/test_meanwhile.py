"""What others do between a report and the press, and presses that come twenty at once."""

from __future__ import annotations

import asyncio

import pytest

from briefs.errors import StoreInUse
from briefs.guild.model import NewCard
from sandbox import LocalDiscord
from sandbox.answer import Answer
from tests.briefs.guild.shelf import card_file
from tests.e2e.cards.exchange.files import give, marked, numbers
from tests.e2e.running import Bot

pytestmark = pytest.mark.asyncio(loop_scope="module")

QUAY = marked(quay="The quay", mole="The mole")
NOW = 1_795_305_600


async def publish(bot: Bot, guild_id: int, slug: str, title: str, expected: int) -> None:
    card = NewCard(slug, card_file(title))
    await bot.client.store.cards.publish(guild_id, card, 11, NOW, expected=expected)
    await bot.client.libraries.refresh(guild_id)


async def twenty(local: LocalDiscord, answer: Answer, label: str) -> list[Answer]:
    return list(await asyncio.gather(*(local.press(answer, label) for _ in range(20))))


async def test_an_edit_between_report_and_press_is_shown_first(
    local: LocalDiscord, bot: Bot
) -> None:
    report = await give(local, QUAY)
    await publish(bot, local.guild.id, "quay", "Their quay", 0)
    answer = await local.press(report, "Import")
    assert "Their quay changed here, so nothing was imported" in answer.text
    assert "1 changed" in answer.text
    assert await numbers(bot, local.guild.id) == {"quay": 1}
    done = await local.press(answer, "Import")
    assert "2 cards imported" in done.text
    assert await numbers(bot, local.guild.id) == {"quay": 2, "mole": 1}


async def test_an_edit_that_slips_in_while_it_is_saved_is_shown_first(
    local: LocalDiscord, bot: Bot, monkeypatch: pytest.MonkeyPatch
) -> None:
    report = await give(local, QUAY)
    cards = bot.client.store.cards
    original = cards.import_cards

    async def late(*arguments: object, **named: object) -> object:
        await publish(bot, local.guild.id, "quay", "Their quay", 0)
        monkeypatch.undo()
        return await original(*arguments, **named)  # type: ignore[arg-type]  # passed through

    monkeypatch.setattr(cards, "import_cards", late)
    answer = await local.press(report, "Import")
    assert "nothing was imported" in answer.text
    assert await numbers(bot, local.guild.id) == {"quay": 1}


async def test_a_name_that_is_taken_meanwhile_is_refused(local: LocalDiscord, bot: Bot) -> None:
    report = await give(local, QUAY)
    await publish(bot, local.guild.id, "pier", "The quay", 0)
    answer = await local.press(report, "Import")
    assert "there is a card “The quay” already" in answer.text
    assert answer.buttons == {}
    assert await numbers(bot, local.guild.id) == {"pier": 1}


async def test_twenty_presses_import_once_and_undo_once(local: LocalDiscord, bot: Bot) -> None:
    report = await give(local, QUAY)
    answers = await twenty(local, report, "Import")
    assert all("2 cards imported" in answer.text for answer in answers)
    assert await numbers(bot, local.guild.id) == {"quay": 1, "mole": 1}
    answers = await twenty(local, answers[0], "Undo")
    assert all("The import was taken back" in answer.text for answer in answers)
    assert await numbers(bot, local.guild.id) == {"quay": 2, "mole": 2}
    assert local.refused == []


async def test_a_slow_import_says_that_it_is_under_way(
    local: LocalDiscord, bot: Bot, monkeypatch: pytest.MonkeyPatch
) -> None:
    report = await give(local, QUAY)
    cards = bot.client.store.cards
    original, go_on = cards.import_cards, asyncio.Event()

    async def slow(*arguments: object, **named: object) -> object:
        await go_on.wait()
        return await original(*arguments, **named)  # type: ignore[arg-type]  # passed through

    monkeypatch.setattr(cards, "import_cards", slow)
    pressed = await local.press(report, "Import")
    assert "Importing 2 cards" in pressed.text
    assert pressed.buttons == {}
    go_on.set()
    async with asyncio.timeout(15):
        while "2 cards imported" not in pressed.text:  # noqa: ASYNC110 - an edit tells nobody here
            await asyncio.sleep(0.01)
    assert "Undo" in pressed.buttons


async def test_what_was_edited_since_is_not_taken_back(local: LocalDiscord, bot: Bot) -> None:
    done = await local.press(await give(local, QUAY), "Import")
    await publish(bot, local.guild.id, "quay", "The new quay", 1)
    answer = await local.press(done, "Undo")
    assert "Nothing was taken back" in answer.text
    assert "The new quay" in answer.text
    assert "The mole" not in answer.text
    assert await numbers(bot, local.guild.id) == {"quay": 2, "mole": 1}


async def test_a_busy_store_is_told_and_nothing_is_half_done(
    local: LocalDiscord, bot: Bot, monkeypatch: pytest.MonkeyPatch
) -> None:
    report = await give(local, QUAY)
    store = bot.client.store

    async def busy(*_: object, **__: object) -> object:
        raise StoreInUse(store.path, "another")

    with monkeypatch.context() as patch:
        patch.setattr(store.cards, "import_cards", busy)
        answer = await local.press(report, "Import")
        assert "nothing was changed" in answer.text
    assert await numbers(bot, local.guild.id) == {}
    with monkeypatch.context() as patch:  # it is saved; only showing it has to wait
        patch.setattr(bot.client.libraries, "refresh", busy)
        done = await local.press(report, "Import")
        assert "2 cards imported" in done.text
    assert await numbers(bot, local.guild.id) == {"quay": 1, "mole": 1}


async def test_a_name_that_another_card_took_since_keeps_an_import_from_being_undone(
    local: LocalDiscord, bot: Bot
) -> None:
    guild = local.guild.id
    await publish(bot, guild, "quay", "The quay", 0)
    imported = await local.press(await give(local, marked(quay="The mole")), "Import")
    await publish(bot, guild, "new-quay", "The quay", 0)
    undone = await local.press(imported, "Undo")
    assert "the name “The quay”" in undone.text
    assert await numbers(bot, guild) == {"quay": 2, "new-quay": 1}
    await bot.client.store.cards.remove(guild, "new-quay", 11, NOW, expected=1)
    await bot.client.libraries.refresh(guild)
    assert "taken back" in (await local.press(imported, "Undo")).text
    assert (await numbers(bot, guild))["quay"] == 3
