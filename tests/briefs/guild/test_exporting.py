from __future__ import annotations

import itertools
from collections.abc import AsyncIterator, Mapping
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from briefs.guild.exporting import export_cards, write_files
from briefs.guild.importing import plan_import
from briefs.guild.model import MOST_CARDS, Revision
from briefs.guild.plan import ImportPlan
from briefs.guild.states import open_cards
from briefs.store import Store, open_store
from tests.briefs.guild.shelf import PACK, card_file, revision, saved

EMI = 11
GUILDS = itertools.count(1)
NAMES = ("quay", "pier", "mole", "jetty", "ferry", "light")
TITLES = {"ferry": "The ferry", "light": "The lighthouse"}


def head(number: int, total: int) -> str:
    return f"File {number} of {total}: our cards."


def export(current: Mapping[str, Revision], most: int = 1024 * 1024) -> tuple[str, ...]:
    return write_files(export_cards(current, PACK), head, 2_000, most)


@pytest.fixture
async def store(tmp_path: Path) -> AsyncIterator[Store]:
    async with await open_store(tmp_path / "briefs.db") as opened:
        yield opened


@st.composite
def shelves(draw: st.DrawFn) -> dict[str, Revision]:
    """Cards of a server as they come to stand when each is saved while the others are there."""
    slugs = draw(st.lists(st.sampled_from(NAMES), unique=True, min_size=1))
    found = []
    for slug in slugs:
        if draw(st.booleans()) and slug in PACK.cards:
            found.append(revision(slug, None))
            continue
        related = draw(st.lists(st.sampled_from(NAMES), unique=True))
        quoted = ", ".join(f'"{other}"' for other in related if other != slug)
        statement = draw(
            st.sampled_from(("It is ours.", "船が来る。", "<!-- card: x -->", "a -- b"))
        )
        comment = draw(st.sampled_from(("", "# a note\n")))
        text = card_file(
            TITLES.get(slug, slug.title()),
            f"{statement} [own]",
            f"related = [{quoted}]\n{comment}",
        )
        found.append(revision(slug, text))
    return saved(*found)


@given(shelves())
def test_what_is_exported_says_the_same_where_it_came_from(current: dict[str, Revision]) -> None:
    [text] = export(current)
    plan = plan_import(text, "cards.md", PACK, current)
    assert not plan.is_refused, plan
    assert plan.touched == ()
    assert text.startswith("<!--\nFile 1 of 1: our cards.\n-->\n<!-- exported: ")


def shown(current: Mapping[str, Revision]) -> tuple[object, object]:
    opened = open_cards(current, PACK)
    return opened.own, opened.hidden


async def carry(store: Store, file: str, guild_id: int) -> ImportPlan:
    """Import a file as the command does."""
    plan = plan_import(file, "cards.md", PACK, await store.cards.current(guild_id))
    assert not plan.is_refused, plan
    cards = [planned.card for planned in plan.cards if planned.card]
    removed = [planned.slug for planned in plan.touched if not planned.card]
    await store.cards.import_cards(
        guild_id, cards, EMI, 300, removed=removed, expected=plan.expected
    )
    return plan


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=25)
@given(current=shelves(), most=st.sampled_from((1024 * 1024, 4_700)))
async def test_what_is_imported_through_the_store_is_what_was_exported(
    store: Store, current: dict[str, Revision], most: int
) -> None:
    there = next(GUILDS)
    files = export(current, most)
    for file in files:
        await carry(store, file, there)
    arrived = await store.cards.current(there)
    assert shown(arrived) == shown(current)
    assert export_cards(arrived, PACK) == export_cards(current, PACK)
    for file in files:
        assert (await carry(store, file, there)).touched == ()


def test_a_large_export_comes_as_several_files_that_know_of_each_other() -> None:
    cards = {
        f"quay-{n}": card_file(
            f"Quay {n}",
            "It is ours. [own]" + " " * 9_000,
            f'related = ["quay-{n - 1}"]\n' if n else "",
        )
        for n in range(MOST_CARDS // 2)
    }
    current = saved(
        *(revision(slug, text) for slug, text in cards.items()), revision("ferry", None)
    )
    files = export(current)
    assert len(files) > 3
    assert all(len(file.encode()) <= 1024 * 1024 for file in files)
    here: dict[str, Revision] = {}
    for file in files:
        plan = plan_import(file, "cards.md", PACK, here)
        assert not plan.is_refused, plan.refused[:1]
        for card in plan.touched:
            here[card.slug] = revision(card.slug, card.card.text if card.card else None)
    assert shown(here) == shown(current)


def test_a_broken_card_leaves_as_it_was_written() -> None:
    broken = card_file("Old", "It was. [gone ¶1]")
    gathered = export_cards(saved(revision("old", broken)), PACK)
    assert gathered.broken == ("old",)
    assert gathered.texts == {"old": broken}


def test_what_leaves_nothing_to_show_leaves_nothing() -> None:
    assert export_cards({}, PACK).is_empty
    assert export_cards(saved(revision("never-in-the-pack", None)), PACK).is_empty
