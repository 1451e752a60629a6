"""Subscribing, changing, pausing, resuming, ending, undoing: each with the screen that answers.

Who may do it is asked by `reach` right before.
"""

from __future__ import annotations

import hashlib
from collections.abc import Awaitable, Callable, Coroutine
from datetime import UTC, datetime
from typing import Any, TypeVar

from bot.delivery.daily import chooser_of
from bot.delivery.outcomes import Outcome, Verdict
from bot.delivery.sender import Sender
from bot.editors import is_editor
from bot.errors import Declined
from bot.facts import Topic
from bot.places import Places
from bot.subscribing.answering import Interaction, take_time
from bot.subscribing.placing import Place, choose_place, greet
from bot.subscribing.reaching import library_of, owners, packs_of, reach, reachable
from bot.subscribing.request import Request, read_schedule
from bot.views import subscriptions as view
from bot.views.fact import another_id, fact_post
from bot.views.screen import Screen
from bot.words import facts as said
from briefs.errors import (
    AlreadySubscribed,
    SubscriptionGone,
    TooManySubscriptions,
    UnknownZone,
)
from briefs.facts.model import MOST_IN_GUILD, MOST_OF_PERSON, PausedReason, Schedule, Subscription
from briefs.schedule.due import next_due
from briefs.schedule.zone_files import load_zone

_SHOWN_TIMES = 3

T = TypeVar("T")
Act = Callable[[Interaction, int], Coroutine[Any, Any, Screen]]
"""Something done to the subscription with an id."""


async def subscribe(interaction: Interaction, request: Request) -> Screen:
    """Subscribe, or offer to change the subscription there is."""
    client = interaction.client
    try:
        libraries = client.libraries
        library = libraries.shared if request.dm else await libraries.of(interaction.guild_id)
        home = client.guild_settings.of(interaction.guild_id).zone
        schedule = read_schedule(request, library, home)
        place = await choose_place(interaction, request)
        return await _add(interaction, place, schedule)
    except Declined as refusal:
        return view.failed_screen(f"{refusal.words}\n{request.typed_again()}")


async def change(interaction: Interaction, subscription_id: int, minute: int, zone: str) -> Screen:
    """Change the time of a subscription."""
    subscription = (await reach(interaction, subscription_id)).subscription
    schedule = subscription.schedule
    daily = interaction.client.daily
    try:
        wanted = Schedule(minute, zone, schedule.topic, schedule.group)
        changed = await daily.subscriptions.change(
            subscription_id, subscription.owner, wanted, daily.now()
        )
    except (UnknownZone, ValueError) as error:
        raise Declined(said.SUBSCRIPTION_GONE) from error
    except AlreadySubscribed:
        changed = subscription
    daily.changed.set()
    library = await library_of(interaction, changed.owner)
    return view.subscribed_screen(changed, library.pack, upcoming(changed), changed=True)


async def show_list(interaction: Interaction, page: int = 0, intro: str = "") -> Screen:
    """List what this person may change here, and note that they were told of what rests."""
    client = interaction.client
    standings = await reachable(interaction)
    for standing in standings:
        paused = standing.subscription.paused
        if paused is not None and not paused.told:
            await client.daily.subscriptions.mark_told(standing.subscription.id)
    return view.list_screen(
        standings,
        await packs_of(interaction),
        Places(client),
        page=page,
        is_editor=is_editor(interaction),
        intro=intro,
    )


async def pause(interaction: Interaction, subscription_id: int) -> Screen:
    """Let a subscription rest."""
    subscription = (await reach(interaction, subscription_id)).subscription
    daily = interaction.client.daily
    paused = await _held(
        lambda: daily.subscriptions.pause(
            subscription_id, subscription.owner, daily.now(), interaction.user.id
        )
    )
    return view.paused_screen(paused)


