"""Editors see what people asked for and did not find, through the real client."""

from __future__ import annotations

import pytest

from bot import words
from bot.words import members as said
from sandbox import LocalDiscord
from tests.e2e.cards.forging import press_forged
from tests.e2e.cards.members.room import seen
from tests.e2e.running import Bot

pytestmark = pytest.mark.asyncio(loop_scope="module")


async def ask(bot: Bot, local: LocalDiscord, **times: int) -> None:
    """Count queries as asked on the server."""
    rows = [
        (local.guild.id, query.replace("_", " "), 1_790_000_000 + n)
        for query, many in times.items()
        for n in range(many)
    ]
    await bot.client.store.record_wanted(rows)


async def queries(bot: Bot, guild_id: int) -> list[str]:
    return [row.query for row in await bot.client.store.list_wanted(guild_id, 99)]


async def test_what_was_asked_a_moment_ago_is_there(local: LocalDiscord, bot: Bot) -> None:
    empty = await local.slash("card wanted", user=local.admin)
    assert empty.ephemeral
    assert empty.text == f"{said.WANTED_TITLE}\n{said.NOTHING_WANTED}"
    for query in ("bitcoin", "Bitcoin!", "weather on mars"):
        await local.slash("brief", topic=query)
    shown = await local.slash("card wanted", user=local.admin)
    assert f"{said.WANTED_TITLE}\n{said.wanted_intro(2)}" in shown.text
    assert "**1. Bitcoin!**\n-# Asked twice, last" in shown.text
    assert "**2. weather on mars**\n-# Asked once," in shown.text
    for person in (local.member, local.admin):
        assert str(person.id) not in str(shown.message["components"] if shown.message else "")
    away = next(iter(local.other_guild.channels.values()))
    elsewhere = await local.slash("card wanted", user=local.other, channel=away)
    assert "itcoin" not in elsewhere.text


async def test_pages_hold_five_most_asked_first(local: LocalDiscord, bot: Bot) -> None:
    await ask(bot, local, bitcoin=9, litecoin=8, dogecoin=7, xylophone=6, zeppelin=5, quokka=4)
    first = await local.slash("card wanted", user=local.admin)
    assert "**5. zeppelin**" in first.text
    assert "quokka" not in first.text
    second = await local.press(first, words.NEXT)
    assert second.updates
    assert "**6. quokka**\n-# Asked 4 times, last" in second.text
    assert "Page 2 of 2" in second.text
    back = await local.press(second, words.BACK)
    assert "**1. bitcoin**" in back.text


async def test_what_a_card_answers_by_now_is_left_out(local: LocalDiscord, bot: Bot) -> None:
    await ask(bot, local, bitcoin=2, Kurils=9)
    shown = await local.slash("card wanted", user=local.admin)
    assert "Kurils" not in shown.text
    assert said.wanted_intro(1) in shown.text
    assert "Kurils" in await queries(bot, local.guild.id)


async def test_a_card_is_written_on_what_was_asked(local: LocalDiscord, bot: Bot) -> None:
    await ask(bot, local, bitcoin=2, weather_on_mars=1)
    shown = await local.slash("card wanted", user=local.admin)
    opened = await local.press(shown, said.WRITE_CARD, nth=1)
    assert opened.modal is not None
    assert "weather on mars" in str(opened.modal)
    assert await queries(bot, local.guild.id) == ["bitcoin", "weather on mars"]
    typed = {"gist": "It is dusty.", "points": "A storm lasts a month."}
    published = await local.press(await local.submit(opened, typed), "Publish")
    assert "is published" in published.text
    shown = await local.slash("card wanted", user=local.admin)
    assert "weather" not in shown.text
    assert "bitcoin" in shown.text


