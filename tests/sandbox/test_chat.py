from __future__ import annotations

from collections.abc import AsyncIterator
from pathlib import Path

import discord
import pytest
from hypothesis import given
from hypothesis import strategies as st

from sandbox import LocalDiscord, Permission
from sandbox.availability import Offer
from sandbox.chat import HELP, Chat
from sandbox.errors import BadOption, UnknownCommand
from sandbox.typed import read
from tests.sandbox.bots import Bot, running
from tests.sandbox.terminal_bot import add_commands


@pytest.fixture
async def chat(local: LocalDiscord, bot: Bot) -> AsyncIterator[Chat]:
    add_commands(bot.tree)
    async with running(local, bot):
        await local.wait_until_ready()
        yield Chat(local)


async def enter(chat: Chat, *lines: str) -> str:
    shown = ""
    for line in lines:
        shown = await chat.enter(line)
    return shown


async def test_a_card_with_numbers_on_what_can_be_pressed(chat: Chat) -> None:
    shown = await chat.enter("/brief northern territories")
    head, *rest = shown.splitlines()
    assert head.startswith("— briefing-bot (after ")
    assert rest == [
        "# northern territories",
        "[1] More  [2] Suggest",
        "[3] Related ▾",
        "  3 1  A",
        "  3 2  B",
    ]
    assert "only you see this" in await chat.enter("1")
    assert await chat.enter("3") == "  3 1  A\n  3 2  B"
    changed = await chat.enter("3 2")
    assert "the message above, changed" in changed
    assert "chose B" in changed
    assert await chat.enter("9") == "There is no '9' here, but '1', '2', '3'."
    assert chat.failed
    assert '"content": "chose B"' in await chat.enter("json")


async def test_a_form_is_asked_field_by_field(chat: Chat) -> None:
    assert await enter(chat, "/brief x", "2") == (
        "A form opens: Suggest (cancel closes it)\nName (at most 9 characters)"
    )
    assert chat.prompt == "… "
    assert await chat.enter("Kurils") == "Kind\n  1  Card\n  2  Fact"
    assert (await chat.enter("2")).endswith("got 'Kurils' ['Fact']")
    assert await enter(chat, "/brief x", "2", "cancel") == "(the form is closed)"
    assert "Must be between" in await enter(chat, "/brief x", "2", "x" * 10, "1")
    assert chat.prompt.startswith("Mika")


async def test_what_is_offered_while_typing(chat: Chat) -> None:
    assert await chat.enter("/brief kur?") == "[1] kurils"
    assert "# kuril-dispute" in await chat.enter("1")


async def test_being_someone_else_somewhere_else(chat: Chat) -> None:
    assert await chat.enter("/") == "/brief topic [private]".ljust(44) + "A card on a topic"
    assert "/settings" in await enter(chat, "as admin", "/")
    assert await chat.enter("as other") == "You are Otto in #general of Bookclub."
    assert chat.prompt == "Otto in #general of Bookclub> "
    assert await chat.enter("in reading") == "You are in #reading of Bookclub."
    assert await chat.enter("in dm") == "You are in your direct messages."
    assert "# x" in await chat.enter("/brief topic:x private:no")
    assert "There is no 'nowhere' here" in await chat.enter("in nowhere")
    assert "There is no 'nobody' here" in await chat.enter("as nobody")


async def test_talk_and_the_menu_of_a_message(chat: Chat) -> None:
    assert "no message here yet" in await chat.enter("menu Brief me")
    assert (await chat.enter("what about the Kurils?")).startswith("(said")
    assert (await chat.enter("menu brief me")).endswith("about what about the Kurils?")
    assert await chat.enter("help") == HELP
    assert await chat.enter("") == ""
    assert "There is no command 'nope'" in await chat.enter("/nope")


async def test_what_the_bot_writes_by_itself(
    chat: Chat, local: LocalDiscord, bot: discord.Client
) -> None:
    assert chat.news() == ""
    await chat.enter("/brief x")
    hidden = local.channel("editors")
    local.manage.overwrite(hidden, local.guild.everyone, deny=Permission.VIEW_CHANNEL)
    for name in ("briefings", "editors"):
        channel = local.channel(name)
        local.backend.messages.create(channel, local.backend.world.bot, {"content": name})
    assert chat.news() == "— briefing-bot in #briefings of Newsroom\nbriefings"
    assert chat.news() == ""


async def test_mentions_are_shown_as_names(chat: Chat, local: LocalDiscord) -> None:
    channel, world = local.channel("briefings"), local.backend.world
    text = f"<@{local.member.id}> in <#{channel.id}>, <t:0:F>: </facts now:123> <@99> <#99>"
    local.backend.messages.create(channel, world.bot, {"content": text})
    assert chat.news().endswith(
        "@Mika in #briefings, 1970-01-01 00:00 UTC: /facts now @99 #unknown"
    )


def offer(*names: str, kinds: dict[str, int] | None = None) -> Offer:
    options = [{"name": name, "type": (kinds or {}).get(name, 3)} for name in names]
    return Offer({"name": "brief"}, (), "", options)


def test_reading_typed_options(tmp_path: Path) -> None:
    brief = offer("topic", "full")
    assert read("/brief kurils", [brief]).values == {"topic": "kurils"}
    assert read("/brief a: b full:true", [brief]).values == {"topic": "a: b", "full": "true"}
    assert read('/brief topic:"a b" full:no', [brief]).values == {"topic": "a b", "full": "no"}
    assert read("/brief", [brief]).values == {}
    group = Offer({"name": "facts"}, ("now",), "", [{"name": "topic", "type": 3}])
    assert read("/facts now energy", [brief, group]).offer is group
    with pytest.raises(UnknownCommand):
        read("/briefing x", [brief])
    with pytest.raises(BadOption, match="takes none"):
        read("/brief x", [offer()])
    file = offer("file", kinds={"file": 11})
    path = tmp_path / "card.md"
    with pytest.raises(BadOption, match="can't be read"):
        read(f"/brief file:{path}", [file])
    path.write_bytes(b"# A")
    assert read(f"/brief {path}", [file]).values["file"].data == b"# A"


@given(
    st.text(st.characters(exclude_categories=["Cc", "Cs", "Z"]), min_size=1).filter(
        lambda text: ":" not in text and '"' not in text
    )
)
def test_a_value_reads_the_same_by_position_name_and_in_quotes(value: str) -> None:
    brief = offer("topic", "full")
    expected = {"topic": value}
    assert read(f"/brief {value}", [brief]).values == expected
    assert read(f"/brief topic:{value}", [brief]).values == expected
    assert read(f'/brief topic:"{value}"', [brief]).values == expected
