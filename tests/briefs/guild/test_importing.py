from __future__ import annotations

import time
from dataclasses import replace

import pytest

from briefs.guild.exchange import join_cards
from briefs.guild.importing import MOST_FAULTS, plan_import
from briefs.guild.model import MOST_CARDS, Act, Revision, Standing
from briefs.guild.plan import Fate, ImportPlan
from tests.briefs.guild.shelf import FERRY_FILE, PACK, card_file, revision, saved

QUAY = card_file("Quay")
PIER = card_file("Pier")


def plan(text: str, *current: Revision, file: str = "cards.md") -> ImportPlan:
    return plan_import(text, file, PACK, saved(*current))


def faults(plan: ImportPlan) -> list[tuple[int, str]]:
    every = [*plan.faults, *(fault for card in plan.refused for fault in card.faults)]
    return [(fault.line, fault.problem) for fault in every]


def fates(plan: ImportPlan) -> dict[str, Fate]:
    assert faults(plan) == []
    return {card.slug: card.fate for card in plan.cards}


def test_each_card_is_sorted_by_what_it_does() -> None:
    text = join_cards(
        {
            "quay": QUAY,
            "pier": PIER.replace("ours", "theirs"),
            "mole": card_file("Mole"),
            "ferry": card_file("The ferry"),
            "light": card_file("The lighthouse"),
        },
        removed=["jetty"],
    )
    found = plan(
        text,
        revision("quay", QUAY, 4),
        revision("pier", PIER, 2),
        revision("jetty", card_file("Jetty"), 3),
        revision("light", None, 5),
    )
    assert fates(found) == {
        "quay": Fate.SAME,
        "pier": Fate.CHANGED,
        "mole": Fate.NEW,
        "ferry": Fate.CHANGED,
        "light": Fate.CHANGED,
        "jetty": Fate.REMOVED,
    }
    assert found.expected == {"pier": 2, "mole": 0, "ferry": 0, "light": 5, "jetty": 3}
    by_slug = {card.slug: card for card in found.cards}
    assert [change.part for change in by_slug["pier"].changes] == ["Key points"]
    assert by_slug["jetty"].title == "Jetty"
    bases = {card.slug: card.card.base for card in found.cards if card.card}
    assert bases["ferry"] == FERRY_FILE
    assert bases["mole"] is None


def test_the_packs_own_card_and_one_written_otherwise_are_the_same() -> None:
    written_otherwise = QUAY.replace("\n## Key", "\n\n\n## Key").replace("- It", "*  It")
    found = plan(
        join_cards({"ferry": FERRY_FILE, "quay": written_otherwise}), revision("quay", QUAY)
    )
    assert set(fates(found).values()) == {Fate.SAME}
    assert found.touched == ()


def test_a_card_that_is_here_as_it_is_is_never_refused() -> None:
    """Not when the pack took its name since, nor when it cites what the pack has no more."""
    taken = card_file("Night boat")
    broken = card_file("Old", "It was. [gone ¶1]")
    text = join_cards({"boat": taken, "old": broken})
    assert set(fates(plan(text, revision("boat", taken), revision("old", broken))).values()) == {
        Fate.SAME
    }
    assert [problem for _, problem in faults(plan(text))] == [
        "the name 'Night boat' belongs to the card 'The ferry'",
        "unknown source 'gone'",
    ]


def test_a_place_its_document_has_not_is_refused_unless_the_card_is_here() -> None:
    [(name, paper)] = PACK.sources.items()
    counted = replace(PACK, sources={name: replace(paper, paragraphs=45, notes=())})
    beyond = card_file("Quay", f"It is. [{name} ¶999]")
    new = plan_import(join_cards({"quay": beyond}), "cards.md", counted, {})
    assert faults(new) == [(9, f"{name} has 45 paragraphs; ¶999 is not one of them")]
    here = saved(revision("quay", beyond))
    again = plan_import(join_cards({"quay": beyond}), "cards.md", counted, here)
    assert fates(again) == {"quay": Fate.SAME}


def test_cards_of_one_file_may_name_one_another() -> None:
    text = join_cards(
        {
            "quay": card_file("Quay", extra='related = ["pier", "ferry"]\n'),
            "pier": card_file("Pier", extra='related = ["quay"]\n'),
        }
    )
    assert fates(plan(text)) == {"quay": Fate.NEW, "pier": Fate.NEW}


def test_cards_of_another_file_of_the_export_may_be_named() -> None:
    far = card_file("Quay", extra='related = ["far", "ferry"]\n')
    found = plan(join_cards({"quay": far}, elsewhere=["far", "farther"]))
    assert fates(found) == {"quay": Fate.NEW}
    assert found.elsewhere == ("far",)


@pytest.mark.parametrize(
    ("cards", "expected"),
    [
        ({"a": "no card"}, (2, "the file doesn't begin with a line +++")),
        ({"a": card_file("")}, (3, "`title` is empty")),
        ({"a": card_file("A", "It is.")}, (9, "a statement without a citation")),
        ({"a": card_file("A", "It. [nobody ¶1]")}, (9, "unknown source 'nobody'")),
        (
            {"a": card_file("Night boat")},
            (3, "the name 'Night boat' belongs to the card 'The ferry'"),
        ),
        (
            {"a": card_file("One"), "b": card_file("ONE!")},
            (13, "the name 'ONE!' belongs to the card 'One', line 1"),
        ),
        (
            {"b": card_file("A", extra='related = ["fery"]\n')},
            (5, "`related` names an unknown card 'fery'"),
        ),
        ({"night-boat": card_file("A")}, (1, "'night-boat' is a name of the card 'The ferry'")),
        ({"a": card_file("A", f"{'x' * 65_536} [own]")}, (1, "the card has 65 KB")),
    ],
)
def test_what_is_wrong_stands_beside_its_line(
    cards: dict[str, str], expected: tuple[int, str]
) -> None:
    found = plan(join_cards(cards))
    assert expected in faults(found)
    assert found.is_refused


