from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from sandbox.limits import check_modal

Found = list[tuple[str, str]]
Refused = Callable[..., Found]


def text_input(**changes: Any) -> dict[str, Any]:
    return {"type": 4, "custom_id": "text", "style": 1, **changes}


def label(component: Any, **changes: Any) -> dict[str, Any]:
    return {"type": 18, "label": "What?", "component": component, **changes}


def options(count: int, chosen: int = 0) -> list[dict[str, Any]]:
    return [{"label": str(n), "value": str(n), "default": n < chosen} for n in range(count)]


def choice(kind: int, **changes: Any) -> dict[str, Any]:
    return {"type": kind, "custom_id": "pick", **changes}


def modal(*components: Any, **changes: Any) -> dict[str, Any]:
    return {"custom_id": "form", "title": "A form", "components": list(components), **changes}


INPUT = "data.components.0.component"
LIMITS: list[Any] = [
    (lambda n: modal(label(text_input()), title="x" * n), 45, "data.title", "BASE_TYPE_BAD_LENGTH"),
    (
        lambda n: modal(label(text_input()), custom_id="x" * n),
        100,
        "data.custom_id",
        "BASE_TYPE_BAD_LENGTH",
    ),
    (
        lambda n: modal(*[label(text_input(custom_id=str(i))) for i in range(n)]),
        5,
        "data.components",
        "BASE_TYPE_BAD_LENGTH",
    ),
    (
        lambda n: modal(label(text_input(), label="x" * n)),
        45,
        "data.components.0.label",
        "BASE_TYPE_BAD_LENGTH",
    ),
    (
        lambda n: modal(label(text_input(), description="x" * n)),
        100,
        "data.components.0.description",
        "BASE_TYPE_BAD_LENGTH",
    ),
    (
        lambda n: modal({"type": 1, "components": [text_input(label="x" * n)]}),
        45,
        "data.components.0.components.0.label",
        "BASE_TYPE_BAD_LENGTH",
    ),
    (
        lambda n: modal(label(text_input(custom_id="x" * n))),
        100,
        f"{INPUT}.custom_id",
        "BASE_TYPE_BAD_LENGTH",
    ),
    (
        lambda n: modal(label(text_input(placeholder="x" * n))),
        100,
        f"{INPUT}.placeholder",
        "BASE_TYPE_MAX_LENGTH",
    ),
    (
        lambda n: modal(label(text_input(max_length=n))),
        4000,
        f"{INPUT}.max_length",
        "NUMBER_TYPE_MAX",
    ),
    (lambda n: modal(label(text_input(style=n))), 2, f"{INPUT}.style", "BASE_TYPE_CHOICES"),
    (
        lambda n: modal(label(text_input(min_length=n, max_length=7))),
        7,
        f"{INPUT}.min_length",
        "NUMBER_TYPE_MAX",
    ),
    (
        lambda n: modal(label(text_input(value="x" * n, max_length=7))),
        7,
        f"{INPUT}.value",
        "BASE_TYPE_BAD_LENGTH",
    ),
    (
        lambda n: modal(label(choice(19, max_values=n))),
        10,
        f"{INPUT}.max_values",
        "NUMBER_TYPE_MAX",
    ),
    *[
        (
            lambda n, kind=kind, field=field: modal(
                label(
                    choice(
                        kind, options=[{"label": "x", "value": "y", field: "z" * n}, *options(1)]
                    )
                )
            ),
            100,
            f"{INPUT}.options.0.{field}",
            code,
        )
        for kind in (21, 22)
        for field, code in (
            ("label", "BASE_TYPE_BAD_LENGTH"),
            ("value", "BASE_TYPE_BAD_LENGTH"),
            ("description", "BASE_TYPE_MAX_LENGTH"),
        )
    ],
    (
        lambda n: modal(label(choice(21, options=options(n)))),
        10,
        f"{INPUT}.options",
        "BASE_TYPE_BAD_LENGTH",
    ),
    (
        lambda n: modal(label(choice(21, options=options(5, chosen=n)))),
        1,
        f"{INPUT}.options",
        "SELECT_COMPONENT_TOO_MANY_DEFAULT_VALUES",
    ),
    (
        lambda n: modal(label(choice(22, options=options(n)))),
        10,
        f"{INPUT}.options",
        "BASE_TYPE_BAD_LENGTH",
    ),
    (
        lambda n: modal(label(choice(22, options=options(3), max_values=n))),
        3,
        f"{INPUT}.options",
        "BASE_TYPE_MIN_LENGTH",
    ),
    (
        lambda n: modal(label(choice(22, options=options(3), min_values=n))),
        3,
        f"{INPUT}.min_values",
        "NUMBER_TYPE_MAX",
    ),
    (
        lambda n: modal(label(choice(3, options=options(n)))),
        25,
        f"{INPUT}.options",
        "BASE_TYPE_BAD_LENGTH",
    ),
]


