"""A server's own cards: found there at once, by every way, and nowhere else."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import pytest

from bot import words
from sandbox import LocalDiscord
from sandbox.model import Channel, User
from tests.bot.servers import card_text, publish, remove
from tests.e2e.conftest import MakeBot
from tests.e2e.running import Bot

HARBOUR = card_text(
    "Our harbour", "The secret pier is ours.", names='"the moles"', group="harbours"
)
HARBOUR += "\n## Timeline\n- 1899-05-01: The secret pier was built. [own]\n"
KURILS = "kuril-dispute"


@dataclass(frozen=True)
class Elsewhere:
    """Somebody in a place where the server's cards are not to be seen."""

    channel: Channel
    user: User


@pytest.fixture(params=["another server", "direct messages"])
def elsewhere(request: pytest.FixtureRequest, local: LocalDiscord) -> Elsewhere:
    if request.param == "another server":
        [channel, *_] = local.place.other_guild.channels.values()
        return Elsewhere(channel, local.other)
    return Elsewhere(local.dm(local.member), local.member)


@pytest.fixture
async def here(bot: Bot, local: LocalDiscord) -> int:
    """The newsroom, which has published a card."""
    await publish(bot.client.store, local.guild.id, "harbour", HARBOUR)
    await bot.client.libraries.refresh(local.guild.id)
    return local.guild.id


async def test_a_published_card_is_in_every_answer_of_its_server(
    local: LocalDiscord, here: int
) -> None:
    assert (await local.slash("brief", topic="the moles")).text.startswith("## Our harbour")
    assert (await local.slash("brief", topic="harbour", full=True)).text.startswith("## Our harb")
    assert (await local.autocomplete("brief", topic="mole"))[0]["value"] == "harbour"
    assert "secret pier" in (await local.slash("ask", question="whose is the pier?")).text
    topics = await local.slash("topics")
    assert "Our harbour" in str(topics.message)
    assert "**1 May 1899**: The secret" in (await local.slash("timeline", topic="moles")).text
    every = await local.slash("timeline")
    assert "### 1899\n- **1 May**: The secret pier was built." in every.text
    offered = await local.autocomplete("facts now", topic="harbour")
    assert {row["value"] for row in offered} >= {"harbour", "@harbours"}
    assert "Our harbour" in (await local.slash("facts now", topic="harbour")).text
    said = local.say("we met at the moles")
    assert (await local.message_menu("Brief me", said)).text.startswith("## Our harbour")


async def test_it_is_nowhere_else(local: LocalDiscord, here: int, elsewhere: Elsewhere) -> None:
    at: dict[str, Any] = {"channel": elsewhere.channel, "user": elsewhere.user}
    answers = [
        await local.slash("brief", topic="the moles", **at),
        await local.slash("brief", topic="harbour", **at),
        await local.slash("ask", question="whose is the pier?", **at),
        await local.slash("topics", **at),
        await local.slash("timeline", **at),
        await local.slash("timeline", topic="the moles", **at),
        await local.slash("facts now", topic="harbour", **at),
        await local.slash("help", **at),
        await local.slash("source", name="own word", **at),
    ]
    for answer in answers:
        assert "Our harbour" not in str(answer.message)
        assert "secret" not in str(answer.message)
    for command in ("brief", "timeline", "facts now", "facts subscribe"):
        for typed in ("", "harbour", "mole"):
            rows = await local.autocomplete(command, topic=typed, focused="topic", **at)
            assert "harbour" not in str(rows).casefold()


@pytest.mark.parametrize(
    "forged",
    ["c1:card:harbour:0", "c1:full:harbour:0", "c1:sources:harbour:0", "c1:timeline:harbour:0"],
)
async def test_a_forged_button_opens_no_card_of_another_server(
    local: LocalDiscord, here: int, elsewhere: Elsewhere, forged: str
) -> None:
    card = await local.slash(
        "brief", topic="kurils", channel=elsewhere.channel, user=elsewhere.user
    )
    card.buttons["Full brief"]["custom_id"] = forged
    answer = await local.press(card, custom_id=forged, user=elsewhere.user)
    assert answer.ephemeral
    assert words.GONE in answer.text
    assert "Our harbour" not in str(answer.message)


