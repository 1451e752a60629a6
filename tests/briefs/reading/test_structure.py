"""Headings, halves, heads of pages and the pages before and after the text."""

from __future__ import annotations

import pytest

from briefs.reading import read_text

LONG = "It was a long and winding road that led from the harbour to the hill and back again"
TAIL = "and nobody who had walked it once was ever seen to walk it for a second time."


def texts(text: str) -> list[str]:
    return [part.text for part in read_text(text).body]


@pytest.mark.parametrize(
    "between",
    ["1. A note.¹", "12", "— 12 —", "Page 3 of 9", "Translated from Dutch by Ida Vos.", "\f"],
)
def test_a_page_end_does_not_part_a_paragraph(between: str) -> None:
    whole = texts(f"Start.¹\n\n{LONG}\n\n{between}\n\n{TAIL}\n\n1. A note.\n")
    assert f"{LONG} {TAIL}" in whole


def test_a_second_half_may_begin_with_a_name() -> None:
    assert f"{LONG} Kestrel {TAIL}" in texts(f"Roads\n\n{LONG}\n\n12\n\nKestrel {TAIL}\n")


def test_whole_paragraphs_are_not_joined() -> None:
    assert len(texts(f"Roads\n\n{LONG}.\n\n12\n\nKestrel {TAIL}\n")) == 2
    assert len(texts(f"Roads\n\n{LONG}\n\nKestrel {TAIL}\n")) == 2


def test_a_heading_parts_what_a_page_end_would_not() -> None:
    document = read_text(f"Roads\n\n{LONG}\n\n12\n\n## Hills\n\nKestrel {TAIL}\n")
    assert [part.section for part in document.body] == [None, "Hills"]


def test_an_item_of_a_list_does_not_go_on_in_a_new_sentence() -> None:
    assert len(texts(f"Things:\n\n- a road\n\n12\n\nKestrel {TAIL}\n")) == 3


@pytest.mark.parametrize(
    ("line", "heading"),
    [
        ("The road to the hill", True),
        ("A New “New Approach”?", True),
        ("2. The road", True),
        ("ROADS AND HILLS", True),
        ("Why did nobody walk it again?", False),
        ("However, several roads remain.", False),
        ("the road to the hill", False),
        ("The road, the hill and,", False),
        ("Three roads lead there:", False),
        ("Table 3. Roads by length", False),
        ("Really?", False),
    ],
)
def test_headings_without_mark_up(line: str, heading: bool) -> None:
    document = read_text(f"A title of it\n\n{LONG}.\n\n{line}\n\nKestrel {TAIL}\n")
    assert (line in [part.text for part in document.body]) is not heading
    assert (document.body[-1].section == line) is heading


def test_lines_below_a_colon_are_a_list() -> None:
    listed = texts(f"A title\n\n{LONG}:\n\nThe sea\n\nThe hill\n\n{LONG}.\n")
    assert listed[1:3] == ["The sea", "The hill"]


def test_many_lines_in_a_row_are_a_list_not_headings() -> None:
    names = ["The sea", "The hill", "The road", "The bell", "The bridge"]
    assert texts(f"A title\n\n{LONG}.\n\n" + "\n\n".join(names) + f"\n\n{LONG}.")[1:6] == names


def test_a_logo_at_the_end_goes_and_a_list_stays() -> None:
    few = "road\n\ninstitute\n\nof hills"
    assert texts(f"A title\n\n{LONG}.\n\n{few}") == [f"{LONG}."]
    many = [f"Name number {n}" for n in range(9)]
    assert texts(f"A title\n\n{LONG}.\n\n" + "\n\n".join(many))[1:] == many
    assert texts(f"A title\n\n{LONG}:\n\nThe sea\n\nThe hill")[1:] == ["The sea", "The hill"]


def test_running_heads_come_back_at_page_ends() -> None:
    pages = "\n".join(f"\fRoads and Hills\n\n{LONG} number {n}.\n\n{n}\n" for n in range(1, 5))
    document = read_text(f"A title\n\nFirst.\n{pages}")
    assert [part.section for part in document.body] == [None] * 5
    headings = "".join(f"Summary\n\n{LONG}.\n\n" for _ in range(4))
    assert {part.section for part in read_text(f"A title\n\nFirst.\n\n{headings}").body} == {
        None,
        "Summary",
    }


IMPRINT = "ISBN 978-0-00\n\n© The Institute, 2020\n\nThe Institute was founded by a duke.\n\n"


