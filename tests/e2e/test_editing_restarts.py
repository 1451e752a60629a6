"""A card that is being written while the bot ends and begins again."""

from __future__ import annotations

from pathlib import Path

import pytest

from briefs.errors import StoreInUse
from sandbox import LocalDiscord, faults
from sandbox.errors import NoAnswer
from tests.e2e.cards.editing.writing import LIGHTHOUSE, Desk, filled
from tests.e2e.conftest import MakeBot
from tests.e2e.running import Bot

SLUG = "harbour-lighthouse"


async def start(make_bot: MakeBot) -> Bot:
    bot = make_bot()
    await bot.start()
    await bot.client.wait_until_ready()
    return bot


async def test_forms_previews_and_clicks_outlive_a_restart(
    local: LocalDiscord, make_bot: MakeBot
) -> None:
    first = await start(make_bot)
    desk = Desk(local, first.client)
    opened = await desk.slash("card add")
    refused = await desk.write(points="It is tall. [no-such ¶3]")
    version = await desk.slash("card edit", card="kuril-dispute")
    await first.stop()
    second = await start(make_bot)
    preview = await local.submit(opened, LIGHTHOUSE)
    assert "Preview" in preview.text
    again = await local.press(refused, "Open the form")
    assert "no-such" in filled(again)["points"]
    ours = await local.submit(version, {"gist": "Short. [own]"})
    assert "own version" in ours.text
    custom_id = str(preview.buttons["Publish"]["custom_id"])
    published = await local.press(preview, "Publish")
    await second.stop()
    third = await start(make_bot)
    desk.client = third.client
    assert await desk.suggested("harbour li") == [SLUG]
    published.buttons["Show it"]["custom_id"] = custom_id
    late = await local.press(published, custom_id=custom_id)
    assert "is published already" in late.text
    assert len(await desk.revisions(SLUG)) == 1
    assert "is published" in (await local.press(ours, "Publish")).text


async def test_a_click_after_a_death_between_saving_and_noting_so_publishes_nothing_twice(
    local: LocalDiscord, make_bot: MakeBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    bot = await start(make_bot)
    desk = Desk(local, bot.client)
    preview = await desk.write()
    drafts = bot.client.store.drafts
    rewrite = drafts.rewrite
    calls = 0

    async def dying(*arguments: object) -> bool:
        nonlocal calls
        calls += 1
        if calls == 2:  # the first keeps the draft before it is published
            raise StoreInUse(Path("briefs.db"), "another process")
        return await rewrite(*arguments)  # type: ignore[arg-type]  # passed through

    monkeypatch.setattr(drafts, "rewrite", dying)
    custom_id = str(preview.buttons["Publish"]["custom_id"])
    published = await local.press(preview, "Publish")
    assert "“Harbour lighthouse” is published" in published.text
    published.buttons["Show it"]["custom_id"] = custom_id
    assert "is published" in (await local.press(published, custom_id=custom_id)).text
    assert len(await desk.revisions(SLUG)) == 1
    assert calls == 3


async def test_a_press_whose_answer_was_lost_is_safe_to_repeat(
    local: LocalDiscord, make_bot: MakeBot
) -> None:
    desk = Desk(local, (await start(make_bot)).client)
    preview = await desk.write()
    local.fail("POST", "/interactions/*/*/callback", faults.error(500), times=9)
    with pytest.raises(NoAnswer):
        await local.press(preview, "Publish")
    local.backend.faults.clear()
    assert "is published already" in (await local.press(preview, "Publish")).text
    assert len(await desk.revisions(SLUG)) == 1
