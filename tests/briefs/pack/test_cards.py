from __future__ import annotations

import time

import pytest

from briefs.dates import PartialDate
from briefs.model import Citation, ParagraphKind, SectionKind
from briefs.pack import parse_card

FILE = "cards/lumen-islands.md"


def faults_of(text: str, slug: str = "lumen-islands") -> list[tuple[int, str, str]]:
    card, faults = parse_card(slug, text, f"cards/{slug}.md")
    assert (card is None) == bool(faults)
    assert all(fault.file == f"cards/{slug}.md" for fault in faults)
    return [(fault.line, fault.problem, fault.remedy) for fault in faults]


def only_fault(text: str, slug: str = "lumen-islands") -> tuple[int, str, str]:
    faults = faults_of(text, slug)
    assert len(faults) == 1, faults
    return faults[0]


def test_a_sound_card_is_read_whole(card_text: str) -> None:
    card, faults = parse_card("lumen-islands", card_text, FILE)
    assert faults == ()
    assert card is not None
    assert (card.title, card.group) == ("The Lumen Islands", "islands")
    assert card.related == ("ferry-accord",)
    assert card.aliases == {"en": ("Lumens", "Lumen dispute"), "ja": ("ルーメン諸島",)}
    assert card.gist.text == (
        "Arvonia and Besta both claim the three Lumen Islands, which Besta has held since 1911."
    )
    assert card.gist.citations == (
        Citation("harbour-paper", ParagraphKind.BODY, 1),
        Citation("harbour-paper", ParagraphKind.NOTE, 2),
        Citation("harbour-blog", ParagraphKind.BODY, 4),
    )
    assert [part.kind for part in card.sections] == [
        SectionKind.KEY_POINTS,
        SectionKind.POSITIONS,
        SectionKind.TIMELINE,
    ]
    assert [point.id for point in card.points()] == [f"lumen-islands.{n}" for n in range(7)]
    assert [point.side for point in card.section(SectionKind.POSITIONS)] == ["Arvonia", "Besta"]
    first, second = card.section(SectionKind.TIMELINE)
    assert first.date == PartialDate(1911)
    assert second.date == PartialDate(1911, 8, 3)
    assert second.text == "The first lighthouse is lit."


def test_a_wrapped_bullet_is_one_statement(card_text: str) -> None:
    card, _ = parse_card("lumen-islands", card_text, FILE)
    assert card is not None
    point = card.section(SectionKind.KEY_POINTS)[1]
    assert point.text == "About 300 people live there, most of them on Great Lumen."
    assert [str(citation) for citation in point.citations] == ["¶3", "¶1", "note 1"]
    assert [citation.source for citation in point.citations] == [
        "harbour-paper",
        "harbour-blog",
        "harbour-blog",
    ]


@pytest.mark.parametrize("ending", ["\r\n", "\r"])
def test_line_endings_and_byte_order_mark_make_no_difference(card_text: str, ending: str) -> None:
    plain = parse_card("lumen-islands", card_text, FILE)
    assert parse_card("lumen-islands", "\ufeff" + card_text.replace("\n", ending), FILE) == plain


def test_an_empty_file() -> None:
    line, problem, _ = faults_of("")[-1]
    assert (line, "doesn't begin" in problem) == (1, True)


def test_a_gist_of_three_sentences(card_text: str) -> None:
    assert faults_of(card_text.replace("since 1911.", "since 1911. One. Two of them.")) == []


def test_a_card_without_front_matter() -> None:
    line, problem, _ = faults_of("\n\nA gist. [a ¶1]\n")[-1]
    assert line == 3
    assert "doesn't begin with a line +++" in problem


def test_front_matter_that_is_never_closed(card_text: str) -> None:
    line, problem, _ = faults_of(card_text.replace("+++\nArvonia", "Arvonia"))[-1]
    assert (line, "never closed" in problem) == (1, True)


