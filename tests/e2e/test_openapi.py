"""Each request the bot sends, against Discord's own description of its API."""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import Any

import pytest
from jsonschema import Draft202012Validator

from bot.views.custom_ids import MENUS, Action, ScreenId
from sandbox import LocalDiscord
from sandbox.backend import Request
from tests.e2e.running import ROOT, Bot

SPEC = ROOT.parent / "shared" / "discord" / "openapi.json"


@pytest.fixture(scope="module")
def spec() -> dict[str, Any]:
    if not SPEC.is_file():
        pytest.skip(f"needs Discord's openapi.json at {Path('..') / SPEC.relative_to(ROOT.parent)}")
    described: dict[str, Any] = json.loads(SPEC.read_text("utf-8"))
    return described


def shape(path: str) -> str:
    return re.sub(r"\{[^}]+\}|(?<=/)\d{15,}(?=/|$)", "*", path.partition("?")[0])


def body_schema(spec: dict[str, Any], request: Request) -> dict[str, Any] | None:
    """Find what the body of a request must be; None when it has none.

    Raises:
        AssertionError: Discord has no such operation.
    """
    shapes = {shape(path): operations for path, operations in spec["paths"].items()}
    assert shape(request.route) in shapes, f"no such path: {request.route}"
    operations = shapes[shape(request.route)]
    assert request.method.lower() in operations, f"no {request.method} {request.route}"
    body = operations[request.method.lower()].get("requestBody")
    if body is None:
        return None
    schema: dict[str, Any] = body["content"]["application/json"]["schema"]
    return schema


async def use_everything(local: LocalDiscord, bot: Bot) -> None:
    """Use each command, button and menu, and each screen that a button of a card leads to."""
    for query in ("kurils", "Kurlis", "sanctions", "bitcoin"):
        for full in (False, True):
            await local.slash("brief", topic=query, full=full, private=full)
    await local.autocomplete("brief", topic="")
    await local.autocomplete("source", name="")
    for name in ("Pravda", "ifri", "ifri-limits"):
        await local.slash("source", name=name)
    for question in ("who lent money to sberbank", "who is the emperor of japan"):
        await local.slash("ask", question=question)
    await local.slash("topics")
    await local.slash("help")
    for text in ("good morning", "Kurils", "Kurils, energy and 2+2"):
        await local.message_menu("Brief me", local.say(text))
    await use_facts(local)
    card = await local.slash("brief", topic="kurils")
    button = card.buttons["Full brief"]
    for slug in list(bot.client.libraries.shared.pack.cards)[::12]:
        for action in sorted(set(Action) - MENUS.keys() - {Action.SOURCE, Action.TOPICS}):
            for page in (0, 1, 2) if action is Action.FULL else (0,):
                button["custom_id"] = str(ScreenId(action, slug, page))
                await local.press(card, custom_id=button["custom_id"])


async def use_facts(local: LocalDiscord) -> None:
    """Use each command and button of daily facts, in a channel and in direct messages."""
    await local.press(await local.slash("facts now"), "Another one")
    await local.autocomplete("facts now", topic="")
    await local.autocomplete("facts subscribe", timezone="москва")
    await local.slash("facts list", user=local.admin)
    nine = {"time": "9:00", "timezone": "Osaka"}
    await local.slash("facts subscribe", {**nine, "dm": True}, user=local.editor)
    await local.slash("facts subscribe", {**nine, "time": "noonish"}, user=local.admin)
    made = await local.slash("facts subscribe", nine, user=local.admin)
    await local.press(made, "Send one now")
    other = await local.slash("facts subscribe", {**nine, "time": "10 pm"}, user=local.admin)
    await local.press(other, "Change to 22:00, Asia/Tokyo")
    [row] = await local.autocomplete("facts pause", subscription="", user=local.admin)
    for name in ("pause", "resume"):
        await local.slash(f"facts {name}", subscription=row["value"], user=local.admin)
    listed = await local.slash("facts list", user=local.admin)
    asked = await local.choose(listed, value=row["value"])
    await local.press(await local.press(asked, "Yes, stop them"), "Undo")


async def test_every_request_is_as_discord_describes_it(
    spec: dict[str, Any], local: LocalDiscord, bot: Bot
) -> None:
    await use_everything(local, bot)
    faults: dict[str, str] = {}
    checked = 0
    validators: dict[str, Draft202012Validator] = {}
    for request in local.requests:
        schema = body_schema(spec, request)
        if schema is None:
            assert request.body is None
            continue
        key = f"{request.method} {request.route}"
        if key not in validators:
            whole = {**schema, "components": spec["components"]}
            validators[key] = Draft202012Validator(whole)
        checked += 1
        for error in validators[key].iter_errors(request.body):
            faults[f"{key} {error.json_path}"] = error.message[:300]
    assert faults == {}
    assert checked > 50
    callback = validators["POST /interactions/{interaction_id}/{interaction_token}/callback"]
    assert not callback.is_valid({"type": 4, "data": {"components": [{"type": 99}]}})
    assert local.refused == []