async def test_what_is_not_needed_goes_and_comes_back(local: LocalDiscord, bot: Bot) -> None:
    await ask(bot, local, bitcoin=2, litecoin=1)
    shown = await local.slash("card wanted", user=local.admin)
    off = await local.press(shown, said.NOT_NEEDED)
    assert off.updates
    assert off.text.startswith(said.taken_off("bitcoin"))
    assert "**1. litecoin**" in off.text
    await local.slash("brief", topic="bitcoin")
    again = await local.slash("card wanted", user=local.admin)
    assert "bitcoin" not in again.text
    undone = await local.press(off, said.UNDO)
    assert undone.text.startswith(said.put_back("bitcoin"))
    assert "**1. bitcoin**\n-# Asked 3 times" in undone.text
    assert said.show_off(1) not in undone.buttons


async def test_what_was_taken_off_can_be_seen_and_put_back_later(
    local: LocalDiscord, bot: Bot
) -> None:
    await ask(bot, local, bitcoin=2, litecoin=1)
    shown = await local.slash("card wanted", user=local.admin)
    await local.press(shown, said.NOT_NEEDED)
    again = await local.slash("card wanted", user=local.admin)
    listed = await local.press(again, said.show_off(1))
    assert listed.text.startswith(f"{said.OFF_TITLE}\n{said.OFF_INTRO}")
    assert "**1. bitcoin**" in listed.text
    back = await local.press(listed, said.PUT_BACK)
    assert back.text.startswith(said.put_back("bitcoin"))
    assert said.NOTHING_OFF in back.text
    wanted = await local.press(back, said.SHOW_WANTED)
    assert "**1. bitcoin**" in wanted.text


async def test_twenty_clicks_take_one_off(local: LocalDiscord, bot: Bot) -> None:
    await ask(bot, local, bitcoin=3, litecoin=2, dogecoin=1)
    shown = await local.slash("card wanted", user=local.admin)
    custom_id = shown.buttons[said.NOT_NEEDED]["custom_id"]
    for _ in range(20):
        await press_forged(local, custom_id, local.admin)
    assert await queries(bot, local.guild.id) == ["litecoin", "dogecoin"]


ACTIONS = ("wanted-write", "wanted-dismiss", "wanted-back")


@pytest.mark.parametrize("action", ACTIONS)
async def test_nobody_else_reaches_a_query_by_its_id(
    local: LocalDiscord, bot: Bot, action: str
) -> None:
    await ask(bot, local, secret_tides=3)
    [row] = await bot.client.store.list_wanted(local.guild.id, 9)
    custom_id = f"c1:{action}::{row.id}.0"
    assert (await press_forged(local, custom_id, local.member)).text == words.ONLY_EDITORS
    away = next(iter(local.other_guild.channels.values()))
    elsewhere = await press_forged(local, custom_id, local.other, away)
    assert elsewhere.modal is None
    assert elsewhere.text.startswith(said.WANTED_GONE)
    assert "secret" not in elsewhere.text
    dm = await press_forged(local, custom_id, local.admin, local.dm(local.admin))
    assert dm.text == words.ONLY_IN_SERVERS
    assert await queries(bot, local.guild.id) == ["secret tides"]


@pytest.mark.parametrize(
    "query", ["@everyone [x](https://e.vil)", "||y|| <t:0>", "# big\n> q", "```\nq", "\u202eabc"]
)
async def test_what_was_asked_acts_on_nothing(local: LocalDiscord, bot: Bot, query: str) -> None:
    await bot.client.store.record_wanted([(local.guild.id, f"zz {query}", 1)])
    shown = await local.slash("card wanted", user=local.admin)
    listed = seen(shown)
    off = await local.press(shown, said.NOT_NEEDED)
    for text in (listed, seen(off)):
        assert "zz " in text
        for acting in ("@everyone", "](https", " ||y", "<t:0>", "\n> q", "```", "\u202e"):
            assert acting not in text, acting


async def test_the_longest_queries_fill_a_page(local: LocalDiscord, bot: Bot) -> None:
    many = [(local.guild.id, f"{n}{'*' * 99}", 1) for n in range(30)]
    many += [(local.guild.id, f"{n}{'北' * 99}", 1) for n in range(5)]
    await bot.client.store.record_wanted(many)
    shown = await local.slash("card wanted", user=local.admin)
    for _ in range(6):
        shown = await local.press(shown, words.NEXT)
    assert "Page 7 of 7" in shown.text
    assert "**35. " in shown.text
