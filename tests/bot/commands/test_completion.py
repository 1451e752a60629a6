from __future__ import annotations

import logging
from collections.abc import Callable
from typing import Any

import discord
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from bot.commands.brief import complete_topic as complete_brief
from bot.commands.brief import suggest_cards
from bot.commands.completion import suggest
from bot.commands.source import complete_name as complete_source
from bot.commands.source import suggest_sources

Ask = Callable[..., Any]
complete_topic: Any = complete_brief  # the library types both as methods
complete_name: Any = complete_source


def typing(ask: Ask) -> Any:
    return ask(discord.InteractionType.autocomplete, name="brief")


async def test_cards_are_suggested_by_slug(ask: Ask) -> None:
    interaction = typing(ask)
    assert await complete_topic(interaction, "kur") == []
    [choice] = interaction.response.choices
    assert choice.value == "kuril-dispute"
    assert choice.name.startswith("Kuril")


async def test_sources_are_suggested_by_id(ask: Ask, pack: Any) -> None:
    interaction = typing(ask)
    await complete_name(interaction, "")
    assert {choice.value for choice in interaction.response.choices} == set(pack.sources)


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(typed=st.text(max_size=120), suggestions=st.sampled_from([suggest_cards, suggest_sources]))
async def test_whatever_is_typed_the_answer_is_within_limits(
    ask: Ask, typed: str, suggestions: Any
) -> None:
    interaction = typing(ask)
    await suggest(interaction, typed, suggestions)
    choices = interaction.response.choices
    assert len(choices) <= 25
    for choice in choices:
        assert 1 <= len(choice.name) <= 100
        assert 1 <= len(choice.value) <= 100


async def test_a_fault_gives_an_empty_list_and_a_line_in_the_log(
    ask: Ask, caplog: pytest.LogCaptureFixture
) -> None:
    def broken(*_: Any) -> Any:
        raise RuntimeError("of ours")

    interaction = typing(ask)
    await suggest(interaction, "kur", broken)
    assert interaction.response.choices == []
    assert "of ours" in caplog.text


@pytest.mark.parametrize(
    ("error", "level"),
    [
        (OSError("gone"), logging.WARNING),
        (TimeoutError(), logging.INFO),
    ],
)
async def test_an_answer_that_does_not_arrive_is_one_line(
    ask: Ask, caplog: pytest.LogCaptureFixture, error: Exception, level: int
) -> None:
    caplog.set_level(logging.INFO)
    interaction = typing(ask)
    interaction.response.error = error
    assert await complete_topic(interaction, "kur") == []
    [record] = caplog.records
    assert record.levelno == level
    assert record.exc_info is None