def test_a_removed_card_can_be_neither_unknown_nor_named() -> None:
    assert faults(plan(join_cards({}, removed=["fery"]))) == [(1, "there is no card 'fery'")]
    text = join_cards({"a": card_file("A", extra='related = ["ferry"]\n')}, removed=["ferry"])
    assert [problem for _, problem in faults(plan(text))] == [
        "`related` names an unknown card 'ferry'"
    ]


def test_a_removed_cards_name_is_free() -> None:
    text = join_cards({"boat": card_file("Night boat")}, removed=["ferry"])
    assert fates(plan(text)) == {"boat": Fate.NEW, "ferry": Fate.REMOVED}
    assert fates(plan(text, revision("ferry", None)))["ferry"] is Fate.SAME


def test_a_name_may_move_from_one_card_to_another() -> None:
    here = card_file("Quay", extra='[aliases]\nen = ["Wharf"]\n')
    text = join_cards({"mole": card_file("Wharf"), "quay": QUAY})
    assert fates(plan(text, revision("quay", here))) == {"mole": Fate.NEW, "quay": Fate.CHANGED}
    kept = plan(join_cards({"mole": card_file("Wharf"), "quay": here}), revision("quay", here))
    assert [problem for _, problem in faults(kept)] == [
        "the name 'Wharf' belongs to the card 'Quay', line 11"
    ]


def test_an_edit_after_the_export_is_told() -> None:
    old = revision("quay", QUAY, 2, at=2_000)
    text = {"quay": QUAY.replace("ours", "theirs")}
    for exported, told in ((1_999, True), (2_000, False), (None, False)):
        [card] = plan(join_cards(text, exported=exported), old).cards
        assert card.edited_since is told


@pytest.mark.parametrize(
    ("file", "title", "slug", "fate"),
    [
        ("new.md", "Our harbour", "our-harbour", Fate.NEW),
        ("new.md", "the FERRY", "ferry", Fate.CHANGED),
        ("light.md", "The old light", "light", Fate.CHANGED),
        ("quay.md", "Quay", "quay", Fate.SAME),
        ("new.md", "港", "card-1", Fate.NEW),
    ],
)
def test_a_single_card_needs_no_mark(file: str, title: str, slug: str, fate: Fate) -> None:
    found = plan(card_file(title), revision("quay", QUAY), file=file)
    assert fates(found) == {slug: fate}


def test_what_is_wrong_in_a_single_card_keeps_its_line() -> None:
    assert faults(plan(card_file("A", "It is."))) == [(8, "a statement without a citation")]
    assert faults(plan("hello")) == [(1, "the file doesn't begin with the name of a card")]


def test_too_many_cards_are_refused_before_they_are_read() -> None:
    text = "\n".join(f"<!-- card: c-{n} -->\n{QUAY}" for n in range(10_000))
    started = time.monotonic()
    found = plan(text)
    assert time.monotonic() - started < 0.5
    assert faults(found) == [(0, "the file has 10,000 cards")]
    assert found.unread == 10_000


def test_the_servers_own_cards_are_counted_in() -> None:
    text = join_cards({"a": card_file("A")}, removed=["quay-1"])
    own = [revision(f"quay-{n}", card_file(f"Quay {n}")) for n in range(1, MOST_CARDS + 1)]
    assert fates(plan(text, *own)) == {"a": Fate.NEW, "quay-1": Fate.REMOVED}
    assert faults(plan(join_cards({"a": card_file("A")}), *own)) == [
        (0, "the server would have 1,001 cards of its own")
    ]


def test_reading_stops_when_enough_is_wrong() -> None:
    related = ", ".join(f'"x{n}"' for n in range(20))
    bad = {f"c-{n}": card_file(f"C {n}", extra=f"related = [{related}]\n") for n in range(50)}
    found = plan(join_cards(bad))
    assert MOST_FAULTS <= len(faults(found)) < MOST_FAULTS + 20
    assert len(found.refused) + found.unread == 50


def test_a_flood_of_faults_is_cut_and_counted() -> None:
    flood = card_file("A") + "a\n" * 30_000
    found = plan(join_cards({"a": flood, "b": card_file("B", "It is.")}))
    [refused] = found.refused
    assert len(refused.faults) == MOST_FAULTS
    assert refused.more == 30_000 - MOST_FAULTS
    assert found.unread == 1


def test_a_card_of_the_pack_again_is_no_new_one() -> None:
    back = Revision(7, "ferry", 3, 1, 11, Act.RESTORE, Standing.PACK, "", None, None, None)
    found = plan(join_cards({"ferry": card_file("The ferry")}), back)
    assert fates(found) == {"ferry": Fate.CHANGED}
    assert found.expected == {"ferry": 3}
