from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from sandbox.limits import MessageKind, check_message

Refused = Callable[..., list[tuple[str, str]]]


def field(name: str = "n", value: str = "v") -> dict[str, Any]:
    return {"name": name, "value": value, "inline": True}


SIZES: list[Any] = [
    (lambda n: {"title": "x" * n}, 256, "title", "BASE_TYPE_MAX_LENGTH"),
    (lambda n: {"description": "x" * n}, 4096, "description", "BASE_TYPE_MAX_LENGTH"),
    (lambda n: {"fields": [field("x" * n)]}, 256, "fields.0.name", "BASE_TYPE_MAX_LENGTH"),
    (lambda n: {"fields": [field("n", "x" * n)]}, 1024, "fields.0.value", "BASE_TYPE_MAX_LENGTH"),
    (lambda n: {"fields": [field()] * n}, 25, "fields", "BASE_TYPE_MAX_LENGTH"),
    (lambda n: {"footer": {"text": "x" * n}}, 2048, "footer.text", "BASE_TYPE_MAX_LENGTH"),
    (lambda n: {"author": {"name": "x" * n}}, 256, "author.name", "BASE_TYPE_MAX_LENGTH"),
    (lambda n: {"title": "x", "color": n}, 0xFFFFFF, "color", "NUMBER_TYPE_MAX"),
    (
        lambda n: {"title": "x", "url": f"https://a.b/{'c' * (n - 12)}"},
        2048,
        "url",
        "BASE_TYPE_MAX_LENGTH",
    ),
]


@pytest.mark.parametrize(("build", "limit", "path", "code"), SIZES)
def test_an_embed_is_refused_beyond_its_limits(
    refused: Refused, build: Callable[[int], Any], limit: int, path: str, code: str
) -> None:
    def check(number: int) -> list[tuple[str, str]]:
        return refused(check_message, {"embeds": [build(number)]}, kind=MessageKind.CREATE)

    assert check(limit) == []
    assert check(limit + 1) == [(f"embeds.0.{path}", code)]


@pytest.mark.parametrize(
    ("embed", "path", "code"),
    [
        ({"color": 5}, "description", "BASE_TYPE_REQUIRED"),
        ({"type": "rich", "fields": []}, "description", "BASE_TYPE_REQUIRED"),
        ({"title": "x", "color": -1}, "color", "NUMBER_TYPE_MIN"),
        ({"title": "x", "timestamp": "soon"}, "timestamp", "DATE_TIME_TYPE_PARSE"),
        ({"title": "x", "url": "example.com"}, "url", "URL_TYPE_INVALID_SCHEME"),
        ({"title": "x", "url": "attachment://a"}, "url", "URL_TYPE_INVALID_SCHEME"),
        ({"fields": [{"name": "x"}]}, "fields.0.value", "BASE_TYPE_REQUIRED"),
        ({"fields": [field("")]}, "fields.0.name", "BASE_TYPE_REQUIRED"),
        ({"fields": [field("x", " ")]}, "fields.0.value", "BASE_TYPE_REQUIRED"),
        ({"fields": [{**field(), "inline": "no"}]}, "fields.0.inline", "BOOLEAN_TYPE_CONVERT"),
        ({"fields": [{}]}, "fields.0", "LIST_ITEM_VALUE_REQUIRED"),
        ({"fields": {"name": "x"}}, "fields", "LIST_TYPE_CONVERT"),
        ({"author": {"name": ""}}, "author.name", "BASE_TYPE_REQUIRED"),
        ({"author": {"url": "https://a.b"}}, "author.name", "BASE_TYPE_REQUIRED"),
        ({"footer": {"icon_url": "https://a.b"}}, "footer.text", "BASE_TYPE_REQUIRED"),
        ({"image": {"width": 5}}, "image.url", "BASE_TYPE_REQUIRED"),
        ({"thumbnail": {"url": "x"}}, "thumbnail.url", "URL_TYPE_INVALID_SCHEME"),
        ({"title": ["x"]}, "title", "STRING_TYPE_CONVERT"),
    ],
)
def test_a_faulty_embed_is_refused_where_the_fault_is(
    refused: Refused, embed: Any, path: str, code: str
) -> None:
    found = refused(check_message, {"content": "x", "embeds": [embed]}, kind=MessageKind.CREATE)
    assert found == [(f"embeds.0.{path}", code)]


@pytest.mark.parametrize("embed", [{}, None])
def test_an_embed_of_nothing_is_no_embed(refused: Refused, embed: Any) -> None:
    found = refused(check_message, {"content": "x", "embeds": [embed]}, kind=MessageKind.CREATE)
    assert found == [("embeds.0", "LIST_ITEM_VALUE_REQUIRED")]


def test_ten_embeds_are_enough(refused: Refused) -> None:
    embed = {"title": "x"}
    assert refused(check_message, {"embeds": [embed] * 10}, kind=MessageKind.CREATE) == []
    found = refused(check_message, {"embeds": [embed] * 11}, kind=MessageKind.CREATE)
    assert found == [("embeds", "BASE_TYPE_MAX_LENGTH")]


@pytest.mark.parametrize(
    "rest",
    [
        {"title": "x" * 4},
        {"description": "x" * 4},
        {"footer": {"text": "x" * 4}},
        {"author": {"name": "x" * 4}},
        {"fields": [field("xx", "xx")]},
    ],
)
def test_all_embeds_share_6000_characters(refused: Refused, rest: dict[str, Any]) -> None:
    def check(length: int) -> list[tuple[str, str]]:
        embeds = [{"description": "x" * 4000}, {"description": "x" * length}, rest]
        return refused(check_message, {"embeds": embeds}, kind=MessageKind.CREATE)

    assert check(1996) == []
    assert check(1997) == [("embeds", "MAX_EMBED_SIZE_EXCEEDED")]


def test_lengths_count_code_points(refused: Refused) -> None:
    title = "🗾" * 256
    assert refused(check_message, {"embeds": [{"title": title}]}, kind=MessageKind.CREATE) == []
    found = refused(check_message, {"embeds": [{"title": title + "x"}]}, kind=MessageKind.CREATE)
    assert found == [("embeds.0.title", "BASE_TYPE_MAX_LENGTH")]


def test_all_faults_are_told_at_once(refused: Refused) -> None:
    embeds = [{"title": "x" * 257, "color": "red"}, {"description": "y", "fields": [field()] * 26}]
    assert refused(check_message, {"embeds": embeds}, kind=MessageKind.CREATE) == [
        ("embeds.0.title", "BASE_TYPE_MAX_LENGTH"),
        ("embeds.0.color", "NUMBER_TYPE_COERCE"),
        ("embeds.1.fields", "BASE_TYPE_MAX_LENGTH"),
    ]
