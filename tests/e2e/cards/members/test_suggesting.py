"""Members propose cards and corrections, through the real client."""

from __future__ import annotations

import asyncio
from typing import Any

import pytest

from bot.words import members as said
from briefs.errors import StoreInUse
from briefs.guild.model import MOST_SUGGESTIONS, Suggestion, SuggestionKind
from sandbox import Answer, LocalDiscord
from sandbox.errors import BadForm
from sandbox.model import Guild
from tests.e2e.cards.forging import press_forged, submit_forged
from tests.e2e.cards.members.room import seen
from tests.e2e.running import Bot

pytestmark = pytest.mark.asyncio(loop_scope="module")

HOSTILE = (
    "@everyone <@&1> [click](https://evil.example) ||x|| ```\nend``` # big\n> q\n-# s\u202e\u200b"
)


async def kept(bot: Bot, guild: Guild) -> tuple[Suggestion, ...]:
    return await bot.client.store.suggestions.list_open(guild.id)


def labels(opened: Answer) -> list[str]:
    assert opened.modal is not None
    return [part["label"] for part in opened.modal["components"]]


async def test_a_missing_card_is_proposed(local: LocalDiscord, bot: Bot) -> None:
    opened = await local.slash("suggest", topic="Tides of Kunashir")
    assert opened.modal is not None
    assert opened.modal["title"] == said.NEW_CARD_FORM
    assert labels(opened) == [said.TOPIC, said.SAY, said.SOURCE]
    thanked = await local.submit(
        opened, {said.SAY: "High water comes twice a day.", said.SOURCE: "Tide tables 2021"}
    )
    assert thanked.ephemeral
    assert thanked.text.startswith("## Thank you\nYour suggestion on **Tides of Kunashir** now")
    assert "High water comes twice a day." in thanked.text
    assert "Where it is written: Tide tables 2021" in thanked.text
    [suggestion] = await kept(bot, local.guild)
    assert (suggestion.kind, suggestion.topic) == (SuggestionKind.CARD, "Tides of Kunashir")
    assert suggestion.text == "High water comes twice a day."
    assert suggestion.source == "Tide tables 2021"
    assert suggestion.author_id == local.member.id
    assert await kept(bot, local.other_guild) == ()


async def test_the_next_editor_hears_of_it_once(local: LocalDiscord, bot: Bot) -> None:
    opened = await local.slash("suggest", topic="Tides")
    await local.submit(opened, {said.SAY: "High water."})
    assert said.waiting(1) not in (await local.slash("topics")).text
    heard = await local.slash("topics", user=local.admin)
    await heard.followup()
    assert said.waiting(1) in heard.text
    shown = await local.press(heard, said.REVIEW_THEM)
    assert shown.updates
    assert "A card is missing on **Tides**" in shown.text
    assert (await local.slash("topics", user=local.admin)).followups == []
    opened = await local.slash("suggest", topic="Winds")
    await local.submit(opened, {said.SAY: "From the north."})
    reviewed = await local.slash("card review", user=local.admin)
    assert "Suggestion 1 of 2" in reviewed.text
    heard = await local.slash("topics", user=local.owner)
    await asyncio.sleep(0.05)
    assert heard.followups == []


@pytest.mark.parametrize("topic", ["kuril-dispute", "Kuril Islands dispute", "kurils"])
async def test_a_card_there_is_gets_a_correction(local: LocalDiscord, bot: Bot, topic: str) -> None:
    opened = await local.slash("suggest", topic=topic)
    assert opened.modal is not None
    assert opened.modal["title"] == "Wrong: Kuril Islands dispute"
    assert labels(opened) == [said.SAY_OTHERWISE, said.SOURCE]
    await local.submit(opened, {said.SAY_OTHERWISE: "There are five."})
    [suggestion] = await kept(bot, local.guild)
    assert (suggestion.kind, suggestion.topic) == (SuggestionKind.CORRECTION, "kuril-dispute")


async def test_the_topic_is_completed_with_cards(local: LocalDiscord, bot: Bot) -> None:
    rows = await local.autocomplete("suggest", topic="kuna")
    assert [row["value"] for row in rows] == ["kunashir"]


