from __future__ import annotations

from bot.views.form import ABOUT as LONGEST_ABOUT
from bot.views.form import EXAMPLE, LABEL
from bot.words.form import ABOUT, EXAMPLES, LABELS, fault_place
from briefs.guild.form import CardForm, FormField, read_form
from briefs.model import Pack


def test_each_field_is_named_and_explained_within_discords_limits() -> None:
    assert set(LABELS) == set(ABOUT) == set(EXAMPLES) == set(FormField)
    assert max(map(len, EXAMPLES.values())) <= EXAMPLE
    assert max(map(len, LABELS.values())) <= LABEL
    assert max(map(len, ABOUT.values())) <= LONGEST_ABOUT


def test_the_examples_together_are_a_card() -> None:
    form = CardForm(**{field.value: text for field, text in EXAMPLES.items()})
    assert read_form(form, "strike", "own", Pack({}, {}, ""), {}).faults == ()


def test_a_fault_says_where_it_is_unless_it_is_the_whole_fields() -> None:
    assert fault_place(FormField.POINTS, 3) == "The points, line 3"
    assert fault_place(FormField.GIST, 0) == "The gist"


def test_what_a_label_explains_in_brackets_is_no_part_of_a_place() -> None:
    assert fault_place(FormField.SOURCES, 2) == "Sources, line 2"
