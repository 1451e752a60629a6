"""Everything again, without a mouse."""

from __future__ import annotations

from playwright.async_api import Page, expect

from tests.sandbox.page.chromium import arrived, needs_chromium, send, tab_to

pytestmark = needs_chromium


async def test_a_command_is_completed(tab: Page) -> None:
    press = tab.keyboard.press
    await expect(tab.locator("#text")).to_be_focused()
    await tab.keyboard.type("/bri")
    popup = tab.locator("#popup")
    await expect(popup.get_by_role("option", selected=True)).to_contain_text("/brief")
    await press("Enter")
    topic = tab.locator("#option-topic")
    await expect(topic).to_be_focused()
    await tab.keyboard.type("kur")
    await expect(popup.get_by_role("option")).to_have_text("kurils")
    await press("ArrowDown")
    await expect(topic).to_have_attribute("aria-activedescendant", "row-0")
    await press("Enter")
    await expect(topic).to_have_value("kurils")
    await press("Enter")
    # the row's value is sent, not its name
    await arrived(tab, "kuril-dispute")
    await expect(tab.locator("#text")).to_be_focused()
    await press("ArrowUp")
    await expect(topic).to_have_value("kurils")
    await expect(popup.get_by_role("option")).to_have_text("kurilsils")
    await press("Escape")
    await expect(popup).to_be_hidden()
    await press("Escape")
    await expect(topic).to_be_hidden()
    await expect(tab.locator("#text")).to_be_focused()


async def test_a_button_is_pressed_and_a_menu_chosen_from(tab: Page) -> None:
    press = tab.keyboard.press
    await send(tab, "/brief kurils")
    await arrived(tab, "kurils")
    await tab_to(tab, ".select-face")
    await press("Enter")
    await expect(tab.get_by_role("option", name="A")).to_be_focused()
    await press("ArrowDown")
    await press("Enter")
    await arrived(tab, "chose B")
    # the message was drawn anew, and the focus is where it was
    await expect(tab.locator(".select-face")).to_be_focused()
    await tab_to(tab, "[data-kind=button]")
    await tab_to(tab, "[data-kind=button]")
    await press("Enter")
    await arrived(tab, "more of it")


async def test_a_form_is_filled(tab: Page) -> None:
    press = tab.keyboard.press
    await send(tab, "/brief kurils")
    await arrived(tab, "kurils")
    await tab_to(tab, "[data-kind=button]")
    await press("Enter")
    form = tab.get_by_role("dialog")
    await expect(form.get_by_label("Name")).to_be_focused()
    await tab.keyboard.type("Etorofu")
    await press("Tab")
    await expect(form.get_by_label("Kind")).to_be_focused()
    await tab.keyboard.type("Fa")
    await tab_to(tab, "dialog [type=submit]", "Tab")
    await press("Enter")
    await arrived(tab, "got 'Etorofu' ['Fact']")
    await expect(form).to_be_hidden()
    await expect(tab.get_by_role("button", name="Suggest")).to_be_focused()


async def test_a_messages_menu_is_opened_and_left(tab: Page) -> None:
    press = tab.keyboard.press
    await send(tab, "hello")
    await arrived(tab, "hello")
    await tab_to(tab, "#log")
    await press("ArrowUp")
    await expect(await arrived(tab, "hello")).to_be_focused()
    await press("Enter")
    await expect(tab.get_by_role("menuitem", name="Brief me")).to_be_focused()
    await press("Escape")
    await expect(await arrived(tab, "hello")).to_be_focused()
    await press("Enter")
    await expect(tab.get_by_role("menuitem", name="Brief me")).to_be_focused()
    await press("Enter")
    await arrived(tab, "about hello")
