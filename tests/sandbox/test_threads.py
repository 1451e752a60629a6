"""Threads of the local Discord: whose rules hold in them, and how they are archived."""

from __future__ import annotations

from collections.abc import AsyncIterator
from typing import Any

import aiohttp
import pytest

from sandbox import LocalDiscord, faults
from sandbox.model import Thread
from sandbox.permissions import Permission


@pytest.fixture
async def local() -> AsyncIterator[LocalDiscord]:
    async with LocalDiscord() as discord:
        yield discord


@pytest.fixture
def thread(local: LocalDiscord) -> Thread:
    return local.manage.add_thread(local.channel("general"), "talk", local.member)


async def ask(local: LocalDiscord, method: str, path: str, body: Any) -> tuple[int, Any]:
    headers = {"Authorization": f"Bot {local.token}"}
    async with (
        aiohttp.ClientSession(headers=headers) as session,
        session.request(method, f"{local.api_url}{path}", json=body) as response,
    ):
        return response.status, await response.json()


async def test_a_thread_takes_a_permission_of_its_own(local: LocalDiscord, thread: Thread) -> None:
    path = f"/channels/{thread.id}/messages"
    assert (await ask(local, "POST", path, {"content": "hello"}))[0] == 200
    local.manage.deny_bot(local.channel("general"), Permission.SEND_MESSAGES_IN_THREADS)
    status, refused = await ask(local, "POST", path, {"content": "hello"})
    assert (status, refused["code"]) == (403, 50013)


async def test_a_message_opens_an_archived_thread_unless_it_is_locked(
    local: LocalDiscord, thread: Thread
) -> None:
    path = f"/channels/{thread.id}/messages"
    local.manage.archive(thread)
    assert (await ask(local, "POST", path, {"content": "hello"}))[0] == 200
    assert not thread.archived
    local.manage.archive(thread, locked=True)
    status, refused = await ask(local, "POST", path, {"content": "hello"})
    assert (status, refused["code"]) == (400, 50083)


async def test_a_locked_thread_is_opened_by_those_who_manage_threads(
    local: LocalDiscord, thread: Thread
) -> None:
    local.manage.archive(thread, locked=True)
    path = f"/channels/{thread.id}"
    assert (await ask(local, "PATCH", path, {"archived": False}))[0] == 403
    bot = local.backend.world.bot
    local.manage.overwrite(local.channel("general"), bot, allow=Permission.MANAGE_THREADS)
    status, opened = await ask(local, "PATCH", path, {"archived": False})
    assert status == 200
    assert opened["thread_metadata"]["archived"] is False


async def test_a_channel_takes_its_threads_along(local: LocalDiscord, thread: Thread) -> None:
    local.manage.delete_channel(local.channel("general"))
    status, gone = await ask(local, "GET", f"/channels/{thread.id}", None)
    assert (status, gone["code"]) == (404, 10003)


async def test_a_refusal_by_order_does_nothing(local: LocalDiscord) -> None:
    channel = local.channel("general")
    local.fail("POST", "/channels/*/messages", faults.refused(403, 50001))
    status, refused = await ask(
        local, "POST", f"/channels/{channel.id}/messages", {"content": "hello"}
    )
    assert (status, refused["code"]) == (403, 50001)
    assert not channel.messages
