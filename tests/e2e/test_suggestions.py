"""What the topic's field offers while people type, through the real client."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from briefs.store import open_store
from sandbox import LocalDiscord
from tests.e2e.running import Bot

MakeBot = Callable[..., Bot]


async def offered(local: LocalDiscord, typed: str, **where: Any) -> list[str]:
    rows = await local.autocomplete("brief", {"topic": typed}, **where)
    return [row["value"] for row in rows]


async def labels(local: LocalDiscord, typed: str, locale: str) -> list[str]:
    local.member.locale = locale
    rows = await local.autocomplete("brief", {"topic": typed}, user=local.member)
    return [row["name"] for row in rows]


async def until_begins(local: LocalDiscord, *slugs: str, **where: Any) -> list[str]:
    """Type nothing until these cards come first, as they do once their counts are read."""
    found: list[str] = []
    for _ in range(100):
        found = await offered(local, "", **where)
        if found[: len(slugs)] == list(slugs):
            break
        await asyncio.sleep(0.02)
    assert found[: len(slugs)] == list(slugs)
    return found


async def test_nothing_typed_offers_what_is_opened_most_here_then_anywhere(
    local: LocalDiscord, make_bot: MakeBot, store: Path
) -> None:
    there: dict[str, Any] = {
        "user": local.other,
        "channel": next(iter(local.other_guild.channels.values())),
    }
    bot = make_bot()
    await bot.start()
    usual = await offered(local, "")
    assert usual[0] == "kuril-dispute"
    assert len(usual) == 25
    for topic in ("vostok 2014", "Vostok-2014", "matua"):
        await local.slash("brief", topic=topic)
    for _ in range(3):
        await local.slash("brief", topic="scrambles", **there)
    asked = await local.slash("brief", topic="sanctions")
    value = next(iter(asked.menus.values()))["options"][0]["value"]
    for _ in range(4):
        await local.choose(asked, value=value, user=local.admin)
    await bot.stop()

    again = make_bot()
    await again.start()
    here = await until_begins(local, value, "vostok-2014", "matua", "scrambles")
    assert here[4:] == [slug for slug in usual if slug not in here[:4]][:21]
    await until_begins(local, "scrambles", value, **there)
    assert (await offered(local, "", user=local.member, channel=local.dm(local.member)))[0] == value
    assert await offered(local, "kuna") == ["kunashir"]
    await again.stop()

    async with await open_store(store, read_only=True) as opened:
        assert (await opened.list_opened(local.guild.id, 9)) == (value, "vostok-2014", "matua")
    for file in store.parent.iterdir():
        assert str(local.member.id).encode() not in file.read_bytes()


@pytest.mark.parametrize(
    ("locale", "typed", "first"),
    [
        ("ja", "", "Kuril Islands dispute · 北方領土"),
        ("ru", "", "Kuril Islands dispute · Курилы"),
        ("en-GB", "", "Kuril Islands dispute"),
        ("ja", "shinzo abe", "Shinzo Abe · 安倍"),
        ("ru", "shinzo abe", "Shinzo Abe · Абэ"),
        ("en-US", "shinzo abe", "Shinzo Abe"),
        ("ja", "北方領土", "Kuril Islands dispute · 北方領土"),
        ("en-US", "Курилы", "Kuril Islands dispute · Курилы"),
        ("ja", "kishida", "Fumio Kishida · Kishida"),
        ("zh-CN", "", "Kuril Islands dispute"),
    ],
)
async def test_the_persons_language_comes_first(
    local: LocalDiscord, bot: Bot, locale: str, typed: str, first: str
) -> None:
    assert (await labels(local, typed, locale))[0] == first


async def test_a_name_in_the_persons_language_goes_before_an_equal_one(
    local: LocalDiscord, make_bot: MakeBot, tmp_path: Path
) -> None:
    """Both names begin with what is typed and are as long; only the language tells them apart."""
    write_pack(tmp_path / "pack", {"inlet": ("ja", "千代の浦"), "bay": ("en", "千代の湾")})
    bot = make_bot(PACK_DIR=str(tmp_path / "pack"))
    await bot.start()
    assert (await labels(local, "千代", "ja"))[0].startswith("The inlet")
    assert (await labels(local, "千代", "en-US"))[0].startswith("The bay")


def write_pack(folder: Path, names: dict[str, tuple[str, str]]) -> None:
    """Write a pack of cards with one further name each."""
    (folder / "sources").mkdir(parents=True)
    (folder / "cards").mkdir()
    (folder / "sources" / "report.md").write_text(
        '+++\ntitle = "Report"\npublisher = "Office"\nlanguage = "en"\ntext = "report.txt"\n+++\n'
        "A report.\n",
        "utf-8",
    )
    for slug, (language, name) in names.items():
        (folder / "cards" / f"{slug}.md").write_text(
            f'+++\ntitle = "The {slug}"\ngroup = "coast"\n[aliases]\n{language} = ["{name}"]\n+++\n'
            f"The {slug} is on the coast. [report ¶1]\n\n## Key points\n"
            f"- The {slug} is deep. [report ¶2]\n",
            "utf-8",
        )
