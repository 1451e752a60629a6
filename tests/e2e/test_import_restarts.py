"""An import goes on where it was, whenever the bot is started again."""

from __future__ import annotations

from sandbox import LocalDiscord
from tests.e2e.cards.exchange.files import export, give, marked, numbers
from tests.e2e.conftest import MakeBot
from tests.e2e.running import Bot


async def restarted(make_bot: MakeBot, before: Bot | None = None) -> Bot:
    if before is not None:
        await before.stop()
    bot = make_bot()
    await bot.start()
    return bot


async def test_report_import_and_undo_each_outlive_a_restart(
    local: LocalDiscord, make_bot: MakeBot
) -> None:
    bot = await restarted(make_bot)
    report = await give(local, marked(quay="The quay", mole="The mole"))
    aside = await give(local, marked(pier="The pier"))
    bot = await restarted(make_bot, bot)
    done = await local.press(report, "Import")
    assert "2 cards imported" in done.text
    assert "The mole" in (await local.slash("brief", topic="The mole")).text
    bot = await restarted(make_bot, bot)
    assert "example.md" not in (await export(local))[1]
    assert "The import was taken back" in (await local.press(done, "Undo")).text
    assert await numbers(bot, local.guild.id) == {"quay": 2, "mole": 2}
    assert "Nothing was imported" in (await local.press(aside, "Don’t import")).text
    assert list((await export(local))[1]) == ["example.md"]
