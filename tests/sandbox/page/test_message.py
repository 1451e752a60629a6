from __future__ import annotations

from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from sandbox.page.rendering import RenderContext, render_form, render_message
from tests.sandbox.page.reading import one, tree, visible

MIKA = {"id": "11", "username": "mika", "global_name": "Mika", "bot": False}
BOT = {"id": "12", "username": "briefing", "global_name": None, "bot": True}


def message(**more: Any) -> dict[str, Any]:
    written = "2026-11-22T09:00:00+00:00"
    return {"id": "7", "type": 0, "author": BOT, "timestamp": written, "flags": 0, **more}


def test_who_wrote_what(context: RenderContext) -> None:
    drawn = render_message(message(content="**hello**"), context)
    article = one(drawn, "//article")
    assert article.get("data-message") == "7"
    assert article.findtext(".//strong[@class='author']") == "briefing"
    assert article.findtext(".//*[@class='app']") == "App"
    assert article.xpath(".//div[@class='body']//strong/text()") == ["hello"]


def test_a_person_is_no_app(context: RenderContext) -> None:
    drawn = tree(render_message(message(author=MIKA, content="hi"), context))
    assert drawn.xpath("//*[@class='author']/text()") == ["Mika"]
    assert not drawn.xpath("//*[@class='app']")


@pytest.mark.parametrize(
    ("metadata", "line"),
    [
        ({"id": "51", "type": 2, "user": MIKA}, "Mika used /brief"),
        ({"id": "99", "type": 2, "user": MIKA}, "Mika used a command"),
        (
            {
                "id": "98",
                "type": 5,
                "user": MIKA,
                "triggering_interaction_metadata": {"id": "51", "type": 2, "user": MIKA},
            },
            "Mika used /brief",
        ),
    ],
)
def test_what_was_used_stands_above(
    metadata: dict[str, Any], line: str, context: RenderContext
) -> None:
    drawn = render_message(message(type=20, interaction_metadata=metadata), context)
    assert one(drawn, "//p[@class='origin']").text_content() == line


@pytest.mark.parametrize(
    ("referred", "line"),
    [
        ({"author": MIKA, "content": "what *about*\nit"}, "Mika what about"),
        (
            {
                "author": BOT,
                "components": [
                    {"type": 17, "components": [{"type": 10, "content": "## Title\nx"}]}
                ],
            },
            "briefing Title",
        ),
        ({"author": MIKA, "content": ""}, "Mika a message without text"),
        (None, "Answers a message that was deleted"),
    ],
)
def test_what_is_answered_stands_above(referred: Any, line: str, context: RenderContext) -> None:
    drawn = render_message(message(type=19, referenced_message=referred), context)
    assert one(drawn, "//p[@class='origin']").text_content() == line


def test_a_private_answer_says_so_and_can_be_dismissed(context: RenderContext) -> None:
    drawn = render_message(message(flags=64, content="psst"), context)
    assert "Only you can see this" in visible(drawn)
    assert "ephemeral" in one(drawn, "//article").get("class")
    assert one(drawn, "//button[@data-kind='dismiss']").get("data-message") == "7"


def test_an_answer_that_is_awaited(context: RenderContext) -> None:
    drawn = render_message(message(flags=128 | 64), context)
    assert "thinking" in one(drawn, "//article").get("class")
    assert one(drawn, "//*[@role='status']").text_content() == "Briefing is thinking…"


def test_an_edited_message_says_when(context: RenderContext) -> None:
    edited = message(content="x", edited_timestamp="2026-11-22T09:05:00+00:00")
    mark = one(render_message(edited, context), "//*[@class='edited']")
    assert mark.text == "(edited)"
    assert "November 22, 2026 at 10:05 AM" in mark.get("title")


def test_suppressed_embeds_are_not_shown(context: RenderContext) -> None:
    embeds = [{"type": "rich", "title": "T"}]
    assert "T" in visible(render_message(message(embeds=embeds), context))
    assert not tree(render_message(message(embeds=embeds, flags=4), context)).xpath(
        "//*[contains(@class, 'embed')]"
    )


@pytest.mark.parametrize(
    "more",
    [
        {"poll": {"question": {}}},
        {"sticker_items": [{"id": "1"}]},
        {"type": 7},
        {"components": [{"type": 99}]},
        {"components": ["text"]},
        {"embeds": [{"type": "video"}]},
        {"embeds": [{"type": "rich", "components": [{"type": 17}]}]},
        {"components": [{"type": 2, "style": 9, "label": "x"}]},
        {"components": [{"type": 2, "style": 5, "label": "x", "url": "javascript:x()"}]},
        {"components": [{"type": 9, "components": []}]},
        {"components": [{"type": 12}]},
    ],
)
def test_what_cannot_be_drawn_is_a_loud_box(more: dict[str, Any], context: RenderContext) -> None:
    found = one(render_message(message(**more), context), "//*[@class='unknown']")
    assert found.text.startswith("Not drawn: ")


KEYS = (
    *(
        "type",
        "components",
        "component",
        "accessory",
        "content",
        "embeds",
        "fields",
        "flags",
        "url",
    ),
    *(
        "media",
        "items",
        "file",
        "options",
        "label",
        "value",
        "emoji",
        "name",
        "id",
        "style",
        "title",
    ),
    *("spoiler", "default", "min_values", "accent_color", "color", "timestamp", "author", "image"),
    *("attachments", "filename", "size", "custom_id", "interaction_metadata", "referenced_message"),
)
leaf = (
    st.none() | st.booleans() | st.integers(-2, 25) | st.integers() | st.text(max_size=12)
    | st.sampled_from(["http://127.0.0.1/x/a.png", "https://a.org", "javascript:x", "11"])
)  # fmt: skip
json = st.recursive(
    leaf,
    lambda inner: (
        st.lists(inner, max_size=4) | st.dictionaries(st.sampled_from(KEYS), inner, max_size=6)
    ),
    max_leaves=30,
)
component = st.recursive(
    st.fixed_dictionaries({"type": st.integers(1, 25)}, optional=dict.fromkeys(KEYS[4:28], leaf)),
    lambda inner: st.fixed_dictionaries(
        {"type": st.sampled_from([1, 9, 17, 18]), "components": st.lists(inner, max_size=3)},
        optional={"accessory": inner, "component": inner, "options": st.lists(inner, max_size=3)},
    ),
    max_leaves=8,
)
broad = settings(
    max_examples=40,
    deadline=None,
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.function_scoped_fixture],
)


@broad
@given(st.dictionaries(st.sampled_from(KEYS), json, max_size=8))
def test_any_json_is_drawn_safely(context: RenderContext, payload: dict[str, Any]) -> None:
    visible(render_message(payload, context))
    visible(render_form(payload, context))


@broad
@given(st.lists(component, max_size=4))
def test_any_components_are_drawn_safely(
    context: RenderContext, shown: list[dict[str, Any]]
) -> None:
    visible(render_message(message(components=shown), context))
    visible(render_form({"title": "F", "custom_id": "f", "components": shown}, context))


def test_nesting_deeper_than_python_goes_is_a_box(context: RenderContext) -> None:
    deep: dict[str, Any] = {"type": 10, "content": "far"}
    for _ in range(2000):
        deep = {"type": 17, "components": [deep]}
    assert "Not drawn" in visible(render_message(message(components=[deep]), context))
