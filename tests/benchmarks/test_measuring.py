"""The benchmark counts what it says it counts; it is trusted with every number in the README."""

from __future__ import annotations

import random

import pytest

from benchmarks.aims import print_aims
from benchmarks.measuring import percentile, press, put
from benchmarks.peers import Engine, Found, gather, lead, wratio
from benchmarks.towns import Asked, misspell

ASKED = [
    Asked("a", frozenset({"a"})),
    Asked("b", frozenset({"b"})),
    Asked("both", frozenset({"a", "b"})),
    Asked("none", frozenset()),
]


def saying(answers: dict[str, Found]) -> Engine:
    return answers.__getitem__


def test_what_is_opened_offered_and_wrong_is_counted_apart() -> None:
    engine = saying(
        {
            "a": Found(("a", "x"), sure=True),
            "b": Found(("x", "y", "b"), sure=True),
            "both": Found(("a", "b"), sure=False, offered=("a", "b")),
            "none": Found(("x",), sure=True),
        }
    )
    own = put({"ours": engine}, ASKED, most=9)["ours"]
    assert (own.asked, own.first, own.found) == (4, 2, 3)
    assert (own.opened, own.wrong, own.offered, own.chosen) == (1, 2, 2, 1)
    assert own.share(own.opened) == 25


def test_engines_that_compare_with_every_name_get_a_part_of_the_queries() -> None:
    engine: Engine = lambda _: Found((), sure=False)  # noqa: E731 - as short as it is
    graded = put({"ours": engine, "WRatio ≥ 80": engine}, ASKED, most=2)
    assert [own.asked for own in graded.values()] == [4, 2]
    times = press({"ours": engine, "RoboDanny": engine}, ["x"] * 100, most=10)
    assert [len(each) for each in times.values()] == [100, 10]


def test_a_percentile_is_one_of_the_times() -> None:
    assert percentile([3.0, 1.0, 2.0], 0.5) == 2.0
    assert percentile([3.0, 1.0, 2.0], 1.0) == 3.0


@pytest.mark.parametrize("name", ["Shikotan", "Итуруп", "くなしり", "クナシリ", "国後島", "a-1"])
def test_a_typo_stays_in_its_script_and_leaves_the_first_letter(name: str) -> None:
    dice = random.Random(1)
    for _ in range(200):
        typed = misspell(name, dice)
        assert typed[0] == name[0]
        assert abs(len(typed) - len(name)) <= 1
        assert typed.isascii() == name.isascii()


def test_peers_open_by_their_rules() -> None:
    names = gather([("kunashir", ["Kunashir", "Kunashiri"]), ("iturup", ["Iturup"])])
    assert wratio(names, 80)("kunashri") == Found(("kunashir", "iturup"), sure=True)
    assert not wratio(names, 101)("kunashir").sure
    unsure = lead(names)("kunashr")
    assert not unsure.sure
    assert unsure.offered[0] == "kunashir"


def test_aims_are_printed_as_far_as_they_were_measured(capsys: pytest.CaptureFixture[str]) -> None:
    engine = saying({query.text: Found(("a",), sure=True) for query in ASKED})
    graded = put({"ours": engine, "WRatio ≥ 80": engine}, ASKED, most=9)
    print_aims({"exact": graded}, {}, {100_000: {"ours": [1.0], "WRatio ≥ 80": [200.0]}})
    printed = capsys.readouterr().out
    assert "| on topic: the right card opened (n = 4) | 50.0 % | 50.0 % | ≥ 96 % |" in printed
    assert "| 100,000 names: a key press, p99, of WRatio ≥ 80's |  | 1/200.0 | ≤ 1/200 |" in printed
