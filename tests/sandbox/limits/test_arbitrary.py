"""Whatever JSON comes, a check passes or raises Refusal; what is made within limits passes."""

from __future__ import annotations

from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st

from sandbox.limits import (
    InteractionType,
    MessageKind,
    Refusal,
    check_callback,
    check_choices,
    check_command,
    check_commands,
    check_message,
    check_modal,
    check_submission,
    display_bytes,
)

KEYS = st.sampled_from(
    (
        "type", "id", "custom_id", "style", "label", "emoji", "url", "sku_id", "disabled",
        "options", "placeholder", "min_values", "max_values", "required", "default_values",
        "channel_types", "components", "accessory", "media", "items", "file", "spacing",
        "divider", "accent_color", "spoiler", "content", "embeds", "flags", "attachments",
        "allowed_mentions", "parse", "users", "roles", "nonce", "tts", "poll",
        "message_reference", "message_id", "title", "description", "fields", "name", "value",
        "author", "footer", "image", "thumbnail", "text", "icon_url", "color", "timestamp",
        "component", "min_length", "max_length", "choices", "name_localizations",
        "description_localizations", "contexts", "integration_types", "autocomplete",
        "default_member_permissions", "min_value", "max_value", "data", "filename", "default",
    )
)  # fmt: skip
LEAVES = st.one_of(
    st.none(),
    st.booleans(),
    st.integers(-3, 30),
    st.integers(),
    st.floats(),
    st.text(max_size=8),
    st.sampled_from(["", " ", "https://example.com", "attachment://a", "user", "1" * 18]),
)
JSON = st.recursive(
    LEAVES,
    lambda inner: st.one_of(
        st.lists(inner, max_size=4), st.dictionaries(KEYS | st.text(max_size=3), inner, max_size=6)
    ),
    max_leaves=25,
)
OBJECTS = st.dictionaries(KEYS, JSON, max_size=10)
ANYTHING = JSON | OBJECTS


def survives(check: Any, *args: Any, **options: Any) -> None:
    refusal = None
    try:
        check(*args, **options)
    except Refusal as raised:
        refusal = raised
    if refusal is not None:
        assert refusal.status == 400
        assert refusal.body()["code"] in (50035, 50006, 30032)
        assert str(refusal)
        assert bool(refusal.errors) == (refusal.code == 50035)


@settings(max_examples=150)
@given(
    kind=st.sampled_from(MessageKind),
    payload=ANYTHING,
    standing=st.none() | OBJECTS,
    files=st.lists(st.text(max_size=3)),
)
def test_any_json_as_a_message(kind: MessageKind, payload: Any, standing: Any, files: Any) -> None:
    survives(check_message, payload, kind=kind, standing=standing, files=files)
    display_bytes(payload)


@settings(max_examples=100)
@given(payload=ANYTHING, extra=st.booleans())
def test_any_json_as_a_form_command_or_choices(payload: Any, *, extra: bool) -> None:
    survives(check_modal, payload)
    survives(check_command, payload, partial=extra)
    survives(check_commands, payload)
    survives(check_commands, [payload, payload])
    for option_type in (3, 4, 10):
        survives(check_choices, payload, option_type)


@settings(max_examples=100)
@given(
    payload=ANYTHING,
    kind=st.sampled_from(InteractionType),
    answer=st.integers(1, 13),
    standing=st.none() | OBJECTS,
)
def test_any_json_as_an_answer(
    payload: Any, kind: InteractionType, answer: int, standing: Any
) -> None:
    survives(check_callback, payload, kind, standing=standing)
    survives(check_callback, {"type": answer, "data": payload}, kind, standing=standing)


COMPONENTS = st.lists(OBJECTS | JSON, max_size=4)
TREES = st.recursive(
    st.fixed_dictionaries(
        {"type": st.integers(0, 25)}, optional={"custom_id": st.text(max_size=3)}
    ),
    lambda inner: st.fixed_dictionaries(
        {"type": st.integers(0, 25)},
        optional={
            "components": st.lists(inner, max_size=4) | JSON,
            "accessory": inner | JSON,
            "component": inner | JSON,
            "items": JSON,
            "options": st.lists(OBJECTS, max_size=3) | JSON,
            "custom_id": JSON,
            "min_values": JSON,
            "max_values": JSON,
            "default_values": JSON,
            "value": JSON,
            "emoji": JSON,
        },
    ),
    max_leaves=15,
)


@settings(max_examples=100)
@given(
    components=st.lists(TREES, max_size=4) | COMPONENTS,
    flags=st.sampled_from([None, 0, 1 << 15]),
)
def test_any_tree_of_components(components: Any, flags: int | None) -> None:
    payload = {"content": "x", "components": components, "flags": flags}
    survives(check_message, payload, kind=MessageKind.CREATE)
    survives(check_modal, {"custom_id": "x", "title": "x", "components": components})


@settings(max_examples=100)
@given(
    kind=st.sampled_from([3, 4, 5, 8, 19, 21, 22, 23]),
    value=JSON,
    smallest=st.none() | st.integers(0, 3),
)
def test_any_json_as_an_answer_in_a_form(kind: int, value: Any, smallest: int | None) -> None:
    options = [{"label": "a", "value": "a"}, {"label": "b", "value": "b"}]
    field = {"type": kind, "custom_id": "x", "style": 1, "options": options}
    modal = {"components": [{"type": 18, "component": {**field, "min_values": smallest}}]}
    survives(check_submission, modal, {"x": value})
