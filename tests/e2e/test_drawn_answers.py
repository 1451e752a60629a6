"""Everything the bot answers is drawn by the local Discord's page, with nothing left out."""

from __future__ import annotations

from collections.abc import AsyncIterator

from sandbox import Answer, LocalDiscord
from sandbox.components import SELECTS, Type, walk
from sandbox.page.rendering import RenderContext, render_form, render_message
from tests.e2e.running import Bot
from tests.sandbox.page.reading import tree, visible

MOST = 40
"""Screens looked at; each offers ways to others, and some lead back."""


async def screens(local: LocalDiscord) -> AsyncIterator[Answer]:
    """Give the answer to each command, and to each different button on the way from there."""
    waiting = [
        await local.slash("help"),
        await local.slash("topics"),
        await local.slash("brief", topic="kurils"),
        await local.slash("brief", topic="islands"),
        await local.slash("brief", topic="weather on mars"),
        await local.slash("ask", question="Which islands are disputed?"),
        await local.slash("source", name="ifri-limits"),
    ]
    pressed: set[str] = set()
    for _ in range(MOST):
        if not waiting:
            return
        answer = waiting.pop(0)
        yield answer
        for message in answer.messages():
            for component in walk(message.payload["components"]):
                custom_id, label = component.get("custom_id"), component.get("label")
                if component["type"] != Type.BUTTON or not custom_id or component.get("disabled"):
                    continue
                if label not in pressed:
                    pressed.add(str(label))
                    waiting.append(await local.press(message, custom_id=custom_id))


async def test_every_answer_is_drawn_whole(local: LocalDiscord, bot: Bot) -> None:
    world = local.backend.world
    context = RenderContext(
        viewer=local.member,
        bot=world.bot,
        users=world.users,
        roles=local.guild.roles,
        channels=local.guild.channels,
        commands={key: command["name"] for key, command in world.commands.items()},
    )
    seen = 0
    async for answer in screens(local):
        if answer.modal is not None:
            assert "Not drawn" not in visible(render_form(answer.modal, context))
        for message in answer.messages():
            seen += 1
            drawn = tree(render_message(message.payload, context))
            shown = drawn.text_content()
            assert "Not drawn" not in shown
            assert not drawn.xpath("//*[contains(@class, 'unresolved')]")
            parts = list(walk(message.payload["components"]))
            controls = [c for c in parts if c["type"] == Type.BUTTON or c["type"] in SELECTS]
            found = drawn.xpath(
                "//*[@data-kind='button' or @data-kind='link' or @data-kind='select']"
            )
            assert len(found) == len(controls)
    assert seen > 10
