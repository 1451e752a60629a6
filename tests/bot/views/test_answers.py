from __future__ import annotations

from typing import Any

from bot.views.answers import answers_screen
from briefs.model import Answer, Answers, Pack


def ask(pack: Pack, see: Any, *points: str) -> Any:
    found = [Answer(point, point.rpartition(".")[0], 0.8) for point in points]
    return see(answers_screen(Answers("*who* claims them?", tuple(found)), pack))


def test_a_quotation_has_its_date_its_card_and_its_places(pack: Pack, see: Any) -> None:
    seen = ask(pack, see, "kuril-dispute.1")
    head, quotation, ways_on = seen.texts
    assert head == "### “\\*who\\* claims them?”"
    statement, small = quotation.split("\n")
    assert statement.startswith("> Russia calls them the Southern Kurils")
    assert statement.endswith("\u202f¹\u202f²")
    assert small == (
        "-# Kuril Islands dispute\u00a0— FPRI, Apr 2022 or later: ¹\u202f¶5"
        "\u00a0— Ifri, Oct 2017: ²\u202fnote 1"
    )
    assert ways_on == "-# Quoted from this card:"
    assert seen.buttons == {"Kuril Islands dispute": "c1:card:kuril-dispute:0"}


def test_each_card_is_offered_once_in_the_order_of_its_best_point(pack: Pack, see: Any) -> None:
    seen = ask(pack, see, "sanctions-2022.1", "kuril-dispute.1", "sanctions-2022.0")
    assert [text[:1] for text in seen.texts] == ["#", ">", ">", ">", "-"]
    assert seen.texts[-1] == "-# Quoted from these cards, best first:"
    assert list(seen.buttons) == ["Sanctions of 2022", "Kuril Islands dispute"]
