from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from sandbox.limits import InteractionType, Refusal, check_callback

Found = list[tuple[str, str]]
Refused = Callable[..., Found]

COMMAND, COMPONENT = InteractionType.COMMAND, InteractionType.COMPONENT
AUTOCOMPLETE, MODAL_SUBMIT = InteractionType.AUTOCOMPLETE, InteractionType.MODAL_SUBMIT
FORM = {
    "custom_id": "form",
    "title": "A form",
    "components": [
        {"type": 18, "label": "x", "component": {"type": 4, "custom_id": "t", "style": 1}}
    ],
}
ANSWERS: dict[int, Any] = {
    1: None,
    4: {"content": "x"},
    5: {"flags": 64},
    6: None,
    7: {"content": "x"},
    8: {"choices": []},
    9: FORM,
}


@pytest.mark.parametrize(
    ("interaction", "types"),
    [
        (InteractionType.PING, {1}),
        (COMMAND, {4, 5, 9}),
        (COMPONENT, {4, 5, 6, 7, 9}),
        (AUTOCOMPLETE, {8}),
        (MODAL_SUBMIT, {4, 5, 6, 7}),
    ],
)
def test_which_answers_fit_which_interaction(
    refused: Refused, interaction: InteractionType, types: set[int]
) -> None:
    taken = {
        kind
        for kind, data in ANSWERS.items()
        if not refused(check_callback, {"type": kind, "data": data}, interaction)
    }
    assert taken == types


def test_a_wrong_type_is_told_the_right_ones() -> None:
    with pytest.raises(Refusal) as caught:
        check_callback({"type": 9, "data": FORM}, MODAL_SUBMIT)
    assert caught.value.errors == {
        "type": {
            "_errors": [
                {
                    "code": "BASE_TYPE_CHOICES",
                    "message": "Value must be one of {4, 5, 6, 7, 10, 12}.",
                }
            ]
        }
    }


@pytest.mark.parametrize(
    ("payload", "interaction", "path", "code"),
    [
        ([], COMMAND, "", "MODEL_TYPE_CONVERT"),
        ({}, COMMAND, "type", "BASE_TYPE_REQUIRED"),
        ({"type": "4"}, COMMAND, "type", "BASE_TYPE_CHOICES"),
        ({"type": 4, "data": []}, COMMAND, "data", "MODEL_TYPE_CONVERT"),
        ({"type": 4, "data": {"content": 5}}, COMMAND, "data.content", "STRING_TYPE_CONVERT"),
        (
            {"type": 7, "data": {"embeds": [{}]}},
            COMPONENT,
            "data.embeds.0",
            "LIST_ITEM_VALUE_REQUIRED",
        ),
        ({"type": 5, "data": "x"}, COMMAND, "data", "MODEL_TYPE_CONVERT"),
        ({"type": 5, "data": {"flags": 1 << 15}}, COMMAND, "data.flags", "LOCAL_FLAG_IGNORED"),
        ({"type": 8}, AUTOCOMPLETE, "data", "BASE_TYPE_REQUIRED"),
        (
            {"type": 8, "data": {"choices": [1]}},
            AUTOCOMPLETE,
            "data.choices.0",
            "MODEL_TYPE_CONVERT",
        ),
        ({"type": 9}, COMMAND, "data", "BASE_TYPE_REQUIRED"),
        ({"type": 9, "data": {**FORM, "title": ""}}, COMMAND, "data.title", "BASE_TYPE_BAD_LENGTH"),
    ],
)
def test_a_faulty_answer_is_refused_where_the_fault_is(
    refused: Refused, payload: Any, interaction: InteractionType, path: str, code: str
) -> None:
    assert refused(check_callback, payload, interaction) == [(path, code)]


@pytest.mark.parametrize("kind", [10, 12])
@pytest.mark.parametrize("interaction", [COMMAND, COMPONENT, MODAL_SUBMIT])
def test_what_the_local_discord_does_not_draw_is_refused_aloud(
    refused: Refused, kind: int, interaction: InteractionType
) -> None:
    assert refused(check_callback, {"type": kind}, interaction) == [("type", "LOCAL_NOT_DRAWN")]


@pytest.mark.parametrize("data", [None, {}, {"content": ""}])
def test_an_answer_says_something(data: Any) -> None:
    with pytest.raises(Refusal) as caught:
        check_callback({"type": 4, "data": data}, COMMAND)
    assert caught.value.code == 50006


def test_a_form_that_a_command_opened_has_no_message_to_update(refused: Refused) -> None:
    update = {"type": 7, "data": {"content": "x"}}
    assert refused(check_callback, update, MODAL_SUBMIT, from_message=True) == []
    assert refused(check_callback, update, MODAL_SUBMIT, from_message=False) == [
        ("type", "BASE_TYPE_CHOICES")
    ]
    assert refused(check_callback, {"type": 6}, MODAL_SUBMIT, from_message=False) == []


def test_an_update_knows_the_message_it_changes(refused: Refused) -> None:
    standing = {"flags": 1 << 15, "components": [{"type": 10, "content": "x"}]}
    update = {"type": 7, "data": {"components": [{"type": 10, "content": "y"}]}}
    assert refused(check_callback, update, COMPONENT, standing=standing) == []
    assert refused(check_callback, {"type": 7}, COMPONENT, standing=standing) == []
    assert refused(check_callback, update, COMPONENT) == [
        ("data.components.0", "UNION_TYPE_CHOICES")
    ]


def test_an_answer_shows_the_files_sent_with_it(refused: Refused) -> None:
    answer = {"type": 4, "data": {"embeds": [{"image": {"url": "attachment://a.png"}}]}}
    assert refused(check_callback, answer, COMMAND, files=["a.png"]) == []
    assert refused(check_callback, answer, COMMAND) == [
        (
            "data.embeds.0.image.url",
            "UNFURLED_MEDIA_ITEM_REFERENCED_ATTACHMENT_NOT_FOUND",
        )
    ]


def test_choices_are_of_their_options_type(refused: Refused) -> None:
    answer = {"type": 8, "data": {"choices": [{"name": "Five", "value": 5}]}}
    assert refused(check_callback, answer, AUTOCOMPLETE, option_type=4) == []
    assert refused(check_callback, answer, AUTOCOMPLETE) == [
        ("data.choices.0.value", "STRING_TYPE_CONVERT")
    ]
