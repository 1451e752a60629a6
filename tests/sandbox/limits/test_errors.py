from __future__ import annotations

import pytest

from sandbox.limits import MessageKind, Refusal, check_message
from sandbox.limits.errors import Faults


def test_a_refusal_has_discords_body() -> None:
    with pytest.raises(Refusal) as caught:
        check_message({"embeds": [{"title": "x" * 257}]}, kind=MessageKind.CREATE)
    assert caught.value.status == 400
    assert caught.value.body() == {
        "message": "Invalid Form Body",
        "code": 50035,
        "errors": {
            "embeds": {
                "0": {
                    "title": {
                        "_errors": [
                            {
                                "code": "BASE_TYPE_MAX_LENGTH",
                                "message": "Must be 256 or fewer in length.",
                            }
                        ]
                    }
                }
            }
        },
    }


def test_an_empty_message_has_no_errors_in_its_body() -> None:
    with pytest.raises(Refusal) as caught:
        check_message({}, kind=MessageKind.CREATE)
    assert caught.value.body() == {"message": "Cannot send an empty message", "code": 50006}


def test_a_refusal_reads_as_a_line_for_each_fault() -> None:
    faults = Faults()
    faults.add(("embeds", 0, "title"), "A", "Too long.")
    faults.add((), "B", "Wrong altogether.")
    with pytest.raises(Refusal) as caught:
        faults.refuse()
    assert str(caught.value).splitlines() == [
        "Invalid Form Body (50035)",
        "the body: Wrong altogether.",
        "embeds.0.title: Too long.",
    ]


def test_two_faults_of_one_field_stand_together() -> None:
    faults = Faults()
    assert not faults
    faults.refuse()
    faults.add(("a", 1), "X", "x")
    faults.add(("a", 1), "Y", "y")
    faults.add(("a",), "Z", "z")
    assert faults.nested() == {
        "a": {
            "1": {"_errors": [{"code": "X", "message": "x"}, {"code": "Y", "message": "y"}]},
            "_errors": [{"code": "Z", "message": "z"}],
        }
    }
