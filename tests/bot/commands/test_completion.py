from __future__ import annotations

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
    [choice] = await complete_topic(typing(ask), "kur")
    assert choice.value == "kuril-dispute"
    assert choice.name.startswith("Kuril")


async def test_sources_are_suggested_by_id(ask: Ask, pack: Any) -> None:
    choices = await complete_name(typing(ask), "")
    assert {choice.value for choice in choices} == set(pack.sources)


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(typed=st.text(max_size=120), suggestions=st.sampled_from([suggest_cards, suggest_sources]))
def test_whatever_is_typed_the_answer_is_within_limits(
    ask: Ask, typed: str, suggestions: Any
) -> None:
    choices = suggest(typing(ask), typed, suggestions)
    assert len(choices) <= 25
    for choice in choices:
        assert 1 <= len(choice.name) <= 100
        assert 1 <= len(choice.value) <= 100


def test_a_fault_gives_an_empty_list_and_a_line_in_the_log(
    ask: Ask, caplog: pytest.LogCaptureFixture
) -> None:
    def broken(*_: Any) -> Any:
        raise RuntimeError("of ours")

    assert suggest(typing(ask), "kur", broken) == []
    assert "of ours" in caplog.text
