"""A newcomer's first minute, in a browser."""

from __future__ import annotations

from playwright.async_api import expect

from tests.sandbox.page.chromium import Visit, arrived, needs_chromium, send

pytestmark = needs_chromium

PRIVATE = "Only you can see this"


async def test_an_example_is_clicked_and_its_buttons_are_pressed(
    visit: Visit, address: str
) -> None:
    page = await visit(address)
    await expect(page.get_by_text("not Discord", exact=True)).to_be_visible()
    await page.get_by_role("button", name="/brief kurils").click()
    card = await arrived(page, "Kuril Islands dispute", "Newest source")
    await expect(card).to_contain_text("¶")
    await expect(page.locator("#welcome")).to_be_hidden()
    await card.get_by_role("button", name="Full brief").click()
    await arrived(page, "Where they stand", PRIVATE)
    await card.get_by_role("button", name="Sources").click()
    await arrived(page, "Ifri", PRIVATE)
    await expect(page.locator(".unknown, .failed-part, .own.failed")).to_have_count(0)


async def test_a_choice_nothing_and_an_answer(visit: Visit, address: str) -> None:
    page = await visit(address)
    await send(page, "/brief islands")
    choice = await arrived(page, "Which one?")
    await choice.locator(".select-face").click()
    await choice.get_by_role("option", name="Habomai").first.click()
    habomai = await arrived(page, "Habomai", "Newest source")
    await expect(habomai.get_by_role("button", name="Full brief")).to_be_visible()

    await send(page, "/brief weather on mars")
    nothing = await arrived(page, "Nothing in the documents on “weather on mars”")
    await nothing.get_by_role("button", name="All topics").click()
    await arrived(page, "Economy", PRIVATE)

    await send(page, "/ask why is there no peace treaty?")
    answer = await arrived(page, "why is there no peace treaty?", "best first")
    await expect(answer.locator("blockquote").first).to_contain_text("peace treaty")
    await expect(page.locator(".unknown, .failed-part, .own.failed")).to_have_count(0)


async def test_a_topic_in_another_script_is_completed_while_typing(
    visit: Visit, address: str
) -> None:
    page = await visit(address)
    await page.locator("#text").focus()
    await page.keyboard.type("/brief Итур")
    row = page.locator("#popup").get_by_role("option", name="Iturup")
    await row.first.click()
    await page.locator("#send").click()
    await arrived(page, "Iturup / Etorofu", "Newest source")
