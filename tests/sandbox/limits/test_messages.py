from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from sandbox.limits import MessageKind, Refusal, check_message

Found = list[tuple[str, str]]
Refused = Callable[..., Found]

CREATE, EDIT, UPDATE = MessageKind.CREATE, MessageKind.EDIT, MessageKind.UPDATE
NEW = [MessageKind.CREATE, MessageKind.ANSWER, MessageKind.FOLLOW_UP]
EDITS = [MessageKind.EDIT, MessageKind.UPDATE, MessageKind.ANSWER_EDIT]
EPHEMERAL, VOICE, V2 = 64, 1 << 13, 1 << 15
TEXT = {"type": 10, "content": "Hello"}
ROW = {"type": 1, "components": [{"type": 2, "style": 1, "label": "x", "custom_id": "x"}]}
LEGACY = "MESSAGE_CANNOT_USE_LEGACY_FIELDS_WITH_COMPONENTS_V2"


def at(kind: MessageKind, path: str) -> str:
    return ".".join([*map(str, kind.path), path])


@pytest.mark.parametrize("kind", MessageKind)
def test_content_has_2000_characters_in_every_request(refused: Refused, kind: MessageKind) -> None:
    assert refused(check_message, {"content": "x" * 2000}, kind=kind) == []
    found = refused(check_message, {"content": "x" * 2001}, kind=kind)
    assert found == [(at(kind, "content"), "BASE_TYPE_MAX_LENGTH")]


@pytest.mark.parametrize("kind", NEW)
@pytest.mark.parametrize(
    "payload",
    [
        {},
        {"content": ""},
        {"content": " \n"},
        {"content": None, "embeds": [], "components": [], "attachments": []},
        {"flags": V2},
        {"flags": V2, "components": []},
        {"flags": 4, "tts": False, "nonce": "x"},
    ],
)
def test_an_empty_message_is_refused(kind: MessageKind, payload: Any) -> None:
    with pytest.raises(Refusal) as caught:
        check_message(payload, kind=kind)
    assert caught.value.code == 50006


@pytest.mark.parametrize(
    ("payload", "files"),
    [
        ({"content": "x"}, []),
        ({"embeds": [{"title": "x"}]}, []),
        ({"components": [ROW]}, []),
        ({"components": [TEXT], "flags": V2}, []),
        ({}, ["a.txt"]),
    ],
)
def test_anything_to_see_is_enough(refused: Refused, payload: Any, files: list[str]) -> None:
    assert refused(check_message, payload, kind=CREATE, files=files) == []


@pytest.mark.parametrize("payload", [None, [], "x", 5])
def test_a_message_is_an_object(refused: Refused, payload: Any) -> None:
    assert refused(check_message, payload, kind=CREATE) == [("", "MODEL_TYPE_CONVERT")]
    found = refused(check_message, payload, kind=MessageKind.ANSWER)
    assert found == [("data", "MODEL_TYPE_CONVERT")]


