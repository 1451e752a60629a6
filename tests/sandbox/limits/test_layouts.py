from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from sandbox.limits import SAFE_BYTES, MessageKind, check_message, display_bytes

Found = list[tuple[str, str]]
Refused = Callable[..., Found]

V2 = 1 << 15


def text(content: str = "Hello") -> dict[str, Any]:
    return {"type": 10, "content": content}


def thumbnail(url: str = "https://example.com/a.png", **changes: Any) -> dict[str, Any]:
    return {"type": 11, "media": {"url": url}, **changes}


def section(*components: Any, **changes: Any) -> dict[str, Any]:
    return {"type": 9, "components": list(components), "accessory": thumbnail(), **changes}


def picture(**changes: Any) -> dict[str, Any]:
    return {"media": {"url": "https://example.com/a.png"}, **changes}


def container(*components: Any, **changes: Any) -> dict[str, Any]:
    return {"type": 17, "components": list(components), **changes}


def button(custom_id: str = "go") -> dict[str, Any]:
    return {"type": 2, "style": 2, "label": "Go", "custom_id": custom_id}


def row(*components: Any) -> dict[str, Any]:
    return {"type": 1, "components": list(components)}


@pytest.fixture
def layout(refused: Refused) -> Callable[..., Found]:
    def call(*components: Any, **options: Any) -> Found:
        payload = {"flags": V2, "components": list(components)}
        return refused(check_message, payload, kind=MessageKind.CREATE, **options)

    return call


LIMITS: list[Any] = [
    (lambda n: text("x" * n), 4000, "content", "BASE_TYPE_BAD_LENGTH"),
    (lambda n: section(*[text()] * n), 3, "components", "BASE_TYPE_BAD_LENGTH"),
    (
        lambda n: section(text(), accessory=thumbnail(description="x" * n)),
        1024,
        "accessory.description",
        "BASE_TYPE_BAD_LENGTH",
    ),
    (lambda n: {"type": 12, "items": [picture()] * n}, 10, "items", "BASE_TYPE_BAD_LENGTH"),
    (
        lambda n: {"type": 12, "items": [picture(description="x" * n)]},
        1024,
        "items.0.description",
        "BASE_TYPE_BAD_LENGTH",
    ),
    (lambda n: {"type": 14, "spacing": n}, 2, "spacing", "BASE_TYPE_CHOICES"),
    (
        lambda n: container(text(), accent_color=n),
        0xFFFFFF,
        "accent_color",
        "NUMBER_TYPE_MAX",
    ),
]


@pytest.mark.parametrize(("build", "limit", "path", "code"), LIMITS)
def test_a_component_is_refused_beyond_its_limits(
    layout: Callable[..., Found], build: Callable[[int], Any], limit: int, path: str, code: str
) -> None:
    assert layout(build(limit)) == []
    assert (f"components.0.{path}", code) in layout(build(limit + 1))


@pytest.mark.parametrize(
    ("component", "path", "code"),
    [
        (text(""), "content", "BASE_TYPE_BAD_LENGTH"),
        (text(" \n"), "content", "BASE_TYPE_BAD_LENGTH"),
        ({"type": 10}, "content", "BASE_TYPE_REQUIRED"),
        (section(), "components", "BASE_TYPE_BAD_LENGTH"),
        (section(text(), accessory=None), "accessory", "BASE_TYPE_REQUIRED"),
        (section(text(), accessory=text()), "accessory", "UNION_TYPE_CHOICES"),
        (section(button()), "components.0", "UNION_TYPE_CHOICES"),
        (section(text(), accessory={"type": 11}), "accessory.media", "BASE_TYPE_REQUIRED"),
        ({"type": 12, "items": []}, "items", "BASE_TYPE_BAD_LENGTH"),
        ({"type": 12, "items": [{}]}, "items.0", "LIST_ITEM_VALUE_REQUIRED"),
        ({"type": 12, "items": [{"media": {}}]}, "items.0.media.url", "BASE_TYPE_REQUIRED"),
        (
            {"type": 12, "items": [picture(description="")]},
            "items.0.description",
            "BASE_TYPE_BAD_LENGTH",
        ),
        ({"type": 13, "file": {"url": "https://a.b/c"}}, "file.url", "URL_TYPE_INVALID_SCHEME"),
        ({"type": 13}, "file", "BASE_TYPE_REQUIRED"),
        ({"type": 14, "spacing": 0}, "spacing", "BASE_TYPE_CHOICES"),
        ({"type": 14, "divider": 1}, "divider", "BOOLEAN_TYPE_CONVERT"),
        (container(), "components", "BASE_TYPE_BAD_LENGTH"),
        (container(text(), spoiler="x"), "spoiler", "BOOLEAN_TYPE_CONVERT"),
    ],
)
def test_a_faulty_component_is_refused_where_the_fault_is(
    layout: Callable[..., Found], component: Any, path: str, code: str
) -> None:
    assert layout(component) == [(f"components.0.{path}", code)]