async def test_a_forged_menu_and_a_forged_fact_neither(
    local: LocalDiscord, here: int, elsewhere: Elsewhere
) -> None:
    at: dict[str, Any] = {"channel": elsewhere.channel, "user": elsewhere.user}
    card = await local.slash("brief", topic="kurils", **at)
    [menu] = card.menus.values()
    menu["options"][0]["value"] = "harbour"
    chosen = await local.choose(card, value="harbour", user=elsewhere.user)
    assert words.GONE in chosen.text
    fact = await local.slash("facts now", **at)
    for n, forged in enumerate(("c1:facts-another:harbour:0", "c1:facts-another:@harbours:0")):
        fact.buttons["Another one"]["custom_id"] = forged
        answer = await local.press(fact, custom_id=forged, user=elsewhere.user)
        assert "secret" not in str(answer.message), n
        assert "Our harbour" not in str(answer.message)


async def test_cards_of_two_servers_with_one_slug_are_each_servers_own(
    local: LocalDiscord, bot: Bot, here: int
) -> None:
    other = local.place.other_guild
    [channel, *_] = other.channels.values()
    await publish(bot.client.store, other.id, "harbour", card_text("Their harbour"))
    await bot.client.libraries.refresh(other.id)
    mine = await local.slash("brief", topic="harbour")
    theirs = await local.slash("brief", topic="harbour", channel=channel, user=local.other)
    assert mine.text.startswith("## Our harbour")
    assert theirs.text.startswith("## Their harbour")
    assert (await local.press(theirs, "Full brief", user=local.other)).text.startswith("## Their")


async def test_after_a_restart_cards_and_their_buttons_are_there_again(
    local: LocalDiscord, make_bot: MakeBot
) -> None:
    first = make_bot()
    await first.start()
    await publish(first.client.store, local.guild.id, "harbour", HARBOUR)
    await first.client.libraries.refresh(local.guild.id)
    card = await local.slash("brief", topic="the moles")
    await first.stop()
    second = make_bot()
    await second.start()
    assert (await local.press(card, "Full brief")).text.startswith("## Our harbour")
    assert (await local.autocomplete("brief", topic="mole"))[0]["value"] == "harbour"


async def test_a_card_that_was_removed_is_gone_from_old_messages_and_comes_back(
    local: LocalDiscord, bot: Bot, here: int
) -> None:
    card = await local.slash("brief", topic="the moles")
    theirs = await local.slash("brief", topic="kurils")
    for slug in ("harbour", KURILS):
        await remove(bot.client.store, here, slug)
    await bot.client.libraries.refresh(here)
    for shown in (card, theirs):
        gone = await local.press(shown, "Full brief")
        assert gone.ephemeral
        assert words.GONE in gone.text
    assert not (await local.slash("brief", topic="the moles")).text.startswith("## Our harbour")
    assert not (await local.slash("brief", topic="kurils")).text.startswith("## Kuril")
    assert KURILS not in str(await local.autocomplete("brief", topic="kuril"))
    every = await local.slash("timeline")
    assert "### 1945" in every.text
    assert "1899" not in every.text
    assert "Kuril Islands dispute" not in str(every.message)

    await bot.client.store.cards.restore(here, KURILS, None, 5, 1_000, expected=1)
    await bot.client.libraries.refresh(here)
    assert "###" in (await local.press(theirs, "Full brief")).text


async def test_what_is_opened_and_wanted_is_noted_for_the_server_it_was_asked_on(
    local: LocalDiscord, bot: Bot, here: int
) -> None:
    await local.slash("brief", topic="the moles")
    await local.slash("brief", topic="zeppelins")
    assert await bot.client.opened.settle(5)
    assert await bot.client.wanted.settle(5)
    assert "harbour" in await bot.client.store.list_opened(here, 25)
    assert [each.query for each in await bot.client.store.list_wanted(here, 25)] == ["zeppelins"]
    assert not await bot.client.store.list_wanted(local.place.other_guild.id, 25)