@pytest.mark.parametrize(
    ("field", "value", "path", "code"),
    [
        ("tts", "yes", "tts", "BOOLEAN_TYPE_CONVERT"),
        ("enforce_nonce", 1, "enforce_nonce", "BOOLEAN_TYPE_CONVERT"),
        ("nonce", "x" * 26, "nonce", "NONCE_TYPE_TOO_LONG"),
        ("nonce", 2**63, "nonce", "NONCE_TYPE_OUT_OF_BOUNDS"),
        ("nonce", -(2**63) - 1, "nonce", "NONCE_TYPE_OUT_OF_BOUNDS"),
        ("nonce", [1], "nonce", "NONCE_TYPE_INVALID_TYPE"),
        ("nonce", True, "nonce", "NONCE_TYPE_INVALID_TYPE"),
        ("content", 5, "content", "STRING_TYPE_CONVERT"),
        ("flags", "4", "flags", "NUMBER_TYPE_COERCE"),
        ("components", {}, "components", "LIST_TYPE_CONVERT"),
        ("embeds", {}, "embeds", "LIST_TYPE_CONVERT"),
        ("message_reference", {}, "message_reference.message_id", "BASE_TYPE_REQUIRED"),
        (
            "message_reference",
            {"message_id": "1", "type": 1},
            "message_reference.type",
            "BASE_TYPE_CHOICES",
        ),
        ("poll", {"question": {}}, "poll", "LOCAL_NOT_DRAWN"),
        ("sticker_ids", ["1"], "sticker_ids", "LOCAL_NOT_DRAWN"),
        ("username", "x", "username", "LOCAL_NOT_DRAWN"),
        ("allowed_mentions", [], "allowed_mentions", "MODEL_TYPE_CONVERT"),
        ("allowed_mentions", {"parse": ["all"]}, "allowed_mentions.parse.0", "BASE_TYPE_CHOICES"),
        ("allowed_mentions", {"users": ["x"]}, "allowed_mentions.users.0", "NUMBER_TYPE_COERCE"),
        (
            "allowed_mentions",
            {"roles": ["1", 1]},
            "allowed_mentions.roles.1",
            "SET_TYPE_ALREADY_CONTAINS_VALUE",
        ),
        (
            "allowed_mentions",
            {"users": list(range(101))},
            "allowed_mentions.users",
            "BASE_TYPE_MAX_LENGTH",
        ),
        (
            "allowed_mentions",
            {"parse": ["users"], "users": ["1"]},
            "allowed_mentions",
            "MESSAGE_ALLOWED_MENTIONS_PARSE_EXCLUSIVE",
        ),
    ],
)
def test_a_faulty_field_is_refused_where_the_fault_is(
    refused: Refused, field: str, value: Any, path: str, code: str
) -> None:
    payload = {"content": "x", field: value}
    assert refused(check_message, payload, kind=CREATE) == [(path, code)]


@pytest.mark.parametrize(
    "more",
    [
        {"nonce": "x" * 25, "enforce_nonce": True},
        {"nonce": -(2**63)},
        {"nonce": 2**63 - 1},
        {"sticker_ids": [], "poll": None, "username": None},
        {"allowed_mentions": {"parse": []}},
        {"allowed_mentions": {"parse": ["users", "everyone"], "users": [], "roles": ["1"]}},
        {"allowed_mentions": {"users": [*map(str, range(100))], "replied_user": False}},
        {"message_reference": {"message_id": 5, "channel_id": "1", "fail_if_not_exists": False}},
        {"flags": 4 | 4096},
        {"something": "Discord doesn't know"},
    ],
)
def test_what_discord_takes_passes(refused: Refused, more: Any) -> None:
    assert refused(check_message, {"content": "x", **more}, kind=CREATE) == []


@pytest.mark.parametrize("kind", NEW)
def test_only_answers_to_interactions_are_ephemeral(refused: Refused, kind: MessageKind) -> None:
    found = refused(check_message, {"content": "x", "flags": EPHEMERAL}, kind=kind)
    assert found == ([("flags", "LOCAL_FLAG_IGNORED")] if kind is CREATE else [])


def test_voice_messages_and_unknown_flags_are_refused_aloud(refused: Refused) -> None:
    found = refused(check_message, {"content": "x", "flags": VOICE | 1 << 4}, kind=CREATE)
    assert found == [("flags", "LOCAL_NOT_DRAWN"), ("flags", "LOCAL_FLAG_IGNORED")]
    found = refused(check_message, {"content": "x", "flags": -1}, kind=CREATE)
    assert found == [("flags", "NUMBER_TYPE_MIN")]


