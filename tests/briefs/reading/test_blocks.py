"""Lines and blocks: what stands together, whatever it is for."""

from __future__ import annotations

import pytest

from briefs.reading.blocks import Block, gather_blocks
from briefs.reading.forms import Form, form_of
from briefs.reading.hyphenation import known_words
from briefs.reading.layout import measure
from briefs.reading.lines import split_lines

WRAPPED = (
    "The first paragraph of this text is wrapped at some sixty\n"
    "columns, as mail and readme files are, and it goes on for\n"
    "three lines and a bit.\n"
)


def gather(text: str) -> list[Block]:
    return list(gather_blocks(split_lines(text), known_words(text)))


def test_lines_are_numbered_as_editors_number_them() -> None:
    lines = split_lines("a\r\n\r\nb\u2028c\x0bd\n")
    assert [(line.number, line.text) for line in lines] == [
        (1, "a"),
        (2, ""),
        (3, "b c d"),
        (4, ""),
    ]


def test_a_form_feed_is_told_by_the_next_line_with_text() -> None:
    lines = split_lines("a\n\f\n\nb\n\fc\nd\f\ne")
    assert [line.text for line in lines if line.new_page and line.text] == ["b", "c", "e"]


def test_spaces_and_invisible_characters_become_plain() -> None:
    (line,) = split_lines("\u00a0a\u00a0\u202fb\u200b\ufeff\x07c \t ")
    assert (line.text, line.indent) == (" a  bc", 1)


@pytest.mark.parametrize(
    ("line", "form"),
    [
        ("# A heading", Form.HEADING),
        ("#tag", Form.TEXT),
        ("- an item", Form.BULLET),
        ("•  an item", Form.BULLET),
        ("-5 degrees", Form.TEXT),
        ("— Yes, he said.", Form.TEXT),
        ("12. Text", Form.NUMBERED),
        ("(b) text", Form.NUMBERED),
        ("2016. Text", Form.TEXT),
        ("3.5 percent", Form.TEXT),
        ("[3] Text", Form.LABELLED),
        ("[^x]: Text", Form.LABELLED),
        ("¹² Text", Form.LABELLED),
        ("* * *", Form.RULE),
        ("-----", Form.RULE),
        ("| a | b |", Form.VERBATIM),
        ("Summary ....... 12", Form.ENTRY),
        ("Summary . . . . 12", Form.ENTRY),
        ("Summary\t12", Form.ENTRY),
        ("in the year 1956", Form.TEXT),
        ("See page 12... 14", Form.ENTRY),
    ],
)
def test_first_characters_tell_the_form(line: str, form: Form) -> None:
    assert form_of(line) is form


def test_wrapped_lines_make_one_block() -> None:
    blocks = gather(f"{WRAPPED}\n{WRAPPED}")
    assert [block.numbers for block in blocks] == [(1, 2, 3), (5, 6, 7)]
    assert blocks[0].text == " ".join(WRAPPED.split())


def test_long_lines_make_a_block_each() -> None:
    long = "This line is a paragraph of its own and longer than any terminal. " * 4
    assert [block.numbers for block in gather(f"{long}\n{long}\n\n{long}\n")] == [(1,), (2,), (4,)]


def test_short_sentences_without_blank_lines_are_paragraphs() -> None:
    text = "One came.\nTwo went away again.\nThree stayed, which nobody had expected.\nFour left.\n"
    assert not measure(split_lines(text)).wrapped
    assert len(gather(text)) == 4


def test_paragraphs_told_by_indentation_alone() -> None:
    first, *rest = WRAPPED.splitlines()
    text = "\n".join([f"    {first}", *rest] * 3)
    assert [block.numbers for block in gather(text)] == [(1, 2, 3), (4, 5, 6), (7, 8, 9)]


def test_a_heading_right_above_wrapped_text_is_a_block() -> None:
    assert [block.plain[:10] for block in gather(f"The Beginning\n{WRAPPED}")] == [
        "The Beginn",
        "The first ",
    ]


def test_items_keep_their_wrapped_lines() -> None:
    blocks = gather(
        "1. An item of a list that is wrapped at some sixty columns as\n   well.\n2. Two.\n"
    )
    assert [(block.form, block.numbers) for block in blocks] == [
        (Form.NUMBERED, (1, 2)),
        (Form.NUMBERED, (3,)),
    ]


def test_a_number_at_the_start_of_a_wrapped_line_is_no_item() -> None:
    (block,) = gather(
        "This sentence goes on to the next line, where it has a figure\n12. and more.\n"
    )
    assert block.numbers == (1, 2)


def test_underlined_headings_and_rules() -> None:
    blocks = gather("Title\n=====\n\nPart\n----\nText of it.\n\n* * *\n\nMore.\n")
    assert [(block.form, block.text) for block in blocks] == [
        (Form.HEADING, "Title"),
        (Form.HEADING, "Part"),
        (Form.TEXT, "Text of it."),
        (Form.TEXT, "More."),
    ]


def test_code_is_one_block_and_an_open_fence_is_text() -> None:
    blocks = gather("Before.\n\n```\n# not a heading\n\n- not an item\n```\n\n~~~\nopen\n")
    assert [(block.form, block.numbers) for block in blocks][:2] == [
        (Form.TEXT, (1,)),
        (Form.VERBATIM, (4, 6)),
    ]
    assert blocks[-1].numbers[-1] == 10


def test_tables_are_one_block_without_their_rule() -> None:
    (block,) = gather("| a | b |\n|---|---|\n| 1 | 2 |\n")
    assert block.text == "a | b 1 | 2"


def test_comments_are_no_headings() -> None:
    assert {block.form for block in gather("# Some words.\n\n# one\n# two\n")} == {Form.TEXT}


def test_front_matter_is_left_out_and_a_rule_is_not_taken_for_it() -> None:
    assert [block.numbers for block in gather("---\na: b\ntags:\n  - x\n---\nText.\n")] == [(6,)]
    assert [block.numbers for block in gather("---\nJust a line of text.\n---\nText.\n")] != [(4,)]
