from __future__ import annotations

from typing import Any

import pytest

from sandbox.page.components import component
from sandbox.page.rendering import RenderContext
from tests.sandbox.page.reading import one, tree, visible

PICTURE = {"url": "http://127.0.0.1/x/a.png"}
AWAY = {"url": "https://cdn.example.org/b.png"}


def draw(shown: dict[str, Any], context: RenderContext) -> str:
    return component(shown, "7", context)


@pytest.mark.parametrize(
    ("style", "look"), [(1, "primary"), (2, "secondary"), (3, "success"), (4, "danger")]
)
def test_buttons_are_buttons(style: int, look: str, context: RenderContext) -> None:
    shown = {"type": 2, "style": style, "label": "Go <on>", "custom_id": 'a"b'}
    button = one(draw(shown, context), "//button")
    assert button.text_content() == "Go <on>"
    assert look in button.get("class")
    assert button.get("data-message") == "7"
    assert button.get("data-custom-id") == 'a"b'
    assert button.get("data-kind") == "button"
    assert button.get("disabled") is None


def test_a_button_that_is_off(context: RenderContext) -> None:
    shown = {"type": 2, "style": 1, "label": "x", "custom_id": "x", "disabled": True}
    assert one(draw(shown, context), "//button").get("disabled") is not None


@pytest.mark.parametrize(
    ("emoji", "text"), [({"name": "🐟"}, "🐟"), ({"name": "kappa", "id": "5"}, ":kappa:")]
)
def test_emoji_on_buttons(emoji: dict[str, str], text: str, context: RenderContext) -> None:
    shown = {"type": 2, "style": 1, "emoji": emoji, "custom_id": "x"}
    assert one(draw(shown, context), "//button").text_content() == text


def test_a_link_button_opens_outside(context: RenderContext) -> None:
    shown = {"type": 2, "style": 5, "label": "Read", "url": "https://a.org/?b=1&c=2"}
    link = one(draw(shown, context), "//a")
    assert link.get("href") == "https://a.org/?b=1&c=2"
    assert link.get("data-kind") == "link"


def test_a_link_button_that_is_off_leads_nowhere(context: RenderContext) -> None:
    shown = {"type": 2, "style": 5, "label": "Read", "url": "https://a.org", "disabled": True}
    assert one(draw(shown, context), "//button").get("disabled") is not None
    assert not tree(draw(shown, context)).xpath("//a")


def test_nothing_can_be_bought(context: RenderContext) -> None:
    button = one(draw({"type": 2, "style": 6, "sku_id": "77"}, context), "//button")
    assert button.get("disabled") is not None
    assert "77" in button.text_content()


def test_a_menu_with_options_of_its_own(context: RenderContext) -> None:
    shown = {
        "type": 3,
        "custom_id": "m",
        "placeholder": "Which?",
        "min_values": 0,
        "max_values": 2,
        "options": [
            {"label": "A", "value": "a", "description": "first", "emoji": {"name": "🐟"}},
            {"label": "B", "value": "b", "default": True},
        ],
    }
    menu = one(draw(shown, context), "//*[@data-kind='select']")
    given = [menu.get(f"data-{key}") for key in ("message", "custom-id", "type", "min", "max")]
    assert given == ["7", "m", "string", "0", "2"]
    face, listing = menu.find("button"), menu.find("ul")
    assert (face.get("aria-haspopup"), face.get("aria-expanded")) == ("listbox", "false")
    assert face.text_content() == "B"
    assert listing.get("hidden") is not None
    assert listing.get("aria-label") == "Which?"
    assert listing.get("aria-multiselectable") == "true"
    assert [o.get("data-value") for o in listing] == ["a", "b"]
    assert [o.get("aria-selected") for o in listing] == ["false", "true"]
    assert listing[0].text_content() == "🐟Afirst"


def test_a_menu_without_choice_shows_what_it_asks(context: RenderContext) -> None:
    shown = {"type": 3, "custom_id": "m", "options": [{"label": "A", "value": "a"}]}
    menu = one(draw(shown, context), "//*[@data-kind='select']")
    assert menu.findtext(".//*[@class='placeholder']") == "Make a selection"
    assert (menu.get("data-min"), menu.get("data-max")) == ("1", "1")


