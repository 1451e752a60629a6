from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from textwrap import dedent

import pytest

from briefs.checking import FindingKind, Report, Severity, make_report, read_texts
from briefs.checking.report import NEEDS_TEXTS
from briefs.pack import read_pack

SOURCE = dedent(
    """\
    +++
    title = "Tides over Lumen"
    publisher = "Harbour Policy Institute (HPI)"
    published = "2017-10"
    language = "en"
    text = "tides.txt"
    +++
    A paper on Besta.
    """
)
CARD = dedent(
    """\
    +++
    title = "Great Lumen"
    group = "islands"
    related = ["ferry"]
    [aliases]
    en = ["Lumen"]
    +++
    Great Lumen is held by Besta. [paper ¶1]

    ## Key points
    - Besta landed on Great Lumen in 1911. [paper ¶1]
    """
)
FERRY = dedent(
    """\
    +++
    title = "Ferry"
    group = "trade"
    related = ["lumen"]
    +++
    It is a ferry. [paper ¶2]

    ## Key points
    - Karvia opened a ferry to Great Lumen in 1912. [paper ¶2]
    """
)
TIDES = dedent(
    """\
    Tides over Lumen

    Besta has held the island of Great Lumen since 1911, when its soldiers landed there in spring,
    and it means to keep the place whatever its neighbour may say about this.

    A ferry was opened in 1912 by Karvia, whose ships have since gone to Great Lumen each day,
    against the protests of the soldiers who were stationed there, through all the years.
    """
)

Write = Callable[..., Report]


@pytest.fixture
def write(tmp_path: Path) -> Write:
    def check(*, texts: str | None = TIDES, **files: str) -> Report:
        """Write a pack with some of its files changed, and check it."""
        names = {"paper": "sources/paper.md", "lumen": "cards/lumen.md", "ferry": "cards/ferry.md"}
        contents = {"paper": SOURCE, "lumen": CARD, "ferry": FERRY} | files
        for key, text in contents.items():
            path = tmp_path / "pack" / names[key]
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(text, encoding="utf-8")
        pack = read_pack(tmp_path / "pack")
        if texts is None:
            return make_report(pack)
        (tmp_path / "tides.txt").write_text(texts, encoding="utf-8")
        return make_report(pack, read_texts(pack.pack, tmp_path))

    return check


def test_a_pack_of_which_an_editor_has_nothing_to_say(write: Write) -> None:
    report = write()
    assert report.findings == ()
    assert (report.cards, report.points, report.sources) == (2, 4, 1)
    assert (report.faults, report.looks, report.unchecked) == (0, 0, ())
    assert [coverage.cited for coverage in report.coverage] == [2]


SECOND = "Besta landed on Great Lumen in 1911."
POINTS = "## Key points"
EXCUSE = 'nothing_said = ["¶1: so"]'
CASES = [
    (FindingKind.ALONE, "lumen", SECOND, "However, Besta landed in 1911.", "cards/lumen.md:11"),
    (FindingKind.TIME, "lumen", SECOND, "Besta held Great Lumen.", "cards/lumen.md:11"),
    (FindingKind.STYLE, "lumen", SECOND, SECOND.rstrip("."), "cards/lumen.md:11"),
    (FindingKind.STYLE, "lumen", "Lumen is", "Lumen  is", "cards/lumen.md:8"),
    (FindingKind.STYLE, "lumen", '"Great Lumen"', '"Besta\'s Lumen"', "cards/lumen.md:2"),
    (FindingKind.STYLE, "paper", "Besta.", "Besta", "sources/paper.md:0"),
    (FindingKind.ALIAS, "ferry", '"Ferry"', '"The Lumen"', "cards/lumen.md:6"),
    (FindingKind.ALIAS, "lumen", '"Lumen"', '"Lumen", "a ferry"', "cards/lumen.md:6"),
    (FindingKind.LINK, "lumen", '"ferry"', "", "cards/lumen.md:4"),
    (FindingKind.AGE, "paper", 'published = "2017-10"\n', "", "cards/ferry.md:0"),
    (
        FindingKind.DUPLICATE,
        "ferry",
        POINTS,
        f"{POINTS}\n- {SECOND} [paper ¶1]",
        "cards/lumen.md:11",
    ),
    (FindingKind.UNCITED, "ferry", "¶2", "¶1", "sources/paper.md:0"),
    (FindingKind.EXCUSE, "paper", "text =", f"{EXCUSE}\ntext =", "sources/paper.md:6"),
    (FindingKind.COUNT, "paper", "text =", "paragraphs = 3\ntext =", "sources/paper.md:6"),
    (FindingKind.COUNT, "paper", "text =", "notes = 1\ntext =", "sources/paper.md:6"),
    (FindingKind.FIGURE, "lumen", "1911", "1910", "cards/lumen.md:11"),
]  # fmt: skip


@pytest.mark.parametrize(("kind", "file", "old", "new", "place"), CASES)
def test_each_kind_is_found_where_it_stands(
    write: Write, kind: FindingKind, file: str, old: str, new: str, place: str
) -> None:
    text = {"lumen": CARD, "ferry": FERRY, "paper": SOURCE}[file]
    assert old in text
    report = write(**{file: text.replace(old, new)})
    found = [
        f"{finding.file}:{finding.line}" for finding in report.findings if finding.kind is kind
    ]
    assert place in found
    assert kind in [row.kind for row in report.count()]


def test_true_counts_are_passed_over_and_wrong_ones_put_right(write: Write) -> None:
    assert write(paper=SOURCE.replace("text =", "paragraphs = 2\nnotes = 0\ntext =")).findings == ()
    wrong = write(paper=SOURCE.replace("text =", 'paragraphs = 9\nnotes = "2-3"\ntext ='))
    assert [(finding.message, finding.remedy) for finding in wrong.findings] == [
        ("`paragraphs` is 9, but the document has 2", "Write paragraphs = 2."),
        ('`notes` is "2-3", but the document has 0', "Write notes = 0."),
    ]


def test_a_gist_need_not_stand_alone(write: Write) -> None:
    report = write(lumen=CARD.replace("Great Lumen is held by Besta.", "However, it is held."))
    assert report.findings == ()


def test_findings_stand_by_file_and_line(write: Write) -> None:
    report = write(
        lumen=CARD.replace("1911", "1910").replace("Lumen is", "Lumen  is"),
        ferry=FERRY.replace("opened a ferry to", "opened one - to"),
    )
    places = [(finding.file, finding.line) for finding in report.findings]
    assert places == sorted(places)
    assert len(places) == 3


def test_without_texts_the_rest_is_checked(write: Write) -> None:
    report = write(texts=None, lumen=CARD.replace(SECOND, "However, Besta landed in 1910."))
    assert [finding.kind for finding in report.findings] == [FindingKind.ALONE]
    assert report.unchecked == NEEDS_TEXTS
    assert report.coverage == ()


def test_counts_add_up(write: Write) -> None:
    report = write(lumen=CARD.replace(SECOND, "However, three ships landed..."))
    counted = list(report.count())
    assert sum(row.faults for row in counted) == report.faults > 0
    assert sum(row.looks for row in counted) == report.looks > 0
    faults = [finding for finding in report.findings if finding.severity is Severity.FAULT]
    assert len(faults) == report.faults


@pytest.mark.parametrize("kind", FindingKind)
def test_each_kind_has_one_line_for_people(kind: FindingKind) -> None:
    assert 20 < len(kind.meaning) < 70
    assert not kind.meaning.endswith(".")
