from __future__ import annotations

import pytest

from briefs.guild.errors import TooManySuggestions
from briefs.guild.model import (
    DRAFT_DAYS,
    LONGEST_WHERE,
    MOST_DRAFTS,
    MOST_SUGGESTIONS,
    GuildSettings,
    SuggestionKind,
    SuggestionState,
)
from briefs.store import Store

HERE, THERE, EMI, MIKA = 8_388_608, 3, 11, 12
DAY = 86_400


async def test_a_draft_is_found_by_its_author_on_its_server_only(store: Store) -> None:
    draft_id = await store.drafts.save(HERE, EMI, "typed\0 text", 100)
    found = await store.drafts.find(HERE, EMI, draft_id)
    assert found is not None
    assert found.content == "typed text"
    assert await store.drafts.find(THERE, EMI, draft_id) is None
    assert await store.drafts.find(HERE, MIKA, draft_id) is None
    await store.drafts.drop(HERE, MIKA, draft_id)
    assert await store.drafts.find(HERE, EMI, draft_id) == found
    await store.drafts.drop(HERE, EMI, draft_id)
    assert await store.drafts.find(HERE, EMI, draft_id) is None


async def test_old_and_superfluous_drafts_make_room(store: Store) -> None:
    old = await store.drafts.save(HERE, EMI, "old", 100)
    first = await store.drafts.save(HERE, EMI, "first", 100 + DRAFT_DAYS * DAY)
    assert await store.drafts.find(HERE, EMI, old) is not None
    others = [
        await store.drafts.save(HERE, EMI, "x", 101 + DRAFT_DAYS * DAY + n)
        for n in range(MOST_DRAFTS)
    ]
    assert await store.drafts.find(HERE, EMI, old) is None
    assert await store.drafts.find(HERE, EMI, first) is None
    assert await store.drafts.find(HERE, EMI, others[0]) is not None


async def test_a_suggestion_is_read_once_by_one_editor_of_its_server(store: Store) -> None:
    made = await store.suggestions.add(HERE, MIKA, SuggestionKind.CARD, "Tides", "Please.", 100)
    assert await store.suggestions.list_open(HERE) == (made,)
    assert await store.suggestions.list_open(THERE) == ()
    assert await store.suggestions.close(THERE, made.id, SuggestionState.DECLINED, EMI) is None
    closed = await store.suggestions.close(HERE, made.id, SuggestionState.DECLINED, EMI, "Known.")
    assert closed is not None
    assert (closed.state, closed.reason, closed.closed_by) == (
        SuggestionState.DECLINED, "Known.", EMI,
    )  # fmt: skip
    assert await store.suggestions.close(HERE, made.id, SuggestionState.ACCEPTED, EMI) is None
    assert await store.suggestions.list_open(HERE) == ()
    assert await store.suggestions.find(HERE, made.id) == closed


async def test_one_person_cannot_bury_the_editors(store: Store) -> None:
    for n in range(MOST_SUGGESTIONS):
        await store.suggestions.add(HERE, MIKA, SuggestionKind.CORRECTION, "ferry", f"{n}", n)
    with pytest.raises(TooManySuggestions):
        await store.suggestions.add(HERE, MIKA, SuggestionKind.CARD, "x", "y", 99)
    await store.suggestions.add(HERE, EMI, SuggestionKind.CARD, "x", "y", 99)
    oldest = (await store.suggestions.list_open(HERE))[0]
    await store.suggestions.close(HERE, oldest.id, SuggestionState.ACCEPTED, EMI)
    await store.suggestions.add(HERE, MIKA, SuggestionKind.CARD, "x", "y", 100)


async def test_settings_are_by_server(store: Store) -> None:
    assert await store.guild_settings.load_all() == {}
    await store.guild_settings.write(HERE, GuildSettings(editor_role=5, zone="Asia/Tokyo"))
    await store.guild_settings.write(THERE, GuildSettings(language="ja"))
    await store.guild_settings.write(HERE, GuildSettings(editor_role=6))
    assert await store.guild_settings.load_all() == {
        HERE: GuildSettings(editor_role=6),
        THERE: GuildSettings(language="ja"),
    }


async def test_a_suggestion_keeps_where_it_is_written(store: Store) -> None:
    made = await store.suggestions.add(
        HERE, MIKA, SuggestionKind.CARD, "Tides", "Please.", 1, source="https://example.org\0" * 60
    )
    assert made.source == ("https://example.org" * 60)[:LONGEST_WHERE]
    plain = await store.suggestions.add(HERE, MIKA, SuggestionKind.CARD, "Tides", "Please.", 1)
    assert plain.source == ""


async def test_open_suggestions_are_counted_by_person_and_listed_by_server(store: Store) -> None:
    add, kind = store.suggestions.add, SuggestionKind.CARD
    later = await add(HERE, MIKA, kind, "b", "x", 5)
    first = await add(HERE, EMI, kind, "a", "x", 4)
    await add(THERE, MIKA, kind, "c", "x", 3)
    assert await store.suggestions.list_open_ids(HERE) == (first.id, later.id)
    assert await store.suggestions.count_open(HERE, MIKA) == 1
    await store.suggestions.close(HERE, later.id, SuggestionState.DECLINED, EMI)
    assert await store.suggestions.list_open_ids(HERE) == (first.id,)
    assert await store.suggestions.count_open(HERE, MIKA) == 0
    assert await store.suggestions.count_open(THERE, MIKA) == 1


async def test_a_draft_is_rewritten_by_its_author_on_its_server_only(store: Store) -> None:
    first = await store.drafts.save(HERE, EMI, "one", 100)
    second = await store.drafts.save(HERE, EMI, "two", 101)
    for guild, person in ((THERE, EMI), (HERE, MIKA)):
        assert not await store.drafts.rewrite(guild, person, first, "stolen", 102)
        assert await store.drafts.list(guild, person) == ()
    assert await store.drafts.rewrite(HERE, EMI, first, "more\0", 103)
    listed = await store.drafts.list(HERE, EMI)
    assert [(draft.id, draft.content) for draft in listed] == [(first, "more"), (second, "two")]
    assert not await store.drafts.rewrite(HERE, EMI, 99, "none", 104)
