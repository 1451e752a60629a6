from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from sandbox.limits import MessageKind, check_message

Found = list[tuple[str, str]]
Refused = Callable[..., Found]


def button(**changes: Any) -> dict[str, Any]:
    return {"type": 2, "style": 1, "label": "Go", "custom_id": "go", **changes}


def link(**changes: Any) -> dict[str, Any]:
    return {"type": 2, "style": 5, "label": "Go", "url": "https://example.com", **changes}


def option(number: int = 0, **changes: Any) -> dict[str, Any]:
    return {"label": f"Option {number}", "value": str(number), **changes}


def options(count: int, chosen: int = 0) -> list[dict[str, Any]]:
    return [option(number, default=number < chosen) for number in range(count)]


def select(kind: int = 3, **changes: Any) -> dict[str, Any]:
    base = {"type": kind, "custom_id": "pick"}
    return {**base, **({"options": options(2)} if kind == 3 else {}), **changes}


def row(*components: Any) -> dict[str, Any]:
    return {"type": 1, "components": list(components)}


@pytest.fixture
def rows(refused: Refused) -> Callable[..., Found]:
    def call(*components: Any) -> Found:
        payload = {"content": "x", "components": list(components)}
        return refused(check_message, payload, kind=MessageKind.CREATE)

    return call


def defaults(kind: str, count: int) -> list[dict[str, Any]]:
    return [{"id": str(number), "type": kind} for number in range(count)]


LIMITS: list[Any] = [
    (lambda n: button(label="x" * n), 80, "label", "BASE_TYPE_MAX_LENGTH"),
    (lambda n: button(custom_id="x" * n), 100, "custom_id", "BASE_TYPE_BAD_LENGTH"),
    (lambda n: button(id=n), 2**31 - 1, "id", "NUMBER_TYPE_MAX"),
    (lambda n: button(emoji={"name": "é" * n}), 32, "emoji.name", "BASE_TYPE_MAX_LENGTH"),
    (lambda n: link(url=f"https://a.b/{'c' * (n - 12)}"), 512, "url", "BASE_TYPE_MAX_LENGTH"),
    (lambda n: select(placeholder="x" * n), 150, "placeholder", "BASE_TYPE_MAX_LENGTH"),
    (lambda n: select(custom_id="x" * n), 100, "custom_id", "BASE_TYPE_BAD_LENGTH"),
    (lambda n: select(options=options(n)), 25, "options", "BASE_TYPE_BAD_LENGTH"),
    (
        lambda n: select(options=[option(label="x" * n)]),
        100,
        "options.0.label",
        "BASE_TYPE_BAD_LENGTH",
    ),
    (
        lambda n: select(options=[option(value="x" * n)]),
        100,
        "options.0.value",
        "BASE_TYPE_BAD_LENGTH",
    ),
    (
        lambda n: select(options=[option(description="x" * n)]),
        100,
        "options.0.description",
        "BASE_TYPE_MAX_LENGTH",
    ),
    (
        lambda n: select(options=options(25), max_values=n),
        25,
        "max_values",
        "NUMBER_TYPE_MAX",
    ),
    (lambda n: select(min_values=n, max_values=2), 2, "min_values", "NUMBER_TYPE_MAX"),
    (lambda n: select(min_values=n), 1, "min_values", "NUMBER_TYPE_MAX"),
    (lambda n: select(max_values=n), 2, "options", "BASE_TYPE_MIN_LENGTH"),
    (
        lambda n: select(options=options(5, chosen=n), max_values=3),
        3,
        "options",
        "SELECT_COMPONENT_TOO_MANY_DEFAULT_VALUES",
    ),
    (
        lambda n: select(5, default_values=defaults("user", n), max_values=3),
        3,
        "default_values",
        "SELECT_COMPONENT_TOO_MANY_DEFAULT_VALUES",
    ),
]


