from __future__ import annotations

from typing import Any

import pytest

from sandbox.page.form import render_form
from sandbox.page.rendering import RenderContext
from tests.sandbox.page.reading import one, visible

OPTIONS = [
    {"label": "A", "value": "a", "description": "first"},
    {"label": "B", "value": "b", "default": True},
]


def form(*parts: dict[str, Any]) -> dict[str, Any]:
    return {"custom_id": "f", "title": "A card", "components": list(parts)}


def label(component: dict[str, Any], **more: Any) -> dict[str, Any]:
    return {"type": 18, "label": "Name", "component": {"custom_id": "x", **component}, **more}


def field(component: dict[str, Any], context: RenderContext) -> Any:
    return one(render_form(form(label(component)), context), "//*[@data-field='x']")


def test_the_frame_of_a_form(context: RenderContext) -> None:
    drawn = one(render_form(form({"type": 10, "content": "**hi**"}), context), "//form")
    assert (drawn.get("data-form"), drawn.get("data-custom-id")) == ("", "f")
    assert drawn.findtext("h2[@id='form-title']") == "A card"
    assert "Briefing" in drawn.findtext("p[@class='notice']")
    assert drawn.xpath(".//strong/text()") == ["hi"]
    assert drawn.xpath(".//button[@type='submit']/text()") == ["Submit"]
    assert drawn.xpath(".//button[@data-kind='cancel']/@type") == ["button"]


def test_a_line_of_text(context: RenderContext) -> None:
    shown = label(
        {
            "type": 4,
            "style": 1,
            "value": 'a "b"',
            "placeholder": "p",
            "min_length": 2,
            "max_length": 9,
        },
        description="below",
    )
    drawn = render_form(form(shown), context)
    box = one(drawn, "//input")
    wanted = {
        "type": "text",
        "name": "x",
        "value": 'a "b"',
        "placeholder": "p",
        "minlength": "2",
        "maxlength": "9",
        "data-kind": "field",
        "data-type": "text",
        "required": "",
    }
    assert {key: box.get(key) for key in wanted} == wanted
    assert one(drawn, "//label").get("for") == box.get("id")
    about = one(drawn, "//p[@class='about']")
    assert (about.get("id"), about.text) == (box.get("aria-describedby"), "below")


def test_what_is_wrong_has_its_place(context: RenderContext) -> None:
    error = field({"type": 4, "style": 1}, context).find("p[@data-error]")
    assert (error.get("role"), error.text) == ("alert", None)
    assert error.get("hidden") is not None


@pytest.mark.parametrize("value", ["a\nb", "\n\nafter empty lines", "</textarea><b>"])
def test_a_paragraph_keeps_its_text(value: str, context: RenderContext) -> None:
    drawn = render_form(
        form(label({"type": 4, "style": 2, "value": value, "required": False})), context
    )
    # A browser drops the line break that stands first in a textarea.
    assert visible(drawn).count("\n" + value) == 1
    assert one(drawn, "//textarea").get("required") is None


def test_the_older_form_of_fields(context: RenderContext) -> None:
    row = {"type": 1, "components": [{"type": 4, "style": 1, "label": "Old", "custom_id": "x"}]}
    drawn = render_form(form(row), context)
    assert one(drawn, "//label").text == "Old"
    assert one(drawn, "//input").get("name") == "x"


def test_one_of_a_menu(context: RenderContext) -> None:
    menu = field({"type": 3, "options": OPTIONS, "placeholder": "Which?"}, context).find("select")
    assert (menu.get("name"), menu.get("data-type")) == ("x", "string")
    assert menu.get("required") is not None
    assert menu.xpath("option/text()") == ["Which?", "A – first", "B"]
    assert menu.xpath("option[@selected]/@value") == ["b"]
    assert menu.xpath("option/@value")[0] == ""


def test_several_of_a_menu_are_boxes_to_tick(context: RenderContext) -> None:
    shown = field({"type": 8, "max_values": 2, "min_values": 1}, context)
    assert shown.tag == "fieldset"
    assert shown.findtext("legend") == "Name"
    group = shown.find("div")
    assert (group.get("data-type"), group.get("data-min"), group.get("data-max")) == (
        "channel",
        "1",
        "2",
    )
    assert group.xpath(".//input[@type='checkbox']/@value") == ["31", "32"]
    assert set(group.xpath(".//input/@name")) == {"x"}


def test_radios(context: RenderContext) -> None:
    shown = field({"type": 21, "options": OPTIONS}, context)
    assert shown.xpath(".//input/@type") == ["radio", "radio"]
    assert shown.xpath(".//input[@checked]/@value") == ["b"]
    assert len(shown.xpath(".//input[@required]")) == 2
    assert "first" in shown.text_content()


@pytest.mark.parametrize(
    ("more", "bounds"),
    [
        ({}, ("1", "2")),
        ({"required": False}, ("0", "2")),
        ({"min_values": 2, "max_values": 2}, ("2", "2")),
    ],
)
def test_boxes(more: dict[str, Any], bounds: tuple[str, str], context: RenderContext) -> None:
    group = field({"type": 22, "options": OPTIONS, **more}, context).find("div")
    assert (group.get("data-min"), group.get("data-max")) == bounds
    assert group.get("data-type") == "checkboxes"
    assert group.xpath(".//input[@checked]/@value") == ["b"]


def test_a_single_box(context: RenderContext) -> None:
    box = field({"type": 23, "default": True}, context).find("input")
    assert (box.get("type"), box.get("data-type")) == ("checkbox", "checkbox")
    assert box.get("checked") is not None
    assert box.get("required") is None


@pytest.mark.parametrize(
    ("more", "many", "needed"),
    [({}, False, True), ({"max_values": 3}, True, True), ({"required": False}, False, False)],
)
def test_files(more: dict[str, Any], many: bool, needed: bool, context: RenderContext) -> None:
    box = field({"type": 19, **more}, context).find("input")
    assert (box.get("type"), box.get("name"), box.get("data-type")) == ("file", "x", "file")
    assert (box.get("multiple") is not None, box.get("required") is not None) == (many, needed)


@pytest.mark.parametrize("part", [label({"type": 77}), {"type": 77}])
def test_an_unknown_part_is_a_loud_box(part: dict[str, Any], context: RenderContext) -> None:
    assert "77" in one(render_form(form(part), context), "//*[@class='unknown']").text