@pytest.mark.parametrize("kind", NEW)
@pytest.mark.parametrize(("field", "value"), [("content", "x"), ("embeds", [{"title": "x"}])])
def test_v2_has_neither_content_nor_embeds(
    refused: Refused, kind: MessageKind, field: str, value: Any
) -> None:
    payload = {"flags": V2, "components": [TEXT], field: value}
    assert refused(check_message, payload, kind=kind) == [(at(kind, field), LEGACY)]
    empty = {**payload, field: None}
    assert refused(check_message, empty, kind=kind) == []


@pytest.mark.parametrize("kind", EDITS)
def test_an_edit_of_a_v2_message_stays_v2(refused: Refused, kind: MessageKind) -> None:
    standing = {"flags": V2, "content": "", "components": [TEXT]}

    def edit(payload: Any) -> Found:
        return refused(check_message, payload, kind=kind, standing=standing)

    assert edit({"components": [TEXT]}) == []
    assert edit({"components": [TEXT], "flags": V2}) == []
    assert edit({"content": "x"}) == [(at(kind, "content"), LEGACY)]
    assert edit({"components": [TEXT], "flags": 0}) == [
        (at(kind, "flags"), "LOCAL_FLAG_STAYS"),
        (at(kind, "components.0"), "UNION_TYPE_CHOICES"),
    ]
    with pytest.raises(Refusal) as caught:
        check_message({"components": []}, kind=kind, standing=standing)
    assert caught.value.code == 50006


@pytest.mark.parametrize("kind", EDITS)
def test_a_message_becomes_v2_once_its_content_is_gone(refused: Refused, kind: MessageKind) -> None:
    standing = {"flags": 0, "content": "x", "embeds": [{"title": "x"}]}
    change = {"flags": V2, "components": [TEXT]}

    def edit(payload: Any) -> Found:
        return refused(check_message, payload, kind=kind, standing=standing)

    assert edit(change) == [(at(kind, "content"), LEGACY), (at(kind, "embeds"), LEGACY)]
    assert edit({**change, "content": None, "embeds": []}) == []
    assert edit({"components": [TEXT]}) == [(at(kind, "components.0"), "UNION_TYPE_CHOICES")]


@pytest.mark.parametrize("kind", EDITS)
def test_an_edit_leaves_what_it_does_not_name(refused: Refused, kind: MessageKind) -> None:
    standing = {"flags": 1 << 5, "content": "x", "embeds": [], "attachments": []}
    assert refused(check_message, {"components": []}, kind=kind, standing=standing) == []
    assert refused(check_message, {"flags": 4 | 1 << 5}, kind=kind, standing=standing) == []
    assert refused(check_message, {"components": []}, kind=kind) == []
    with pytest.raises(Refusal) as caught:
        check_message({"content": ""}, kind=kind, standing={"content": "x"})
    assert caught.value.code == 50006
    for known in (standing, None):
        payload = {"content": "", "embeds": [], "components": [], "attachments": []}
        with pytest.raises(Refusal) as caught:
            check_message(payload, kind=kind, standing=known)
        assert caught.value.code == 50006


def test_pictures_of_an_embed_must_be_sent_too(refused: Refused) -> None:
    missing = "UNFURLED_MEDIA_ITEM_REFERENCED_ATTACHMENT_NOT_FOUND"
    url = "attachment://a.png"
    embed = {
        "title": "x",
        "image": {"url": url},
        "thumbnail": {"url": url},
        "author": {"name": "x", "icon_url": url},
        "footer": {"text": "x", "icon_url": url},
    }
    assert refused(check_message, {"embeds": [embed]}, kind=CREATE, files=["a.png"]) == []
    places = {path for path, code in refused(check_message, {"embeds": [embed]}, kind=CREATE)}
    assert places == {
        f"embeds.0.{place}"
        for place in ("image.url", "thumbnail.url", "author.icon_url", "footer.icon_url")
    }
    with pytest.raises(Refusal) as caught:
        check_message({"embeds": [{"image": {"url": url}}]}, kind=CREATE)
    assert caught.value.errors["embeds"]["0"]["image"]["url"]["_errors"] == [
        {"code": missing, "message": f'The referenced attachment ("{url}") was not found'}
    ]


