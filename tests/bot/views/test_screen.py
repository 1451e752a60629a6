from __future__ import annotations

import asyncio
from types import SimpleNamespace
from typing import Any

import discord
import pytest
from discord.http import handle_message_parameters
from discord.webhook.async_ import async_context, interaction_message_response_params

from bot.views.screen import Screen

COMPONENTS_V2 = 1 << 15
EPHEMERAL = 1 << 6


@pytest.fixture
def screen() -> Screen:
    row: discord.ui.ActionRow[Any] = discord.ui.ActionRow(
        discord.ui.Button(label="Full brief", custom_id="c1:full:kurils:0")
    )
    return Screen([discord.ui.Container(discord.ui.TextDisplay("## Kurils"), row)])


EXPECTED = [
    {
        "type": 17,
        "accent_color": None,
        "spoiler": False,
        "components": [
            {"type": 10, "content": "## Kurils"},
            {
                "type": 1,
                "components": [
                    {
                        "type": 2,
                        "style": 2,
                        "label": "Full brief",
                        "custom_id": "c1:full:kurils:0",
                        "disabled": False,
                    }
                ],
            },
        ],
    }
]


def test_it_is_made_where_no_loop_runs_and_rendered_once(screen: Screen) -> None:
    assert screen.to_components() == EXPECTED
    assert screen.to_components() is screen.to_components()


def test_a_note_stands_below_the_heading_and_leaves_the_screen_as_it_was() -> None:
    row: discord.ui.ActionRow[Any] = discord.ui.ActionRow(
        discord.ui.Button(label="Full brief", custom_id="c1:full:kurils:0")
    )
    plain = Screen([discord.ui.Container(discord.ui.TextDisplay("## Kurils\nThe gist.\n- A"), row)])
    before = repr(plain.to_components())
    noted = plain.noted("-# Closest to “kurlis”")
    [box] = noted.to_components()
    heading, gist = box["components"][:2]
    assert heading == {"type": 10, "content": "## Kurils\n-# Closest to “kurlis”"}
    assert gist == {"type": 10, "content": "The gist.\n- A"}
    assert box["components"][2:] == plain.to_components()[0]["components"][1:]
    assert repr(plain.to_components()) == before


def test_an_answer_carries_the_components_and_their_flag(screen: Screen) -> None:
    payload: Any = interaction_message_response_params(type=4, view=screen).payload
    assert payload["data"]["components"] == EXPECTED
    assert payload["data"]["flags"] == COMPONENTS_V2
    private = discord.MessageFlags(ephemeral=True)
    payload = interaction_message_response_params(type=4, view=screen, flags=private).payload
    assert payload["data"]["flags"] == COMPONENTS_V2 | EPHEMERAL


def test_a_follow_up_carries_the_components_and_their_flag(screen: Screen) -> None:
    with handle_message_parameters(view=screen) as parameters:
        payload: Any = parameters.payload
    assert payload["components"] == EXPECTED
    assert payload["flags"] == COMPONENTS_V2


class Adapter:
    """Takes what discord.py would send to Discord."""

    def __init__(self) -> None:
        self.sent: list[Any] = []

    async def create_interaction_response(self, *_: object, params: Any, **__: object) -> Any:
        self.sent.append(params.payload)
        await asyncio.sleep(0)
        return {"interaction": {"id": "1", "type": 2}, "resource": {"type": 4}}


class State:
    """Refuses what a Screen must not ask of discord.py's state."""

    allowed_mentions = None
    http = SimpleNamespace(proxy=None, proxy_auth=None)

    def store_view(self, *_: object) -> None:
        pytest.fail("a Screen must not be kept for dispatch")

    def prevent_view_updates_for(self, message_id: int) -> None:
        assert message_id == 7


def response(kind: discord.InteractionType) -> discord.InteractionResponse[Any]:
    parent: Any = SimpleNamespace(
        _state=State(), _session=None, id=1, token="t", message=SimpleNamespace(id=7), type=kind
    )
    return discord.InteractionResponse(parent)


async def test_one_screen_is_sent_many_times_at_once_and_nothing_is_kept(screen: Screen) -> None:
    adapter: Any = Adapter()
    token = async_context.set(adapter)
    command = discord.InteractionType.application_command
    try:
        await asyncio.gather(
            *(response(command).send_message(view=screen, ephemeral=n % 2 == 0) for n in range(8)),
            *(
                response(discord.InteractionType.component).edit_message(view=screen)
                for _ in range(8)
            ),
        )
    finally:
        async_context.reset(token)
    flags = [payload["data"].get("flags", 0) for payload in adapter.sent]
    assert len(flags) == 16
    assert all(flag & COMPONENTS_V2 for flag in flags)
    assert all(payload["data"]["components"] == EXPECTED for payload in adapter.sent)
    assert screen.timeout is None


async def test_a_screen_made_in_one_loop_is_sent_in_another(screen: Screen) -> None:
    def elsewhere() -> Screen:
        async def make() -> Screen:
            return Screen([discord.ui.TextDisplay("made elsewhere")])

        return asyncio.run(make())

    made = await asyncio.to_thread(elsewhere)
    payload: Any = interaction_message_response_params(type=4, view=made).payload
    assert payload["data"]["components"] == [{"type": 10, "content": "made elsewhere"}]
