"""Exporting and erasing all that is stored about a server, by its managers alone."""

from __future__ import annotations

import asyncio
import json
from collections.abc import AsyncIterator
from dataclasses import replace
from typing import Any

import aiohttp
import pytest
import pytest_asyncio

from bot import words
from bot.guilds import exporting
from bot.views import guild_settings as view
from bot.words import guilds as said
from briefs.facts.model import Owner, Schedule
from briefs.guild.model import GuildSettings, NewCard, SuggestionKind
from sandbox import Answer, LocalDiscord
from sandbox.model import User
from tests.bot.servers import card_text, publish, remove
from tests.e2e.facts.daily import until
from tests.e2e.running import Bot

pytestmark = pytest.mark.asyncio(loop_scope="module")

NOW = 1_795_305_600


async def opened(local: LocalDiscord) -> Answer:
    return await local.slash("settings", user=local.admin)


async def fill(local: LocalDiscord, bot: Bot, guild_id: int) -> None:
    client, author = bot.client, local.editor.id
    store = client.store
    await client.guild_settings.change(guild_id, lambda now: replace(now, zone="Asia/Tokyo"))
    await store.cards.publish(guild_id, NewCard("a", "the text"), author, NOW, expected=0)
    await store.suggestions.add(guild_id, author, SuggestionKind.CARD, "topic", "text", NOW)
    await store.subscriptions.add(
        Owner(guild_id), 70, author, Schedule(540, "UTC"), "en", client.daily.now()
    )
    client.wanted.note(guild_id, "nobody knows this")
    client.opened.note(guild_id, "kuril-dispute")


async def erase(local: LocalDiscord, typed: str, user: User | None = None) -> Answer:
    listed = await local.press(await opened(local), said.ERASE)
    form = await local.press(listed, said.ERASE_NOW)
    return await local.submit(form, {view.NAME_TYPED: typed}, user=user)


async def held(bot: Bot, guild_id: int) -> dict[str, Any]:
    """Give the lists with rows of an export, the buffers written before."""
    await bot.client.wanted.settle(5)
    await bot.client.opened.settle(5)
    export = await bot.client.store.privacy.export_guild(guild_id, NOW)
    return {name: rows for name, rows in export.items() if isinstance(rows, list) and rows}


async def download(url: str) -> bytes:
    async with aiohttp.ClientSession() as session, session.get(url) as response:
        return await response.read()


async def files(answer: Answer) -> list[dict[str, Any]]:
    messages = [answer.message, *answer.followups]
    urls = [file["url"] for message in messages if message for file in message["attachments"]]
    return [json.loads(await download(url)) for url in urls]


@pytest_asyncio.fixture(loop_scope="module", autouse=True)
async def erased_after(local: LocalDiscord, bot: Bot) -> AsyncIterator[None]:
    yield
    for guild in local.backend.world.guilds.values():
        await bot.client.store.privacy.erase_guild(guild.id)


async def test_the_export_is_one_private_file_of_all_there_is(
    local: LocalDiscord, bot: Bot
) -> None:
    await fill(local, bot, local.guild.id)
    await fill(local, bot, local.other_guild.id)
    expected = await held(bot, local.guild.id)
    answer = await local.press(await opened(local), said.EXPORT)
    assert answer.ephemeral
    assert not answer.updates
    [export] = await files(answer)
    assert export["server"] == str(local.guild.id)
    assert {name: rows for name, rows in export.items() if rows and isinstance(rows, list)} == (
        expected
    )
    assert set(expected) >= {
        "settings", "revisions", "suggestions", "subscriptions", "asked_in_vain", "opened"
    }  # fmt: skip
    assert str(local.other_guild.id) not in json.dumps(export)


async def test_a_large_export_comes_in_parts(
    local: LocalDiscord, bot: Bot, monkeypatch: pytest.MonkeyPatch
) -> None:
    for n in range(40):
        card = NewCard(f"card-{n}", "x" * 10_000)
        await bot.client.store.cards.publish(local.guild.id, card, 1, NOW, expected=0)
    monkeypatch.setattr(exporting, "_MARGIN", 10 * 1024 * 1024 - 100_000)
    answer = await local.press(await opened(local), said.EXPORT)
    await until(lambda: "Part 5 of 5" in answer.text)
    parts = await files(answer)
    assert len(parts) == 5
    slugs = [row["card_slug"] for part in parts for row in part.get("revisions", [])]
    assert sorted(slugs) == sorted(f"card-{n}" for n in range(40))
    assert said.EXPORT_MANY in answer.text
    monkeypatch.setattr(exporting, "MOST_PARTS", 3)
    answer = await local.press(await opened(local), said.EXPORT)
    assert said.too_large(3, 10) in answer.text
    assert await files(answer) == []


