"""Take the README's pictures: docs/*.png, of the real bot on the local Discord's page.

    make pictures

Needs a browser: apt-get install chromium. The hours at which messages came are written over,
so that a picture changes when what it shows does.
"""

from __future__ import annotations

import asyncio
import shutil
import sys
import tempfile
from collections.abc import Awaitable, Callable
from pathlib import Path
from typing import Literal

from playwright.async_api import Browser, Locator, Page, async_playwright, expect

from sandbox import LocalDiscord
from sandbox.page.app import Page as Served
from sandbox.process import BotProcess

DOCS = Path(__file__).parent.parent / "docs"
HOUR = "9:00 AM"
STRIKE = {
    "title": "Harbour strike",
    "gist": "The cranes of our harbour stood still for a week in May 2026.",
    "points": "The union asked for 5 % more. [1]\nThe harbour lost 4 million.",
    "names": "the strike\n港湾スト",
    "sources": "https://example.org/harbour-strike",
}
STRIKE_LATER = {
    "points": "The union asked for 5 % more. [1]\nThe harbour lost 3 million by its own count."
}
_START = 30.0
_QUIET = ("--no-sandbox", "--disable-gpu", "--no-first-run", "--disable-background-networking")

_PREPARE = """hour => {
    const times = document.querySelectorAll('.message time[data-style=t]');
    for (const time of times) time.textContent = hour;
    for (const time of document.querySelectorAll('.message time[data-style=f]'))
        time.textContent = '3 May 2026, 9:00';
    for (const time of document.querySelectorAll('.message time[data-style=R]'))
        time.textContent = 'an hour ago';
    for (const more of document.querySelectorAll('.more')) more.hidden = true;
    document.activeElement.style.caretColor = 'transparent';
}"""


async def _open(
    browser: Browser,
    url: str,
    size: tuple[int, int],
    scheme: Literal["dark", "light"],
    scale: float,
) -> Page:
    context = await browser.new_context(
        viewport={"width": size[0], "height": size[1]},
        color_scheme=scheme,
        device_scale_factor=scale,
        locale="en-US",
        reduced_motion="reduce",
    )
    page = await context.new_page()
    await page.goto(url)
    await expect(page.locator("html[data-ready]")).to_be_attached()
    return page


async def _send(page: Page, command: str, value: str) -> None:
    await page.locator("#text").fill(f"/{command} {value}")
    await expect(page.locator("#fields")).to_be_visible()
    await page.keyboard.press("Enter")


async def _keep(page: Page, shown: Locator | Page, name: str) -> None:
    await page.mouse.move(0, 0)
    await page.evaluate(_PREPARE, HOUR)
    picture = await shown.screenshot(path=DOCS / name, animations="disabled")
    print(f"docs/{name}: {len(picture) / 1024:.0f} kB")


async def take_card(browser: Browser, local: LocalDiscord, url: str) -> None:
    """Take the card on a phone."""
    page = await _open(browser, f"{url}member/{local.channel('general').id}", (375, 800), "dark", 2)
    await _send(page, "brief", "kurils")
    card = page.locator(".entry", has_text="Kuril Islands dispute").locator("article")
    await expect(card.get_by_role("button", name="Full brief")).to_be_visible()
    await _keep(page, card, "brief.png")


async def take_page(browser: Browser, local: LocalDiscord, url: str) -> None:
    """Take the page with an answer, while somebody types the next command."""
    page = await _open(
        browser, f"{url}member/{local.channel('briefings').id}", (1100, 680), "light", 1
    )
    await _send(page, "ask", "why is there no peace treaty?")
    await expect(page.locator(".entry", has_text="best first")).to_be_visible()
    await page.locator("#text").fill("/brief 択")
    await expect(page.locator("#popup [role=option]").first).to_be_visible()
    await _keep(page, page, "page.png")


async def take_fact(browser: Browser, local: LocalDiscord, url: str) -> None:
    """Take a daily fact in a channel."""
    channel = local.channel("editors")
    asked = {"time": "9:00", "timezone": "Asia/Tokyo", "topic": "kuril-dispute"}
    answer = await local.slash("facts subscribe", asked, user=local.admin, channel=channel)
    await local.press(answer, "Send one now", user=local.admin)
    page = await _open(browser, f"{url}editor/{channel.id}", (640, 700), "dark", 1.5)
    fact = page.locator(".entry", has=page.locator(".embed")).locator("article").last
    await expect(fact).to_be_visible()
    await _keep(page, fact, "fact.png")


async def take_history(browser: Browser, local: LocalDiscord, url: str) -> None:
    """Take a revision of a server's own card: what somebody changed, and the way back."""
    adam = local.admin
    form = await local.slash("card add", user=adam)
    await local.press(await local.submit(form, STRIKE, user=adam), "Publish", user=adam)
    form = await local.slash("card edit", card="harbour-strike", user=adam)
    preview = await local.submit(form, STRIKE_LATER, user=adam)
    why = await local.press(preview, "Publish with a reason…", user=adam)
    await local.submit(why, {"reason": "The harbour has corrected its figure."}, user=adam)
    history = await local.slash("card history", card="harbour-strike", user=adam)
    first = await local.choose(history, value="1", user=adam)
    await local.press(first, "Compare with now", user=adam)
    page = await _open(
        browser, f"{url}admin/{local.channel('general').id}", (560, 900), "dark", 1.5
    )
    revision = page.locator(".entry", has_text="Bring this back").locator("article").last
    await expect(revision).to_be_visible()
    await _keep(page, revision, "history.png")


TAKES: tuple[Callable[[Browser, LocalDiscord, str], Awaitable[None]], ...] = (
    take_card,
    take_page,
    take_fact,
    take_history,
)


async def take_all(chromium: str) -> None:
    """Start the local Discord, the bot and a browser, and take each picture.

    Args:
        chromium: the browser's program.
    """
    bot = [sys.executable, "-m", "bot"]
    with tempfile.TemporaryDirectory() as store:
        async with (
            LocalDiscord() as local,
            Served(local) as served,
            BotProcess(
                bot, {**local.environment, "DATABASE_URL": f"sqlite:///{store}/briefs.db"}
            ) as process,
            async_playwright() as playwright,
        ):
            await process.wait_until_ready(local, _START)
            browser = await playwright.chromium.launch(executable_path=chromium, args=_QUIET)
            for take in TAKES:
                await take(browser, local, served.url)
            await browser.close()


def main() -> int:
    """Take all pictures; give the exit status."""
    chromium = shutil.which("chromium") or shutil.which("google-chrome")
    if chromium is None:
        print("Pictures need a browser on the PATH: apt-get install chromium", file=sys.stderr)
        return 1
    asyncio.run(take_all(chromium))
    return 0


if __name__ == "__main__":
    sys.exit(main())
