"""`docs/writing-cards.md` says how a form is read: its example, endings and dates hold."""

from __future__ import annotations

import re
from pathlib import Path

from briefs.guild.form import LONGEST_FIELD, CardForm, read_form
from briefs.guild.model import LARGEST_CARD
from briefs.guild.typed_points import read_date
from briefs.model import Card, Pack, SectionKind, Source
from briefs.pack.fields import LONGEST_NAME

PAGE = (Path(__file__).resolve().parents[3] / "docs/writing-cards.md").read_text("utf-8")
PAPER = Source("paper", "Tides", "Institute", "en", "tides.txt", "About tides.")
PACK = Pack({}, {"paper": PAPER}, "0")


def read(form: CardForm) -> Card:
    given_back = read_form(form, "strike", "own", PACK, {})
    assert given_back.card is not None, given_back.faults
    return given_back.card


def test_the_example_is_a_card() -> None:
    [example] = re.findall(r"```text\n(.*?)```", PAGE, re.DOTALL)
    title, gist, rest = example.split("\n\n", 2)
    points, names, sources = rest.rsplit("\n\n", 2)
    card = read(CardForm(title, gist, points, names, sources.strip()))
    assert [section.kind for section in card.sections] == [
        SectionKind.KEY_POINTS,
        SectionKind.POSITIONS,
        SectionKind.TIMELINE,
    ]
    assert card.source_ids() == ("own", "https://example.org/strike", "https://example.org/losses")
    assert list(card.aliases) == ["en", "ru", "ja"]


def test_every_ending_that_the_page_lists_is_read() -> None:
    table = PAGE.split("## What a statement rests on")[1].split("## Sections")[0]
    endings = [
        end
        for row in re.findall(r"^\| (`.*?) \|", table, re.MULTILINE)
        for end in row.split("`")[1::2]
    ]
    assert "[paper ¶3; note 1]" in endings
    for end in endings:
        form = CardForm("A b", "G.", f"It is. {end.replace('…', 'a.example')}", sources="own\nown")
        [point] = read(form).section(SectionKind.KEY_POINTS)
        assert point.text == "It is."


def test_every_date_that_the_page_lists_is_read() -> None:
    listed = PAGE.split("begins with its date and a colon:")[1].split("\n\n")[0]
    dates = [" ".join(date.split()) for date in re.findall(r"`([^`]+)`", listed)]
    assert len(dates) == 7
    assert all(re.match(r"2026(-05(-03)?)?: It", read_date(f"{date}: It")) for date in dates)


def test_the_limits_are_those_of_the_form() -> None:
    assert f"{LONGEST_NAME} characters at most" in PAGE
    assert f"holds {LONGEST_FIELD:,} characters" in PAGE
    assert f"up to {LARGEST_CARD // 1024} KB" in PAGE