def test_a_toml_error_keeps_its_line_and_the_body_is_still_read(card_text: str) -> None:
    text = card_text.replace('group = "islands"', "group = islands").replace(
        " [harbour-paper ¶2]", ""
    )
    toml, statement = faults_of(text)
    assert toml[0] == 3
    assert "not TOML" in toml[1]
    assert statement[0] == 13


@pytest.mark.parametrize("part", ["a", '"a"', r'"\""', "'a b'"])
@pytest.mark.parametrize("row", ["{} = 1", "[{}]", "[[ {} ]]", "x = {{{} = 1}}"])
def test_keys_of_thousands_of_parts_take_no_time(card_text: str, part: str, row: str) -> None:
    deep = row.format(" . ".join([part] * 10_000))
    started = time.perf_counter()
    [fault] = faults_of(card_text.replace("[aliases]", f"{deep}\n[aliases]"))
    assert time.perf_counter() - started < 0.2
    assert fault[1] == "a key of many parts"


def test_texts_may_have_as_many_dots_as_they_like(card_text: str) -> None:
    dotted = card_text.replace('"Lumen dispute"', '"L.u.m.e.n. … …... 1.2.3.4.5.6.7.8.9"')
    assert faults_of(dotted) == []


def test_a_toml_error_at_the_end(card_text: str) -> None:
    line, problem, _ = only_fault(
        card_text.replace('ja = ["ルーメン諸島"]', 'ja = ["ルーメン諸島"')
    )
    assert (line, "not TOML" in problem) == (7, True)