async def resume(interaction: Interaction, subscription_id: int) -> Screen:
    """Let facts come again, once one got through."""
    subscription = (await reach(interaction, subscription_id)).subscription
    client = interaction.client
    if subscription.paused is None:
        return view.done_screen(said.resumed(view.where(subscription), None, subscription.next_due))
    await take_time(interaction)
    outcome, link = await _send_one(interaction, subscription)
    if outcome.verdict is not Verdict.SENT:
        why = _why_not(subscription, outcome, Places(client))
        return view.failed_screen(said.not_resumed(why), subscription)
    daily = client.daily
    resumed = await _held(
        lambda: daily.subscriptions.resume(subscription_id, subscription.owner, daily.now())
    )
    daily.changed.set()
    return view.done_screen(said.resumed(view.where(resumed), link, resumed.next_due))


async def send_one(interaction: Interaction, subscription_id: int) -> Screen:
    """Send one fact now, besides the daily ones."""
    subscription = (await reach(interaction, subscription_id)).subscription
    await take_time(interaction)
    outcome, link = await _send_one(interaction, subscription)
    if outcome.verdict is not Verdict.SENT:
        return view.failed_screen(_why_not(subscription, outcome, Places(interaction.client)))
    return view.done_screen(said.sent_now(link))


async def ask_stop(interaction: Interaction, subscription_id: int) -> Screen:
    """Ask whether a subscription is to end."""
    subscription = (await reach(interaction, subscription_id)).subscription
    library = await library_of(interaction, subscription.owner)
    return view.ask_stop_screen(subscription, library.pack)


async def stop(interaction: Interaction, subscription_id: int) -> Screen:
    """End a subscription; what is being sent at this moment is waited for."""
    subscription = (await reach(interaction, subscription_id)).subscription
    daily = interaction.client.daily
    removal = await _held(
        lambda: daily.subscriptions.remove(subscription_id, subscription.owner, daily.now())
    )
    daily.note_stopped(subscription_id, interaction.user.id)
    if any(map(daily.is_under_way, removal.sending)):
        await take_time(interaction)
        await daily.settle(removal.sending)
    return view.stopped_screen(removal.subscription)


async def restore(interaction: Interaction, subscription_id: int) -> Screen:
    """Take back the end of a subscription; a channel's by editors or who ended it."""
    daily, user_id = interaction.client.daily, interaction.user.id
    for owner in owners(interaction):
        if not (owner.is_dm or is_editor(interaction) or daily.stopped(subscription_id, user_id)):
            continue
        try:
            restored = await daily.subscriptions.restore(
                subscription_id, owner, daily.now(), user_id
            )
        except SubscriptionGone:
            continue
        except TooManySubscriptions as error:
            raise Declined(said.too_many(error.limit, is_dm=error.is_dm)) from error
        except AlreadySubscribed:
            return view.done_screen(said.SUBSCRIPTION_THERE)
        daily.changed.set()
        return view.done_screen(said.restored(view.where(restored), restored.next_due))
    raise Declined(said.SUBSCRIPTION_GONE)


def upcoming(subscription: Subscription) -> list[int]:
    """Give the next three times, epoch seconds."""
    times = [subscription.next_due]
    schedule = subscription.schedule
    while len(times) < _SHOWN_TIMES:
        after = datetime.fromtimestamp(times[-1], UTC)
        due, _ = next_due(after, schedule.minute, schedule.zone)
        times.append(int(due.timestamp()))
    return times