@pytest.mark.parametrize(("build", "limit", "path", "code"), LIMITS)
def test_a_form_is_refused_beyond_its_limits(
    refused: Refused, build: Callable[[int], Any], limit: int, path: str, code: str
) -> None:
    assert refused(check_modal, build(limit)) == []
    assert refused(check_modal, build(limit + 1)) == [(path, code)]


@pytest.mark.parametrize(
    ("payload", "path", "code"),
    [
        ([], "", "MODEL_TYPE_CONVERT"),
        (modal(label(text_input()), title=""), ".title", "BASE_TYPE_BAD_LENGTH"),
        (modal(label(text_input()), title=None), ".title", "BASE_TYPE_REQUIRED"),
        (modal(label(text_input()), custom_id=""), ".custom_id", "BASE_TYPE_BAD_LENGTH"),
        (modal(), ".components", "BASE_TYPE_BAD_LENGTH"),
        (modal(components=None), ".components", "BASE_TYPE_REQUIRED"),
        (modal({"type": 2}), ".components.0", "UNION_TYPE_CHOICES"),
        (modal(text_input()), ".components.0", "UNION_TYPE_CHOICES"),
        (modal({"type": 10, "content": ""}), ".components.0.content", "BASE_TYPE_BAD_LENGTH"),
        (modal(label(None)), ".components.0.component", "BASE_TYPE_REQUIRED"),
        (modal(label({"type": 2})), ".components.0.component", "UNION_TYPE_CHOICES"),
        (modal(label(text_input(), label="")), ".components.0.label", "BASE_TYPE_BAD_LENGTH"),
        (
            modal(label(text_input(), description="")),
            ".components.0.description",
            "BASE_TYPE_BAD_LENGTH",
        ),
        (modal({"type": 1, "components": []}), ".components.0.components", "BASE_TYPE_BAD_LENGTH"),
        (
            modal({"type": 1, "components": [choice(5)]}),
            ".components.0.components.0",
            "UNION_TYPE_CHOICES",
        ),
        (
            modal({"type": 1, "components": [text_input()]}),
            ".components.0.components.0.label",
            "BASE_TYPE_REQUIRED",
        ),
        (
            modal(
                {
                    "type": 1,
                    "components": [
                        text_input(label="a"),
                        text_input(label="b", custom_id="b"),
                    ],
                }
            ),
            ".components.0.components.1",
            "COMPONENT_LAYOUT_WIDTH_EXCEEDED",
        ),
    ],
)
def test_a_faulty_form_is_refused_where_the_fault_is(
    refused: Refused, payload: Any, path: str, code: str
) -> None:
    assert refused(check_modal, payload) == [(f"data{path}", code)]


