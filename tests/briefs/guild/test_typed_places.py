"""Places of documents that a form cites: those that are there, those that aren't, bare numbers."""

from __future__ import annotations

from dataclasses import replace

import pytest

from briefs.guild.form import CardForm, FormField, read_form
from briefs.model import Pack, Source

PAPER = Source("tide-paper", "Tides", "Harbour Institute", "en", "tides.txt", "About tides.")
PACK = Pack({}, {"tide-paper": PAPER}, "0")
COUNTED = Pack({}, {"tide-paper": replace(PAPER, paragraphs=45, notes=tuple(range(1, 62)))}, "0")


def typed(points: str, sources: str = "", gist: str = "Ships lie here.") -> CardForm:
    return CardForm("Our harbour", gist, points, sources=sources)


def beyond(form: CardForm) -> list[tuple[FormField, int, str, str]]:
    given_back = read_form(form, "harbour", "sea", COUNTED, {})
    return [(fault.field, fault.line, fault.problem, fault.remedy) for fault in given_back.faults]


def test_a_place_its_document_has_not_is_refused_where_it_is_typed() -> None:
    form = typed(
        "One. [1]\nTwo. [Tide paper, paragraph 46]\nThree. [tide-paper note 61; 62]\nFour. [1]",
        "tide-paper ¶999",
        gist="Ships. [tide-paper ¶45, 46]",
    )
    see = "See /source tide-paper."
    assert beyond(form) == [
        (FormField.GIST, 0, "tide-paper has 45 paragraphs; ¶46 is not one of them", see),
        (FormField.POINTS, 2, "tide-paper has 45 paragraphs; ¶46 is not one of them", see),
        (FormField.POINTS, 3, "tide-paper has 61 notes; note 62 is not one of them", see),
        (FormField.SOURCES, 1, "tide-paper has 45 paragraphs; ¶999 is not one of them", see),
    ]
    assert beyond(typed("It is. [tide-paper ¶45; note 61]")) == []


@pytest.mark.parametrize(
    "bracket", ["tide-paper 3", "Tide paper: 3", "tide-paper, 3", "tide-paper #3"]
)
def test_a_number_without_its_kind_is_offered_as_both(bracket: str) -> None:
    form = typed(f"It is. [{bracket}]")
    [uncounted] = read_form(form, "harbour", "sea", PACK, {}).faults
    assert uncounted.remedy == "Write tide-paper ¶3 or tide-paper note 3."
    [(_, line, problem, remedy)] = beyond(form)
    assert (line, remedy) == (1, "Write tide-paper ¶3 or tide-paper note 3.")
    assert problem.endswith("doesn't say whether 3 is a paragraph or a note")


def test_only_a_place_that_is_there_is_offered() -> None:
    assert beyond(typed("It is. [tide-paper 60]"))[0][3] == "Write tide-paper note 60."
    assert beyond(typed("It is. [tide-paper 99]"))[0][3] == "See /source tide-paper."
