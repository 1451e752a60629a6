"""Twenty clicks, a store that another process holds, texts that mean harm."""

from __future__ import annotations

import asyncio
import sqlite3
from collections.abc import AsyncIterator, Iterator
from contextlib import asynccontextmanager

import pytest

from bot import words
from briefs.errors import StoreFull
from briefs.guild.model import MOST_CARDS, MOST_DRAFTS, NewCard
from briefs.store.database import Database
from sandbox import LocalDiscord
from tests.e2e.cards.editing.writing import LIGHTHOUSE, LIGHTHOUSE_FILE, Desk, filled, upload
from tests.e2e.running import Bot

pytestmark = pytest.mark.asyncio(loop_scope="module")

SLUG = "harbour-lighthouse"


@asynccontextmanager
async def held(bot: Bot) -> AsyncIterator[None]:
    """Hold the store as another process does."""
    path = bot.settings.knowledge.database
    other = sqlite3.connect(path, isolation_level=None, check_same_thread=False)
    try:
        await asyncio.to_thread(other.execute, "BEGIN IMMEDIATE")
        yield
    finally:
        other.close()


async def test_twenty_clicks_publish_once(local: LocalDiscord, desk: Desk) -> None:
    preview = await desk.write()
    custom_id = str(preview.buttons["Publish"]["custom_id"])
    [message] = preview.messages()
    answers = await asyncio.gather(
        *(local.press(message, custom_id=custom_id, user=desk.editor) for _ in range(20))
    )
    assert all("is published" in answer.text for answer in answers)
    assert [revision.number for revision in await desk.revisions(SLUG)] == [1]
    library = await desk.client.libraries.of(desk.guild.id)
    assert list(library.own.own) == [SLUG]


async def test_a_late_click_says_that_it_was_published(local: LocalDiscord, desk: Desk) -> None:
    preview = await desk.write()
    custom_id = str(preview.buttons["Publish"]["custom_id"])
    for action in ("draft-publish", "draft-show", "draft-discard"):
        published = await local.press(preview, custom_id=custom_id)
        assert "is published" in published.text
        late = custom_id.replace("draft-publish", action)
        published.buttons["Show it"]["custom_id"] = late
        answer = await local.press(published, custom_id=late)
        assert "is published already" in answer.text
        assert "Undo" in answer.buttons
        answer.buttons["Undo"]["custom_id"] = custom_id
        preview = answer
    assert len(await desk.revisions(SLUG)) == 1


async def test_nothing_typed_is_lost_while_the_store_is_held(
    local: LocalDiscord, desk: Desk, bot: Bot
) -> None:
    opened = await desk.slash("card add")
    async with held(bot):
        answer = await local.submit(opened, LIGHTHOUSE)
    assert answer.elapsed < 2
    assert words.STORE_BUSY in answer.text
    assert answer.message is not None
    [attachment] = answer.message["attachments"]
    given = local.backend.files.read(int(attachment["id"]))[0].decode()
    assert all(text in given for text in LIGHTHOUSE.values())


