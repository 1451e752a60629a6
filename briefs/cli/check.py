"""`check`: look for faults in the pack, and prove its points by the documents."""

from __future__ import annotations

import argparse
import dataclasses
import json
from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import groupby
from pathlib import Path

from briefs.checking import Finding, FindingKind, Severity, check_pack, read_texts
from briefs.cli.layout import wrap
from briefs.errors import Fault, PackError, SettingError
from briefs.model import Pack
from briefs.pack import PackFiles, read_pack
from briefs.settings import load_environment, read_settings

DESCRIPTION = """\
Look for faults in the pack's files. With the documents at hand, prove each point: the paragraphs
and notes it cites exist, its figures, dates and names stand in them, and it shares no nine words
in a row with any document. A fault ends with exit code 1; a look asks someone to judge.
"""
EXAMPLES = """\
  python -m briefs check
  python -m briefs check --texts ~/texts
  python -m briefs check --texts ~/texts --json | jq .findings
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
    """Check, print the findings, and give 1 when one of them is a fault."""
    settings = read_settings(load_environment())
    directory: Path | None = options.texts or settings.texts_dir
    if directory and not directory.is_dir():
        raise SettingError("--texts", f"is {str(directory)!r}, which is no directory", "~/texts")
    try:
        files = read_pack(settings.pack_dir)
    except PackError as error:
        if not options.json:
            raise
        print(to_json(None, [_from_fault(fault) for fault in error.faults]))
        return 1
    findings = _check(files, directory) if directory else []
    if options.json:
        print(to_json(files.pack, findings))
    else:
        print("\n".join(lay_out(files.pack, findings, proved=directory is not None)))
    return 1 if _count(findings, Severity.FAULT) else 0


def _check(files: PackFiles, directory: Path) -> list[Finding]:
    texts = read_texts(files.pack, directory)
    found = check_pack(files.pack, texts.documents, raw=texts.raw, lines=files.lines)
    return sorted([*texts.findings, *found], key=lambda finding: (finding.file, finding.line))


def _from_fault(fault: Fault) -> Finding:
    return Finding(
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


def _count(findings: Sequence[Finding], severity: Severity) -> int:
    return sum(finding.severity is severity for finding in findings)


def to_json(pack: Pack | None, findings: Sequence[Finding]) -> str:
    """Write the findings as one JSON object; `cards` and `points` only of a pack that is sound."""
    row: dict[str, object] = dict(_size(pack)) if pack else {}
    row["faults"] = _count(findings, Severity.FAULT)
    row["looks"] = _count(findings, Severity.LOOK)
    row["findings"] = [dataclasses.asdict(finding) for finding in findings]
    return json.dumps(row, ensure_ascii=False)


def _size(pack: Pack) -> dict[str, int]:
    return {
        "cards": len(pack.cards),
        "points": sum(1 for card in pack.cards.values() for _ in card.points()),
        "sources": len(pack.sources),
    }


def lay_out(pack: Pack, findings: Sequence[Finding], *, proved: bool) -> Iterator[str]:
    """Yield the findings for a person, by file and line, then the sum of them."""
    for file, group in groupby(findings, key=lambda finding: finding.file):
        yield file
        for finding in group:
            place = f"line {finding.line}" if finding.line else "whole file"
            point = f", {finding.point}" if finding.point else ""
            yield wrap(
                f"{finding.severity} ({finding.kind}), {place}{point}: {finding.message}. "
                f"{finding.remedy}",
                "  - ",
            )
        yield ""
    size = ", ".join(f"{count} {what}" for what, count in _size(pack).items())
    if not proved:
        yield (
            f"{size}: the files are sound. With --texts DIR, or TEXTS_DIR set, the points are "
            "proved by the documents too."
        )
        return
    kinds = Counter((finding.severity, finding.kind) for finding in findings)
    told = [f"{count} {severity}: {kind}" for (severity, kind), count in sorted(kinds.items())]
    yield f"{size}: " + ("; ".join(told) or "every point is proved by what it cites") + "."
