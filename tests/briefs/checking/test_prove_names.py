"""Names: what the cited paragraph says in another form passes, any other name doesn't."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from briefs.checking import Finding, FindingKind, Severity

Check = Callable[..., list[Finding]]


@pytest.mark.parametrize(
    ("text", "cites"),
    [
        ("Besta’s people hold the Lumen Islands.", "paper 1"),
        ("The ministers of Besta hold the LUMEN islands.", "paper 1"),
        ("Mira Tolvan met someone.", "paper 2"),
        ("President Tolvan met someone.", "paper 2"),
        ("It angered Mira Tolvan.", "paper 3"),  # the full name stands in ¶2
        ("It angered President Tolvan.", "paper 3"),
        ("The Sotto group is disputed.", "paper 1"),  # an alias of the card, ¶1 has another
        ("The Lumens are disputed.", "paper note 1"),
        ("Karvia has fishermen.", "paper 4"),  # a land and its people
        ("Japan and Russia lend support.", "paper 4"),  # capitals
        ("The Japanese, and the Kremlin too, lend support.", "paper 4"),
        ("The Russia talks failed.", "paper 4"),  # no form of this alias, but a land by its capital
        ("The EU will not pay.", "paper 4"),
        ("The LHF will not pay.", "paper 4"),  # initials
        ("The SCL objects.", "blog 1"),
        ("The Office of Karvian Boats found it.", "paper note 1"),
        ("Defense spending rose, but Defence is poor.", "paper 4"),
        ("Quill tells of war, and the Harbour Policy Institute agrees.", "paper 1"),
        ("HPI tells of war.", "paper 1"),
        ("In Tides over Lumen we read of war.", "paper 1"),
        ("Joss Wendt was an admiral; Admiral Wendt opened it.", "blog 1"),
        ("Töĺvan met someone.", "paper 2"),
        ("Neighbours met. Investment fell. Countries quarrelled. He said: People left.", "paper 3"),
        ("Undoubtedly, nothing moved. Arming goes on.", "paper 3"),
    ],
)
def test_the_same_name_in_another_form(check: Check, text: str, cites: str) -> None:
    assert check(text, cites) == []


@pytest.mark.parametrize(
    ("text", "cites", "subject"),
    [
        ("They met Borislav Kent.", "paper 2", "Borislav Kent"),
        ("Kent met someone.", "paper 2", "Kent"),
        ("Mira Kent met someone.", "paper 2", "Kent"),
        ("President Kent met someone.", "paper 2", "Kent"),
        ("The Sotto accord stands.", "paper 1", "Sotto"),  # no alias, though one begins so
        ("It is in Belgium.", "paper 4", "Belgium"),
        ("The Kremlin pays.", "paper 1", "Kremlin"),
        ("The NATO fleet came.", "paper 1", "NATO"),
        ("The US fleet helped us.", "paper 1", "US"),
        ("The Lumen Harbour Council will not pay.", "paper 4", "Council"),
        ("The Pacific Trade Council will not pay.", "paper 4", "Pacific Trade Council"),
        ("Ada Quill tells of a ferry.", "blog 1", "Ada Quill"),  # another source's author
        ("It angered Joss Wendt.", "paper 3", "Joss Wendt"),
        ("Great Lumen and Small Sark were armed.", "paper 3", "Small Sark"),
        ("The Anglo-Karvian treaty stands.", "paper 3", "Anglo"),
    ],
)
def test_another_name_is_a_fault(check: Check, text: str, cites: str, subject: str) -> None:
    (finding,) = check(text, cites)
    assert (finding.severity, finding.kind) == (Severity.FAULT, FindingKind.NAME)
    assert finding.subject == subject


def test_a_name_of_another_paragraph_is_a_fault_that_tells_where_it_stands(check: Check) -> None:
    (finding,) = check("Karvia asked for more.", "paper 2")
    assert finding.severity is Severity.FAULT
    assert "paper ¶3, ¶4" in finding.remedy


def test_a_word_that_may_only_begin_a_sentence_asks_for_a_look(check: Check) -> None:
    (finding,) = check("Cheaper times came.", "paper 2")
    assert (finding.severity, finding.subject) == (Severity.LOOK, "Cheaper")


def test_a_role_that_the_document_never_gives_asks_for_a_look(check: Check) -> None:
    """The next sentence makes "chancellor" an ordinary word."""
    text = "Chief Chancellor Tolvan met someone. No chancellor, and no chief, was amused."
    (finding,) = check(text, "paper 3")
    assert (finding.severity, finding.subject) == (Severity.LOOK, "Chancellor")


def test_months_and_codes_are_no_names(check: Check) -> None:
    assert check("The S-400 moved in November.", "paper 3") == []