@pytest.mark.parametrize(
    ("component", "path", "code"),
    [
        (text_input(custom_id=None), "custom_id", "BASE_TYPE_REQUIRED"),
        (text_input(style=None), "style", "BASE_TYPE_REQUIRED"),
        (text_input(label="Again"), "label", "LOCAL_LABEL_TWICE"),
        (text_input(max_length=0), "max_length", "NUMBER_TYPE_MIN"),
        (text_input(value="ab", min_length=3), "value", "BASE_TYPE_BAD_LENGTH"),
        (text_input(required="no"), "required", "BOOLEAN_TYPE_CONVERT"),
        (
            choice(3, options=options(2), min_values=0),
            "min_values",
            "SELECT_COMPONENT_REQUIRED_ZERO_MIN_VALUES",
        ),
        (choice(5, min_values=0), "min_values", "SELECT_COMPONENT_REQUIRED_ZERO_MIN_VALUES"),
        (choice(5, disabled=True), "disabled", "LOCAL_DISABLED"),
        (choice(19, min_values=0), "min_values", "SELECT_COMPONENT_REQUIRED_ZERO_MIN_VALUES"),
        (choice(19, min_values=3, max_values=2), "min_values", "NUMBER_TYPE_MAX"),
        (choice(21, options=options(1)), "options", "BASE_TYPE_BAD_LENGTH"),
        (choice(21), "options", "BASE_TYPE_REQUIRED"),
        (
            choice(21, options=options(2) * 2),
            "options.2",
            "SELECT_COMPONENT_OPTION_VALUE_DUPLICATED",
        ),
        (choice(22, options=[]), "options", "BASE_TYPE_BAD_LENGTH"),
        (choice(23, custom_id=""), "custom_id", "BASE_TYPE_BAD_LENGTH"),
        (choice(23, default=1), "default", "BOOLEAN_TYPE_CONVERT"),
    ],
)
def test_a_faulty_field_is_refused_where_the_fault_is(
    refused: Refused, component: Any, path: str, code: str
) -> None:
    found = refused(check_modal, modal(label(component)))
    assert found[0] == (f"{INPUT}.{path}", code)
    # Four options of which the last two repeat the first two are two faults.
    assert len(found) == 1 or code == "SELECT_COMPONENT_OPTION_VALUE_DUPLICATED"


@pytest.mark.parametrize(
    "component",
    [
        text_input(style=2, min_length=0, max_length=4000, value="x" * 4000, required=False),
        text_input(value="", min_length=5),
        text_input(value="abc", min_length=3, max_length=3),
        choice(3, options=options(25), max_values=25, disabled=False),
        choice(5, min_values=0, required=False),
        choice(6),
        choice(7, max_values=25),
        choice(8, channel_types=[0]),
        choice(19, min_values=1, max_values=10),
        choice(19, min_values=10, max_values=10),
        choice(19, min_values=0, max_values=1, required=False),
        choice(22, options=options(10), min_values=10, max_values=10),
        choice(22, options=options(1), max_values=1),
        choice(21, options=options(2, chosen=1), required=False),
        choice(22, options=options(10, chosen=10)),
        choice(22, options=options(3), min_values=0, max_values=3, required=False),
        choice(23, default=True),
    ],
)
def test_every_field_passes(refused: Refused, component: Any) -> None:
    assert refused(check_modal, modal({"type": 10, "content": "Hi"}, label(component))) == []


def test_one_character_is_enough(refused: Refused) -> None:
    field = label(text_input(custom_id="x"), label="x", description="x")
    assert refused(check_modal, modal(field, title="x", custom_id="x")) == []


def test_custom_ids_are_unique_in_a_form(refused: Refused) -> None:
    payload = modal(
        label(text_input()),
        label(text_input(id=7), id=7),
        {"type": 1, "components": [text_input(label="x")]},
    )
    duplicated = "COMPONENT_CUSTOM_ID_DUPLICATED"
    assert refused(check_modal, payload) == [
        ("data.components.1.component.custom_id", duplicated),
        ("data.components.1.component.id", "COMPONENT_ID_DUPLICATED"),
        ("data.components.2.components.0.custom_id", duplicated),
    ]