async def _add(interaction: Interaction, place: Place, schedule: Schedule) -> Screen:
    daily, owner, topic = interaction.client.daily, place.owner, Topic.of(schedule)
    pack = (await library_of(interaction, owner)).pack
    standings = await daily.subscriptions.list(owner)
    for standing in standings:
        there = standing.subscription
        if there.channel_id == place.channel_id and Topic.of(there.schedule) == topic:
            return view.change_screen(there, schedule, pack)
    limit = MOST_OF_PERSON if owner.is_dm else MOST_IN_GUILD
    if len(standings) >= limit:
        raise Declined(said.too_many(limit, is_dm=owner.is_dm))
    await greet(interaction, place)
    try:
        added = await daily.subscriptions.add(
            owner,
            place.channel_id,
            interaction.user.id,
            schedule,
            interaction.locale.language_code,
            daily.now(),
        )
    except TooManySubscriptions as error:
        raise Declined(said.too_many(error.limit, is_dm=error.is_dm)) from error
    except AlreadySubscribed as error:
        found = await daily.subscriptions.find(error.subscription_id, owner)
        return view.change_screen(found.subscription, schedule, pack)
    daily.changed.set()
    return view.subscribed_screen(added, pack, upcoming(added))


async def _send_one(
    interaction: Interaction, subscription: Subscription
) -> tuple[Outcome, str | None]:
    """Post the next fact of a subscriber's bag; the same press or command posts once.

    Raises:
        Declined: There is nothing to tell.
    """
    client = interaction.client
    daily = client.daily
    shelf = await daily.shelf_of(subscription.owner.guild_id)
    zone = load_zone(subscription.schedule.zone)
    day = datetime.fromtimestamp(daily.now(), zone).date().isoformat()
    bag = await daily.subscriptions.read_bag(subscription.id)
    choice = chooser_of(shelf)(subscription, bag, day)
    told = shelf.find(choice.fact.key) if choice else None
    if choice is None or told is None:
        raise Declined(said.NO_FACTS)
    topic = Topic.of(subscription.schedule)
    post = fact_post(
        told,
        shelf.pack,
        subscription.id,
        progress=(choice.place, choice.total),
        another=another_id(topic, shelf.after(told.fact, topic)),
    )
    nonce = _nonce(interaction, subscription.id)
    sender = Sender(client, daily.clock)
    outcome = await sender.post(subscription.channel_id, post, nonce)
    if outcome.verdict is Verdict.ARCHIVED and await sender.reopen(subscription.channel_id):
        outcome = await sender.post(subscription.channel_id, post, nonce)
    if outcome.verdict is not Verdict.SENT:
        return outcome, None
    await daily.subscriptions.record_told(subscription.id, choice)
    if outcome.message_id is None:
        return outcome, None
    guild_id = subscription.owner.guild_id
    return outcome, view.link_to(guild_id, subscription.channel_id, outcome.message_id)


def _nonce(interaction: Interaction, subscription_id: int) -> str:
    """Give one for all presses of a button as it stands there, and another for any other.

    One private message shows the list, then another screen, then the list again: its id alone
    would let a test of a second subscription pass for that of the first.
    """
    message = interaction.message
    asked = f"{message.id} {message.edited_at}" if message else str(interaction.id)
    named = f"{asked} {subscription_id}".encode()
    return "n" + hashlib.blake2b(named, digest_size=12).hexdigest()


def _why_not(subscription: Subscription, outcome: Outcome, places: Places) -> str:
    guild_id, channel_id = subscription.owner.guild_id, subscription.channel_id
    if outcome.verdict is Verdict.CLOSED:
        return said.PAUSED_REMEDY[PausedReason.DMS_CLOSED]
    if outcome.verdict is Verdict.GONE:
        return said.GONE
    if outcome.verdict is Verdict.ARCHIVED:
        return said.PAUSED_REMEDY[PausedReason.ARCHIVED]
    if outcome.verdict is Verdict.FORBIDDEN:
        lacking = places.lacks(guild_id, channel_id) if guild_id is not None else None
        return said.lacks(lacking) if lacking else said.PAUSED_REMEDY[PausedReason.NO_ACCESS]
    if outcome.verdict is Verdict.DOUBT:
        return said.IN_DOUBT
    return said.BUSY


async def _held(act: Callable[[], Awaitable[T]]) -> T:
    """Do something to a subscription that may have ended a moment ago."""
    try:
        return await act()
    except SubscriptionGone as error:
        raise Declined(said.SUBSCRIPTION_GONE) from error