async def test_what_was_typed_is_kept_before_anything_can_go_wrong(
    local: LocalDiscord, desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    async def broken(*_: object) -> None:
        raise RuntimeError("a fault of ours")

    opened = await desk.slash("card add")
    with monkeypatch.context() as patch:
        patch.setattr("bot.editing.steps.check", broken)
        answer = await local.submit(opened, LIGHTHOUSE)
    [attachment] = answer.messages()[0].payload["attachments"]
    given = local.backend.files.read(int(attachment["id"]))[0].decode()
    assert all(text in given for text in LIGHTHOUSE.values())
    if "went wrong" not in answer.text:
        await answer.followup(timeout=5)
    assert "went wrong" in answer.text
    rows = await local.autocomplete("card edit", card="", user=desk.editor, channel=desk.channel)
    assert rows[0]["name"] == "Draft, not published: Harbour lighthouse"
    again = await desk.slash("card edit", card=rows[0]["value"])
    assert "is published" in (await local.press(again, "Publish")).text


async def test_no_form_opens_while_the_store_is_held(
    local: LocalDiscord, desk: Desk, bot: Bot
) -> None:
    async with held(bot):
        answer = await desk.slash("card add")
    assert answer.elapsed < 2.5
    assert words.STORE_BUSY in answer.text
    assert filled(await desk.slash("card add"))["title"] == ""


async def test_publishing_waits_for_the_store_or_says_so(
    local: LocalDiscord, desk: Desk, bot: Bot
) -> None:
    preview = await desk.write()
    async with held(bot):
        answer = await local.press(preview, "Publish")
        assert answer.elapsed < 2
        await answer.followup(timeout=10)
        assert words.STORE_BUSY in answer.text
    assert await desk.revisions(SLUG) == ()
    assert "is published" in (await local.press(preview, "Publish")).text


def hostile() -> Iterator[dict[str, str]]:
    yield {"title": "@everyone <@&1> <#2> </brief:1>"}
    yield {"title": "**bold** ||spoiler|| [a](https://evil.example)", "gist": "# Big\n> quoted"}
    yield {"gist": "@here <t:1:R> https://discord.gg/x `code` ```block``` ~~gone~~ __under__"}
    yield {"title": "'; DROP TABLE revision; --", "points": "\u202egnp.exe\u202c [own]"}
    yield {"title": "a\u0301\u0301\u0301\u0301" * 10, "points": "👩‍👩‍👧‍👦" * 300}
    yield {"title": "\u200b\u200b\u2060", "gist": "\u00ad", "points": "\u200e"}
    yield {"gist": "x" * 4_000, "points": ("long " * 300 + "\n") * 2, "names": "n\n" * 1_000}
    yield {"points": "\n".join(f"Point {n}. [https://e.example/{n}]" for n in range(80))}
    yield {"points": "[own]\n[own] [own]\n## \n### \n- \n-", "sources": "]]]\n[[[\nhttp://"}
    yield {"title": '+++\ntitle = "x"\n+++'.replace("\n", " "), "names": '"]\nx = 1\n[aliases]'}


@pytest.mark.parametrize("typed", list(hostile()), ids=range(10))
async def test_whatever_is_typed_is_answered_within_the_limits(
    local: LocalDiscord, desk: Desk, typed: dict[str, str]
) -> None:
    opened = await desk.slash("card add")
    answer = await local.submit(opened, {**LIGHTHOUSE, **typed})
    assert answer.ephemeral
    assert "went wrong" not in answer.text
    if "Publish" not in answer.buttons:
        assert "Not saved yet" in answer.text
        again = await local.press(answer, "Open the form")
        assert set(filled(again)) == {"title", "gist", "points", "names", "sources"}
        return
    for way in ("Full brief", "Sources", "‹ Preview"):
        answer = await local.press(answer, way)
        assert answer.updates
    published = await local.press(answer, "Publish")
    assert "is published" in published.text
    shown = await local.press(published, "Show it")
    assert shown.message is not None
    assert not shown.message["mentions"]
    assert not shown.message["mention_everyone"]
    assert not shown.message["mention_roles"]


async def test_limits_are_said_before_they_are_hit(local: LocalDiscord, desk: Desk) -> None:
    cards = desk.client.store.cards
    many = [
        NewCard(f"card-{n}", LIGHTHOUSE_FILE.replace("Harbour l", f"L{n}").replace("old", f"o{n}"))
        for n in range(MOST_CARDS - 2)
    ]
    await cards.import_cards(desk.guild.id, many, desk.other.id, desk.client.daily.now())
    preview = await desk.write()
    published = await local.press(preview, "Publish")
    assert "1 more card of its own" in published.text
    await local.press(await desk.edit("kuril-dispute", gist="Short. [own]"), "Publish")
    for name, options in (
        ("card add", {}),
        ("card add", {"file": upload(LIGHTHOUSE_FILE)}),
        ("card edit", {"card": "energy"}),
    ):
        answer = await desk.slash(name, **options)
        assert answer.modal is None
        assert "which is the most there may be" in answer.text
    edited = await desk.edit(SLUG, gist="It can still be corrected. [own]")
    assert "is published" in (await local.press(edited, "Publish")).text


async def test_drafts_are_listed_until_they_are_published(local: LocalDiscord, desk: Desk) -> None:
    async def listed(typed: str = "") -> list[str]:
        rows = await local.autocomplete(
            "card edit", card=typed, user=desk.editor, channel=desk.channel
        )
        return [row["value"] for row in rows if row["name"].startswith("Draft")]

    await desk.slash("card add")  # closed again: nothing was typed
    assert await listed() == []
    preview = await desk.write()
    [value] = await listed("harbour")
    assert await listed("zzz") == []
    again = await desk.slash("card edit", card=value)
    assert "It is 21 metres tall" in again.text
    await local.press(again, "Publish")
    assert await listed("harbour") == []
    assert "is published already" in (await local.press(preview, "Publish")).text
    for forged in ("draft:0", "draft:x", f"draft:{'9' * 30}"):
        answer = await desk.slash("card edit", card=forged)
        assert "no longer there" in answer.text
    stolen = await desk.slash("card edit", desk.other, card=value)
    assert "no longer there" in stolen.text


async def test_forms_that_are_only_opened_push_no_draft_out(
    local: LocalDiscord, desk: Desk
) -> None:
    preview = await desk.write()
    for _ in range(MOST_DRAFTS + 1):
        await desk.slash("card add")
    assert "is published" in (await local.press(preview, "Publish")).text


async def test_a_full_disk_is_named_and_nothing_typed_is_lost(
    local: LocalDiscord, desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(self: Database) -> None:
        raise StoreFull(self.path)

    preview = await desk.write()
    opened = await desk.slash("card add")
    with monkeypatch.context() as patch:
        patch.setattr(Database, "transaction", full)
        given = await local.submit(opened, {**LIGHTHOUSE, "title": "A second"})
        refused = [
            await local.press(preview, "Publish"),
            await desk.slash("card add"),
            await desk.slash("card remove", card="energy"),
        ]
        assert "Kuril" in (await desk.slash("brief", desk.member, topic="kurils")).text
    assert all(words.STORE_FULL in answer.text for answer in (given, *refused))
    assert given.message is not None
    [attachment] = given.message["attachments"]
    assert b"A second" in local.backend.files.read(int(attachment["id"]))[0]
    assert "is published" in (await local.press(preview, "Publish")).text
