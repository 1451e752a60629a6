"""One attempt to post, with what became of it; and the search for a post that may be there."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Any

import discord
from discord.http import Route
from discord.utils import MISSING

from bot.clock import Clock
from bot.delivery.outcomes import Outcome, Verdict, judge
from bot.views.fact_ids import delivery_of
from bot.views.post import Post

PATIENCE = 20.0
"""Seconds for one attempt, with the tries that the library makes by itself."""
_MARGIN = 60
"""Seconds before the first attempt that the search begins: our clock is not Discord's."""
_PAGE = 100
_MOST_PAGES = 30


class Unreadable(Exception):
    """The history of a channel can't be read, or is too long to look through."""


class Sender:
    """Posts and looks for posts, through one client.

    Args:
        client: Logged in.
        clock: For the time that an attempt may take.
    """

    def __init__(self, client: discord.Client, clock: Clock) -> None:
        self._client = client
        self._clock = clock

    async def post(self, channel_id: int, post: Post, nonce: str) -> Outcome:
        """Post once; with a nonce that was used a short while ago Discord posts no second time.

        Args:
            channel_id: A channel, a thread, or direct messages.
            post: What.
            nonce: At most 25 characters, the same at each attempt for the same post.
        """
        place = self._client.get_partial_messageable(channel_id)
        try:
            async with self._clock.timeout(PATIENCE):
                sent = await place.send(
                    post.content, embed=post.embed or MISSING, view=post, nonce=nonce
                )
        except Exception as error:
            outcome = judge(error)
            if outcome is None:
                raise
            return outcome
        return Outcome(Verdict.SENT, sent.id)

    async def open_dm(self, user_id: int) -> int | Outcome:
        """Give the channel of the direct messages with a person, or why there is none."""
        route = Route("POST", "/users/@me/channels")
        try:
            async with self._clock.timeout(PATIENCE):  # discord.py sends the id as a number
                channel = await self._client.http.request(
                    route, json={"recipient_id": str(user_id)}
                )
                return int(channel["id"])
        except Exception as error:
            outcome = judge(error)
            if outcome is None:
                raise
            return outcome

    async def find(self, channel_id: int, delivery_id: int, since: float) -> int | None:
        """Look for the post of a delivery in its channel.

        Args:
            channel_id: Where it would be.
            delivery_id: Stands in the custom_id of one of its buttons.
            since: Epoch seconds of the first attempt.

        Returns:
            The id of the message; None when it is not there.

        Raises:
            Unreadable: Discord does not let us look.
            discord.HTTPException: Discord failed otherwise.
            aiohttp.ClientError, TimeoutError, discord.RateLimited: It could not be asked.
        """
        after = discord.utils.time_snowflake(datetime.fromtimestamp(since - _MARGIN, UTC))
        for _ in range(_MOST_PAGES):
            messages = await self._page(channel_id, after)
            for message in messages:
                if self._is_ours(message) and delivery_id in _deliveries(message):
                    return int(message["id"])
            if len(messages) < _PAGE:
                return None
            after = max(int(message["id"]) for message in messages)
        raise Unreadable

    async def reopen(self, thread_id: int) -> bool:
        """Open an archived thread again; tell whether Discord allowed it."""
        route = Route("PATCH", "/channels/{channel_id}", channel_id=thread_id)
        try:
            async with self._clock.timeout(PATIENCE):
                await self._client.http.request(route, json={"archived": False})
        except Exception as error:
            if judge(error) is None:
                raise
            return False
        return True

    async def _page(self, channel_id: int, after: int) -> list[dict[str, Any]]:
        route = Route("GET", "/channels/{channel_id}/messages", channel_id=channel_id)
        try:
            async with self._clock.timeout(PATIENCE):
                messages: list[dict[str, Any]] = await self._client.http.request(
                    route, params={"after": str(after), "limit": str(_PAGE)}
                )
        except discord.Forbidden as error:
            raise Unreadable from error
        return messages

    def _is_ours(self, message: dict[str, Any]) -> bool:
        me = self._client.user
        return me is not None and message["author"]["id"] == str(me.id)


def _deliveries(message: dict[str, Any]) -> set[int]:
    """Give the deliveries that the buttons of a message name."""
    rows = message.get("components", ())
    parts = [part for row in rows for part in (row, *row.get("components", ()))]
    named = (delivery_of(part["custom_id"]) for part in parts if "custom_id" in part)
    return {delivery for delivery in named if delivery is not None}
