"""Who reaches whose daily facts: forged ids, lost permissions, other servers."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest

from bot.subscribing import acts
from bot.words import facts as said
from sandbox import LocalDiscord, faults
from sandbox.model import Channel
from sandbox.permissions import Permission
from tests.e2e.facts.daily import NINE, of_guild, of_person
from tests.e2e.running import Bot

pytestmark = pytest.mark.asyncio(loop_scope="module")


def forged(local: LocalDiscord, channel: Channel, custom_id: str) -> Any:
    """Write a message of the bot's with a button of any id, as no one can on Discord."""
    button = {"type": 2, "style": 2, "label": "x", "custom_id": custom_id, "id": 2}
    rows = [{"type": 1, "id": 1, "components": [button]}]
    body = {"content": "forged", "components": rows}
    return local.backend.messages.create(channel, local.backend.world.bot, body)


def actions(subscription_id: int) -> Iterator[str]:
    for action in ("stop", "remove", "pause", "resume", "send", "restore"):
        yield f"c1:facts-{action}:{subscription_id}:0"
    yield f"c1:facts-change:{subscription_id}.60.Asia/Tokyo:0"


async def test_nobody_else_reaches_a_subscription_by_its_id(local: LocalDiscord, bot: Bot) -> None:
    await local.slash("facts subscribe", NINE, user=local.admin)
    await local.slash("facts subscribe", {**NINE, "dm": True}, user=local.editor)
    [of_channel] = await of_guild(local, bot)
    [of_editor] = await of_person(bot, local.editor)
    elsewhere = local.manage.add_guild("Another", local.other)
    away = next(iter(elsewhere.channels.values()))
    here = local.channel("general")
    places = [(local.member, here), (local.other, away), (local.other, local.dm(local.other))]
    for standing in (of_channel, of_editor):
        ident = standing.subscription.id
        for user, channel in places:
            for custom_id in actions(ident):
                message = forged(local, channel, custom_id)
                answer = await local.press(message, custom_id=custom_id, user=user)
                assert answer.ephemeral
                assert said.SUBSCRIPTION_GONE in answer.text or said.NOT_YOURS in answer.text
            for name in ("pause", "resume", "unsubscribe"):
                answer = await local.slash(
                    f"facts {name}", subscription=str(ident), user=user, channel=channel
                )
                assert said.SUBSCRIPTION_GONE in answer.text or said.NOT_YOURS in answer.text
            rows = await local.autocomplete(
                "facts pause", subscription="", user=user, channel=channel
            )
            assert rows == []
    assert await of_guild(local, bot) == [of_channel]
    assert await of_person(bot, local.editor) == [of_editor]
    ended = await local.slash(
        "facts unsubscribe", subscription=str(of_channel.subscription.id), user=local.admin
    )
    assert "Undo" in ended.buttons
    custom_id = f"c1:facts-restore:{of_channel.subscription.id}:0"
    for user, channel in places:
        message = forged(local, channel, custom_id)
        answer = await local.press(message, custom_id=custom_id, user=user)
        assert said.SUBSCRIPTION_GONE in answer.text
    assert await of_guild(local, bot) == []


@pytest.mark.parametrize(
    "custom_id",
    [
        "c1:facts-stop::0",
        "c1:facts-stop:x:0",
        f"c1:facts-stop:{'9' * 40}:0",
        "c1:facts-change:1:0",
        "c1:facts-change:1.9999.Asia/Tokyo:0",
        "c1:facts-explode:1:0",
        "c1:facts-stop-one::0",
    ],
)
async def test_an_id_of_nobodys_making_is_answered(
    local: LocalDiscord, bot: Bot, custom_id: str
) -> None:
    message = forged(local, local.channel("general"), custom_id)
    answer = await local.press(message, custom_id=custom_id, user=local.admin)
    assert answer.ephemeral
    assert "went wrong" not in answer.text


async def test_a_fault_behind_a_button_is_not_blamed_on_its_version(
    local: LocalDiscord, bot: Bot, monkeypatch: pytest.MonkeyPatch
) -> None:
    async def fail(*_: Any) -> Any:
        raise ValueError("a fault of ours")

    monkeypatch.setattr(acts, "show_list", fail)
    custom_id = "c1:facts-list::0"
    message = forged(local, local.channel("general"), custom_id)
    answer = await local.press(message, custom_id=custom_id, user=local.admin)
    assert "went wrong" in answer.text


async def test_buttons_of_a_fact_that_is_gone_still_answer(local: LocalDiscord, bot: Bot) -> None:
    message = forged(local, local.channel("general"), "c1:facts-another:no-such-card:9999")
    answer = await local.press(message, custom_id="c1:facts-another:no-such-card:9999")
    assert "¶" in answer.text or "note" in answer.text


async def test_permission_is_asked_again_at_the_press(local: LocalDiscord, bot: Bot) -> None:
    helper = local.backend.world.add_user("Hana")
    role = local.manage.add_role(local.guild, "Helper", Permission.MANAGE_GUILD)
    local.manage.add_member(local.guild, helper, role)
    await local.slash("facts subscribe", NINE, user=local.admin)
    [standing] = await of_guild(local, bot)
    asked = await local.slash("facts list", user=helper)
    assert "Pause" in asked.buttons
    local.manage.set_roles(local.guild, helper)
    refused = await local.press(asked, "Pause")
    assert said.NOT_YOURS in refused.text
    assert await of_guild(local, bot) == [standing]


async def test_a_test_that_fails_leaves_it_paused_and_says_why(
    local: LocalDiscord, bot: Bot
) -> None:
    channel = local.manage.add_channel(local.guild, "fragile")
    await local.slash("facts subscribe", {**NINE, "channel": channel}, user=local.admin)
    [standing] = await of_guild(local, bot)
    ident = str(standing.subscription.id)
    await local.slash("facts pause", subscription=ident, user=local.admin)
    local.manage.deny_bot(channel, Permission.EMBED_LINKS)
    refused = await local.slash("facts resume", subscription=ident, user=local.admin)
    assert "**Embed Links** is missing" in refused.text
    assert "stays paused" in refused.text
    local.manage.deny_bot(channel, Permission(0))
    resumed = await local.press(refused, "Send one and resume")
    assert "come to" in resumed.text
    local.fail("POST", "/channels/*/messages", faults.html(403))
    busy = await local.press(
        forged(local, channel, f"c1:facts-send:{ident}:0"),
        custom_id=f"c1:facts-send:{ident}:0",
        user=local.admin,
    )
    assert said.BUSY in busy.text
