from __future__ import annotations

import pytest

from bot.acting import read_typed
from bot.views.form import Form, field
from bot.views.press_ids import PressId

SENT_AS = PressId("draft-form", "", (3,))


def test_a_form_is_as_discord_takes_it_and_is_not_kept() -> None:
    form = Form(
        "T" * 60, SENT_AS, field("Title", "title", about="A name", value="Kurils", most=100)
    )
    given = form.to_dict()
    assert given["custom_id"] == "c1:draft-form::3"
    assert len(given["title"]) == 45
    [label] = given["components"]
    assert label["label"] == "Title"
    assert label["component"]["value"] == "Kurils"
    assert form.is_finished()


def test_what_does_not_fit_is_refused_and_never_cut() -> None:
    with pytest.raises(ValueError, match="101 characters"):
        field("Title", "title", value="x" * 101, most=100)


def test_what_was_typed_is_read_by_field() -> None:
    components = [
        {"type": 18, "component": {"type": 4, "custom_id": "title", "value": "Kurils"}},
        {"type": 1, "components": [{"type": 4, "custom_id": "gist", "value": ""}]},
        {"type": 18, "component": {"type": 3, "custom_id": "group", "values": ["energy"]}},
        {"type": 18, "component": {"type": 3, "custom_id": "none", "values": []}},
    ]
    assert read_typed(components) == {"title": "Kurils", "gist": "", "group": "energy", "none": ""}
