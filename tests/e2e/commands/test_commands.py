"""What people see when they use the commands, through the real client."""

from __future__ import annotations

import asyncio
import json
import re
from typing import Any

import pytest

from briefs.store import open_store
from sandbox import LocalDiscord
from tests.e2e.running import Bot

pytestmark = pytest.mark.asyncio(loop_scope="module")


@pytest.mark.parametrize(
    ("query", "title"),
    [
        ("kurils", "Kuril Islands dispute"),
        ("Kurlis", "Kuril Islands dispute"),
        ("Northern Territories", "Kuril Islands dispute"),
        ("北方領土", "Kuril Islands dispute"),
        ("Курилы", "Kuril Islands dispute"),
        ("2+2", "2+2"),
        ("energy", "Energy"),
        ("санкции 2022", "Sanctions of 2022"),
    ],
)
async def test_a_topic_by_any_name_opens_its_card(
    local: LocalDiscord, bot: Bot, query: str, title: str
) -> None:
    answer = await local.slash("brief", topic=query)
    assert answer.text.startswith(f"## {title}")
    assert not answer.ephemeral
    assert not answer.deferred
    assert answer.elapsed < 1
    assert {"Full brief", "Sources"} <= set(answer.buttons)


@pytest.mark.parametrize("query", ["bitcoin", "kursk"])
async def test_what_no_document_tells_of_opens_nothing_and_is_remembered(
    local: LocalDiscord, bot: Bot, query: str
) -> None:
    answer = await local.slash("brief", topic=query, user=local.member)
    assert query in answer.text
    assert "Full brief" not in answer.buttons
    again = await local.press(answer, "All topics")
    assert again.ephemeral
    assert again.text.startswith("## Topics")
    assert await bot.client.wanted.settle(2)
    path = bot.settings.knowledge.database
    async with await open_store(path, read_only=True) as store:
        wanted = await store.list_wanted(local.guild.id, 100)
    assert query in {row.query for row in wanted}
    for file in path.parent.iterdir():
        assert str(local.member.id).encode() not in file.read_bytes()


async def test_full_and_private(local: LocalDiscord, bot: Bot) -> None:
    full = await local.slash("brief", topic="kurils", full=True)
    short = await local.slash("brief", topic="kurils", private=True)
    assert "Where the sources differ" in full.text or "Next ›" in full.buttons
    assert not full.ephemeral
    assert short.ephemeral


async def test_an_ambiguous_topic_is_a_choice_and_the_asker_chooses_for_all(
    local: LocalDiscord, bot: Bot
) -> None:
    asked = await local.slash("brief", topic="sanctions", user=local.member)
    assert "Which one?" in asked.text
    [menu] = asked.menus.values()
    value = menu["options"][0]["value"]
    other = await local.choose(asked, value=value, user=local.admin)
    assert other.ephemeral
    assert "Sanctions of" in other.text
    assert "Which one?" in asked.text
    chosen = await local.choose(asked, value=value, user=local.member)
    assert chosen.updates
    assert "Which one?" not in asked.text
    assert "Full brief" in asked.buttons


async def test_a_question_is_answered_by_quotations(local: LocalDiscord, bot: Bot) -> None:
    answer = await local.slash("ask", question="who lent money to sberbank", user=local.member)
    assert "JBIC" in answer.text
    assert "\n> " in answer.text
    assert "Ifri" in answer.text
    assert "¶" in answer.text
    assert not answer.ephemeral
    label = next(label for label in answer.buttons if "Sberbank" in label)
    card = await local.press(answer, label, user=local.admin)
    assert card.ephemeral
    assert card.text.startswith("## JBIC")
    private = await local.slash("ask", question="which missiles are on Iturup", private=True)
    assert private.ephemeral
    assert "Bastion" in private.text


@pytest.mark.parametrize("question", ["who is the emperor of japan", "judo classes near me"])
async def test_a_question_that_no_document_answers(
    local: LocalDiscord, bot: Bot, question: str
) -> None:
    answer = await local.slash("ask", question=question)
    assert answer.text.startswith("Nothing ")
    assert question in answer.text
    assert "\n> " not in answer.text
    assert (await local.press(answer, "All topics")).ephemeral
    assert await bot.client.wanted.settle(2)
    async with await open_store(bot.settings.knowledge.database, read_only=True) as store:
        wanted = await store.list_wanted(local.guild.id, 100)
    assert question in {row.query for row in wanted}