def test_an_imprint_goes_with_what_tells_of_its_publisher() -> None:
    body = f"Summary\n\n{LONG}. {LONG}.\n\nIntroduction\n\n{LONG}. {LONG}."
    document = read_text(f"Roads and Hills\n\nThe Institute\n\n{IMPRINT}{body}")
    assert [part.section for part in document.body] == ["Summary", "Introduction"]
    assert document.title == "Roads and Hills"


def test_an_imprint_never_takes_half_of_the_document() -> None:
    prose = "\n\n".join(f"{LONG} number {n}." for n in range(20))
    assert len(texts(f"A title\n\n{prose}\n\n{IMPRINT}Summary\n\nShort.")) >= 21


BIOGRAPHY = "Ida Vos is a researcher at the Road Institute, where she studies hills."


def test_a_biography_at_the_end_is_left_out() -> None:
    assert texts(f"Roads\n\n{LONG}.\n\n{LONG}.\n\n{BIOGRAPHY}\n\nDownload the full report") == [
        f"{LONG}.",
        f"{LONG}.",
    ]


def test_a_person_of_whom_the_text_speaks_stays() -> None:
    kept = texts(f"Roads\n\n{LONG}, said Vos.\n\n{LONG}.\n\n{BIOGRAPHY}")
    assert kept[-1] == BIOGRAPHY


def test_a_note_on_the_author_ends_where_the_text_begins() -> None:
    document = read_text(f"Roads\n\nAbout the author\n\n{BIOGRAPHY}\n\nShe walks.\n\n{LONG}.")
    assert document.body[-1].text == f"{LONG}."
    assert BIOGRAPHY not in [part.text for part in document.body]


RELATED = "Related articles\n\nOne Road\n\nA short blurb.\n\nTwo Roads\n\nAnother blurb.\n"


def test_related_pages_at_the_end_go() -> None:
    assert texts(f"Roads\n\n{LONG}.\n\n{RELATED}") == [f"{LONG}."]


def test_text_behind_related_pages_stays() -> None:
    assert f"Kestrel {TAIL}" in texts(f"Roads\n\n{LONG}.\n\n{RELATED}\n{LONG}.\n\nKestrel {TAIL}")


@pytest.mark.parametrize(
    "sentence",
    [
        "Share prices fell by a third.",
        "Print is dead, they said.",
        "Related problems arose in every port.",
        "Download speeds are slow on the coast.",
        "Copyright law protects the map.",
        "The views expressed by the minister were his own.",
        "Contents may differ from what is shown.",
        "About the author nothing is known.",
        "Translated into figures, this means a loss of two million.",
        "Home is where the harbour is.",
        "By the sea one hears the bell.",
        "May 2016 was a month of storms.",
        "Read the treaty and you will see.",
        "If you wish to understand the ports, look at the roads.",
        "Email was unknown to them.",
        "See the full moon rise and you will understand.",
        "The article was found in a drawer.",
    ],
)
def test_sentences_with_the_words_of_the_vocabulary_stay(sentence: str) -> None:
    assert texts(f"Roads\n\n{LONG}.\n\n{sentence}\n\nKestrel {TAIL}")[1] == sentence


@pytest.mark.parametrize(
    "line",
    [
        "Share", "Tweet", "You are here", "Available in:", "Regions and themes", "5 min read",
        "Read the full article on our site.", "Download the full analysis", "July 23, 2016",
        "ISBN: 978-0", "© All rights reserved, 2017", "How to quote this document:",
        "Tel.: +33 (0)1 40 61 60 00", "Email: a@b.example", "Website: b.example",
        "This essay was first published in the Gazette.", "By Ida Vos", "Related programs",
        "Find out more", "Topics: roads, hills", "Follow us on Twitter", "Photo: Ida Vos",
        "The views expressed here are those of the author alone.",
    ],
)  # fmt: skip
def test_phrases_of_pages_go(line: str) -> None:
    assert texts(f"Roads\n\n{LONG}.\n\n{line}\n\nKestrel {TAIL}") == [f"{LONG}.", f"Kestrel {TAIL}"]


def test_the_date_and_author_of_a_page_go() -> None:
    head = "Roads\n\nIt was a long road.\n\nIda Vos\n\nTue 3 Sep 2013 09.15 BST | Comment\n\n"
    document = read_text(f"{head}{LONG}.\n\nMarch 2014\n\nKestrel {TAIL}\n")
    assert [(part.section, part.text[:4]) for part in document.body] == [
        (None, "It w"),
        (None, "It w"),
        ("March 2014", "Kest"),
    ]