@pytest.mark.parametrize(("build", "limit", "path", "code"), LIMITS)
def test_a_component_is_refused_beyond_its_limits(
    rows: Callable[..., Found], build: Callable[[int], Any], limit: int, path: str, code: str
) -> None:
    assert rows(row(build(limit))) == []
    found = rows(row(build(limit + 1)))
    assert (f"components.0.components.0.{path}", code) in found
    # Beyond 25 the option list and the maximum are both wrong; nothing else is.
    assert len(found) == 1 or "max_values" in path


@pytest.mark.parametrize(
    ("component", "path", "code"),
    [
        (button(custom_id=None), "custom_id", "BUTTON_COMPONENT_CUSTOM_ID_REQUIRED"),
        (button(custom_id=""), "custom_id", "BASE_TYPE_BAD_LENGTH"),
        (button(label=None), "label", "BASE_TYPE_REQUIRED"),
        (button(label=""), "label", "BASE_TYPE_REQUIRED"),
        (button(style=None), "style", "BASE_TYPE_REQUIRED"),
        (button(style=7), "style", "BASE_TYPE_CHOICES"),
        (button(disabled="yes"), "disabled", "BOOLEAN_TYPE_CONVERT"),
        (button(emoji={"name": "smile"}), "emoji.name", "BUTTON_COMPONENT_INVALID_EMOJI"),
        (button(emoji={"id": None}), "emoji.name", "BUTTON_COMPONENT_INVALID_EMOJI"),
        (button(emoji={"id": "x", "name": "x"}), "emoji.id", "NUMBER_TYPE_COERCE"),
        (button(emoji="📜"), "emoji", "MODEL_TYPE_CONVERT"),
        (button(sku_id="1"), "sku_id", "LOCAL_NOT_PREMIUM"),
        (link(url=None), "url", "BASE_TYPE_REQUIRED"),
        (link(url="ftp://example.com"), "url", "URL_TYPE_INVALID_SCHEME"),
        ({"type": 2, "style": 6}, "sku_id", "BASE_TYPE_REQUIRED"),
        ({"type": 2, "style": 6, "sku_id": "1", "label": "x"}, "label", "LOCAL_PREMIUM"),
        (select(custom_id=None), "custom_id", "BASE_TYPE_REQUIRED"),
        (select(options=None), "options", "BASE_TYPE_REQUIRED"),
        (select(options=[]), "options", "BASE_TYPE_BAD_LENGTH"),
        (select(options=[option(label="")]), "options.0.label", "BASE_TYPE_BAD_LENGTH"),
        (select(options=[option(value=None)]), "options.0.value", "BASE_TYPE_REQUIRED"),
        (
            select(options=[option(1), option(2), option(1)]),
            "options.2",
            "SELECT_COMPONENT_OPTION_VALUE_DUPLICATED",
        ),
        (select(min_values=-1), "min_values", "NUMBER_TYPE_MIN"),
        (select(max_values=0, min_values=0), "max_values", "NUMBER_TYPE_MIN"),
        (
            select(5, default_values=defaults("role", 1)),
            "default_values.0.type",
            "BASE_TYPE_CHOICES",
        ),
        (
            select(6, default_values=defaults("role", 1), min_values=2, max_values=3),
            "default_values",
            "BASE_TYPE_MIN_LENGTH",
        ),
        (select(8, channel_types=[0, 99]), "channel_types.1", "BASE_TYPE_CHOICES"),
        (select(8, channel_types=[0, 0]), "channel_types.1", "SET_TYPE_ALREADY_CONTAINS_VALUE"),
    ],
)
def test_a_faulty_component_is_refused_where_the_fault_is(
    rows: Callable[..., Found], component: Any, path: str, code: str
) -> None:
    assert rows(row(component)) == [(f"components.0.components.0.{path}", code)]


@pytest.mark.parametrize("style", [1, 5])
def test_a_button_has_a_custom_id_or_a_url_never_both(
    rows: Callable[..., Found], style: int
) -> None:
    both = button(style=style, url="https://example.com")
    code = "BUTTON_COMPONENT_CUSTOM_ID_URL_MUTUALLY_EXCLUSIVE"
    assert rows(row(both)) == [
        ("components.0.components.0.custom_id", code),
        ("components.0.components.0.url", code),
    ]


