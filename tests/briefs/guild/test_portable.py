from __future__ import annotations

import json
from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from briefs.guild.portable import write_parts

TEXT = st.text(st.characters(exclude_categories=["Cs"]), max_size=200)
ROWS = st.lists(
    st.dictionaries(TEXT, st.one_of(st.none(), TEXT, st.integers()), max_size=4), max_size=30
)
LIMIT = 6_000


@given(st.dictionaries(st.sampled_from(["revisions", "opened", "left"]), ROWS))
def test_parts_are_small_enough_and_lose_no_row(lists: dict[str, list[Any]]) -> None:
    head = {"format": "x", "server": "7"}
    parts = write_parts({**head, **lists}, LIMIT)
    assert all(len(part) <= LIMIT for part in parts)
    read = [json.loads(part) for part in parts]
    for name, rows in lists.items():
        assert [row for part in read for row in part.get(name, [])] == rows
    for number, part in enumerate(read, 1):
        assert part.items() >= head.items()
        if len(parts) > 1:
            assert (part["part"], part["parts"]) == (number, len(parts))


def test_one_file_is_the_export_itself() -> None:
    export = {"server": "7", "revisions": [{"text": "北方領土"}], "drafts": []}
    [part] = write_parts(export, 100_000)
    assert json.loads(part) == export
    assert "北方領土" in part.decode()
    assert "part" not in json.loads(part)


def test_a_row_too_large_for_any_part_stands_alone() -> None:
    rows = [{"text": "a"}, {"text": "b" * 20_000}, {"text": "c"}]
    parts = [json.loads(part) for part in write_parts({"revisions": rows}, 10_000)]
    assert [part["revisions"] for part in parts] == [[row] for row in rows]
