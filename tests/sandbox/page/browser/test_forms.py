"""A form: filled, refused with what was typed kept, and sent."""

from __future__ import annotations

from pathlib import Path

from playwright.async_api import Page, expect

from tests.sandbox.page.chromium import arrived, needs_chromium, send

pytestmark = needs_chromium


async def test_a_form_keeps_what_was_typed_until_it_is_taken(tab: Page, tmp_path: Path) -> None:
    given = tmp_path / "card.txt"
    given.write_text("text")
    await send(tab, "/form")
    form = tab.get_by_role("dialog")
    await expect(form.get_by_role("heading", name="All there is")).to_be_visible()
    await expect(form.get_by_label("Line")).to_be_focused()
    await form.get_by_label("Line").fill("ridge")
    await form.get_by_label("Where").select_option(label="#briefings")
    await form.get_by_label("File").set_input_files(given)
    await form.get_by_role("button", name="Submit").click()

    wrong = form.locator("[data-field=kind] [data-error]")
    await expect(wrong).not_to_be_empty()
    await expect(form.get_by_label("Card", exact=True)).to_be_focused()
    await expect(form.get_by_label("Line")).to_have_value("ridge")
    await form.get_by_label("Card", exact=True).check()
    await form.get_by_label("Fact", exact=True).check()
    await form.get_by_role("button", name="Submit").click()

    await expect(form).to_be_hidden()
    await expect(await arrived(tab, "ridge")).to_contain_text(
        "ridge Card Fact briefings card.txt=text"
    )


async def test_a_form_the_bot_does_not_answer_stays_open(tab: Page) -> None:
    await send(tab, "/form")
    form = tab.get_by_role("dialog")
    await form.get_by_label("Line").fill("silent")
    await form.get_by_label("Where").select_option(label="#general")
    await form.get_by_label("Card", exact=True).check()
    await form.get_by_role("button", name="Submit").click()
    await expect(form.locator(".whole-error")).to_contain_text("Your text is kept")
    await expect(form.get_by_label("Line")).to_have_value("silent")
    await form.get_by_role("button", name="Cancel").click()
    await expect(form).to_be_hidden()
    await expect(tab.locator("#text")).to_be_focused()
