from __future__ import annotations

import pytest

from briefs.store import Store, claiming, planning, settling


@pytest.mark.parametrize(
    ("statement", "index"),
    [
        (planning._DUE, "subscription_due"),
        (planning._NEWEST, "delivery_run_at"),
        (claiming._READY, "delivery_open"),
        (claiming._RECLAIM, "delivery_open"),
        (claiming._WAKE, "subscription_due"),
        (claiming._WAKE, "delivery_open"),
        (settling._MISS_LATE, "delivery_open"),
        (settling._GIVE_UP_UNWANTED, "delivery_open"),
    ],
)
async def test_what_runs_every_few_seconds_reads_by_an_index(
    store: Store, statement: str, index: str
) -> None:
    values = {"now": 1, "limit": 1, "latest": 1}
    async with store._database.transaction() as transaction:
        rows = await transaction.all(f"EXPLAIN QUERY PLAN {statement}", **values)
    plan = [row["detail"] for row in rows]
    assert any(index in step for step in plan), plan
    assert not any(step.startswith("SCAN delivery") and "INDEX" not in step for step in plan), plan
