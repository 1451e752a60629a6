"""What the home time zone and the second language of a server change for its members."""

from __future__ import annotations

import pytest

from bot.words import facts as facts_said
from bot.words import guilds as said
from briefs.guild.model import GuildSettings
from sandbox import LocalDiscord
from tests.e2e.facts.daily import of_guild, of_person
from tests.e2e.running import Bot

pytestmark = pytest.mark.asyncio(loop_scope="module")


async def set_up(local: LocalDiscord, bot: Bot, settings: GuildSettings) -> None:
    await bot.client.guild_settings.change(local.guild.id, lambda _: settings)


async def test_daily_facts_go_by_the_home_zone_where_none_is_typed(
    local: LocalDiscord, bot: Bot
) -> None:
    await set_up(local, bot, GuildSettings(zone="America/New_York"))
    answer = await local.slash("facts subscribe", time="9:00", user=local.admin)
    assert "New York" in answer.text
    [standing] = await of_guild(local, bot)
    assert standing.subscription.schedule.zone == "America/New_York"
    await local.slash(
        "facts subscribe", {"time": "9:00", "timezone": "Osaka", "dm": True}, user=local.member
    )
    [standing] = await of_person(bot, local.member)
    assert standing.subscription.schedule.zone == "Asia/Tokyo"


async def test_without_either_it_asks_for_a_zone(local: LocalDiscord, bot: Bot) -> None:
    answer = await local.slash("facts subscribe", time="9:00", user=local.admin)
    assert facts_said.NO_ZONE.partition("`")[0] in answer.text
    assert "time:9:00" in answer.text
    assert "timezone" in answer.text
    assert await of_guild(local, bot) == []


async def test_the_home_zone_is_suggested_first(local: LocalDiscord, bot: Bot) -> None:
    before = await local.autocomplete("facts subscribe", timezone="")
    await set_up(local, bot, GuildSettings(zone="America/New_York"))
    rows = await local.autocomplete("facts subscribe", timezone="")
    assert rows[0]["value"] == "America/New_York"
    assert rows[0]["name"] == facts_said.home_zone_choice("America/New_York")
    assert [row["value"] for row in rows].count("America/New_York") == 1
    assert len(rows) <= 25
    assert {row["value"] for row in before} <= {row["value"] for row in rows}
    rows = await local.autocomplete("facts subscribe", timezone="springfield")
    assert rows[0]["value"] == "America/New_York"
    assert "Springfield" in rows[0]["name"]
    rows = await local.autocomplete("facts subscribe", timezone="osaka")
    assert rows[0]["value"] == "Asia/Tokyo"


async def test_members_without_names_of_their_own_see_those_of_the_second_language(
    local: LocalDiscord, bot: Bot, monkeypatch: pytest.MonkeyPatch
) -> None:
    async def label(locale: str) -> str:
        monkeypatch.setattr(local.member, "locale", locale)
        brief = await local.autocomplete("brief", topic="")
        facts = await local.autocomplete("facts subscribe", topic="", focused="topic")
        [name] = {row["name"] for row in (*brief, *facts) if row["value"] == "kuril-dispute"}
        return str(name)

    plain = await label("de")
    assert "北方領土" not in plain
    await set_up(local, bot, GuildSettings(language="ja"))
    assert "北方領土" in await label("de")
    assert "北方領土" in await label("ja")
    assert "北方領土" not in await label("ru")
    assert "北方領土" not in await label("en-US")
    await set_up(local, bot, GuildSettings(language="xx"))
    assert await label("de") == plain
    shown = await local.slash("settings", user=local.admin)
    assert said.second_language("xx").partition("\n")[0] in shown.text