def test_ten_files_are_enough(refused: Refused) -> None:
    names = [f"{number}.txt" for number in range(11)]
    assert refused(check_message, {}, kind=CREATE, files=names[:10]) == []
    assert refused(check_message, {}, kind=CREATE, files=names) == [
        ("attachments", "BASE_TYPE_MAX_LENGTH")
    ]
    listed = {"attachments": [{"id": number} for number in range(11)]}
    assert ("attachments", "BASE_TYPE_MAX_LENGTH") in refused(
        check_message, listed, kind=CREATE, files=names
    )


def test_attachments_name_files_that_are_sent(refused: Refused) -> None:
    listed = {"content": "x", "attachments": [{"id": 0, "filename": "b.png"}, {"id": "1"}]}
    assert refused(check_message, listed, kind=CREATE, files=["a.png", "c.png"]) == []
    assert refused(check_message, listed, kind=CREATE, files=["a.png"]) == [
        ("attachments.1.id", "ATTACHMENT_NOT_FOUND")
    ]
    assert refused(check_message, {"content": "x", "attachments": [{"a": 1}]}, kind=CREATE) == [
        ("attachments.0.id", "BASE_TYPE_REQUIRED")
    ]


@pytest.mark.parametrize(
    ("field", "code"),
    [
        ("description", "BASE_TYPE_MAX_LENGTH"),
        ("title", "BASE_TYPE_MAX_LENGTH"),
        ("filename", "BASE_TYPE_BAD_LENGTH"),
    ],
)
def test_what_is_said_of_a_file_has_1024_characters(
    refused: Refused, field: str, code: str
) -> None:
    def check(length: int) -> Found:
        payload = {"attachments": [{"id": 0, field: "x" * length}]}
        return refused(check_message, payload, kind=CREATE, files=["a.png"])

    assert check(1) == check(1024) == []
    assert check(1025) == [(f"attachments.0.{field}", code)]


@pytest.mark.parametrize("kind", EDITS)
def test_an_edit_keeps_the_attachments_it_lists(refused: Refused, kind: MessageKind) -> None:
    standing = {
        "content": "x",
        "attachments": [{"id": "111", "filename": "a.png"}, {"id": "222", "filename": "b.png"}],
    }
    embeds = [{"image": {"url": "attachment://a.png"}}]
    missing = "UNFURLED_MEDIA_ITEM_REFERENCED_ATTACHMENT_NOT_FOUND"

    def edit(**payload: Any) -> Found:
        return refused(check_message, payload, kind=kind, standing=standing)

    assert edit(embeds=embeds) == []
    assert edit(embeds=embeds, attachments=[{"id": "111"}]) == []
    assert edit(embeds=embeds, attachments=[{"id": "222"}]) == [
        (at(kind, "embeds.0.image.url"), missing)
    ]
    assert edit(attachments=[{"id": "333"}]) == [
        (at(kind, "attachments.0.id"), "ATTACHMENT_NOT_FOUND")
    ]


def test_all_faults_are_told_at_once(refused: Refused) -> None:
    payload = {
        "content": "x" * 2001,
        "tts": 1,
        "embeds": [{"title": "x" * 257}],
        "components": [{"type": 10, "content": "x"}, {"type": 1, "components": []}],
    }
    assert refused(check_message, payload, kind=MessageKind.FOLLOW_UP) == [
        ("content", "BASE_TYPE_MAX_LENGTH"),
        ("tts", "BOOLEAN_TYPE_CONVERT"),
        ("embeds.0.title", "BASE_TYPE_MAX_LENGTH"),
        ("components.0", "UNION_TYPE_CHOICES"),
        ("components.1.components", "BASE_TYPE_BAD_LENGTH"),
    ]