async def test_what_would_be_erased_is_listed_first(local: LocalDiscord, bot: Bot) -> None:
    await bot.client.wanted.settle(5)  # what other tests asked for is not counted here
    await bot.client.store.privacy.erase_guild(local.guild.id)
    await fill(local, bot, local.guild.id)
    before = await held(bot, local.guild.id)
    answer = await local.press(await opened(local), said.ERASE)
    for told in ("1 card of its own", "1 revision", "1 suggestion", "1 place", "1 question"):
        assert told in answer.text
    assert list(answer.buttons) == [said.EXPORT_FIRST, said.ERASE_NOW, said.BACK]
    assert await held(bot, local.guild.id) == before


@pytest.mark.parametrize("typed", ["Newsroo", "Bookclub", "yes", "@everyone"])
async def test_a_wrong_name_erases_nothing(local: LocalDiscord, bot: Bot, typed: str) -> None:
    await fill(local, bot, local.guild.id)
    before = await held(bot, local.guild.id)
    answer = await erase(local, typed)
    assert "Nothing was erased" in answer.text
    assert "@everyone" not in answer.text
    assert await held(bot, local.guild.id) == before


@pytest.mark.parametrize("typed", ["Newsroom", " newsroom ", "ＮＥＷＳＲＯＯＭ"])
async def test_the_right_name_erases_all_of_this_server_and_no_other(
    local: LocalDiscord, bot: Bot, typed: str
) -> None:
    await fill(local, bot, local.guild.id)
    await fill(local, bot, local.other_guild.id)
    others = await held(bot, local.other_guild.id)
    answer = await erase(local, typed)
    assert "is erased" in answer.text
    assert await held(bot, local.guild.id) == {}
    assert bot.client.guild_settings.of(local.guild.id) == GuildSettings()
    assert await held(bot, local.other_guild.id) == others
    assert said.ZONE_NONE in (await opened(local)).text


async def test_the_counts_of_the_last_seconds_are_erased_with_the_rest(
    local: LocalDiscord, bot: Bot
) -> None:
    bot.client.wanted.note(local.guild.id, "asked a moment ago")
    bot.client.opened.note(local.guild.id, "kuril-dispute")
    await erase(local, "Newsroom")
    assert await held(bot, local.guild.id) == {}
    assert "kuril-dispute" in await bot.client.store.list_opened(None, 10)


async def test_members_see_the_pack_again(local: LocalDiscord, bot: Bot) -> None:
    store, guild_id = bot.client.store, local.guild.id
    await publish(store, guild_id, "harbour", card_text("Our harbour", names='"the moles"'))
    kurils = card_text("The islands, we say", "Ours.")
    await publish(store, guild_id, "kuril-dispute", kurils, bot.client.libraries.shared.pack)
    await remove(store, guild_id, "china-factor")
    await bot.client.libraries.refresh(guild_id)
    assert "Our harbour" in (await local.slash("brief", topic="the moles")).text
    assert "we say" in (await local.slash("brief", topic="kuril-dispute")).text
    await erase(local, "Newsroom")
    assert "Our harbour" not in (await local.slash("brief", topic="the moles")).text
    assert "we say" not in (await local.slash("brief", topic="kuril-dispute")).text
    rows = await local.autocomplete("brief", topic="our harb")
    assert "harbour" not in [row["value"] for row in rows]
    shared = bot.client.libraries.shared
    assert await bot.client.libraries.of(guild_id) is shared
    assert await bot.client.libraries.shelf_of(guild_id) is (
        await bot.client.libraries.shelf_of(None)
    )


async def test_cards_that_are_being_read_at_that_moment_leave_nothing(
    local: LocalDiscord, bot: Bot
) -> None:
    client, guild_id = bot.client, local.guild.id
    for pause in (0.0, 0.001, 0.003, 0.01, 0.03):
        form = await local.press(await local.press(await opened(local), said.ERASE), said.ERASE_NOW)
        await publish(client.store, guild_id, "harbour", card_text("Our harbour", "It is ours."))
        reading = asyncio.create_task(client.libraries.refresh(guild_id))
        await asyncio.sleep(pause)
        answer = await local.submit(form, {view.NAME_TYPED: "Newsroom"})
        assert "is erased" in answer.text
        await reading
        await client.libraries.settle(5)
        assert await held(bot, guild_id) == {}
        assert "Our harbour" not in (await local.slash("brief", topic="our harbour")).text
    await client.store.privacy.erase_guild(guild_id)


