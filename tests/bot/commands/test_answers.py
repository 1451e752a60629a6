"""What each command answers, and to whom it is shown."""

from __future__ import annotations

from collections.abc import Callable
from types import SimpleNamespace
from typing import Any

import discord
import pytest

from bot import words
from bot.commands.ask import ask_command
from bot.commands.brief import brief_command
from bot.commands.help import help_command
from bot.commands.menu import brief_me
from bot.commands.source import source_command
from bot.commands.timeline import timeline_command
from bot.commands.topics import topics_command
from bot.views.custom_ids import Action, ScreenId

Ask = Callable[..., Any]


async def run(command: Any, interaction: Any, *options: Any) -> Any:
    await command.callback(interaction, *options)
    return interaction.response


@pytest.mark.parametrize("query", ["kurils", "Kuril Islands dispute", "kuril-dispute", "Курилы"])
async def test_a_name_opens_its_card_for_everyone(ask: Ask, library: Any, query: str) -> None:
    interaction = ask()
    answer = await run(brief_command, interaction, query)
    assert answer.screen is library.screen(ScreenId(Action.CARD, "kuril-dispute"))
    assert answer.private is False
    assert interaction.client.wanted.noted == []
    assert interaction.client.opened.noted == [(7, "kuril-dispute")]


async def test_a_name_misspelled_opens_the_card_and_says_why(ask: Ask) -> None:
    answer = await run(brief_command, ask(), "Kurlis")
    assert "Kurlis" in answer.text
    assert "Kuril Islands" in answer.text


async def test_full_gives_the_full_brief(ask: Ask, library: Any) -> None:
    answer = await run(brief_command, ask(), "kurils", True)
    assert answer.screen is library.screen(ScreenId(Action.FULL, "kuril-dispute"))


async def test_private_is_shown_to_nobody_else(ask: Ask) -> None:
    assert (await run(brief_command, ask(), "kurils", False, True)).private is True


async def test_nothing_found_says_so_and_is_remembered_without_the_person(ask: Ask) -> None:
    interaction = ask()
    answer = await run(brief_command, interaction, "bitcoin *mining*")
    assert "bitcoin" in answer.text
    assert interaction.client.wanted.noted == [(7, "bitcoin *mining*")]
    assert interaction.client.opened.noted == []


async def test_nothing_is_remembered_when_the_answer_could_not_be_sent(ask: Ask) -> None:
    interaction = ask()
    interaction.response.error = TimeoutError()
    with pytest.raises(TimeoutError):
        await run(brief_command, interaction, "bitcoin")
    assert interaction.client.wanted.noted == []


async def test_in_direct_messages_there_is_no_server(ask: Ask) -> None:
    interaction = ask()
    interaction.guild_id = None
    await run(brief_command, interaction, "bitcoin")
    assert interaction.client.wanted.noted == [(None, "bitcoin")]


async def test_what_a_person_typed_is_shown_literally(ask: Ask) -> None:
    answer = await run(brief_command, ask(), "@everyone **zzqx** <@1> [x](https://evil.example)")
    assert "@everyone" not in answer.text
    assert "**zzqx**" not in answer.text
    assert "<@1>" not in answer.text
    assert "[x](https" not in answer.text


async def test_a_question_is_answered_by_quotations_with_their_places_and_cards(ask: Ask) -> None:
    interaction = ask()
    answer = await run(ask_command, interaction, "how did Moscow answer? by suspending talks?")
    assert "> Moscow answered by suspending the peace-treaty talks." in answer.text
    assert "FPRI, Apr 2022 or later: ¹\\u202f¶2" in answer.text
    assert str(ScreenId(Action.CARD, "sanctions-2022")) in answer.text
    assert answer.private is False
    assert interaction.client.wanted.noted == []
    assert (await run(ask_command, ask(), "Promsvyazbank and VTB", True)).private is True


