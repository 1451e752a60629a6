"""A server's cards leave as a file and come back through the real client."""

from __future__ import annotations

import re

import pytest

from bot.words import exchange as said
from briefs.guild.exchange import join_cards
from briefs.guild.model import Standing
from sandbox import LocalDiscord
from tests.briefs.guild.shelf import card_file
from tests.e2e.cards.exchange.files import export, files_of, give, many, marked, numbers, upload
from tests.e2e.running import Bot

pytestmark = pytest.mark.asyncio(loop_scope="module")


async def test_a_file_is_looked_at_imported_exported_and_taken_back(
    local: LocalDiscord, bot: Bot
) -> None:
    empty, files = await export(local)
    assert empty.ephemeral
    assert "/card add" in empty.text
    [example] = files.values()
    assert "Nothing to import" in (await give(local, example)).text
    pack_card = next(iter(bot.client.libraries.shared.pack.cards.values()))
    text = f"<!-- removed: {pack_card.slug} -->\n{marked(quay='The quay', mole='The mole')}"
    report = await give(local, text)
    assert report.ephemeral
    assert said.NOT_YET in report.text
    assert "2 new" in report.text
    assert "1 removed" in report.text
    assert await numbers(bot, local.guild.id) == {}
    done = await local.press(report, "Import")
    assert "2 cards imported, 1 card removed" in done.text
    assert "The mole" in (await local.slash("brief", topic="The mole")).text
    assert pack_card.slug not in (await bot.client.libraries.of(local.guild.id)).pack.cards
    _, exported = await export(local)
    [(name, whole)] = exported.items()
    assert name.startswith("cards-")
    assert f"<!-- removed: {pack_card.slug} -->" in whole
    again = await give(local, whole)
    assert "Nothing to import" in again.text
    assert again.buttons == {}
    undone = await local.press(done, "Undo")
    assert "The import was taken back" in undone.text
    assert list((await export(local))[1]) == ["example.md"]
    assert pack_card.slug in (await bot.client.libraries.of(local.guild.id)).pack.cards
    await local.press(await give(local, whole), "Import")
    [same] = (await export(local))[1].values()
    assert same.partition("<!-- removed")[2] == whole.partition("<!-- removed")[2]
    assert local.refused == []


async def test_another_server_takes_the_file_and_sees_its_own_alone(
    local: LocalDiscord, bot: Bot
) -> None:
    await local.press(await give(local, marked(quay="The quay")), "Import")
    [text] = (await export(local))[1].values()
    there = next(iter(local.other_guild.channels.values()))
    elsewhere = {"user": local.other, "channel": there}
    assert list((await export(local, **elsewhere))[1]) == ["example.md"]
    await local.press(await give(local, text, **elsewhere), "Import")
    assert await numbers(bot, local.other_guild.id) == {"quay": 1}
    await local.press(await give(local, marked(quay="The long quay")), "Import")
    [theirs] = (await export(local, **elsewhere))[1].values()
    assert "The long quay" not in theirs


async def test_what_is_wrong_is_shown_by_line_and_nothing_is_saved(
    local: LocalDiscord, bot: Bot
) -> None:
    wrong = join_cards({"a": card_file("A"), "b": card_file("B", "It is.")})
    answer = await give(local, wrong)
    assert "Nothing was saved" in answer.text
    assert "1 of its 2 cards" in answer.text
    assert "Line 19\u00a0· B" in answer.text
    assert answer.buttons == {}
    assert files_of(local, answer) == {}
    worse = join_cards({f"b-{n}": card_file(f"B {n}", "It is.") for n in range(30)})
    answer = await give(local, worse)
    [report] = files_of(local, answer).values()
    assert report.count("a statement without a citation") == 30
    assert "B 29 (b-29)" in report
    assert await numbers(bot, local.guild.id) == {}
    assert local.refused == []


async def test_what_changes_is_shown_before_it_is_saved(local: LocalDiscord, bot: Bot) -> None:
    await local.press(await give(local, many(9)), "Import")
    one = await give(local, many(9).replace("ours", "theirs", 1))
    assert "~~ours.~~ **theirs.**" in one.text
    assert "8 the same already" in one.text
    assert files_of(local, one) == {}
    all_of_them = await give(local, many(9).replace("ours", "theirs"))
    assert "9 changed" in all_of_them.text
    assert "and 3 more" in all_of_them.text
    [report] = files_of(local, all_of_them).values()
    assert report.count("+ It is theirs. [own]") == 9
    done = await local.press(all_of_them, "Import")
    assert files_of(local, done) == {}
    assert set((await numbers(bot, local.guild.id)).values()) == {2}


async def test_a_single_card_file_needs_no_mark(local: LocalDiscord, bot: Bot) -> None:
    report = await give(local, upload(card_file("The quay"), "from-a-friend.md"))
    await local.press(report, "Import")
    assert await numbers(bot, local.guild.id) == {"the-quay": 1}


async def test_a_file_that_is_set_aside_changes_nothing(local: LocalDiscord, bot: Bot) -> None:
    report = await give(local, marked(quay="The quay"))
    aside = await local.press(report, "Don’t import")
    assert "Nothing was imported" in aside.text
    assert await numbers(bot, local.guild.id) == {}


async def test_edits_after_the_export_are_pointed_out(local: LocalDiscord, bot: Bot) -> None:
    await local.press(await give(local, marked(quay="The quay", mole="The mole")), "Import")
    [text] = (await export(local))[1].values()
    await local.press(await give(local, marked(quay="The old quay")), "Import")
    before, after = (
        re.sub("exported: .* UTC", f"exported: {year}-01-01 00:00:00 UTC", text)
        for year in (2020, 2100)
    )
    assert said.EDITED_SINCE not in (await give(local, after)).text
    assert said.EDITED_SINCE + "The quay" in (await give(local, before)).text


async def test_a_large_export_comes_as_files_that_import_takes(
    local: LocalDiscord, bot: Bot
) -> None:
    words = "It is ours. [own]" + " " * 60_000
    cards = {
        f"quay-{n}": card_file(f"Quay {n}", words, f'related = ["quay-{(n + 1) % 40}"]\n')
        for n in range(40)
    }
    for half in (list(cards)[:15], list(cards)[15:30], list(cards)[30:]):
        text = join_cards({slug: cards[slug] for slug in half}, elsewhere=cards)
        await local.press(await give(local, text), "Import")
    _, files = await export(local)
    assert len(files) > 2
    assert "1-of-" in min(files)
    assert all(len(text.encode()) <= 1024**2 for text in files.values())
    await bot.client.store.privacy.erase_guild(local.guild.id)
    bot.client.libraries.forget(local.guild.id)
    first, *others = files.values()
    report = await give(local, first)
    assert "another file of this export" in report.text
    await local.press(report, "Import")
    for text in others:
        await local.press(await give(local, text), "Import")
    library = await bot.client.libraries.of(local.guild.id)
    assert all(library.pack.cards[slug].related for slug in cards)
    assert local.refused == []


async def test_limits_are_told_before_they_are_met(local: LocalDiscord, bot: Bot) -> None:
    await local.press(await give(local, marked(quay="The quay")), "Import")
    answer, _ = await export(local)
    assert "1 of 1,000 cards" in answer.text
    assert "64 KB" in answer.text
    report = await give(local, many(3))
    assert "4 of the 1,000" in report.text
    full = await give(local, many(1_000))
    assert "would have 1,001 cards" in full.text
    current = await bot.client.store.cards.current(local.guild.id)
    assert [one.standing for one in current.values()] == [Standing.OWN]
