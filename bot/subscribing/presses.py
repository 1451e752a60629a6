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

Pressed = Callable[[Interaction], Coroutine[Any, Any, Screen]]
"""What a button does once it was understood."""


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
        act = _ACTS[pressed.action](pressed)
    except (ValueError, IndexError) as error:
        raise ButtonUnknown(custom_id) from error
    screen = await in_time(interaction, act(interaction))
    await answer(interaction, screen)


def _another(pressed: FactId) -> Pressed:
    topic = Topic.parse(pressed.subject)

    async def act(interaction: Interaction) -> Screen:
        shelf = await interaction.client.daily.shelf_of(interaction.guild_id)
        return show_fact(shelf, topic, pressed.number)

    return act


def _change(pressed: FactId) -> Pressed:
    subscription_id, minute, zone = pressed.change
    return lambda interaction: acts.change(interaction, subscription_id, minute, zone)


def _list(pressed: FactId) -> Pressed:
    return lambda interaction: acts.show_list(interaction, pressed.number)


def _by_id(act: acts.Act) -> Callable[[FactId], Pressed]:
    def read(pressed: FactId) -> Pressed:
        subscription_id = pressed.subscription
        return lambda interaction: act(interaction, subscription_id)

    return read


_ACTS: dict[FactAction, Callable[[FactId], Pressed]] = {
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