@pytest.mark.parametrize("options", [{}, {"full": True}, {"private": True}])
async def test_something_wrong_stands_under_every_card(
    local: LocalDiscord, bot: Bot, options: dict[str, Any]
) -> None:
    card = await local.slash("brief", {"topic": "kurils", **options})
    before = card.text
    opened = await local.press(card, said.WRONG)
    thanked = await local.submit(opened, {said.SAY_OTHERWISE: "There are five."})
    assert thanked.ephemeral
    assert not thanked.updates
    assert "Your suggestion on **Kuril Islands dispute** now waits" in thanked.text
    assert card.text == before
    [suggestion] = await kept(bot, local.guild)
    assert suggestion.author_id == local.member.id
    assert suggestion.kind is SuggestionKind.CORRECTION


async def test_where_nobody_would_read_it_what_to_do_is_said(local: LocalDiscord, bot: Bot) -> None:
    dm = local.dm(local.member)
    refused = await local.slash("suggest", topic="Tides", channel=dm)
    assert refused.ephemeral or dm.guild is None
    assert said.NOT_HERE in refused.text
    card = await local.slash("brief", topic="kurils", channel=dm)
    assert said.NOT_HERE in (await local.press(card, said.WRONG)).text
    without = local.backend.world.add_guild("Elsewhere", local.other, with_bot=False)
    local.backend.world.user_installs.add(local.other.id)
    channel = next(iter(without.channels.values()))
    refused = await local.slash("suggest", topic="Tides", user=local.other, channel=channel)
    assert said.NOT_HERE in refused.text
    card = await local.slash("brief", topic="kurils", user=local.other, channel=channel)
    pressed = await local.press(card, said.WRONG)
    assert said.NOT_HERE in pressed.text
    assert await kept(bot, without) == ()


@pytest.mark.parametrize("blank", [" ", "\n\n", "\u200b\u2060", "\u202e", "***"])
async def test_blank_text_is_refused_and_the_rest_given_back(
    local: LocalDiscord, bot: Bot, blank: str
) -> None:
    opened = await local.slash("suggest", topic="Tides")
    refused = await local.submit(opened, {said.SAY: blank, said.SOURCE: "https://example.org/a"})
    assert refused.ephemeral
    assert refused.text.startswith(said.NOTHING_SAID)
    assert "Tides\n" in refused.text
    assert "https://example.org/a" in refused.text
    assert await kept(bot, local.guild) == ()


async def test_a_blank_topic_is_refused_too(local: LocalDiscord, bot: Bot) -> None:
    opened = await local.slash("suggest", topic="Tides")
    refused = await local.submit(opened, {said.TOPIC: "\u200b", said.SAY: "High water."})
    assert "High water." in refused.text
    assert await kept(bot, local.guild) == ()


async def test_ten_are_enough_and_what_was_typed_comes_back(local: LocalDiscord, bot: Bot) -> None:
    late = await local.slash("suggest", topic="One too many")
    for n in range(MOST_SUGGESTIONS):
        opened = await local.slash("suggest", topic=f"Topic {n}")
        await local.submit(opened, {said.SAY: "Please."})
    refused = await local.submit(late, {said.SAY: "All this\nI typed."})
    assert refused.text.startswith(said.too_many(MOST_SUGGESTIONS))
    assert "One too many\nAll this\nI typed." in refused.text
    at_once = await local.slash("suggest", topic="Another")
    assert at_once.modal is None
    assert at_once.text == said.too_many(MOST_SUGGESTIONS)
    card = await local.slash("brief", topic="kurils")
    assert (await local.press(card, said.WRONG)).text == said.too_many(MOST_SUGGESTIONS)
    assert (await local.slash("suggest", topic="Another", user=local.editor)).modal
    assert len(await kept(bot, local.guild)) == MOST_SUGGESTIONS


