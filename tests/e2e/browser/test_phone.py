"""The page on a phone."""

from __future__ import annotations

from playwright.async_api import Page, expect

from tests.sandbox.page.chromium import PHONE, Visit, arrived, needs_chromium, send

pytestmark = needs_chromium

OVERFLOWS = """() => [...document.querySelectorAll('html, body, #log, #posts .entry, #composer')]
    .filter(e => e.scrollWidth > e.clientWidth + 1).map(e => `${e.tagName}#${e.id}`)"""


async def fits(page: Page) -> None:
    assert await page.evaluate(OVERFLOWS) == []


async def test_answers_fit_and_begin_in_sight(visit: Visit, address: str) -> None:
    page = await visit(address, PHONE)
    await fits(page)
    await page.get_by_role("button", name="/brief kurils").tap()
    card = await arrived(page, "Kuril Islands dispute", "Newest source")
    await expect(card.get_by_role("heading", name="Kuril Islands dispute")).to_be_in_viewport()
    await fits(page)
    await card.get_by_role("button", name="Full brief").tap()
    full = await arrived(page, "Where they stand")
    await expect(full.get_by_role("heading").first).to_be_in_viewport()
    await fits(page)
    await send(page, "/ask why is there no peace treaty?")
    await expect(
        (await arrived(page, "best first")).get_by_role("heading").first
    ).to_be_in_viewport()
    await fits(page)


async def test_channels_and_people_are_in_a_drawer(visit: Visit, address: str) -> None:
    page = await visit(address, PHONE)
    briefings = page.locator("#channels").get_by_role("link", name="#briefings")
    opener = page.get_by_role("button", name="Channels and people")
    await expect(briefings).not_to_be_in_viewport()
    await opener.tap()
    await expect(briefings).to_be_in_viewport()
    await page.keyboard.press("Escape")
    await expect(briefings).not_to_be_in_viewport()
    await expect(opener).to_be_focused()
    await opener.tap()
    await briefings.tap()
    await expect(page.get_by_role("heading", level=1)).to_have_text("#briefings")
    await expect(page.locator("html[data-ready]")).to_be_attached()  # the drawer needs its script
    await fits(page)
    await page.get_by_role("button", name="Channels and people").tap()
    await page.get_by_role("link", name="Emi").tap()
    await expect(page.locator("body[data-role=editor]")).to_be_attached()
    await expect(page.get_by_role("heading", level=1)).to_have_text("#briefings")
