from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from sandbox.limits import check_submission

Refused = Callable[..., list[tuple[str, str]]]

ABC = [{"label": letter, "value": letter} for letter in "abc"]


def form(component: dict[str, Any]) -> dict[str, Any]:
    component = {"custom_id": "field", **component}
    return {
        "custom_id": "form",
        "title": "A form",
        "components": [
            {"type": 10, "content": "Read this."},
            {"type": 18, "label": "x", "component": component},
        ],
    }


TEXT = {"type": 4, "style": 1, "min_length": 2, "max_length": 4}
MENU = {"type": 3, "options": ABC, "max_values": 2}
BOXES = {"type": 22, "options": ABC, "min_values": 2}
RADIO = {"type": 21, "options": ABC}
USERS = {"type": 5, "max_values": 2}
UPLOAD = {"type": 19, "max_values": 2}


@pytest.mark.parametrize(
    ("component", "value"),
    [
        (TEXT, "ab"),
        (TEXT, "abcd"),
        (TEXT, "🗾🗾"),
        ({**TEXT, "required": False}, ""),
        ({**TEXT, "required": False}, None),
        ({**TEXT, "style": 2}, "a\nb"),
        ({"type": 4, "style": 2}, "x" * 4000),
        (MENU, ["a"]),
        (MENU, ["a", "c"]),
        ({**MENU, "required": False}, []),
        (BOXES, ["a", "b", "c"]),
        (RADIO, "b"),
        ({**RADIO, "required": False}, None),
        (USERS, ["123"]),
        (UPLOAD, ["a.md", "b.md"]),
        ({"type": 23}, True),
        ({"type": 23}, None),
    ],
)
def test_what_a_person_may_send_passes(refused: Refused, component: Any, value: Any) -> None:
    assert refused(check_submission, form(component), {"field": value}) == []


@pytest.mark.parametrize(
    ("component", "value", "path", "code"),
    [
        (TEXT, "", "", "BASE_TYPE_REQUIRED"),
        (TEXT, None, "", "BASE_TYPE_REQUIRED"),
        (TEXT, "a", "", "BASE_TYPE_BAD_LENGTH"),
        (TEXT, "abcde", "", "BASE_TYPE_BAD_LENGTH"),
        (TEXT, "🗾🗾🗾", "", "BASE_TYPE_BAD_LENGTH"),
        (TEXT, "🗾", "", "BASE_TYPE_BAD_LENGTH"),
        (TEXT, "a\nb", "", "LOCAL_ONE_LINE"),
        (TEXT, ["ab"], "", "STRING_TYPE_CONVERT"),
        ({"type": 4, "style": 2}, "x" * 4001, "", "BASE_TYPE_BAD_LENGTH"),
        (MENU, [], "", "BASE_TYPE_REQUIRED"),
        (MENU, ["a", "b", "c"], "", "BASE_TYPE_BAD_LENGTH"),
        (MENU, ["a", "z"], ".1", "BASE_TYPE_CHOICES"),
        (MENU, ["a", "a"], ".1", "SET_TYPE_ALREADY_CONTAINS_VALUE"),
        (MENU, "a", "", "LIST_TYPE_CONVERT"),
        ({"type": 3, "options": ABC}, ["a", "b"], "", "BASE_TYPE_BAD_LENGTH"),
        (BOXES, ["a"], "", "BASE_TYPE_BAD_LENGTH"),
        ({**BOXES, "required": False}, ["a"], "", "BASE_TYPE_BAD_LENGTH"),
        (RADIO, "z", "", "BASE_TYPE_CHOICES"),
        (RADIO, None, "", "BASE_TYPE_REQUIRED"),
        (USERS, ["beans"], ".0", "NUMBER_TYPE_COERCE"),
        (USERS, None, "", "BASE_TYPE_REQUIRED"),
        (UPLOAD, ["a", "b", "c"], "", "BASE_TYPE_BAD_LENGTH"),
        ({"type": 23}, "yes", "", "BOOLEAN_TYPE_CONVERT"),
    ],
)
def test_what_the_client_would_not_send_is_refused(
    refused: Refused, component: Any, value: Any, path: str, code: str
) -> None:
    found = refused(check_submission, form(component), {"field": value})
    assert found == [(f"field{path}", code)]


def test_a_field_left_out_is_not_answered(refused: Refused) -> None:
    assert refused(check_submission, form(TEXT), {}) == [("field", "BASE_TYPE_REQUIRED")]


def test_a_field_the_form_does_not_have_is_refused(refused: Refused) -> None:
    found = refused(check_submission, form(TEXT), {"field": "abc", "other": "x"})
    assert found == [("other", "LOCAL_NO_SUCH_FIELD")]


def test_an_older_form_of_rows_is_checked_too(refused: Refused) -> None:
    rows = {"components": [{"type": 1, "components": [{**TEXT, "custom_id": "field"}]}]}
    assert refused(check_submission, rows, {"field": "a"}) == [("field", "BASE_TYPE_BAD_LENGTH")]