async def test_a_busy_store_gives_back_what_was_typed(
    local: LocalDiscord, bot: Bot, store: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    async def busy(*_: object, **__: object) -> None:
        raise StoreInUse(store, "another process")

    opened = await local.slash("suggest", topic="Tides")
    monkeypatch.setattr(bot.client.store.suggestions, "add", busy)
    refused = await local.submit(opened, {said.SAY: "High water."})
    assert refused.text.startswith(said.NOT_KEPT)
    assert "Tides\nHigh water." in refused.text


async def test_a_slow_store_is_waited_for_beside_the_card(
    local: LocalDiscord, bot: Bot, monkeypatch: pytest.MonkeyPatch
) -> None:
    add = bot.client.store.suggestions.add

    async def slow(*given: Any, **more: Any) -> Suggestion:
        await asyncio.sleep(1.8)
        return await add(*given, **more)

    card = await local.slash("brief", topic="kurils", private=True)
    before = card.text
    opened = await local.press(card, said.WRONG)
    monkeypatch.setattr(bot.client.store.suggestions, "add", slow)
    thanked = await local.submit(opened, {said.SAY_OTHERWISE: "There are five."})
    assert thanked.deferred
    assert thanked.ephemeral
    assert thanked.text.startswith("## Thank you")
    assert card.text == before


async def test_what_members_type_acts_on_nothing(local: LocalDiscord, bot: Bot) -> None:
    opened = await local.slash("suggest", topic="@everyone [x](https://e.vil) ||y||")
    thanked = await local.submit(opened, {said.SAY: HOSTILE, said.SOURCE: "<t:0> `x` <#1>"})
    [message] = thanked.messages()
    assert message.payload["mentions"] == []
    for acting in ("@everyone", "](https", " ||y", "<t:0>", "\u202e", "<#1>", "```\nend"):
        assert acting not in seen(thanked), acting


@pytest.mark.parametrize("piece", ["x", "`", "*_", "a\n", "😀", "北"])
async def test_the_longest_texts_are_shown_and_given_back(
    local: LocalDiscord, bot: Bot, piece: str
) -> None:
    text = ("Word " + piece * 1200)[:1194] + " END"
    longest = {said.SAY: text, said.SOURCE: ("https://example.org/" + "a" * 300)[:300]}
    longest[said.SAY] = text = text if piece != "😀" else "Word " + piece * 590 + " END"
    thanked = await local.submit(await local.slash("suggest", topic="t" * 100), longest)
    assert thanked.text.startswith("## Thank you")
    [suggestion] = await kept(bot, local.guild)
    assert suggestion.text == text
    late = await local.slash("suggest", topic="t" * 100)
    for n in range(MOST_SUGGESTIONS - 1):
        await bot.client.store.suggestions.add(
            local.guild.id, local.member.id, SuggestionKind.CARD, "x", f"y{n}", n
        )
    other = {**longest, said.SOURCE: longest[said.SOURCE][:-1] + "b"}
    refused = await local.submit(late, other)
    assert refused.text.startswith("Nothing was sent")
    for answer in (thanked, refused):
        assert "Word " in answer.text
        assert "END\n" in answer.text
        assert "a" * 200 in answer.text
        assert "…" not in answer.text


async def test_the_form_takes_no_more(local: LocalDiscord, bot: Bot) -> None:
    opened = await local.slash("suggest", topic="Tides")
    with pytest.raises(BadForm):
        await local.submit(opened, {said.SAY: "x" * 1201})


@pytest.mark.parametrize("slug", ["no-such-card", "x" * 80, "'); DROP TABLE suggestion; --", ""])
async def test_a_forged_button_finds_no_card(local: LocalDiscord, bot: Bot, slug: str) -> None:
    answer = await press_forged(local, f"c1:wrong:{slug}:", local.member)
    assert answer.ephemeral
    assert answer.modal is None
    assert "went wrong, and" not in answer.text


async def test_a_card_that_goes_while_one_writes_gives_the_text_back(
    local: LocalDiscord, bot: Bot
) -> None:
    opened = await local.slash("suggest", topic="kurils")
    refused = await submit_forged(
        local, opened, "c1:suggest-form:gone:", {said.SAY_OTHERWISE: "Five."}, local.member
    )
    assert refused.text.startswith(said.CARD_GONE)
    assert "Five." in refused.text
    assert await kept(bot, local.guild) == ()


async def test_a_form_answers_for_the_server_it_is_sent_from(local: LocalDiscord, bot: Bot) -> None:
    opened = await local.slash(
        "suggest",
        topic="Tides",
        user=local.other,
        channel=next(iter(local.other_guild.channels.values())),
    )
    await local.submit(opened, {said.SAY: "High water."})
    assert await kept(bot, local.guild) == ()
    [suggestion] = await kept(bot, local.other_guild)
    assert suggestion.guild_id == local.other_guild.id
