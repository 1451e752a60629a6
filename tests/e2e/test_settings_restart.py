"""What was set up, and the messages it was set up on, after a restart of the bot."""

from __future__ import annotations

from bot.views import guild_settings as view
from bot.words import facts as facts_said
from bot.words import guilds as said
from briefs.guild.model import GuildSettings
from sandbox import LocalDiscord
from tests.e2e.conftest import MakeBot
from tests.e2e.facts.daily import NINE
from tests.e2e.running import Bot


async def start(make_bot: MakeBot) -> Bot:
    made = make_bot()
    await made.start()
    await made.client.wait_until_ready()
    return made


async def test_all_of_it_works_on_after_a_restart(local: LocalDiscord, make_bot: MakeBot) -> None:
    bot = await start(make_bot)
    shown = await local.slash("settings", user=local.admin)
    shown = await local.choose(shown, said.CHOOSE_ROLE, local.place.editor_role)
    zone_form = await local.press(shown, said.CHOOSE_ZONE)
    await bot.stop()
    bot = await start(make_bot)
    assert bot.client.guild_settings.of(local.guild.id).editor_role == local.place.editor_role.id
    answer = await local.slash("facts subscribe", NINE, user=local.editor)
    assert facts_said.EDITORS_ONLY not in answer.text
    shown = await local.submit(zone_form, {view.ZONE_TYPED: "osaka"})
    assert "Asia/Tokyo" in shown.text
    await bot.stop()
    bot = await start(make_bot)
    undone = await local.press(shown, said.UNDO)
    assert said.ZONE_SET_NONE in undone.text
    erase_form = await local.press(await local.press(undone, said.ERASE), said.ERASE_NOW)
    await bot.stop()
    bot = await start(make_bot)
    answer = await local.submit(erase_form, {view.NAME_TYPED: "Newsroom"})
    assert "is erased" in answer.text
    await bot.stop()
    bot = await start(make_bot)
    assert bot.client.guild_settings.of(local.guild.id) == GuildSettings()
    assert local.refused == []
