"""Subscriptions on screen: confirmed, listed, paused and why, ended and undone."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import discord

from bot import words
from bot.places import Places
from bot.views.escape import cut, escaped, plain
from bot.views.fact_ids import FactAction, FactId, change_id, stop_id
from bot.views.limits import OPTION
from bot.views.pieces import NEUTRAL, Item, box, option, rule, text
from bot.views.screen import Screen
from bot.words import facts as said
from briefs.facts.model import (
    Delivery,
    DeliveryState,
    Paused,
    PausedReason,
    Schedule,
    Standing,
    Subscription,
)
from briefs.model import Pack
from briefs.schedule.times import format_minute

_TITLE = 60
_PAGE = 6
_GREEN = 0x0E9F6E
_RED = 0xE0526B


@dataclass(frozen=True, slots=True)
class Packs:
    """The cards that subscriptions are about, for the names of their topics."""

    here: Pack
    """What members of the server see."""
    shared: Pack
    """What all servers share: direct messages are about its cards."""

    def of(self, subscription: Subscription) -> Pack:
        """Give the one that a subscription's topic is of."""
        return self.shared if subscription.owner.is_dm else self.here


def where(subscription: Subscription) -> str:
    """Name the place of a subscription, as Markdown."""
    return said.THE_DM if subscription.owner.is_dm else said.channel(subscription.channel_id)


def topic_name(schedule: Schedule, pack: Pack) -> str:
    """Name what a subscription is about, as plain text; a card that is gone by its slug."""
    if schedule.topic is not None:
        card = pack.cards.get(schedule.topic)
        return said.about_card(cut(plain(card.title if card else schedule.topic), _TITLE))
    if schedule.group is not None:
        return said.about_group(cut(plain(words.group_name(schedule.group)), _TITLE))
    return said.EVERYTHING


def when(schedule: Schedule) -> str:
    """Say at what local time facts come, as plain text."""
    return said.daily_at(format_minute(schedule.minute), schedule.zone)


def named(subscription: Subscription, pack: Pack) -> tuple[str, str, str]:
    """Give place, topic and time of a subscription, as Markdown."""
    schedule = subscription.schedule
    return where(subscription), escaped(topic_name(schedule, pack)), escaped(when(schedule))


def message_link(delivery: Delivery, guild_id: int | None) -> str | None:
    """Give the address of the message of a delivery; None when it is not known."""
    if delivery.message_id is None or delivery.channel_id is None:
        return None
    return link_to(guild_id, delivery.channel_id, delivery.message_id)


def link_to(guild_id: int | None, channel_id: int, message_id: int) -> str:
    """Give the address of a message."""
    server = "@me" if guild_id is None else str(guild_id)
    return f"https://discord.com/channels/{server}/{channel_id}/{message_id}"


def paused_why(subscription: Subscription, paused: Paused, places: Places) -> tuple[str, str]:
    """Say why a subscription rests and what to do, by the name of the permission where known."""
    why, remedy = said.PAUSED_WHY[paused.reason], said.PAUSED_REMEDY[paused.reason]
    guild_id = subscription.owner.guild_id
    if guild_id is not None and paused.reason is PausedReason.NO_ACCESS:
        lacking = places.lacks(guild_id, subscription.channel_id)
        if lacking is not None:
            remedy = said.lacks(lacking)
    return why, remedy


def subscribed_screen(
    subscription: Subscription, pack: Pack, times: Sequence[int], *, changed: bool = False
) -> Screen:
    """Confirm a subscription with its next times, and offer to send one now."""
    make = said.changed if changed else said.subscribed
    confirmed = make(*named(subscription, pack), times)
    stop = _button(said.STOP, stop_id(subscription.id, 0))
    if subscription.paused is not None:
        resume = _button(said.RESUME_AND_TEST, _id(FactAction.RESUME, subscription), main=True)
        return Screen([box(_GREEN, text(confirmed, said.STILL_PAUSED), _row(resume, stop))])
    send = _button(said.SEND_NOW, _id(FactAction.SEND, subscription), main=True)
    pause = _button(said.PAUSE, _id(FactAction.PAUSE, subscription))
    return Screen([box(_GREEN, text(confirmed), _row(send, pause, stop))])


def change_screen(standing: Subscription, wanted: Schedule, pack: Pack) -> Screen:
    """Say that there is a subscription like the one wanted, and offer to change its time."""
    same = (standing.schedule.minute, standing.schedule.zone) == (wanted.minute, wanted.zone)
    is_paused = standing.paused is not None
    lines = [said.already(*named(standing, pack), paused=is_paused)]
    buttons = []
    if is_paused:
        buttons.append(_button(said.RESUME_AND_TEST, _id(FactAction.RESUME, standing), main=True))
    if not same:
        lines.append(said.offer_change(escaped(when(wanted))))
        label = said.change_to(format_minute(wanted.minute), wanted.zone)
        change = change_id(standing.id, wanted.minute, wanted.zone)
        buttons.append(_button(label, change, main=not is_paused))
    buttons.append(_button(said.SHOW_LIST, FactId(FactAction.LIST)))
    return Screen([box(NEUTRAL, text(*lines), _row(*buttons))])


