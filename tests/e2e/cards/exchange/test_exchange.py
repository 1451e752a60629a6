"""A server's cards leave as a file and come back through the real client."""

from __future__ import annotations

import pytest

from bot.words import exchange as said
from sandbox import LocalDiscord
from sandbox.answer import Answer
from sandbox.files import Upload
from tests.briefs.guild.shelf import card_file
from tests.e2e.running import Bot

pytestmark = pytest.mark.asyncio(loop_scope="module")


def upload(text: str, name: str = "ours.md") -> Upload:
    return Upload(name, text.encode())


def marked(**titles: str) -> str:
    cards = (f"<!-- card: {slug} -->\n{card_file(title)}" for slug, title in titles.items())
    return "\n".join(cards)


def files_of(local: LocalDiscord, answer: Answer) -> dict[str, str]:
    attached = (file for message in answer.messages() for file in message.payload["attachments"])
    return {
        file["filename"]: local.backend.files.read(int(file["id"]))[0].decode() for file in attached
    }


async def give(local: LocalDiscord, text: str, **options: object) -> Answer:
    asked = {"user": local.admin, **options}
    return await local.slash("card import", {"file": upload(text)}, **asked)  # type: ignore[arg-type]  # options of slash


async def test_a_file_is_looked_at_imported_exported_and_taken_back(
    local: LocalDiscord, bot: Bot
) -> None:
    empty = await local.slash("card export", user=local.admin)
    assert empty.ephemeral
    assert "/card add" in empty.text
    report = await give(local, marked(quay="The quay", mole="The mole"))
    assert report.ephemeral
    assert said.NOT_YET in report.text
    assert await bot.client.store.cards.current(local.guild.id) == {}
    done = await local.press(report, "Import")
    assert "2 cards imported" in done.text
    found = await local.slash("brief", topic="The mole")
    assert "The mole" in found.text
    exported = await local.slash("card export", user=local.admin)
    [text] = files_of(local, exported).values()
    assert "The quay" in text
    again = await give(local, text)
    assert "Nothing to import" in again.text
    undone = await local.press(done, "Undo")
    assert "taken back" in undone.text
    gone = await local.slash("card export", user=local.admin)
    assert files_of(local, gone) == {}
    back = await give(local, text)
    await local.press(back, "Import")
    once_more = await local.slash("card export", user=local.admin)
    [same] = files_of(local, once_more).values()
    assert same.partition("<!-- card")[2] == text.partition("<!-- card")[2]
    assert local.refused == []
