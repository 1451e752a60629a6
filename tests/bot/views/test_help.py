from __future__ import annotations

import dataclasses
from typing import Any

from bot.views.help import help_screen
from bot.views.notice import gone_screen, notice_screen
from bot.words import help as said
from briefs.model import Pack


def test_help_names_commands_and_has_examples_to_press(pack: Pack, see: Any) -> None:
    seen = see(help_screen(pack, {"brief": "</brief:5>", "facts subscribe": "</facts x:6>"}))
    assert "- </brief:5>: a topic on one screen" in seen.text
    assert "- `/topics`: " in seen.text
    assert "- </facts x:6>: " in seen.text
    assert "- `/ask`: " in seen.text
    assert "/suggest" not in seen.text
    assert seen.buttons == {
        "Kuril Islands dispute": "c1:example:kuril-dispute:0",
        "Санкции 2022": "c1:example:sanctions-2022:1",
        "2+2": "c1:example:two-plus-two:2",
    }


def test_help_leads_editors_to_what_they_may_do(pack: Pack, see: Any) -> None:
    names = ("card add", "card edit", "card history", "settings")
    mentions = {name: f"</{name}:5>" for name in names}
    for member in (see(help_screen(pack, mentions)), see(help_screen(pack, {}, edits=True))):
        assert said.EDITORS not in member.text
        assert "card add" not in member.text
    editor = see(help_screen(pack, mentions, edits=True)).text
    assert f"{said.EDITORS}\n- </card add:5>, </card edit:5>: write cards" in editor
    assert "- </card history:5>: who changed what" in editor
    assert "settings" not in editor
    assert "- </settings:5>: " in see(help_screen(pack, mentions, edits=True, manages=True)).text


def test_help_says_how_much_is_known_and_from_when(pack: Pack, see: Any) -> None:
    assert seen_size(help_screen(pack, {}), see) == (
        "-# 3 cards from 5 sources. Oldest: 23 July 2016. Newest: April 2022 or later (undated)."
    )


def seen_size(screen: Any, see: Any) -> str:
    return str(see(screen).text.split("\n")[-1])


def test_a_single_card_gives_several_examples(pack: Pack, see: Any) -> None:
    one = dataclasses.replace(pack, cards={"kuril-dispute": pack.cards["kuril-dispute"]})
    assert seen_labels(one, see) == ["Kuril Islands dispute", "北方領土", "Kurils"]


def seen_labels(pack: Pack, see: Any) -> list[str]:
    return list(see(help_screen(pack, {})).buttons)


def test_an_empty_pack_is_admitted(pack: Pack, see: Any) -> None:
    seen = see(help_screen(dataclasses.replace(pack, cards={}, sources={}), {}))
    assert "There are no cards yet" in seen.text
    assert not seen.buttons


def test_an_error_is_marked_and_a_dead_end_has_a_way_on(see: Any) -> None:
    (error,) = notice_screen("It broke.", error=True).to_components()
    (calm,) = notice_screen("It is done.").to_components()
    assert error["accent_color"] != calm["accent_color"]
    assert see(gone_screen()).buttons == {"All topics": "c1:topics::0"}