def list_screen(
    standings: Sequence[Standing],
    packs: Packs,
    places: Places,
    *,
    page: int = 0,
    is_editor: bool,
    intro: str = "",
) -> Screen:
    """List subscriptions: the next time, the last message, and if one rests why and what to do.

    Args:
        standings: What this person may change here.
        packs: For the names of topics.
        places: For the names of missing permissions.
        page: From 0; a page that does not exist gives the nearest one.
        is_editor: Whether the person may subscribe channels, for the empty list.
        intro: A line above.
    """
    if not standings:
        empty = said.LIST_EMPTY_EDITOR if is_editor else said.LIST_EMPTY_MEMBER
        return Screen([box(NEUTRAL, text(said.LIST_TITLE, intro, empty))])
    pages = -(-len(standings) // _PAGE)
    page = min(page, pages - 1)
    shown = standings[page * _PAGE : (page + 1) * _PAGE]
    items: list[Item | None] = [text(said.LIST_TITLE, intro)]
    items += [_entry(standing, packs, places) for standing in shown]
    items += [rule(), _menu(shown, packs, places), _turns(page, pages)]
    return Screen([box(NEUTRAL, *items)])


def ask_stop_screen(subscription: Subscription, pack: Pack) -> Screen:
    """Ask before a subscription ends."""
    yes = _button(said.YES_STOP, _id(FactAction.REMOVE, subscription), danger=True)
    pause = _button(said.PAUSE, _id(FactAction.PAUSE, subscription))
    question = text(said.ask_stop(*named(subscription, pack)))
    return Screen([box(_RED, question, _row(yes, pause))])


def stopped_screen(subscription: Subscription) -> Screen:
    """Confirm the end of a subscription, with the way back."""
    undo = _button(said.UNDO, _id(FactAction.RESTORE, subscription))
    return Screen([box(NEUTRAL, text(said.stopped(where(subscription))), _row(undo))])


def paused_screen(subscription: Subscription) -> Screen:
    """Confirm a pause, with the way back."""
    back = _button(said.RESUME_AND_TEST, _id(FactAction.RESUME, subscription))
    return Screen([box(NEUTRAL, text(said.paused(where(subscription))), _row(back))])


def done_screen(message: str) -> Screen:
    """Confirm something, with the way to the list."""
    return Screen(
        [box(_GREEN, text(message), _row(_button(said.SHOW_LIST, FactId(FactAction.LIST))))]
    )


def failed_screen(message: str, subscription: Subscription | None = None) -> Screen:
    """Say what did not work, with the way to try again where there is one."""
    again = (
        _row(_button(said.RESUME_AND_TEST, _id(FactAction.RESUME, subscription)))
        if subscription is not None
        else None
    )
    return Screen([box(_RED, text(message), again)])


def subscription_label(subscription: Subscription, pack: Pack, channel_name: str | None) -> str:
    """Name a subscription for a suggestion or an option, as plain text of at most 100 units."""
    place = said.THE_DM if subscription.owner.is_dm else f"#{plain(channel_name or '?')}"
    schedule = subscription.schedule
    label = said.subscription_choice(
        place, topic_name(schedule, pack), when(schedule), paused=subscription.paused is not None
    )
    return cut(label, OPTION)


def _entry(standing: Standing, packs: Packs, places: Places) -> Item:
    subscription = standing.subscription
    pack = packs.of(subscription)
    lines = [said.listed_line(*named(subscription, pack)), *_state(standing, places)]
    paused = subscription.paused
    if paused is None:
        button = _button(said.PAUSE, _id(FactAction.PAUSE, subscription))
    else:
        button = _button(said.RESUME, _id(FactAction.RESUME, subscription), main=True)
    return discord.ui.Section(text(*lines), accessory=button)


def _state(standing: Standing, places: Places) -> list[str]:
    subscription, last, sent = standing.subscription, standing.last, standing.last_sent
    lines = []
    if subscription.paused is not None:
        why, remedy = paused_why(subscription, subscription.paused, places)
        lines.append(said.paused_line(subscription.paused.at, why, remedy))
    else:
        if last is not None and last.state.is_open:
            lines.append(said.pending_line(last.run_at))
        if subscription.failing_since is not None:
            lines.append(said.failing_line(subscription.failing_since))
        lines.append(said.next_line(subscription.next_due))
    if last is not None and last.state is DeliveryState.MISSED:
        lines.append(said.missed_line(last.day))
    if last is not None and last.state is DeliveryState.UNKNOWN:
        lines.append(said.unknown_line(last.day))
    if sent is None or sent.settled_at is None:
        lines.append(said.NEVER_SENT)
    else:
        link = message_link(sent, subscription.owner.guild_id)
        lines.append(said.last_line(sent.settled_at, link))
    return lines


def _menu(shown: Sequence[Standing], packs: Packs, places: Places) -> Item:
    options = [
        option(subscription_label(one, packs.of(one), _channel_name(one, places)), str(one.id))
        for one in (standing.subscription for standing in shown)
    ]
    return discord.ui.ActionRow(
        discord.ui.Select(
            custom_id=str(FactId(FactAction.STOP_ONE)),
            placeholder=said.CHOOSE_STOP,
            options=options,
        )
    )


def _channel_name(subscription: Subscription, places: Places) -> str | None:
    return places.channel_name(subscription.owner.guild_id, subscription.channel_id)


def _turns(page: int, pages: int) -> Item | None:
    beside = [(words.BACK, page - 1), (words.NEXT, page + 1)]
    buttons = [
        _button(name, FactId(FactAction.LIST, "", n)) for name, n in beside if 0 <= n < pages
    ]
    return _row(*buttons) if buttons else None


def _id(action: FactAction, subscription: Subscription) -> FactId:
    return FactId(action, str(subscription.id))


def _button(
    label: str, target: FactId, *, main: bool = False, danger: bool = False
) -> discord.ui.Button[discord.ui.LayoutView]:
    style = discord.ButtonStyle.danger if danger else discord.ButtonStyle.secondary
    if main:
        style = discord.ButtonStyle.primary
    return discord.ui.Button(label=cut(label, 80), custom_id=str(target), style=style)


def _row(*buttons: discord.ui.Button[discord.ui.LayoutView]) -> Item:
    return discord.ui.ActionRow(*buttons)
