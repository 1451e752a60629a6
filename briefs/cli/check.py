"""`check`: the pack's editor. Faults in its files, its wording, its proofs and its coverage."""

from __future__ import annotations

import argparse
import dataclasses
import json
from collections.abc import Iterator, Sequence
from itertools import groupby
from pathlib import Path

from briefs.checking import Finding, FindingKind, Report, Severity, make_report, read_texts
from briefs.checking.coverage import Coverage
from briefs.cli.layout import wrap
from briefs.counting import counted
from briefs.errors import Fault, PackError, SettingError
from briefs.pack import read_pack
from briefs.settings import load_environment, read_settings

DESCRIPTION = """\
Look for faults in the pack's files, its wording, its names and links. With the documents at hand,
prove each point too: the places it cites exist, its figures, dates and names stand in them, and it
shares no nine words in a row with any document; and say which paragraphs no point cites. A fault
ends with exit code 1; a look asks someone to judge.
"""
EXAMPLES = """\
  python -m briefs check
  python -m briefs check --texts ~/texts
  python -m briefs check --texts ~/texts --json | jq .summary
"""


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Declare where the documents are, and the form of the findings."""
    parser.description = DESCRIPTION
    parser.epilog = EXAMPLES
    parser.add_argument(
        "--texts", type=Path, metavar="DIR", help="the documents; TEXTS_DIR when left out"
    )
    parser.add_argument("--json", action="store_true", help="one JSON object, for programs")


def run(options: argparse.Namespace) -> int:
    """Check, print the report, and give 1 when one of its findings is a fault."""
    settings = read_settings(load_environment())
    directory: Path | None = options.texts or settings.texts_dir
    if directory and not directory.is_dir():
        raise SettingError("--texts", f"is {str(directory)!r}, which is no directory", "~/texts")
    try:
        files = read_pack(settings.pack_dir)
    except PackError as error:
        if not options.json:
            raise
        print(_faults_to_json(error.faults))
        return 1
    report = make_report(files, read_texts(files.pack, directory) if directory else None)
    print(to_json(report) if options.json else "\n".join(lay_out(report)))
    return 1 if report.faults else 0


def to_json(report: Report) -> str:
    """Write a report as one JSON object: `summary` and `findings`."""
    summary = {
        "cards": report.cards,
        "points": report.points,
        "sources": report.sources,
        "faults": report.faults,
        "looks": report.looks,
        "kinds": {
            counted.kind: {"faults": counted.faults, "looks": counted.looks}
            for counted in report.count()
        },
        "coverage": [_coverage_to_row(coverage) for coverage in report.coverage],
        "unchecked": report.unchecked,
    }
    return _dump(summary, report.findings)


def _faults_to_json(faults: Sequence[Fault]) -> str:
    """Write a pack's own faults in the same form; nothing else can be said of it."""
    findings = [
        Finding(
            Severity.FAULT,
            FindingKind.PACK,
            fault.file,
            fault.line,
            None,
            None,
            fault.file,
            fault.problem,
            fault.remedy,
        )
        for fault in faults
    ]
    kinds = {FindingKind.PACK: {"faults": len(findings), "looks": 0}}
    return _dump({"faults": len(findings), "looks": 0, "kinds": kinds}, findings)


def _dump(summary: dict[str, object], findings: Sequence[Finding]) -> str:
    rows = [dataclasses.asdict(finding) for finding in findings]
    return json.dumps({"summary": summary, "findings": rows}, ensure_ascii=False)


def _coverage_to_row(coverage: Coverage) -> dict[str, object]:
    return {
        "source": coverage.source,
        "paragraphs": coverage.paragraphs,
        "cited": coverage.cited,
        "notes": coverage.notes,
        "notes_cited": coverage.notes_cited,
        "exempt": [{"place": str(e.place), "reason": e.reason} for e in coverage.exempt],
        "uncited": [paragraph.n for paragraph in coverage.uncited],
        "notes_uncited": [note.n for note, _ in coverage.notes_uncited],
    }


def lay_out(report: Report) -> Iterator[str]:
    """Yield a report for a person: counts, coverage, the findings by file, and the sum of them."""
    counts = ((report.cards, "card"), (report.points, "point"), (report.sources, "source"))
    size = ", ".join(counted(*count) for count in counts)
    yield f"{size}: {_sum_up(report)}."
    yield from _lay_out_counts(report)
    yield from _lay_out_coverage(report)
    for file, group in groupby(report.findings, key=lambda finding: finding.file):
        yield ""
        yield file
        for finding in group:
            yield _lay_out_finding(finding)
    if report.findings:
        yield ""
        yield f"{_sum_up(report)}."


def _sum_up(report: Report) -> str:
    told = [counted(report.faults, "fault"), counted(report.looks, "look")]
    if report.findings:
        return ", ".join(told)
    return "every point is proved by what it cites" if report.with_texts else "the files are sound"


def _lay_out_counts(report: Report) -> Iterator[str]:
    for heading, severity in (
        ("Faults, to be mended", Severity.FAULT),
        ("Looks, for someone to judge", Severity.LOOK),
    ):
        counted = [
            (row.faults if severity is Severity.FAULT else row.looks, row.kind)
            for row in report.count()
        ]
        if any(count for count, _ in counted):
            yield ""
            yield heading
            yield from (
                wrap(f"{kind:<9}  {kind.meaning}", f"{count:>5}  ", " " * 18)
                for count, kind in counted
                if count
            )
    if report.unchecked:
        yield ""
        yield wrap(
            f"Without the documents (--texts DIR, or TEXTS_DIR set) nothing is said of: "
            f"{', '.join(report.unchecked)}."
        )


def _lay_out_coverage(report: Report) -> Iterator[str]:
    if report.coverage:
        yield ""
        yield "What the points cite of each document"
    for coverage in report.coverage:
        told = [f"{coverage.cited} of {counted(coverage.paragraphs, 'paragraph')}"]
        if coverage.notes:
            told.append(f"{coverage.notes_cited} of {counted(coverage.notes, 'note')}")
        told += [f"{exempt.place} {exempt.reason}" for exempt in coverage.exempt]
        yield wrap(f"{coverage.source}: {'; '.join(told)}", "  ", "    ")


def _lay_out_finding(finding: Finding) -> str:
    place = f"line {finding.line}" if finding.line else "whole file"
    point = f", {finding.point}" if finding.point else ""
    return wrap(
        f"{finding.severity} ({finding.kind}), {place}{point}: {finding.message}. {finding.remedy}",
        "  - ",
    )
