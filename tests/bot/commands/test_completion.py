from __future__ import annotations

from collections.abc import Callable
from typing import Any

import discord
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from bot.commands.brief import complete_topic as complete_brief
from bot.commands.completion import complete_cards
from bot.commands.source import complete_name as complete_source

Ask = Callable[..., Any]
complete_topic: Any = complete_brief  # the library types both as methods
complete_name: Any = complete_source


def typing(ask: Ask) -> Any:
    return ask(discord.InteractionType.autocomplete, name="brief")


async def test_cards_are_suggested_by_slug(ask: Ask) -> None:
    [choice] = await complete_topic(typing(ask), "kur")
    assert choice.value == "kuril-dispute"
    assert choice.name.startswith("Kuril")


async def test_an_empty_field_offers_what_is_opened_most(ask: Ask, pack: Any) -> None:
    interaction = typing(ask)
    last = list(pack.cards)[-1]
    interaction.client.opened.wanted = ("gone-from-the-pack", last)
    first = (await complete_cards(interaction, ""))[0]
    assert interaction.client.opened.asked == [interaction.guild_id]
    assert first.value == last
    assert {choice.value for choice in (await complete_cards(interaction, ""))} == set(pack.cards)
    interaction.client.opened.wanted = ()
    first = (await complete_cards(interaction, " "))[0]
    assert first.value != last


async def test_sources_are_suggested_by_id(ask: Ask, pack: Any) -> None:
    choices = await complete_name(typing(ask), "")
    assert {choice.value for choice in choices} == set(pack.sources)


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(typed=st.text(max_size=120))
async def test_whatever_is_typed_the_answer_is_within_limits(ask: Ask, typed: str) -> None:
    cards = await complete_cards(typing(ask), typed)
    sources = await complete_name(typing(ask), typed)
    assert max(len(cards), len(sources)) <= 25
    for choice in (*cards, *sources):
        assert 1 <= len(choice.name) <= 100
        assert 1 <= len(choice.value) <= 100


async def test_a_fault_gives_an_empty_list_and_a_line_in_the_log(
    ask: Ask, caplog: pytest.LogCaptureFixture, monkeypatch: pytest.MonkeyPatch
) -> None:
    def broken(*_: Any) -> Any:
        raise RuntimeError("of ours")

    interaction = typing(ask)
    monkeypatch.setattr(interaction.client.libraries, "of", broken)
    assert await complete_cards(interaction, "kur") == []
    assert await complete_name(interaction, "kur") == []
    assert caplog.text.count("of ours") > 1
