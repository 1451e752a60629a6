"""Messages in a real browser, under the strictest policy the page could have."""

from __future__ import annotations

import shutil
from collections.abc import AsyncIterator
from pathlib import Path
from typing import Any

import pytest
from playwright.async_api import Browser, Page, Route, async_playwright

from sandbox.page.rendering import RenderContext, render_form, render_message

STYLE = (Path(__file__).parents[3] / "sandbox" / "page" / "static" / "style.css").read_text("utf-8")
CHROMIUM = shutil.which("chromium") or shutil.which("google-chrome")
POLICY = "default-src 'none'; style-src 'self'; img-src 'self'"
PICTURE = {"url": "http://127.0.0.1/x/a.svg"}
SVG = '<svg xmlns="http://www.w3.org/2000/svg" width="640" height="400"></svg>'
CONTROLS = {"article", "button", "checkbox", "combobox", "form", "group", "image", "textbox"}
LONG = "word " * 60 + "x" * 300

pytestmark = pytest.mark.skipif(CHROMIUM is None, reason="needs Chromium: apt-get install chromium")


def text(content: str) -> dict[str, Any]:
    return {"type": 10, "content": content}


def button(n: int, label: str) -> dict[str, Any]:
    return {"type": 2, "style": 1 + n % 4, "label": label, "custom_id": f"b{n}"}


CONTAINER = {
    "type": 17,
    "accent_color": 0xC0FFEE,
    "components": [
        text(f"# {LONG}\n- {LONG}\n> {LONG}\n```\n{LONG}\n```\n-# {LONG}"),
        {"type": 9, "components": [text(LONG)], "accessory": {"type": 11, "media": PICTURE}},
        {"type": 9, "components": [text("x")], "accessory": button(9, "y" * 80)},
        {"type": 14},
        {"type": 13, "file": {"url": f"http://127.0.0.1/x/{'n' * 90}.txt"}, "size": 5},
        {"type": 1, "components": [button(n, f"Button {n} {'z' * 30}") for n in range(5)]},
        {"type": 1, "components": [{"type": 5, "custom_id": "m", "placeholder": "p" * 150}]},
        {"type": 99},
    ],
}
EMBED = {
    "type": "rich",
    "title": LONG[:256],
    "description": LONG,
    "color": 0xC0FFEE,
    "thumbnail": PICTURE,
    "image": PICTURE,
    "fields": [{"name": f"n{n}", "value": LONG, "inline": True} for n in range(5)],
    "footer": {"text": LONG},
}
AUTHOR = {"id": "12", "username": "briefing", "bot": True}
MESSAGES = [
    {"id": "1", "type": 0, "flags": 1 << 15, "author": AUTHOR, "components": [CONTAINER]},
    {"id": "2", "type": 0, "flags": 64, "author": AUTHOR, "content": LONG, "embeds": [EMBED]},
    {
        "id": "3",
        "type": 19,
        "author": AUTHOR,
        "content": "||hidden||",
        "referenced_message": {"author": AUTHOR, "content": LONG},
        "components": [{"type": 12, "items": [{"media": PICTURE}] * n} for n in range(1, 11)],
    },
]
FORM = {
    "title": "F" * 45,
    "custom_id": "f",
    "components": [
        {"type": 18, "label": "L" * 45, "description": "d" * 100, "component": component}
        for component in (
            {"type": 4, "style": 1, "custom_id": "a"},
            {"type": 4, "style": 2, "custom_id": "b"},
            {"type": 3, "custom_id": "c", "options": [{"label": "o" * 100, "value": "o"}]},
            {"type": 8, "custom_id": "d", "max_values": 2},
            {"type": 19, "custom_id": "e"},
        )
    ],
}


@pytest.fixture
async def browser() -> AsyncIterator[Browser]:
    async with async_playwright() as playwright:
        made = await playwright.chromium.launch(executable_path=CHROMIUM, args=["--no-sandbox"])
        yield made
        await made.close()


async def show(browser: Browser, width: int, context: RenderContext, complaints: list[str]) -> Page:
    drawn = "".join(render_message(message, context) for message in MESSAGES)
    document = (
        '<!doctype html><html lang="en" data-theme="light"><title>t</title>'
        f'<link rel="stylesheet" href="/style.css"><body>{drawn}{render_form(FORM, context)}'
    )

    async def serve(route: Route) -> None:
        path = route.request.url.removeprefix("http://page.test")
        if path == "/":
            policy = {"Content-Security-Policy": POLICY}
            await route.fulfill(
                body=document, content_type="text/html; charset=utf-8", headers=policy
            )
        elif path == "/style.css":
            await route.fulfill(body=STYLE + "\nbody { margin: 0 }", content_type="text/css")
        else:
            await route.fulfill(body=SVG, content_type="image/svg+xml")

    page = await browser.new_page(viewport={"width": width, "height": 600})
    page.on("console", lambda said: complaints.append(said.text))
    page.on("pageerror", lambda error: complaints.append(str(error)))
    await page.route("**/*", serve)
    await page.goto("http://page.test/")
    return page


async def check(page: Page, width: int) -> None:
    wide = await page.evaluate(
        "[...document.querySelectorAll('body *')]"
        ".filter(e => e.getBoundingClientRect().right > innerWidth + 1)"
        ".filter(e => !e.closest('.origin, .placeholder, .label, .thumbnail, .embed-thumbnail'))"
        ".map(e => `${e.tagName}.${e.className}`)"
    )
    assert wide == [], f"sticks out at {width} pixels"
    container = page.locator(".container").first
    bar = page.locator(".container > .accent").first
    outer, inner = await container.bounding_box(), await bar.bounding_box()
    assert outer
    assert inner
    assert inner["width"] == 4
    assert inner["height"] >= outer["height"] - 3
    assert (
        await bar.locator("rect").evaluate("e => getComputedStyle(e).fill") == "rgb(192, 255, 238)"
    )
    hidden = page.locator("[data-spoiler] .covered").first
    assert await hidden.evaluate("e => getComputedStyle(e).visibility") == "hidden"
    assert not await page.locator("[role=listbox]").first.is_visible()
    assert await page.locator(".unknown").first.is_visible()


async def abreast(page: Page) -> int:
    """Count the fields of an embed that share a line."""
    tops = await page.locator(".embed-field").evaluate_all(
        "fields => fields.slice(0, 3).map(f => f.getBoundingClientRect().top)"
    )
    return len([top for top in tops if top == tops[0]])


async def test_nothing_sticks_out_and_the_policy_is_kept(
    browser: Browser, context: RenderContext
) -> None:
    complaints: list[str] = []
    for width, fields in ((800, 3), (375, 1), (320, 1)):
        page = await show(browser, width, context, complaints)
        await check(page, width)
        assert await abreast(page) == fields
        box = await page.locator(".container").first.bounding_box()
        assert box
        assert box["width"] == min(600, width - (64 + 16 if width < 480 else 72 + 48))
    assert complaints == []


async def test_every_control_has_a_name(browser: Browser, context: RenderContext) -> None:
    page = await show(browser, 800, context, [])
    session = await page.context.new_cdp_session(page)
    whole = await session.send("Accessibility.getFullAXTree")
    named = {
        (node["role"]["value"], node.get("name", {}).get("value", ""))
        for node in whole["nodes"]
        if not node["ignored"] and node["role"]["value"] in CONTROLS
    }
    assert {role for role, _ in named} == CONTROLS
    assert [role for role, name in named if not name.strip()] == []