async def test_a_card_found_by_a_point_quotes_it(local: LocalDiscord, bot: Bot) -> None:
    sure = await local.slash("brief", topic="which bombers fly around japan")
    assert sure.text.startswith("## ")
    assert "On “which bombers fly around japan”" in sure.text
    assert "Full brief" in sure.buttons


async def test_details_are_private_and_turn_in_place(local: LocalDiscord, bot: Bot) -> None:
    card = await local.slash("brief", topic="kurils")
    before = json.dumps(card.message)
    details = await local.press(card, "Full brief", user=local.admin)
    assert details.ephemeral
    turned = await local.press(details, "Sources", user=local.admin)
    assert turned.updates
    assert "Ifri" in details.text
    assert json.dumps(card.message) == before


async def test_related_cards_and_timeline(local: LocalDiscord, bot: Bot) -> None:
    card = await local.slash("brief", topic="kurils")
    related = await local.choose(card, value="peace-treaty")
    assert related.ephemeral
    assert "peace treaty" in related.text
    timeline = await local.press(card, "Timeline")
    assert timeline.ephemeral


async def test_topics_can_be_browsed_to_a_card(local: LocalDiscord, bot: Bot) -> None:
    topics = await local.slash("topics")
    assert topics.ephemeral
    pack = bot.client.libraries.shared.pack
    assert f"{len(pack.cards)} cards" in topics.text
    group = pack.cards["energy"].group
    await local.choose(topics, "Choose a group", value=group)
    while "energy" not in repr(topics.menus) and "Next ›" in topics.buttons:
        await local.press(topics, "Next ›")
    opened = await local.choose(topics, value="energy")
    assert opened.updates
    assert topics.text.startswith("## Energy")


async def test_sources(local: LocalDiscord, bot: Bot) -> None:
    known = await local.slash("source", name="ifri-limits")
    assert "Ifri" in known.text
    assert "2017" in known.text
    unknown = await local.slash("source", name="Pravda")
    assert "Pravda" in unknown.text
    [menu] = unknown.menus.values()
    assert len(menu["options"]) == 5
    opened = await local.choose(unknown, value="common-ground")
    assert opened.updates


async def test_a_timeline_of_a_card_is_for_all(local: LocalDiscord, bot: Bot) -> None:
    answer = await local.slash("timeline", topic="курилы", user=local.member)
    assert answer.text.startswith("## Kuril Islands dispute\n-# Timeline")
    assert "**18 August 1945**" in answer.text
    assert not answer.ephemeral
    rows = await local.autocomplete("timeline", topic="кури")
    assert rows[0]["value"] == "kuril-dispute"
    several = await local.slash("timeline", topic="sanctions", user=local.member)
    chosen = await local.choose(several, value="sanctions-2014", user=local.member)
    assert chosen.updates
    assert several.text.startswith("## Sanctions of 2014\n-# No dated points on this card")
    every = await local.press(several, "All dates", user=local.member)
    assert every.ephemeral
    assert "### 1945" in every.text
    nothing = await local.slash("timeline", topic="bitcoin")
    assert "bitcoin" in nothing.text
    near = await local.slash("timeline", topic="Putins dog")
    assert {each["custom_id"].split(":")[1] for each in near.buttons.values()} <= {
        "timeline", "topics", "card", "full", "sources", "dates",
    }  # fmt: skip


async def test_all_dates_are_leafed_through_privately(local: LocalDiscord, bot: Bot) -> None:
    shown = await local.slash("timeline")
    assert shown.ephemeral
    assert "dated points" in shown.text
    assert "### 1945" in shown.text
    onward = await local.press(shown, "Next ›")
    assert onward.updates
    assert "Page 2 of" in shown.text
    year, _ = shown.menus.values()
    jumped = await local.choose(shown, value="2022", custom_id=year["custom_id"])
    assert jumped.updates
    assert "### 2022" in shown.text
    _, cards = shown.menus.values()
    opened = await local.choose(
        shown, value=cards["options"][-1]["value"], custom_id=cards["custom_id"]
    )
    assert opened.updates
    assert "Full brief" in shown.buttons


