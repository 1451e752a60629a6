"""The buttons and menus of daily facts, also on messages from before a restart."""

from __future__ import annotations

from collections.abc import Callable, Coroutine
from typing import Any

from bot.errors import ButtonUnknown
from bot.facts import Topic
from bot.subscribing import acts
from bot.subscribing.another import show_fact
from bot.subscribing.answering import Interaction, answer, in_time
from bot.views.fact_ids import FactAction, FactId
from bot.views.screen import Screen

Handler = Callable[[Interaction, FactId], Coroutine[Any, Any, Screen]]


async def answer_fact_press(interaction: Interaction, custom_id: str, chosen: list[str]) -> None:
    """Do what a button says; who presses it, and where, is checked as for a command.

    Args:
        interaction: The press.
        custom_id: Of the button or menu.
        chosen: What was chosen in a menu; empty for a button.

    Raises:
        ButtonUnknown: It is not of this version's making.
        Refusal: It can't be done, or not by this person.
    """
    try:
        pressed = FactId.parse(custom_id)
        if pressed.action is FactAction.STOP_ONE:
            pressed = FactId(FactAction.STOP, chosen[0])
        screen = await in_time(interaction, _HANDLERS[pressed.action](interaction, pressed))
    except (ValueError, IndexError) as error:
        raise ButtonUnknown(custom_id) from error
    await answer(interaction, screen)


async def _another(interaction: Interaction, pressed: FactId) -> Screen:
    topic = Topic.parse(pressed.subject)
    return show_fact(interaction.client.daily.shelf, topic, pressed.number)


async def _change(interaction: Interaction, pressed: FactId) -> Screen:
    return await acts.change(interaction, *pressed.change)


async def _list(interaction: Interaction, pressed: FactId) -> Screen:
    return await acts.show_list(interaction, pressed.number)


def _by_id(act: acts.Act) -> Handler:
    async def handle(interaction: Interaction, pressed: FactId) -> Screen:
        return await act(interaction, pressed.subscription)

    return handle


_HANDLERS: dict[FactAction, Handler] = {
    FactAction.ANOTHER: _another,
    FactAction.STOP: _by_id(acts.ask_stop),
    FactAction.REMOVE: _by_id(acts.stop),
    FactAction.RESTORE: _by_id(acts.restore),
    FactAction.PAUSE: _by_id(acts.pause),
    FactAction.RESUME: _by_id(acts.resume),
    FactAction.SEND: _by_id(acts.send_one),
    FactAction.CHANGE: _change,
    FactAction.LIST: _list,
}