@pytest.mark.parametrize("kind", [2, 3, 4, 5, 11, 18, 19, 99])
def test_which_types_stand_at_the_top(layout: Callable[..., Found], kind: int) -> None:
    assert layout({"type": kind}) == [("components.0", "UNION_TYPE_CHOICES")]


@pytest.mark.parametrize("kind", [2, 3, 4, 11, 17, 18])
def test_which_types_stand_in_a_container(layout: Callable[..., Found], kind: int) -> None:
    assert layout(container({"type": kind})) == [
        ("components.0.components.0", "UNION_TYPE_CHOICES")
    ]


def test_every_layout_passes(layout: Callable[..., Found]) -> None:
    each = [
        text(),
        section(text(), text()),
        section(text(), accessory=button("one")),
        section(text("x"), accessory=thumbnail(description="x")),
        {"type": 12, "items": [picture(description="x")]},
        {"type": 12, "items": [picture(spoiler=True, description="What it shows")]},
        {"type": 13, "file": {"url": "attachment://a.txt"}, "spoiler": False},
        {"type": 14, "divider": False, "spacing": 2},
        row(button("two")),
        {"type": 14},
    ]
    inside = [*each[:2], *each[4:8], row(button("three"))]
    everything = [*each, container(*inside, accent_color=None, spoiler=True, id=0)]
    assert layout(*everything, files=["a.txt"]) == []


def test_forty_components_counted_through_nesting(layout: Callable[..., Found]) -> None:
    # The container, its row, five buttons, a section with a text and a thumbnail: 10.
    ten = container(row(*[button(str(number)) for number in range(5)]), section(text()))
    lines = [text("x")] * 30
    assert layout(ten, *lines) == []
    assert layout(ten, *lines, text("x")) == [
        ("components", "COMPONENT_MAX_TOTAL_COMPONENTS_EXCEEDED")
    ]


def test_a_list_of_components_has_forty_at_most(layout: Callable[..., Found]) -> None:
    assert layout(*[text("x")] * 40) == []
    assert ("components", "BASE_TYPE_MAX_LENGTH") in layout(*[text("x")] * 41)
    assert layout(container(*[text("x")] * 39)) == []
    assert ("components.0.components", "BASE_TYPE_BAD_LENGTH") in layout(
        container(*[text("x")] * 41)
    )


def test_4000_characters_in_all_texts(layout: Callable[..., Found]) -> None:
    def spread(last: int) -> list[Any]:
        return [text("x" * 2000), container(section(text("x" * 1000)), text("x" * last))]

    assert layout(*spread(1000)) == []
    assert layout(*spread(1001)) == [("components", "COMPONENT_DISPLAYABLE_TEXT_SIZE_EXCEEDED")]


def test_custom_ids_are_unique_through_nesting(layout: Callable[..., Found]) -> None:
    found = layout(section(text(), accessory=button()), container(row(button())))
    assert found == [
        ("components.1.components.0.components.0.custom_id", "COMPONENT_CUSTOM_ID_DUPLICATED")
    ]


@pytest.mark.parametrize(
    ("component", "path"),
    [
        ({"type": 13, "file": {"url": "attachment://b"}}, "file.url"),
        ({"type": 12, "items": [{"media": {"url": "attachment://b"}}]}, "items.0.media.url"),
        (section(text(), accessory=thumbnail("attachment://b")), "accessory.media.url"),
    ],
)
def test_a_file_that_is_shown_must_be_sent(
    layout: Callable[..., Found], component: Any, path: str
) -> None:
    missing = "UNFURLED_MEDIA_ITEM_REFERENCED_ATTACHMENT_NOT_FOUND"
    assert layout(component, files=["b"]) == []
    assert layout(component, files=["a"]) == [(f"components.0.{path}", missing)]
    assert layout(container(component)) == [(f"components.0.components.0.{path}", missing)]


def test_the_bytes_of_all_texts_are_counted() -> None:
    japanese = "北" * 3000
    payload = {"components": [text(japanese), container(section(text("é")))]}
    assert display_bytes(payload) == 9002 < SAFE_BYTES
    assert display_bytes({"components": "x"}) == display_bytes(None) == 0
    assert display_bytes({"components": [text("\ud800")]}) == 3
