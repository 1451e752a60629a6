from __future__ import annotations

import logging
import re
from collections.abc import Callable
from typing import Any

import aiohttp
import discord
import pytest
from discord import InteractionType, app_commands

from bot import words
from bot.callbacks import is_expired, is_outage
from bot.commands.brief import brief_command
from bot.errors import ButtonUnknown, CardGone, SourceGone
from bot.mishaps import answer_mishap

Ask = Callable[..., Any]


class Response:
    def __init__(self, status: int) -> None:
        self.status = status
        self.reason = "for a test"


def refused(status: int, code: int = 0) -> discord.HTTPException:
    kind = discord.DiscordServerError if status >= 500 else discord.HTTPException
    return kind(Response(status), {"code": code, "message": "said Discord"})


def invoked(error: Exception) -> app_commands.CommandInvokeError:
    return app_commands.CommandInvokeError(brief_command, error)


@pytest.mark.parametrize(("status", "code"), [(404, 10062), (401, 50027), (400, 40060)])
async def test_an_expired_interaction_is_no_error(
    ask: Ask, caplog: pytest.LogCaptureFixture, status: int, code: int
) -> None:
    caplog.set_level(logging.INFO)
    interaction = ask()
    await answer_mishap(interaction, invoked(refused(status, code)))
    assert interaction.response.kind is None
    assert [record.levelname for record in caplog.records] == ["INFO"]
    assert "too late to answer" in caplog.text


@pytest.mark.parametrize(
    "error",
    [
        refused(503),
        refused(500),
        refused(429),
        aiohttp.ServerDisconnectedError(),
        TimeoutError(),
        discord.RateLimited(60),
    ],
)
async def test_an_outage_is_one_line_in_the_log_and_a_request_to_try_again(
    ask: Ask, caplog: pytest.LogCaptureFixture, error: Exception
) -> None:
    interaction = ask()
    await answer_mishap(interaction, invoked(error))
    assert words.TRY_AGAIN in interaction.response.text
    assert interaction.response.private is True
    assert [record.levelname for record in caplog.records] == ["WARNING"]
    assert all(record.exc_info is None for record in caplog.records)


@pytest.mark.parametrize("error", [RuntimeError("of ours"), refused(400, 50035), KeyError("x")])
async def test_the_unknown_gets_a_number_that_stands_in_the_log_with_the_traceback(
    ask: Ask, caplog: pytest.LogCaptureFixture, error: Exception
) -> None:
    interaction = ask()
    await answer_mishap(interaction, invoked(error))
    [record] = caplog.records
    found = re.search(r"`([0-9a-f]{8})`", interaction.response.text)
    assert found is not None
    assert f"mishap {found[1]}" in record.getMessage()
    assert record.exc_info is not None
    assert record.exc_info[1] is error
    assert interaction.response.private is True
    assert "of ours" not in interaction.response.text


async def test_two_mishaps_have_two_numbers(ask: Ask) -> None:
    texts = []
    for _ in range(2):
        interaction = ask()
        await answer_mishap(interaction, RuntimeError())
        texts.append(interaction.response.text)
    assert texts[0] != texts[1]


@pytest.mark.parametrize(
    ("error", "sentence"),
    [
        (CardGone("old"), words.GONE),
        (SourceGone("old"), words.SOURCE_GONE),
        (ButtonUnknown("c0:x"), words.BUTTON_OUTDATED),
        (app_commands.CommandNotFound("gone", []), words.COMMANDS_UPDATED),
        (app_commands.CommandSignatureMismatch(brief_command), words.COMMANDS_UPDATED),
    ],
)
async def test_the_known_has_its_sentence_and_is_no_error(
    ask: Ask, caplog: pytest.LogCaptureFixture, error: Exception, sentence: str
) -> None:
    interaction = ask()
    await answer_mishap(interaction, error)
    assert sentence in interaction.response.text
    assert interaction.response.private is True
    assert caplog.records == []


async def test_after_an_answer_the_person_is_told_in_a_second_message(ask: Ask) -> None:
    interaction = ask()
    interaction.response.kind = "message"
    await answer_mishap(interaction, RuntimeError())
    assert interaction.response.kind == "follow-up"
    assert interaction.response.private is True


async def test_autocomplete_gets_an_empty_list(ask: Ask) -> None:
    interaction = ask(InteractionType.autocomplete, name="brief")
    await answer_mishap(interaction, app_commands.CommandNotFound("brief", []))
    assert interaction.response.choices == []


@pytest.mark.parametrize("error", [refused(404, 10062), refused(503), OSError(), TimeoutError()])
async def test_a_person_that_can_not_be_told_breaks_nothing(
    ask: Ask, caplog: pytest.LogCaptureFixture, error: Exception
) -> None:
    caplog.set_level(logging.INFO)
    interaction = ask()
    interaction.response.error = error
    await answer_mishap(interaction, RuntimeError())
    assert "could not be told" in caplog.text


@pytest.mark.parametrize(
    ("kind", "data", "name"),
    [
        (InteractionType.application_command, {"name": "brief"}, "/brief"),
        (InteractionType.autocomplete, {"name": "brief"}, "autocomplete of /brief"),
        (InteractionType.component, {"custom_id": "c1:card:x:0"}, "button c1:card:x:0"),
        (InteractionType.modal_submit, {"custom_id": "c1:form"}, "form c1:form"),
    ],
)
async def test_the_log_names_what_failed_but_not_what_was_typed(
    ask: Ask,
    caplog: pytest.LogCaptureFixture,
    kind: InteractionType,
    data: dict[str, Any],
    name: str,
) -> None:
    interaction = ask(kind, **data, options=[{"name": "topic", "value": "a secret wish"}])
    await answer_mishap(interaction, RuntimeError())
    assert f"{name} (interaction 99, server 7)" in caplog.text
    assert "a secret wish" not in caplog.text


def test_a_refusal_of_our_message_is_neither_expired_nor_an_outage() -> None:
    assert not is_expired(refused(400, 50035))
    assert not is_outage(refused(400, 50035))
