from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from sandbox.limits import check_choices

Found = list[tuple[str, str]]
Refused = Callable[..., Found]


def choice(**changes: Any) -> dict[str, Any]:
    return {"name": "Kurils", "value": "kurils", **changes}


LIMITS: list[Any] = [
    (lambda n: [choice()] * n, 25, "", "BASE_TYPE_MAX_LENGTH"),
    (lambda n: [choice(name="x" * n)], 100, ".0.name", "BASE_TYPE_BAD_LENGTH"),
    (lambda n: [choice(value="x" * n)], 100, ".0.value", "BASE_TYPE_BAD_LENGTH"),
    (
        lambda n: [choice(name_localizations={"ja": "x" * n})],
        100,
        ".0.name_localizations.ja",
        "BASE_TYPE_BAD_LENGTH",
    ),
]


@pytest.mark.parametrize(("build", "limit", "path", "code"), LIMITS)
def test_choices_are_refused_beyond_their_limits(
    refused: Refused, build: Callable[[int], Any], limit: int, path: str, code: str
) -> None:
    assert refused(check_choices, {"choices": build(limit)}) == []
    found = refused(check_choices, {"choices": build(limit + 1)})
    assert found == [(f"data.choices{path}", code)]


@pytest.mark.parametrize(
    ("payload", "option_type", "path", "code"),
    [
        ([], 3, "", "MODEL_TYPE_CONVERT"),
        ({}, 3, ".choices", "BASE_TYPE_REQUIRED"),
        ({"choices": "x"}, 3, ".choices", "LIST_TYPE_CONVERT"),
        ({"choices": [choice(name="")]}, 3, ".choices.0.name", "BASE_TYPE_BAD_LENGTH"),
        ({"choices": [choice(name=" ")]}, 3, ".choices.0.name", "BASE_TYPE_BAD_LENGTH"),
        ({"choices": [choice(value="")]}, 3, ".choices.0.value", "BASE_TYPE_BAD_LENGTH"),
        ({"choices": [choice(value=None)]}, 3, ".choices.0.value", "BASE_TYPE_REQUIRED"),
        ({"choices": [choice(value=5)]}, 3, ".choices.0.value", "STRING_TYPE_CONVERT"),
        ({"choices": [choice(value="5")]}, 4, ".choices.0.value", "NUMBER_TYPE_COERCE"),
        ({"choices": [choice(value=2**53)]}, 4, ".choices.0.value", "NUMBER_TYPE_MAX"),
        ({"choices": [choice(value="5")]}, 10, ".choices.0.value", "NUMBER_TYPE_COERCE"),
        (
            {"choices": [choice(name_localizations={"jp": "x"})]},
            3,
            ".choices.0.name_localizations.jp",
            "ENUM_TYPE_COERCE",
        ),
        (
            {"choices": [choice(name_localizations=["ja"])]},
            3,
            ".choices.0.name_localizations",
            "DICT_TYPE_CONVERT",
        ),
    ],
)
def test_faulty_choices_are_refused_where_the_fault_is(
    refused: Refused, payload: Any, option_type: int, path: str, code: str
) -> None:
    assert refused(check_choices, payload, option_type) == [(f"data{path}", code)]


@pytest.mark.parametrize(
    ("choices", "option_type"),
    [
        ([], 3),
        ([choice(name="x", value="y")], 3),
        ([choice(), choice()], 3),
        ([choice(name="北方領土", name_localizations={"en-GB": "Kurils", "ru": None})], 3),
        ([choice(value=-(2**53) + 1)], 4),
        ([choice(value=1.5), choice(value=2)], 10),
    ],
)
def test_choices_of_their_options_type_pass(
    refused: Refused, choices: Any, option_type: int
) -> None:
    assert refused(check_choices, {"choices": choices}, option_type) == []