@pytest.mark.parametrize(
    ("old", "new", "line", "problem", "remedy"),
    [
        ('group = "islands"', 'groop = "x"\ngroup = "y"', 3, "unknown key 'groop'", "'group'"),
        ('group = "islands"', "", 1, "`group` is missing", "group ="),
        ('group = "islands"', "group = { a = 1 }", 3, "`group` is a table", "in quotes"),
        ('group = "islands"', "group = 7", 3, "`group` is a number", "in quotes"),
        ('group = "islands"', "group = 2017-10-01", 3, "a date without quotes", "in quotes"),
        ('group = "islands"', 'group = "Big Islands"', 3, "'Big Islands' can't be", "lowercase"),
        ('"The Lumen Islands"', '"  "', 2, "`title` is empty", "Fill in"),
        ('"The Lumen Islands"', f'"{"x" * 81}"', 2, "81 characters", "80 at most"),
        ('related = ["ferry-accord"]', 'related = "f"', 4, "`related` is text", "list"),
        ('related = ["ferry-accord"]', "related = [1]", 4, "`related` is a list of other", "list"),
        ('related = ["ferry-accord"]', 'related = ["a", "a"]', 4, "holds 'a' twice", "Delete"),
        ('"ferry-accord"', '"ferry-accord",\n"lumen-islands"', 5, "to itself", "Take"),
        ('"Lumen dispute"', '""', 6, "`aliases.en` holds an empty text", "Fill"),
        ('"Lumen dispute"', f'\n"{"x" * 81}"', 7, "an alias has 81 characters", "80 at most"),
        ("ja = [", "Japanese = [", 7, "'Japanese' is not a language", "tag"),
        ("## Key points", "## Key point", 12, "unknown section 'Key point'", "'Key points'"),
        ("## Key points", "## Weather", 12, "unknown section 'Weather'", "The sections are Key"),
        ("## Timeline", "## Key points", 23, "a second section 'Key points'", "Join"),
        ("## Timeline", "## Figures\n## Timeline", 23, "an empty section", "delete the heading"),
        ("## Timeline", "### Cesta\n\n## Timeline", 23, "nothing stands under 'Cesta'", "bullet"),
        ("### Besta", "### Arvonia", 20, "a second side 'Arvonia'", "one heading"),
        ("### Arvonia\n", "", 18, "a position without its side", "###"),
        ("- 1911-08-03", "### Late\n- 1911-08-03", 25, "### under Timeline", "Where they stand"),
        ("## Key points", "# Lumen\n\n## Key points", 12, "heading # has no place", "front matter"),
        (" [harbour-paper ¶2]", "", 13, "without a citation", "[source-id ¶3]"),
        ("harbour-paper ¶2", "¶2", 13, "citation [¶2] can't be read", "[source-id ¶3]"),
        ("harbour-paper ¶2", "harbour-paper 2", 13, "a paragraph or a note", "[harbour-paper ¶2]"),
        ("harbour-paper ¶2", "a note 1; #5", 13, "a paragraph or a note", "[a note 1; ¶5]"),
        ("harbour-paper ¶2", "2", 13, "citation [2] can't be read", "[source-id ¶3]"),
        ("harbour-paper ¶2", "harbour-paper ¶0", 13, "can't be read", "[source-id ¶3]"),
        ("harbour-paper ¶2", "own", 13, "can't be read", "[source-id ¶3]"),
        ("harbour-paper ¶2", "a ¶2; a ¶2", 13, "a ¶2 is cited twice", "Delete"),
        ("[harbour-paper ¶2]", "[a ¶2] Indeed. [a ¶3]", 13, "doesn't end", "last"),
        ("[harbour-paper ¶2]", "[a ¶2].", 13, "doesn't end", "after the full stop"),
        ("The islands lie 12 km from Arvonia. ", "", 13, "without a statement", "Say what"),
        ("  most of them", "most of them", 15, "belongs to no bullet", "indent"),
        ("## Key points\n", "## Key points\nHello.\n", 13, "belongs to no bullet", "Begin"),
        ("## Key points", "More. [a ¶1]\n\n## Key points", 12, "second paragraph", "one paragraph"),
        ("1911-08-03:", "August 1911:", 25, "begin with a date", "1945-08-18"),
        ("1911-08-03:", "1911-13:", 25, "'1911-13' is not a date", "1945-08-18"),
        ("1911-08-03:", "1911-02-30:", 25, "'1911-02-30' is not a date", "1945-08-18"),
        ("1911-08-03:", "1910-08:", 25, "1910-08 stands after 1911", "oldest first"),
        (
            "since 1911.",
            "since 1911. One. Two of them. Three here.",
            9,
            "4 sentences",
            "Key points",
        ),
    ],
)
def test_a_fault_names_its_line_and_remedy(
    card_text: str, old: str, new: str, line: int, problem: str, remedy: str
) -> None:
    assert old in card_text
    faults = faults_of(card_text.replace(old, new, 1))
    matching = [fault for fault in faults if problem in fault[1]]
    assert len(matching) == 1, faults
    assert matching[0][0] == line, faults
    assert remedy in matching[0][2]


def test_a_card_needs_a_gist_and_a_point(card_text: str) -> None:
    front = card_text[: card_text.index("Arvonia and")]
    problems = [fault[1] for fault in faults_of(front)]
    assert problems == ["the card has no gist", "the card has no points"]


@pytest.mark.parametrize(
    "slug", ["Lumen", "lumen_islands", "-lumen", "lumen--x", "", "x" * 61, "ルー"]
)
def test_a_slug_that_breaks_the_rule(card_text: str, slug: str) -> None:
    card, faults = parse_card(slug, card_text, FILE)
    assert card is None
    assert faults[0].line == 0
    assert "can't be the name of a card" in faults[0].problem


def test_all_faults_are_listed_by_line(card_text: str) -> None:
    text = (
        card_text.replace("group", "groop").replace(" ¶2]", "]").replace("1911-08-03:", "1911-8:")
    )
    lines = [fault[0] for fault in faults_of(text)]
    assert lines == [1, 3, 13, 25]


def test_a_year_may_follow_one_of_its_days(card_text: str) -> None:
    text = card_text.replace("- 1911:", "- 1911-09:", 1).replace("- 1911-08-03:", "- 1911:")
    assert faults_of(text) == []
