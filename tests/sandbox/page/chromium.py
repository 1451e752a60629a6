"""A real browser on the page."""

from __future__ import annotations

import contextlib
import shutil
from collections.abc import AsyncIterator, Awaitable, Callable

import pytest
from playwright.async_api import Locator, Page, async_playwright, expect

CHROMIUM = shutil.which("chromium") or shutil.which("google-chrome")
QUIET = (
    *("--no-sandbox", "--disable-gpu", "--no-first-run", "--disable-background-networking"),
    *("--disable-component-update", "--disable-sync", "--disable-dev-shm-usage"),
)
"""No sandbox, as a container's root has none to give; and nothing looked up behind one's back."""
PATIENCE = 15_000
"""Milliseconds until something is taken for lost; two busy cores are slow, not broken."""
PHONE = 375
WIDE = 1100

needs_chromium = pytest.mark.skipif(
    CHROMIUM is None, reason="needs a browser on the PATH: apt-get install chromium"
)
Visit = Callable[..., Awaitable[Page]]

expect.set_options(timeout=PATIENCE)


@contextlib.asynccontextmanager
async def visiting() -> AsyncIterator[Visit]:
    """Start a browser; give what opens an address in it, at a width in pixels.

    At the end nothing in any page may have failed by itself: no script, and nothing that its policy
    forbids.
    """
    complaints: list[str] = []
    async with async_playwright() as playwright:
        browser = await playwright.chromium.launch(executable_path=CHROMIUM, args=QUIET)

        async def visit(url: str, width: int = WIDE) -> Page:
            page = await browser.new_page(
                viewport={"width": width, "height": 700}, has_touch=width == PHONE
            )
            page.set_default_timeout(PATIENCE)
            page.on("pageerror", lambda error: complaints.append(str(error)))
            page.on(
                "console",
                lambda said: (
                    complaints.append(said.text)
                    # a refusal is an answer; the browser notes each as a file that failed to load
                    if said.type == "error" and "Failed to load resource" not in said.text
                    else None
                ),
            )
            await page.goto(url)
            await expect(page.locator("html[data-ready]")).to_be_attached()
            return page

        try:
            yield visit
        finally:
            await browser.close()
    assert complaints == []


async def arrived(page: Page, *containing: str) -> Locator:
    """Wait for a message with all of these texts in it; give the newest such one, to keep."""
    found = page.locator("#posts > .entry")
    for text in containing:
        found = found.filter(has_text=text)
    await expect(found.last).to_be_visible()
    return page.locator(f"#{await found.last.get_attribute('id')}")


async def send(page: Page, line: str) -> None:
    """Type a line into the message box, and send it."""
    await page.locator("#text").focus()
    command, space, rest = line.partition(" ")
    if line.startswith("/") and rest:
        await page.keyboard.type(command + space)
        await expect(page.locator("#fields")).to_be_visible()
        line = rest
    await page.keyboard.type(line)
    await page.keyboard.press("Enter")


async def tab_to(page: Page, selector: str, key: str = "Shift+Tab") -> None:
    """Move the focus by the keyboard alone, until it is on what a selector names."""
    for _ in range(40):
        await page.keyboard.press(key)
        if await page.evaluate("wanted => document.activeElement.matches(wanted)", selector):
            return
    raise AssertionError(f"{key} never came to {selector}")
