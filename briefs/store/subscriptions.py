"""Who gets a daily fact: subscriptions made, changed, paused, resumed and removed."""

from __future__ import annotations

import asyncio
from collections.abc import Sequence

from briefs.errors import AlreadySubscribed, SubscriptionGone, TooManySubscriptions
from briefs.facts.bag import Bag
from briefs.facts.model import (
    MOST_IN_GUILD,
    MOST_OF_PERSON,
    Choice,
    Owner,
    PausedReason,
    Removal,
    Schedule,
    Standing,
    Subscription,
)
from briefs.schedule.zone_files import load_zone
from briefs.store import returning, standing, upkeep
from briefs.store.apart import next_time
from briefs.store.database import Database, Row, Transaction
from briefs.store.fact_rows import (
    READ_BAG,
    owner_values,
    read_bag,
    read_subscription,
    stored_id,
    tell,
)
from briefs.store.settling import drop_unsent
from briefs.store.wanted import clean_text

_FIND = """
    SELECT * FROM held_subscription
    WHERE id = :id AND guild_id = :guild_id AND (:user_id IS NULL OR created_by = :user_id)
"""
_COUNT = """
    SELECT COUNT(*) AS held FROM held_subscription
    WHERE guild_id = :guild_id AND (:user_id IS NULL OR created_by = :user_id)
"""
_SAME_PLACE = """
    SELECT * FROM subscription
    WHERE guild_id = :guild_id AND (:user_id IS NULL OR created_by = :user_id)
        AND channel_id = :channel_id
        AND COALESCE(topic, '') = COALESCE(:topic, '')
        AND COALESCE(group_name, '') = COALESCE(:group_name, '')
    ORDER BY id
"""
_ADD = """
    INSERT INTO subscription (guild_id, channel_id, created_by, minute, zone, topic, group_name,
                              language, created_at, next_due, next_day)
    VALUES (:guild_id, :channel_id, :created_by, :minute, :zone, :topic, :group_name,
            :language, :now, :next_due, :next_day)
    RETURNING *
"""
_COME_BACK = """
    UPDATE subscription SET created_by = :created_by, minute = :minute, zone = :zone,
        language = :language, next_due = :next_due, next_day = :next_day, removed_at = NULL,
        paused_at = NULL, paused_reason = NULL, paused_by = NULL, told = 0, failing_since = NULL
    WHERE id = :id RETURNING *
"""
_CHANGE = """
    UPDATE subscription SET minute = :minute, zone = :zone, topic = :topic,
        group_name = :group_name, next_due = :next_due, next_day = :next_day
    WHERE id = :id RETURNING *
"""
_MOVE = """
    UPDATE subscription SET channel_id = :channel_id, failing_since = NULL
    WHERE id = :id RETURNING *
"""
_PAUSE = """
    UPDATE subscription SET paused_at = :now, paused_reason = :reason, paused_by = :by, told = 1
    WHERE id = :id RETURNING *
"""
_RESUME = """
    UPDATE subscription SET paused_at = NULL, paused_reason = NULL, paused_by = NULL, told = 0,
        failing_since = NULL, next_due = :next_due, next_day = :next_day
    WHERE id = :id RETURNING *
"""
_REMOVE = """
    UPDATE subscription SET removed_at = :now, paused_by = NULL,
        created_by = CASE WHEN guild_id < 0 THEN created_by END
    WHERE id = :id
"""
_SENDING = "SELECT id FROM delivery WHERE subscription_id = :id AND state = 'sending'"