async def test_help_tells_editors_what_they_may_do(local: LocalDiscord, bot: Bot) -> None:
    editor = await local.slash("help", user=local.admin)
    assert "For you as an editor here" in editor.text
    assert {"</card add:", "</settings:"} <= set(re.findall("</[a-z ]+:", str(editor.message)))
    for somebody in (
        await local.slash("help", user=local.member),
        await local.slash("help", channel=local.dm(local.admin), user=local.admin),
    ):
        assert "For you as an editor here" not in somebody.text
        assert "</timeline:" in str(somebody.message)


async def test_help_has_examples_that_answer(local: LocalDiscord, bot: Bot) -> None:
    shown = await local.slash("help")
    ids = {command["name"]: command["id"] for command in registered(local)}
    assert f"</brief:{ids['brief']}>" in json.dumps(shown.message)
    for label in shown.buttons:
        example = await local.press(shown, label)
        assert example.ephemeral
        assert "Full brief" in example.buttons
    assert "Short, sourced answers" in shown.text


def registered(local: LocalDiscord) -> list[Any]:
    [put] = [request for request in local.requests if request.method == "PUT"]
    answer: list[Any] = put.answer
    return answer


async def test_suggestions_while_typing(local: LocalDiscord, bot: Bot) -> None:
    rows = await local.autocomplete("brief", topic="кури")
    assert rows[0]["value"] == "kuril-dispute"
    most = min(25, len(bot.client.libraries.shared.pack.cards))
    assert len(await local.autocomplete("brief", topic="")) == most
    assert await local.autocomplete("brief", topic="zzqx") == []
    assert len(await local.autocomplete("source", name="")) == 5
    chosen = await local.slash("brief", topic=rows[0]["value"])
    assert chosen.text.startswith("## Kuril")


async def test_the_message_menu(local: LocalDiscord, bot: Bot) -> None:
    one = await local.message_menu("Brief me", local.say("So who owns the Kurils now?"))
    assert one.ephemeral
    assert one.text.startswith("## Kuril")
    several = await local.message_menu("Brief me", local.say("Kurils, energy and 2+2"))
    await local.choose(several, value="energy")
    assert several.text.startswith("## Energy")
    none = await local.message_menu("Brief me", local.say("good morning"))
    assert "No name in this message" in none.text


async def test_direct_messages_and_a_server_without_the_bot(local: LocalDiscord, bot: Bot) -> None:
    direct = await local.slash("brief", topic="kurils", channel=local.dm(local.member))
    assert direct.text.startswith("## Kuril")
    local.manage.kick_bot(local.guild)
    try:
        elsewhere = await local.slash("brief", topic="kurils", forced=True)
        assert elsewhere.text.startswith("## Kuril")
    finally:
        local.manage.invite_bot(local.guild)


@pytest.mark.parametrize(
    "query",
    [
        "@everyone",
        "<@&1> <#2> <@3>",
        "**bold** `code` ||spoiler|| [a](https://evil.example)",
        "\u202eslirk\u200b",
        "'; drop table card; --",
        "\0",
        "a" * 100,
        "🙂" * 50,
    ],
)
async def test_hostile_input_is_shown_literally_and_mentions_nobody(
    local: LocalDiscord, bot: Bot, query: str
) -> None:
    answer = await local.slash("brief", topic=query)
    assert answer.message is not None
    assert answer.message["mentions"] == []
    assert not answer.message["mention_everyone"]
    assert local.requests[-1].body["data"]["allowed_mentions"] == {"parse": []}
    assert not local.refused


async def test_twenty_presses_at_once_all_get_an_answer(local: LocalDiscord, bot: Bot) -> None:
    card = await local.slash("brief", topic="kurils")
    answers = await asyncio.gather(*(local.press(card, "Full brief") for _ in range(20)))
    assert all(answer.ephemeral for answer in answers)
    assert not local.refused
