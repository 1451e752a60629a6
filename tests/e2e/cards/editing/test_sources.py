"""What a server's card rests on, from the form to the members, and hidden from everybody else."""

from __future__ import annotations

import pytest

from bot.words import SOURCE_GONE
from sandbox import Answer, LocalDiscord
from sandbox.model import User
from tests.e2e.cards.editing.writing import LIGHTHOUSE_FILE, Desk, upload
from tests.e2e.cards.forging import press_forged

pytestmark = pytest.mark.asyncio(loop_scope="module")

LINK = "https://news.example/2026/harbour_strike?id=7"
STRIKE = {
    "title": "Harbour strike",
    "points": "The cranes stood still. [1]\nIfri saw it coming. [ifri-limits ¶3]\nWe were there.",
    "sources": LINK,
}
HOSTILE = "@everyone <@&1> [x](https://evil.example) ||s|| <t:0:R> \u202eevil"


async def ask(local: LocalDiscord, desk: Desk, user: User, name: str) -> Answer:
    return await local.slash("source", {"name": name}, user=user, channel=desk.channel)


async def offered(local: LocalDiscord, desk: Desk, typed: str) -> dict[str, str]:
    rows = await local.autocomplete("source", name=typed, user=desk.member, channel=desk.channel)
    return {row["name"]: row["value"] for row in rows}


async def test_members_are_led_from_each_statement_to_what_it_rests_on(
    local: LocalDiscord, desk: Desk
) -> None:
    await desk.publish(None, **STRIKE)
    card = await desk.slash("brief", desk.member, topic="harbour strike")
    assert "-# This server’s card\u00a0· Newest document: Oct 2017" in card.text
    assert "-# news.example: ²" in card.text
    assert "https://" not in card.text
    sources = await local.press(card, "Sources", user=desk.member)
    assert f"\n{LINK}\n" in sources.text
    assert "](<https://news.example" not in sources.text
    key = (await offered(local, desk, "news"))[LINK]
    link = await local.choose(sources, "Choose a source", key, user=desk.member)
    assert link.text.startswith(f"## news.example\n{LINK}\n")
    assert "Cited by 1 card" in link.text
    assert (await ask(local, desk, desk.member, key)).text == link.text
    own = await ask(local, desk, desk.member, "own")
    assert own.text.startswith("## This server’s own word")


async def test_no_other_server_sees_a_link_not_even_by_a_forged_button(
    local: LocalDiscord, desk: Desk
) -> None:
    await desk.publish(None, **STRIKE)
    key = (await offered(local, desk, "news"))[LINK]
    other = Desk(local, desk.client)
    assert await offered(local, other, "news") == {}
    assert LINK not in (await offered(local, other, ""))
    assert LINK not in (await ask(local, other, other.member, key)).text
    forged = await press_forged(local, f"c1:source:{key}:0", other.member, other.channel)
    assert SOURCE_GONE in forged.text
    forged = await press_forged(local, f"c1:source:{key}:0", desk.member, local.dm(desk.member))
    assert SOURCE_GONE in forged.text


async def test_a_place_that_the_document_has_not_is_refused(
    local: LocalDiscord, desk: Desk
) -> None:
    told = "ifri-limits has 46 paragraphs; ¶999 is not one of them. See /source ifri-limits."
    assert told in (await desk.write(points="It is. [ifri-limits ¶999]")).text
    assert told in (await desk.write(sources="ifri-limits ¶999")).text
    file = LIGHTHOUSE_FILE.replace("https://example.org/tower", "ifri-limits ¶999")
    assert told in (await desk.slash("card add", file=upload(file))).text
    source = await ask(local, desk, desk.editor, "ifri-limits")
    assert "-# 46 paragraphs, 66 notes; editors cite it as `ifri-limits ¶1`" in source.text


async def test_a_number_without_its_kind_is_led_to_the_paragraph(desk: Desk) -> None:
    refused = await desk.write(points="It is. [ifri-limits 3]")
    assert "Write ifri-limits ¶3 or ifri-limits note 3." in refused.text
    file = LIGHTHOUSE_FILE.replace("https://example.org/tower", "ifri-limits 3")
    refused = await desk.slash("card add", file=upload(file))
    assert "Write [ifri-limits ¶3]" in refused.text.replace("\\", "")


async def test_nothing_that_an_editor_types_pings_or_acts(local: LocalDiscord, desk: Desk) -> None:
    points = f"It is {HOSTILE} here.\n## Where they stand\n### {HOSTILE}\nWe want it."
    published = await desk.publish(title=f"Pier {HOSTILE}", points=points, gist=f"It is {HOSTILE}.")
    assert "published" in published.text.lower()
    card = await local.press(published, "Show it")
    full = await local.press(card, "Full brief")
    fact = await desk.slash("facts now", desk.member, topic=f"Pier {HOSTILE}"[:100])
    for shown in (published, card, full, fact):
        assert shown.message is not None
        payload = shown.message
        assert not payload["mention_everyone"]
        assert not payload["mentions"]
        assert not payload["mention_roles"]
        assert "@everyone" not in shown.text
        assert "\u202e" not in shown.text
        assert "[x](" not in shown.text.replace("\\", "%")


async def test_a_title_that_only_looks_like_another_cards_is_refused(
    local: LocalDiscord, desk: Desk
) -> None:
    refused = await desk.write(title="Кuril Islands dispute")
    assert "looks just like a name of the card “Kuril Islands dispute”" in refused.text
    file = LIGHTHOUSE_FILE.replace("Harbour lighthouse", "Kuril IsIands dispute\u202e")
    refused = await desk.slash("card add", file=upload(file))
    assert "looks just like a name of the card “Kuril Islands dispute”" in refused.text


async def test_what_nobody_sees_in_a_file_is_not_kept(local: LocalDiscord, desk: Desk) -> None:
    file = LIGHTHOUSE_FILE.replace("21 metres", "21\u200b metres\u2066")
    await local.press(await desk.slash("card add", file=upload(file)), "Publish")
    [revision] = await desk.revisions("harbour-lighthouse")
    assert revision.text == LIGHTHOUSE_FILE