class Subscriptions:
    """The subscriptions of an open store; `Store.subscriptions`.

    `now` is always epoch seconds. Besides what is said, all methods may raise a StoreError.
    """

    def __init__(self, database: Database) -> None:
        self._database = database

    async def add(
        self,
        owner: Owner,
        channel_id: int,
        created_by: int,
        schedule: Schedule,
        language: str,
        now: int,
    ) -> Subscription:
        """Subscribe a channel or a person.

        One that was removed from the same place and topic not long ago comes back, and with it
        what it was told already.

        Args:
            owner: The server, or the person in direct messages.
            channel_id: Where to send; for a person the DM channel.
            created_by: The person who subscribes.
            schedule: When, and about what.
            language: A BCP 47 tag.
            now: The first fact falls due after it.

        Raises:
            UnknownZone: The schedule's zone is none.
            TooManySubscriptions: The owner has as many as there may be.
            AlreadySubscribed: There is the same one.
            ValueError: An id is not within 0 … 2^63−1.
        """
        await asyncio.to_thread(load_zone, schedule.zone)
        values = {**owner_values(owner), **_schedule_values(schedule)}
        values |= {"channel_id": stored_id(channel_id), "created_by": stored_id(created_by)}
        values |= {"language": clean_text(language), "now": now}
        async with self._database.transaction() as transaction:
            held = await transaction.all(_SAME_PLACE, **values)
            _refuse_same(held, schedule)
            await _refuse_too_many(transaction, owner)
            removed = [row for row in held if row["removed_at"] is not None]
            values |= next_time(schedule, now, removed[-1]["last_at"] if removed else None)
            if removed:
                [row] = await transaction.all(_COME_BACK, id=removed[-1]["id"], **values)
            else:
                [row] = await transaction.all(_ADD, **values)
        return read_subscription(row)

    async def change(
        self, subscription_id: int, owner: Owner, schedule: Schedule, now: int
    ) -> Subscription:
        """Change when or about what; a fact that fell due before still comes.

        The next one falls due at least 20 hours after the last, whatever the new time and zone.

        Raises:
            UnknownZone: The schedule's zone is none.
            AlreadySubscribed: There is the same one.
            SubscriptionGone: The owner has none of this id.
        """
        await asyncio.to_thread(load_zone, schedule.zone)
        values = _schedule_values(schedule)
        async with self._database.transaction() as transaction:
            row = await _find(transaction, subscription_id, owner)
            held = await transaction.all(
                _SAME_PLACE, channel_id=row["channel_id"], **owner_values(owner), **values
            )
            _refuse_same([other for other in held if other["id"] != subscription_id], schedule)
            if row["next_due"] <= now and row["paused_at"] is None:  # due, and not planned yet
                values |= {"next_due": row["next_due"], "next_day": row["next_day"]}
            else:
                values |= next_time(schedule, now, row["last_at"])
            [row] = await transaction.all(_CHANGE, id=subscription_id, **values)
        return read_subscription(row)

    async def move(self, subscription_id: int, owner: Owner, channel_id: int) -> Subscription:
        """Send to another channel from now on.

        Raises:
            AlreadySubscribed: There is the same one in that channel.
            SubscriptionGone: The owner has none of this id.
            ValueError: `channel_id` is not within 0 … 2^63−1.
        """
        async with self._database.transaction() as transaction:
            found = read_subscription(await _find(transaction, subscription_id, owner))
            held = await transaction.all(
                _SAME_PLACE,
                channel_id=stored_id(channel_id),
                **owner_values(owner),
                **_schedule_values(found.schedule),
            )
            others = [other for other in held if other["id"] != subscription_id]
            _refuse_same(others, found.schedule)
            [row] = await transaction.all(_MOVE, id=subscription_id, channel_id=channel_id)
        return read_subscription(row)

    async def pause(self, subscription_id: int, owner: Owner, now: int, by: int) -> Subscription:
        """Let it rest, as a person wishes; what was about to be sent is not.

        Raises:
            SubscriptionGone: The owner has none of this id.
        """
        async with self._database.transaction() as transaction:
            await _find(transaction, subscription_id, owner)
            await drop_unsent(transaction, subscription_id, now)
            [row] = await transaction.all(
                _PAUSE,
                id=subscription_id,
                now=now,
                reason=PausedReason.PERSON.value,
                by=stored_id(by),
            )
        return read_subscription(row)

    async def resume(self, subscription_id: int, owner: Owner, now: int) -> Subscription:
        """Go on after a pause, whoever made it; the next fact falls due after `now`.

        Raises:
            SubscriptionGone: The owner has none of this id.
        """
        async with self._database.transaction() as transaction:
            row = await _find(transaction, subscription_id, owner)
            schedule = read_subscription(row).schedule
            [row] = await transaction.all(
                _RESUME, id=subscription_id, **next_time(schedule, now, row["last_at"])
            )
        return read_subscription(row)

    async def remove(self, subscription_id: int, owner: Owner, now: int) -> Removal:
        """End it: from the moment this returns, nothing of it is claimed any more.

        What is being sent at this moment can't be called back; wait for it before you confirm.
        A channel's row forgets at once who made it; see `forget_removed` for the rest.

        Raises:
            SubscriptionGone: The owner has none of this id.
        """
        async with self._database.transaction() as transaction:
            row = await _find(transaction, subscription_id, owner)
            await drop_unsent(transaction, subscription_id, now)
            sending = await transaction.all(_SENDING, id=subscription_id)
            await transaction.all(_REMOVE, id=subscription_id, now=now)
        return Removal(read_subscription(row), tuple(found["id"] for found in sending))

    async def restore(self, subscription_id: int, owner: Owner, now: int, by: int) -> Subscription:
        """Undo an end, as far as it is not forgotten; paused ones come back paused.

        Args:
            subscription_id: Which.
            owner: The server, or the person in direct messages.
            now: The next fact falls due after it.
            by: Whoever undoes it; a channel's subscription is theirs from now on.

        Raises:
            SubscriptionGone: The owner has ended none of this id.
            TooManySubscriptions: The owner has as many as there may be by now.
            AlreadySubscribed: There is the same one by now.
        """
        async with self._database.transaction() as transaction:
            row = await returning.find_removed(transaction, subscription_id, owner)
            await _refuse_too_many(transaction, owner)
            schedule = Schedule(row["minute"], row["zone"], row["topic"], row["group_name"])
            values = {**owner_values(owner), **_schedule_values(schedule)}
            _refuse_same(
                await transaction.all(_SAME_PLACE, channel_id=row["channel_id"], **values), schedule
            )
            times = next_time(schedule, now, row["last_at"])
            restored = await returning.come_back(transaction, row, by, times)
        return read_subscription(restored)

    async def rest(
        self, guild_id: int, channel_id: int | None, reason: PausedReason, now: int
    ) -> int:
        """Pause what goes to a channel that is gone; the gateway told, nobody else was yet.

        Args:
            guild_id: The server.
            channel_id: The channel or thread; None for all of the server's.
            reason: Why.
            now: The time.

        Returns:
            How many.
        """
        async with self._database.transaction() as transaction:
            return await returning.rest(transaction, guild_id, channel_id, reason, now)

    async def find(self, subscription_id: int, owner: Owner) -> Standing:
        """Give one with its deliveries.

        Raises:
            SubscriptionGone: The owner has none of this id.
        """
        found = await standing.list_standings(self._database, owner, subscription_id)
        if not found:
            raise SubscriptionGone(subscription_id)
        return found[0]

    async def list(self, owner: Owner) -> tuple[Standing, ...]:
        """Give all of a server, or of a person in direct messages, oldest first."""
        return await standing.list_standings(self._database, owner)

    async def list_all(self) -> tuple[Standing, ...]:
        """Give every subscription there is, for the operator, oldest first."""
        return await standing.list_standings(self._database)

    async def list_to_tell(
        self, *, guild_id: int | None = None, user_id: int | None = None
    ) -> tuple[Subscription, ...]:
        """Give those the bot paused without anybody being told yet.

        Args:
            guild_id: Those of a server.
            user_id: Those that a person made, wherever.
        """
        return await standing.list_to_tell(self._database, guild_id, user_id)

    async def mark_told(self, subscription_id: int) -> bool:
        """Note that a person was told of the pause; True only the first time."""
        async with self._database.transaction() as transaction:
            return await standing.mark_told(transaction, subscription_id)

    async def read_bag(self, subscription_id: int) -> Bag:
        """Give what a subscriber was told."""
        rows = await self._database.all(READ_BAG, id=subscription_id)
        return read_bag(subscription_id, rows)

    async def record_told(self, subscription_id: int, choice: Choice) -> None:
        """Note a fact that was sent besides the daily one, so that it does not come again."""
        async with self._database.transaction() as transaction:
            await tell(transaction, subscription_id, choice.fact.key, choice.round)

    async def reschedule(self, rules: str, now: int) -> int:
        """Compute every time anew when the rules of time zones changed since the last call.

        Args:
            rules: The release of the rules; `briefs.schedule.zone_files.version()`.
            now: What fell due before stays due.

        Returns:
            How many next times changed.
        """
        async with self._database.transaction() as transaction:
            return await upkeep.reschedule(transaction, rules, now)

    async def forgive_clock(self, now: int) -> int:
        """Undo what a clock that stood in the future put off; right only with the bot stopped.

        Returns:
            How many subscriptions get their facts earlier than they would have.
        """
        async with self._database.transaction() as transaction:
            return await upkeep.forgive_clock(transaction, now)

    async def forget_removed(self, now: int) -> int:
        """Delete what is no longer needed; once a day is enough.

        These are subscriptions removed 2 days ago from direct messages, 30 days ago from
        channels, and deliveries of 90 days ago.

        Returns:
            How many subscriptions were deleted.
        """
        async with self._database.transaction() as transaction:
            return await upkeep.forget_removed(transaction, now)


async def _find(transaction: Transaction, subscription_id: int, owner: Owner) -> Row:
    rows = await transaction.all(_FIND, id=stored_id(subscription_id), **owner_values(owner))
    if not rows:
        raise SubscriptionGone(subscription_id)
    return rows[0]


async def _refuse_too_many(transaction: Transaction, owner: Owner) -> None:
    limit = MOST_OF_PERSON if owner.is_dm else MOST_IN_GUILD
    [row] = await transaction.all(_COUNT, **owner_values(owner))
    if row["held"] >= limit:
        raise TooManySubscriptions(limit, owner.is_dm)


def _refuse_same(held: Sequence[Row], schedule: Schedule) -> None:
    for row in held:
        is_live = row["removed_at"] is None
        if is_live and (row["minute"], row["zone"]) == (schedule.minute, schedule.zone):
            raise AlreadySubscribed(row["id"])


def _schedule_values(schedule: Schedule) -> dict[str, object]:
    return {
        "minute": schedule.minute,
        "zone": schedule.zone,
        "topic": None if schedule.topic is None else clean_text(schedule.topic),
        "group_name": None if schedule.group is None else clean_text(schedule.group),
    }
