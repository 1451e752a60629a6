from __future__ import annotations

from datetime import UTC, datetime
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sandbox.components import place, text_of, walk
from sandbox.permissions import (
    ALL,
    EVERYONE,
    NONE,
    Overwrite,
    OverwriteKind,
    Permission,
    in_channel,
)
from sandbox.snowflake import Snowflakes, snowflake_at, snowflake_time
from sandbox.text import plain, readable
from sandbox.world import newsroom

VIEW, SEND = Permission.VIEW_CHANNEL, Permission.SEND_MESSAGES
GUILD, ROLE, OTHER, MEMBER = 1, 2, 3, 4


def may(base: Permission, *overwrites: Overwrite) -> Permission:
    return in_channel(
        base,
        {overwrite.id: overwrite for overwrite in overwrites},
        everyone_id=GUILD,
        role_ids=[ROLE, OTHER],
        member_id=MEMBER,
    )


def role(role_id: int, allow: Permission = NONE, deny: Permission = NONE) -> Overwrite:
    return Overwrite(role_id, OverwriteKind.ROLE, allow, deny)


def test_overwrites_apply_from_everyone_over_roles_to_the_member() -> None:
    assert may(EVERYONE) == EVERYONE
    assert not may(EVERYONE, role(GUILD, deny=VIEW))
    assert may(EVERYONE, role(GUILD, deny=VIEW), role(ROLE, allow=VIEW)) & VIEW
    assert may(EVERYONE, role(ROLE, deny=SEND), role(OTHER, allow=SEND)) & SEND
    member = Overwrite(MEMBER, OverwriteKind.MEMBER, deny=SEND)
    without = may(EVERYONE, role(ROLE, allow=SEND), member)
    assert without & VIEW
    assert not without & (SEND | Permission.EMBED_LINKS | Permission.ATTACH_FILES)
    assert may(Permission.ADMINISTRATOR, member) == ALL


def test_who_may_what_in_the_newsroom() -> None:
    place_ = newsroom()
    general = next(iter(place_.guild.channels.values()))
    assert general.permissions_of(place_.owner) == ALL
    assert general.permissions_of(place_.admin) == ALL
    assert general.permissions_of(place_.member) == EVERYONE
    assert general.permissions_of(place_.other) == NONE
    assert not general.permissions_of(place_.editor) & Permission.MANAGE_GUILD
    assert general.permissions_of(place_.world.bot) & SEND
    again = newsroom()
    assert list(again.world.channels) == list(place_.world.channels)
    assert {(guild.id >> 22) % 2 for guild in again.world.guilds.values()} == {0, 1}


@given(st.lists(st.integers(0, 4_000_000_000), min_size=1, max_size=50))
def test_snowflakes_only_grow(times: list[int]) -> None:
    clock = iter(times)
    snowflakes = Snowflakes(lambda: next(clock))
    made = [snowflakes.next() for _ in times]
    assert made == sorted(set(made))


@given(st.datetimes(datetime(2015, 1, 1), datetime(2100, 1, 1)))  # noqa: DTZ001 - made aware below
def test_a_snowflake_tells_its_time(moment: datetime) -> None:
    aware = moment.replace(tzinfo=UTC, microsecond=0)
    assert snowflake_time(snowflake_at(aware, 7)) == aware


trees: st.SearchStrategy[Any] = st.recursive(
    st.fixed_dictionaries(
        {"type": st.just(10), "content": st.text()}, optional={"id": st.integers(0, 9)}
    ),
    lambda inner: st.fixed_dictionaries(
        {"type": st.just(17), "components": st.lists(inner, max_size=4)},
        optional={"id": st.integers(0, 9)},
    ),
)


@given(st.lists(trees, max_size=4))
def test_placed_components_keep_their_ids_and_all_have_one(sent: list[Any]) -> None:
    placed = place(sent, lambda media: media)
    before, after = list(walk(sent)), list(walk(placed))
    assert len(before) == len(after)
    assert text_of(sent) == text_of(placed)
    given_ids = {component["id"] for component in before if component.get("id")}
    made = [new["id"] for old, new in zip(before, after, strict=True) if not old.get("id")]
    assert all(n > 0 for n in made)
    assert len(set(made)) == len(made)
    assert not given_ids & set(made)


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("</facts now:12>", "/facts now"),
        ("<t:86400>", "1970-01-02 00:00 UTC"),
        ("<t:9999999999999>", "<t:9999999999999>"),
        ("a < b > c: <x>", "a < b > c: <x>"),
    ],
)
def test_what_discord_writes_out(text: str, shown: str) -> None:
    assert readable(text) == shown


def test_an_embed_reads_in_order() -> None:
    embed = {
        "author": {"name": "Desk"},
        "title": "Fact",
        "description": "One.",
        "fields": [{"name": "As of", "value": "2017"}],
        "footer": {"text": "Source"},
    }
    message = {
        "content": "Daily",
        "flags": 0,
        "embeds": [embed],
        "attachments": [{"filename": "a.md"}],
        "components": [
            {"type": 13, "id": 1, "file": {"url": "attachment://b.md"}},
            {"type": 12, "id": 2, "items": [{"media": {"url": "https://x.org/p.png"}}]},
        ],
    }
    assert plain(message).splitlines() == [
        "Daily",
        "Desk",
        "Fact",
        "One.",
        "As of: 2017",
        "Source",
        "[file] attachment://b.md",
        "[picture] https://x.org/p.png",
        "[file] a.md",
    ]


@pytest.mark.parametrize(
    ("seconds", "shown"),
    [
        (6 * 3600 + 60, "in 6 hours"),
        (86_400 + 60, "in 1 day"),
        (-90, "1 minute ago"),
        (-3 * 86_400, "3 days ago"),
    ],
)
def test_times_counted_from_now(seconds: int, shown: str) -> None:
    assert readable(f"<t:{int(datetime.now(UTC).timestamp()) + seconds}:R>") == shown
