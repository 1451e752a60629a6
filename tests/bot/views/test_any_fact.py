"""Whatever a point says, its post and its screen are ones that Discord takes."""

from __future__ import annotations

from typing import Any

import discord
from discord.http import handle_message_parameters
from hypothesis import given
from hypothesis import strategies as st

from bot.delivery.attempt import NONCE_SECONDS
from bot.facts import Shelf, Told, Topic
from bot.places import Places
from bot.views.fact import another_id, fact_post, fact_screen
from bot.views.fact_ids import delivery_of
from bot.views.post import Post
from bot.views.subscriptions import (
    Packs,
    ask_stop_screen,
    change_screen,
    list_screen,
    subscribed_screen,
    subscription_label,
)
from briefs.facts.bag import KeptFact, list_facts
from briefs.facts.model import (
    Delivery,
    DeliveryState,
    Owner,
    Paused,
    PausedReason,
    Schedule,
    Standing,
    Subscription,
)
from briefs.model import Pack
from sandbox.limits.kinds import MessageKind
from sandbox.limits.messages import check_message
from tests.bot.views.test_any_card import SHAPES, SMALL, Shape, build_pack, check

IDS = st.integers(1, 2**63 - 1)


def shelf_of(pack: Pack) -> Shelf:
    points = [point.id for card in pack.cards.values() for point in card.points()]
    return Shelf(
        pack, list_facts(pack, {point: KeptFact(f"{n:012x}", 0) for n, point in enumerate(points)})
    )


def all_told(shelf: Shelf) -> list[Told]:
    return [told for fact in shelf.facts if (told := shelf.find(fact.key)) is not None]


def sent(post: Post) -> dict[str, Any]:
    """Give the body that discord.py sends."""
    with handle_message_parameters(
        content=post.content,
        embed=post.embed or discord.utils.MISSING,
        view=post,
        nonce="x" * 24,
        allowed_mentions=discord.AllowedMentions.none(),
        mention_author=None,
    ) as parameters:
        assert parameters.payload is not None
        return dict(parameters.payload)


@SMALL
@given(SHAPES, IDS, IDS)
def test_every_post_and_answer_is_one_that_discord_takes(
    see: Any, shape: Shape, subscription: int, delivery: int
) -> None:
    shelf = shelf_of(build_pack(shape))
    for told in all_told(shelf):
        another = another_id(Topic(card=told.card.slug), shelf.after(told.fact, Topic()))
        post = fact_post(
            told,
            shelf.pack,
            subscription,
            delivery_id=delivery,
            progress=(9_999, 10_000),
            another=another,
        )
        body = sent(post)
        check_message(body, files=(), kind=MessageKind.CREATE)
        assert body["content"].strip()
        marked = [delivery_of(part["custom_id"]) for part in body["components"][0]["components"]]
        assert marked.count(delivery) == 1
        check(fact_screen(told, shelf.pack, another), see)


def standing(shape: Shape, pack: Pack, n: int, reason: PausedReason | None) -> Standing:
    slug = next(iter(pack.cards))
    subscription = Subscription(
        2**63 - 1 - n,
        Owner(2**63 - 1) if n % 2 else Owner(None, 2**63 - 1),
        2**63 - 1,
        1,
        Schedule(1439, "America/Argentina/ComodRivadavia", topic=slug),
        "en",
        0,
        2**33,
        "2026-11-22",
        Paused(2**33, reason) if reason else None,
        failing_since=2**33,
    )
    state = DeliveryState.UNKNOWN if n % 2 else DeliveryState.MISSED
    last = Delivery(1, 1, "2026-11-22", 0, None, 1, 1, 1, "", state, 1, 0)
    link = 2**63 - 1
    last_sent = Delivery(
        *(1, 1, "2026-11-21", 0, "k", 1, 1, 1, "", DeliveryState.SENT, 1, 0),
        settled_at=2**33,
        message_id=link,
        channel_id=link,
    )
    return Standing(subscription, last, last_sent)


class NoGuilds:
    def get_guild(self, _: int) -> None:
        return None


@SMALL
@given(SHAPES, st.lists(st.sampled_from([None, *PausedReason]), max_size=30), st.integers(0, 9))
def test_every_list_is_one_that_discord_takes(
    see: Any, shape: Shape, reasons: list[PausedReason | None], page: int
) -> None:
    pack = build_pack(shape)
    client: Any = NoGuilds()
    standings = [standing(shape, pack, n, reason) for n, reason in enumerate(reasons)]
    check(list_screen(standings, Packs(pack, pack), Places(client), page=page, is_editor=True), see)
    for each in standings:
        subscription = each.subscription
        check(subscribed_screen(subscription, pack, [2**33] * 3), see)
        check(change_screen(subscription, Schedule(0, "UTC"), pack), see)
        check(ask_stop_screen(subscription, pack), see)
        assert 1 <= len(subscription_label(subscription, pack, "x" * 100)) <= 100


def test_the_time_a_nonce_is_trusted_is_shorter_than_the_few_minutes_discord_names() -> None:
    assert NONCE_SECONDS <= 120