@pytest.mark.parametrize(
    "component",
    [
        button(label=None, emoji={"name": "📜"}),
        button(label=None, emoji={"name": "1️⃣"}),
        button(label=None, emoji={"id": "123", "name": "owl", "animated": True}),
        button(disabled=True),
        link(url="discord://-/channels/@me"),
        {"type": 2, "style": 6, "sku_id": "123"},
        select(min_values=0),
        # Forms alone heed `required`: discord.py sends it in messages too.
        select(min_values=0, required=True),
        select(5, min_values=0, max_values=25),
        select(6, default_values=defaults("role", 1)),
        select(7, default_values=[*defaults("user", 1), {"id": "9", "type": "role"}], max_values=2),
        select(8, channel_types=[0, 5]),
    ],
)
def test_what_discord_takes_passes(rows: Callable[..., Found], component: Any) -> None:
    assert rows(row(component)) == []


def test_a_link_has_no_custom_id(rows: Callable[..., Found]) -> None:
    assert rows(row(link(url=None, custom_id="x"))) == [
        (
            "components.0.components.0.custom_id",
            "BUTTON_COMPONENT_CUSTOM_ID_URL_MUTUALLY_EXCLUSIVE",
        ),
        ("components.0.components.0.url", "BASE_TYPE_REQUIRED"),
    ]


def test_a_row_holds_five_buttons_or_one_menu(rows: Callable[..., Found]) -> None:
    five = [button(custom_id=str(number)) for number in range(5)]
    wide = "COMPONENT_LAYOUT_WIDTH_EXCEEDED"
    assert rows(row(*five)) == []
    assert rows(row(*five, button())) == [("components.0.components", "BASE_TYPE_BAD_LENGTH")]
    assert rows(row()) == [("components.0.components", "BASE_TYPE_BAD_LENGTH")]
    assert rows(row(*five[:4], select())) == [("components.0.components.4", wide)]
    assert rows(row(select(), button())) == [("components.0.components.1", wide)]
    assert rows(row(button(), select())) == [("components.0.components.1", wide)]
    assert rows(row(select(), select(custom_id="other"))) == [("components.0.components.1", wide)]


def test_a_message_holds_five_rows(rows: Callable[..., Found]) -> None:
    six = [row(button(custom_id=str(number))) for number in range(6)]
    assert rows(*six[:5]) == []
    assert rows(*six) == [("components", "BASE_TYPE_MAX_LENGTH")]


@pytest.mark.parametrize("kind", [2, 3, 9, 10, 12, 13, 14, 17, 18, 99, -1, "1"])
def test_without_the_flag_only_rows_stand_at_the_top(rows: Callable[..., Found], kind: Any) -> None:
    found = rows({**button(), **select(), "type": kind, "content": "x", "components": []})
    assert found == [("components.0", "UNION_TYPE_CHOICES")]


@pytest.mark.parametrize("kind", [1, 4, 9, 10, 11, 18, 99])
def test_a_row_holds_buttons_and_menus_only(rows: Callable[..., Found], kind: int) -> None:
    assert rows(row({"type": kind})) == [("components.0.components.0", "UNION_TYPE_CHOICES")]


def test_a_component_without_a_type_is_refused(rows: Callable[..., Found]) -> None:
    assert rows({"components": []}) == [("components.0", "TAG_FIELD_MISSING")]
    assert rows("x") == [("components.0", "MODEL_TYPE_CONVERT")]


def test_custom_ids_and_ids_are_unique_in_a_message(rows: Callable[..., Found]) -> None:
    first = row(button(custom_id="a", id=1), button(custom_id="b", id=0))
    second = row(button(custom_id="a", disabled=True, id=0), button(custom_id="c", id=1))
    assert rows(first, second) == [
        ("components.1.components.0.custom_id", "COMPONENT_CUSTOM_ID_DUPLICATED"),
        ("components.1.components.1.id", "COMPONENT_ID_DUPLICATED"),
    ]
    assert rows(row(link(), link())) == []
