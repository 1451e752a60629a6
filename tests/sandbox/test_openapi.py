from __future__ import annotations

from sandbox.backend import Request
from tests.sandbox.openapi import check_request, openapi, problems_of, with_text_ids

CHANNEL = "/channels/1457659890892800001/messages"


def test_requests() -> None:
    assert check_request("POST", CHANNEL, {"content": "hello"}) == []
    assert check_request("POST", f"{CHANNEL}?x=1", {"content": 3}) != []
    assert check_request("POST", CHANNEL, {"contents": "x"}) == ["contents is unknown to Discord"]
    nested = {"embeds": [{"title": "x", "titel": "y"}]}
    assert check_request("POST", CHANNEL, nested) == ["embeds.0.titel is unknown to Discord"]
    assert check_request("POST", "/nothing", {}) == ["Discord has no POST /nothing"]
    assert check_request("GET", CHANNEL, {"a": 1}) == [f"GET {CHANNEL} takes no JSON"]
    assert check_request("GET", CHANNEL, None) == []
    assert check_request("POST", "/users/@me/channels", None) != []


def test_answers() -> None:
    check = openapi().check_response
    assert check("GET", "/gateway", 200, {"url": "ws://x"}) == []
    assert check("GET", "/gateway", 200, {"url": 3}) != []
    assert check("GET", "/users/@me", 200, {"url": "x"}) != []
    assert check("GET", "/users/@me", 404, {"message": "x", "code": 1}) == []
    assert check("GET", "/users/@me", 404, {"message": "x"}) != []
    assert check("GET", "/users/@me", 200, None) != []
    assert check("DELETE", f"{CHANNEL}/1457659890892800001", 204, None) == []
    assert check("GET", "/nothing", 404, {}) == []


def test_a_log_of_requests() -> None:
    good = Request("POST", CHANNEL, "/x", 400, {"contents": 1}, {"message": "m", "code": 50035})
    sent = Request("POST", CHANNEL, "/x", 200, {"contents": 1}, {})
    faulty = Request("POST", CHANNEL, "/x", 200, {"contents": 1}, None, by_fault=True)
    assert problems_of([good, faulty]) == []
    assert problems_of([sent])[0] == "POST /x sent contents is unknown to Discord"


def test_ids_may_be_numbers_but_those_of_components_are() -> None:
    body = {
        "attachments": [{"id": 0, "filename": "a.md"}],
        "allowed_mentions": {"users": [1457659890892800001]},
        "components": [{"type": 10, "id": 3, "content": "x"}],
        "flags": 1 << 15,
    }
    assert check_request("POST", CHANNEL, body) != []
    assert check_request("POST", CHANNEL, with_text_ids(body)) == []
