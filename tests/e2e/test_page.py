"""The newcomer's minute with the real bot, at the page's address over HTTP."""

from __future__ import annotations

import re
import time
from collections.abc import AsyncIterator

import aiohttp
import pytest

from sandbox import LocalDiscord
from sandbox.page.app import Page
from tests.e2e.running import Bot
from tests.sandbox.page.browsing import Events, Tab


@pytest.fixture
async def tab(local: LocalDiscord, bot: Bot) -> AsyncIterator[Tab]:
    async with Page(local) as page, aiohttp.ClientSession() as session:
        yield Tab(session, page, "member", local.channel("general"))


async def shown(events: Events, containing: str) -> str:
    return str((await events.next("post", containing))["html"])


def button(html: str, label: str) -> dict[str, str]:
    """Give what a button is pressed with."""
    for tag, inside in re.findall(r'(<button[^>]*data-kind="button"[^>]*>)(.*?)</button>', html):
        if label in inside:
            found = dict(re.findall(r'(data-[a-z-]+)="([^"]*)"', tag))
            return {"message": found["data-message"], "custom_id": found["data-custom-id"]}
    raise AssertionError(f"no button {label!r} in {html}")


async def test_a_card_and_what_its_buttons_give(tab: Tab) -> None:
    async with tab.stream() as events:
        await tab.command("brief", topic="kurils")
        card = await shown(events, "Kuril Islands dispute")
        await tab.do("press", **button(card, "Full brief"))
        full = await shown(events, "Where they stand")
        assert "Only you can see this" in full
        await tab.do("press", **button(card, "Sources"))
        assert "Ifri" in await shown(events, "Only you can see this")
        status, behind = await tab.get(f"/behind/message/{button(card, 'Sources')['message']}")
    assert status == 200
    assert "Nothing: all of it would pass on Discord." in behind
    assert behind.count("First answer") == 3


async def test_other_answers(tab: Tab) -> None:
    async with tab.stream() as events:
        await tab.command("brief", topic="quantum computing")
        assert "data-kind" in await shown(events, "Nothing in the documents on")
        await tab.command("ask", question="why is there no peace treaty?")
        assert "¶" in await shown(events, "peace treaty")
        await tab.command("topics")
        assert 'data-kind="select"' in await shown(events, "used")
        said = await tab.do("say", text="What about the kurils and abe?")
        await tab.do("menu", message=said["id"], name="Brief me")
        assert "Shinzo Abe" in await shown(events, "Only you can see this")


async def test_what_is_offered_while_typing(tab: Tab) -> None:
    told = await tab.do("complete", name="brief", options={"topic": "kur"}, focused="topic")
    assert any("Kuril" in row["name"] for row in told["choices"])


async def test_every_example_on_the_empty_page_works(tab: Tab) -> None:
    html = await tab.see()
    lines = re.findall(r'data-run="/(\w+) ?([^"]*)"', html)
    assert [name for name, _ in lines] == ["brief", "ask", "topics"]
    options = {"brief": "topic", "ask": "question"}
    for name, rest in lines:
        given = {options[name]: rest} if rest else {}
        assert (await tab.command(name, **given))["ms"] < 1000
    assert "Nothing in the documents" not in await tab.see()


async def test_the_page_is_quick(tab: Tab) -> None:
    began = time.perf_counter()
    await tab.see()
    await tab.get("/catalogue")
    assert time.perf_counter() - began < 0.5