async def test_nothing_is_kept_of_a_server_that_only_members_use_it_in(
    local: LocalDiscord, bot: Bot
) -> None:
    elsewhere = local.backend.world.add_guild("Never asked", local.other, with_bot=False)
    local.backend.world.user_installs.add(local.other.id)
    channel = next(iter(elsewhere.channels.values()))
    for topic in ("kurils", "zzzzz qqqqq"):
        await local.slash("brief", topic=topic, user=local.other, channel=channel)
    await local.slash("ask", question="zzzzz qqqqq?", user=local.other, channel=channel)
    assert await held(bot, elsewhere.id) == {}
    asked = await bot.client.store.list_wanted(None, 10)
    assert [wanted.query.rstrip("?") for wanted in asked] == ["zzzzz qqqqq"]


async def test_a_change_at_the_same_moment_brings_nothing_old_back(
    local: LocalDiscord, bot: Bot
) -> None:
    await bot.client.guild_settings.change(
        local.guild.id, lambda _: GuildSettings(local.place.editor_role.id, "Asia/Tokyo")
    )
    shown = await opened(local)
    await asyncio.gather(
        erase(local, "Newsroom"), local.choose(shown, said.CHOOSE_LANGUAGE, "日本語")
    )
    now = bot.client.guild_settings.of(local.guild.id)
    assert now in (GuildSettings(), GuildSettings(language="ja"))
    stored = (await bot.client.store.guild_settings.load_all()).get(local.guild.id)
    assert (stored or GuildSettings()) == now


async def test_twenty_clicks_erase_once_and_all_are_answered(local: LocalDiscord, bot: Bot) -> None:
    await fill(local, bot, local.guild.id)
    listed = await local.press(await opened(local), said.ERASE)
    forms = [await local.press(listed, said.ERASE_NOW) for _ in range(20)]
    answers = await asyncio.gather(
        *(local.submit(form, {view.NAME_TYPED: "Newsroom"}) for form in forms)
    )
    assert all("is erased" in answer.text for answer in answers)
    assert await held(bot, local.guild.id) == {}


async def test_a_right_withdrawn_before_the_submit_erases_nothing(
    local: LocalDiscord, bot: Bot
) -> None:
    await fill(local, bot, local.guild.id)
    before = await held(bot, local.guild.id)
    admins = [role for role in local.guild.roles.values() if role.name == "Admin"]
    listed = await local.press(await opened(local), said.ERASE)
    form = await local.press(listed, said.ERASE_NOW)
    local.manage.set_roles(local.guild, local.admin)
    try:
        answer = await local.submit(form, {view.NAME_TYPED: "Newsroom"})
        assert words.ONLY_MANAGERS in answer.text
        answer = await local.press(listed, said.EXPORT_FIRST)
        assert words.ONLY_MANAGERS in answer.text
        assert await files(answer) == []
    finally:
        local.manage.set_roles(local.guild, local.admin, *admins)
    assert await held(bot, local.guild.id) == before


async def test_a_store_that_is_busy_erases_nothing_and_says_so(
    local: LocalDiscord, bot: Bot, monkeypatch: pytest.MonkeyPatch
) -> None:
    await fill(local, bot, local.guild.id)
    before = await held(bot, local.guild.id)
    monkeypatch.setattr(bot.client.store._database, "_patience", 0.2)
    async with bot.client.store._database.transaction():
        answer = await erase(local, "Newsroom")
        assert words.STORE_BUSY in answer.text
    assert await held(bot, local.guild.id) == before
    assert bot.client.guild_settings.of(local.guild.id).zone == "Asia/Tokyo"


async def test_a_name_with_markup_is_shown_as_it_is_and_can_be_typed(
    local: LocalDiscord, bot: Bot, monkeypatch: pytest.MonkeyPatch
) -> None:
    guild = bot.client.get_guild(local.guild.id)
    assert guild is not None
    name = "**@everyone** " + "[x](https://x.y) 北 " * 3
    monkeypatch.setattr(guild, "name", name)
    await fill(local, bot, local.guild.id)
    listed = await local.press(await opened(local), said.ERASE)
    assert "@everyone" not in listed.text
    answer = await erase(local, "x")
    assert "Nothing was erased" in answer.text
    assert "is erased" in (await erase(local, name.strip())).text