@pytest.mark.parametrize(
    ("kind", "name", "values"),
    [
        (5, "user", ["12", "11"]),
        (6, "role", ["21", "22"]),
        (7, "mentionable", ["12", "21", "22", "11"]),
        (8, "channel", ["31", "32"]),
    ],
)
def test_menus_offer_what_is_at_hand(
    kind: int, name: str, values: list[str], context: RenderContext
) -> None:
    menu = one(draw({"type": kind, "custom_id": "m"}, context), "//*[@data-kind='select']")
    assert menu.get("data-type") == name
    assert menu.xpath(".//li/@data-value") == values


def test_a_channel_menu_keeps_to_its_types(context: RenderContext) -> None:
    drawn = tree(draw({"type": 8, "custom_id": "m", "channel_types": [2]}, context))
    assert drawn.xpath("//li/@data-value") == ["32"]


def test_people_may_be_chosen_beforehand(context: RenderContext) -> None:
    shown = {"type": 5, "custom_id": "m", "default_values": [{"id": "11", "type": "user"}]}
    assert one(draw(shown, context), "//button").text_content() == "@Mika"


def test_a_menu_that_is_off_or_empty(context: RenderContext) -> None:
    drawn = draw({"type": 8, "custom_id": "m", "disabled": True, "channel_types": [5]}, context)
    assert one(drawn, "//button").get("disabled") is not None
    assert one(drawn, "//li").get("aria-disabled") == "true"


def test_a_section_stands_beside_its_accessory(context: RenderContext) -> None:
    shown = {
        "type": 9,
        "components": [{"type": 10, "content": "**a**"}, {"type": 10, "content": "b"}],
        "accessory": {"type": 11, "media": PICTURE, "description": "a map"},
    }
    section = one(draw(shown, context), "//*[@class='section']")
    assert section.text_content() == "ab"
    assert section.xpath("*[@class='accessory']//img/@alt") == ["a map"]
    assert section.xpath(".//img/@src") == ["/media/x/a.png"]


@pytest.mark.parametrize(
    ("more", "name", "look"),
    [
        ({}, "hr", "separator"),
        ({"spacing": 2}, "hr", "separator large"),
        ({"divider": False}, "div", "separator blank"),
    ],
)
def test_separators(more: dict[str, Any], name: str, look: str, context: RenderContext) -> None:
    drawn = one(draw({"type": 14, **more}, context), "/main/*")
    assert (drawn.tag, drawn.get("class")) == (name, look)


@pytest.mark.parametrize("colour", [0, 0x00FF07, 0xFFFFFF])
def test_a_container_shows_its_colour_without_a_style(colour: int, context: RenderContext) -> None:
    shown = {"type": 17, "accent_color": colour, "components": [{"type": 10, "content": "x"}]}
    assert one(draw(shown, context), "//rect").get("fill") == f"#{colour:06x}"


@pytest.mark.parametrize("colour", [None, -1, 0x1000000])
def test_a_container_without_colour(colour: int | None, context: RenderContext) -> None:
    shown = {"type": 17, "accent_color": colour, "components": [{"type": 10, "content": "x"}]}
    assert not tree(draw(shown, context)).xpath("//svg")


def test_a_container_may_be_covered(context: RenderContext) -> None:
    shown = {"type": 17, "spoiler": True, "components": [{"type": 10, "content": "x"}]}
    assert "container" in one(draw(shown, context), "//*[@data-spoiler]").get("class")


def test_a_gallery_with_one_covered_and_one_from_elsewhere(context: RenderContext) -> None:
    items = [
        {"media": PICTURE, "description": "one"},
        {"media": PICTURE, "spoiler": True},
        {"media": AWAY, "description": "three"},
    ]
    gallery = one(draw({"type": 12, "items": items}, context), "//*[contains(@class, 'gallery')]")
    assert "of-3" in gallery.get("class")
    assert gallery.xpath(".//img/@alt") == ["one", "Picture"]
    assert len(gallery.xpath(".//*[@data-spoiler]//img")) == 1
    assert gallery.xpath(".//a[text()='three']/@href") == [AWAY["url"]]


def test_a_file(context: RenderContext) -> None:
    shown = {"type": 13, "file": {"url": "http://127.0.0.1/x/a%20b.txt"}, "size": 1536}
    link = one(draw(shown, context), "//a")
    assert (link.text, link.get("href"), link.get("download")) == (
        "a b.txt",
        "/media/x/a%20b.txt",
        "a b.txt",
    )
    assert "1.5 KB" in visible(draw(shown, context))
