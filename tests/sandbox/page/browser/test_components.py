"""Buttons, menus, files and a message's menu, used with the mouse."""

from __future__ import annotations

from pathlib import Path

from playwright.async_api import Page, expect

from tests.sandbox.page.chromium import arrived, needs_chromium, send

pytestmark = needs_chromium


async def test_a_button_and_a_menu_in_a_message(tab: Page) -> None:
    await send(tab, "/brief kurils")
    card = await arrived(tab, "kurils")
    await card.get_by_role("button", name="More", exact=True).click()
    private = await arrived(tab, "more of it")
    await expect(private).to_contain_text("Only you can see this")

    await card.locator(".select-face").click()
    await expect(card.get_by_role("option")).to_have_count(2)
    await card.get_by_role("option", name="B").click()
    await arrived(tab, "chose B")
    await expect(tab.locator("#posts > .entry")).to_have_count(2)

    await private.get_by_role("button", name="Dismiss").click()
    await expect(tab.locator("#posts > .entry")).to_have_count(1)


async def test_a_file_up_and_a_file_down(tab: Page, tmp_path: Path) -> None:
    given = tmp_path / "given.txt"
    given.write_text("a card")
    await tab.locator("#text").fill("/put ")
    await tab.locator("#option-file").set_input_files(given)
    await tab.locator("#send").click()
    answer = await arrived(tab, "a card None 1")
    async with tab.expect_download() as coming:
        await answer.get_by_role("link", name="back.txt").click()
    got = await (await coming.value).path()
    assert got.read_text() == "back"


async def test_a_messages_menu_and_what_is_behind_it(tab: Page) -> None:
    await send(tab, "about the islands")
    said = await arrived(tab, "about the islands")
    await said.hover()
    await said.get_by_role("button", name="More about this message").click()
    await tab.get_by_role("menuitem", name="Brief me").click()
    await expect(await arrived(tab, "Brief me")).to_contain_text("about about the islands")

    await said.click(button="right")
    await tab.get_by_role("menuitem", name="Behind this message").click()
    drawer = tab.locator("#drawer")
    await expect(drawer).to_contain_text('"content": "about the islands"')
    await drawer.get_by_role("button", name="Close").click()
    await expect(drawer).to_be_hidden()


async def test_what_is_shown_when_a_bot_is_late_or_refused(tab: Page) -> None:
    await send(tab, "/slow")
    await arrived(tab, "at last")
    await expect(await arrived(tab, "and more")).to_contain_text("Only you can see this")
    await send(tab, "/silent")
    failed = tab.locator(".own.failed")
    await expect(failed).to_contain_text("did not respond")
    await failed.get_by_role("button", name="What happened").click()
    await expect(tab.locator("#drawer")).to_contain_text("silent")


async def test_a_draft_is_text_and_never_markup(tab: Page) -> None:
    await send(tab, "<img src=x onerror=alert(1)> **bold**")
    said = await arrived(tab, "<img src=x onerror=alert(1)>")
    await expect(said.locator(".content strong")).to_have_text("bold")
    await expect(said.locator("img[src=x]")).to_have_count(0)
