"""PRIVACY.md against the schema: each table and column with a person, a place or typed words."""

from __future__ import annotations

import re
import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from briefs.guild.model import DRAFT_DAYS, LEFT_DAYS, MOST_DRAFTS
from briefs.store import Store, opened, upkeep, wanted
from briefs.store.holdings import HOLDINGS, PEOPLE, PLACES, SERVERS

DOCUMENT = (Path(__file__).parents[3] / "PRIVACY.md").read_text("utf-8")
TYPED = {
    ("draft", "content"), ("fact", "text"), ("guild_setting", "language"),
    ("guild_setting", "zone"), ("revision", "base"), ("revision", "reason"), ("revision", "text"),
    ("subscription", "language"), ("subscription", "topic"), ("subscription", "zone"),
    ("suggestion", "reason"), ("suggestion", "source"), ("suggestion", "text"),
    ("suggestion", "topic"), ("wanted", "key"), ("wanted", "query"), ("delivery", "error"),
}  # fmt: skip
"""Texts that people wrote or chose, or that may quote such."""
OURS = {
    ("bag", "before_keys"), ("bag", "told_keys"), ("delivery", "day"), ("delivery", "fact_key"),
    ("delivery", "nonce"), ("delivery", "state"), ("fact", "card_slug"), ("fact", "grounds"),
    ("fact", "key"), ("fact", "point_id"), ("opened", "card_slug"),
    ("pack_change_told", "card_slug"), ("revision", "act"), ("revision", "card_slug"),
    ("revision", "standing"), ("subscription", "group_name"), ("subscription", "next_day"),
    ("subscription", "paused_reason"), ("suggestion", "kind"), ("suggestion", "state"),
}  # fmt: skip
"""Names of cards and facts, states, days."""


def named_beside(table: str) -> set[str]:
    """Give what stands in backticks in the row of the document that is about a table."""
    rows = [set(re.findall(r"`([^`]+)`", row)) for row in DOCUMENT.splitlines() if row[:1] == "|"]
    [row] = [names for names in rows if table in names]
    return row


def columns(path: Path, table: str) -> dict[str, str]:
    with closing(sqlite3.connect(path)) as connection:
        return {row[1]: row[2] for row in connection.execute(f"PRAGMA table_info({table})")}


@pytest.mark.parametrize("holding", HOLDINGS, ids=lambda holding: holding.table)
async def test_every_table_and_column_of_people_is_named(
    store: Store, path: Path, holding: object
) -> None:
    [found] = [one for one in HOLDINGS if one is holding]
    named = named_beside(found.table)
    assert found.name in named
    ids = columns(path, found.table).keys() & (PEOPLE | PLACES)
    words = {column for table, column in TYPED if table == found.table}
    assert named == {found.name, found.table} | ids | words


async def test_every_text_is_said_to_be_typed_or_ours(store: Store, path: Path) -> None:
    texts = {
        (holding.table, column)
        for holding in HOLDINGS
        for column, kind in columns(path, holding.table).items()
        if kind == "TEXT"
    }
    assert texts == TYPED | OURS
    assert not TYPED & OURS


def test_servers_and_times_are_those_of_the_code() -> None:
    assert all(f"`{column}`" in DOCUMENT for column in SERVERS)
    for days in (LEFT_DAYS, DRAFT_DAYS, upkeep.KEPT_CHANNEL // 86_400, upkeep.KEPT_DM // 86_400):
        assert f"{days} days" in DOCUMENT
    assert f"| {upkeep.KEPT_DELIVERY // 86_400} days |" in DOCUMENT
    assert f"at most {MOST_DRAFTS} a person" in DOCUMENT
    assert f"the {wanted.MOST_ROWS:,} most asked" in DOCUMENT
    assert f"{opened.MOST_ROWS} cards of a server" in DOCUMENT
