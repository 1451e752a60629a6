"""Which numbered lines are footnotes, and where their marks are taken out."""

from __future__ import annotations

import pytest

from briefs.reading import read_text
from briefs.reading.marks import Family, find_marks, take_out


@pytest.mark.parametrize(
    ("text", "without"),
    [
        ("Southern Kurils¹ (as", "Southern Kurils (as"),
        ("its limits⁶⁴, whether", "its limits, whether"),
        ("energy, ⁴⁶industry", "energy, industry"),
        ("energy,⁴⁶industry", "energy, industry"),
        ("one word¹glued", "one word glued"),
        ("in 2016⁴⁹ and", "in 2016 and"),
        ("a word ¹ alone", "a word alone"),
        ("at the end ¹.", "at the end."),
        ("he said.”¹²", "he said.”"),
        ("both¹,² and all³⁻⁵.", "both and all."),
        ("¹ first", " first"),
    ],
)
def test_marks_leave_no_trace(text: str, without: str) -> None:
    assert take_out(text, list(find_marks(text, Family.RAISED, {}))) == without


@pytest.mark.parametrize(
    ("text", "numbers"),
    [
        ("one¹ two², three³⁴", [(1,), (2,), (34,)]),
        ("both¹,² and all³⁻⁵", [(1, 2), (3, 4, 5)]),
        ("40 km² and x² and ×10⁸", []),
        ("in the year 2010⁸", [(8,)]),
        ("¹²³⁴⁵⁶", []),
    ],
)
def test_raised_figures_are_marks_unless_they_are_powers(
    text: str, numbers: list[tuple[int, ...]]
) -> None:
    assert [mark.numbers for mark in find_marks(text, Family.RAISED, {})] == numbers


@pytest.mark.parametrize(
    ("text", "numbers"),
    [
        ("a [1], b [2, 3] c [4–6].", [(1,), (2, 3), (4, 5, 6)]),
        ("[7](https://x.example) and [8]: definition", []),
        ("[1][2]", [(1,), (2,)]),
        ("[9-2] and [1-900]", []),
    ],
)
def test_bracketed_marks(text: str, numbers: list[tuple[int, ...]]) -> None:
    assert [mark.numbers for mark in find_marks(text, Family.BRACKET, {})] == numbers


def test_a_list_that_nobody_calls_is_text() -> None:
    document = read_text("Three reasons:\n\n1. It is far.\n\n2. It is dear.\n\n3. It is closed.\n")
    assert [part.text[:2] for part in document.body] == ["Th", "1.", "2.", "3."]
    assert document.notes == ()


def test_a_list_among_notes_stays_text() -> None:
    document = read_text(
        "A claim¹ and another.²\n\nThe plan:\n\n1. Go.\n\n2. Stay.\n\nThe end.³\n\n"
        "1. Source one.\n\n2. Source two.\n\n3. Source three.\n"
    )
    assert [note.text for note in document.notes] == ["Source one.", "Source two.", "Source three."]
    assert [part.text for part in document.body][2:4] == ["1. Go.", "2. Stay."]


def test_notes_that_are_mostly_uncalled_are_a_list() -> None:
    items = "\n\n".join(f"{n}. Item number {n} of the list." for n in range(1, 9))
    document = read_text(f"A heap of 10 m¹ things.\n\n{items}\n")
    assert document.notes == ()
    assert "m¹" in document.body[0].text


def test_a_missing_note_does_not_end_the_chain() -> None:
    document = read_text("One.¹ Two.² Four.⁴\n\n1. First.\n\n2. Second.\n\n4. Fourth.\n")
    assert [note.n for note in document.notes] == [1, 2, 4]


def test_marks_that_lost_their_height_must_count_from_one() -> None:
    document = read_text(
        "The first count.1 There were 15 (out of 20)2 birds.3 In grade2 of it.\n\n"
        "1 Some source.\n\n2 Another source.\n\n3 A third.\n"
    )
    assert document.body[0].text == (
        "The first count. There were 15 (out of 20) birds. In grade2 of it."
    )
    assert document.body[0].notes == (1, 2, 3)


def test_figures_that_count_by_chance_are_no_marks() -> None:
    document = read_text("It was room no. 1 of 3.\n\n1 Some man came.\n\n2 Some man went.\n")
    assert document.notes == ()
    document = read_text("We went by train.1 Some slept.\n\n1 Man came.\n\n2 Others went.\n")
    assert document.notes == ()
    assert "train.1" in document.body[0].text


def test_a_number_of_no_note_stays_in_the_text() -> None:
    document = read_text("A claim¹ about x².\n\nAn isotope ⁹⁹ of it.\n\n1. Its source.\n")
    assert document.body[0].text == "A claim about x²."
    assert document.body[1].text == "An isotope ⁹⁹ of it."


def test_notes_with_names_are_numbered_as_they_stand() -> None:
    document = read_text("One.[^b] Two.[^a]\n\n[^b]: Bee.\n\n[^a]: Ay.\n")
    assert [(note.n, note.text) for note in document.notes] == [(1, "Bee."), (2, "Ay.")]
    assert document.body[0].notes == (1, 2)


def test_marks_of_web_converters_are_read() -> None:
    document = read_text("A claim.<sup>1</sup> More.[[2]](#_ftn2)\n\n1. One.\n\n2. Two.\n")
    assert document.body[0].notes == (1,)
    document = read_text("A claim.[[1]](#_ftn1)\n\n[[1]](#_ftnref1) Its source.\n")
    assert (document.body[0].text, document.notes[0].text) == ("A claim.", "Its source.")


def test_a_mark_in_a_heading_is_taken_out_of_the_section() -> None:
    document = read_text("# Title\n\n## Tolls¹\n\nThey rose.²\n\n1. On tolls.\n\n2. On rises.\n")
    assert document.body[0].section == "Tolls"