async def test_a_question_without_an_answer_is_remembered(ask: Ask) -> None:
    interaction = ask()
    answer = await run(ask_command, interaction, "who is the emperor of japan")
    assert "emperor" in answer.text
    assert "> " not in answer.text
    assert interaction.client.wanted.noted == [(7, "who is the emperor of japan")]


@pytest.mark.parametrize("query", ["Kuril Islands dispute", "Kurlis"])
async def test_a_timeline_is_shown_to_all_and_counts_as_opened(ask: Ask, query: str) -> None:
    interaction = ask()
    answer = await run(timeline_command, interaction, query)
    assert "-# Timeline" in answer.text
    assert "**18 August 1945**" in answer.text
    assert ("Closest to" in answer.text) is (query == "Kurlis")
    assert answer.private is False
    assert interaction.client.opened.noted == [(7, "kuril-dispute")]
    assert interaction.client.wanted.noted == []


async def test_a_timeline_of_nothing_says_so_and_is_remembered(ask: Ask) -> None:
    interaction = ask()
    answer = await run(timeline_command, interaction, "bitcoin")
    assert "bitcoin" in answer.text
    assert interaction.client.wanted.noted == [(7, "bitcoin")]
    assert interaction.client.opened.noted == []


async def test_without_a_topic_all_dates_are_shown_privately(ask: Ask, library: Any) -> None:
    interaction = ask()
    answer = await run(timeline_command, interaction)
    assert answer.screen is library.screen(ScreenId(Action.DATES))
    assert answer.private is True
    assert interaction.client.opened.noted == interaction.client.wanted.noted == []


@pytest.mark.parametrize("command", [topics_command, help_command])
async def test_topics_and_help_are_private(ask: Ask, command: Any) -> None:
    answer = await run(command, ask())
    assert answer.private is True
    assert "Kuril" in answer.text


async def test_help_tells_editors_more(ask: Ask) -> None:
    member, editor, away, uninvited = ask(), ask(), ask(), ask()
    for interaction in (editor, away, uninvited):
        interaction.permissions = discord.Permissions(manage_guild=True)
    away.guild_id = None
    uninvited.is_guild_integration = lambda: False
    for interaction in (member, editor, away, uninvited):
        interaction.client.mentions = {"card add": "</card add:3>", "settings": "</settings:4>"}
    assert "</card add:3>" in (answer := await run(help_command, editor)).text
    assert "</settings:4>" in answer.text
    for interaction in (member, away, uninvited):
        assert "card add" not in (await run(help_command, interaction)).text


async def test_help_shows_commands_that_can_be_clicked(ask: Ask) -> None:
    assert "</brief:1>" in (await run(help_command, ask())).text


async def test_a_known_source(ask: Ask, pack: Any) -> None:
    known = next(iter(pack.sources.values()))
    answer = await run(source_command, ask(), known.id)
    assert answer.private is True
    assert known.publisher in answer.text


async def test_an_unknown_source_says_which_there_are(ask: Ask, pack: Any) -> None:
    answer = await run(source_command, ask(), "zzqx")
    assert "zzqx" in answer.text
    for known in pack.sources:
        assert known in answer.text


async def test_the_menu_opens_the_one_card_a_message_names(ask: Ask, library: Any) -> None:
    answer = await run(brief_me, ask(), SimpleNamespace(content="and the Kurils?"))
    assert answer.screen is library.screen(ScreenId(Action.CARD, "kuril-dispute"))
    assert answer.private is True


async def test_the_menu_offers_several(ask: Ask) -> None:
    answer = await run(brief_me, ask(), SimpleNamespace(content="Kurils at the 2+2 talks"))
    assert words.NAMED_HERE in answer.text
    assert "kuril-dispute" in answer.text
    assert "two-plus-two" in answer.text


@pytest.mark.parametrize("content", ["", "hello", "🎉"])
async def test_the_menu_says_when_a_message_names_nothing(ask: Ask, content: str) -> None:
    answer = await run(brief_me, ask(), SimpleNamespace(content=content))
    assert "</brief:1>" in answer.text
    assert str(ScreenId(Action.TOPICS)) in answer.text
