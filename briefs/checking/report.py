"""All that `check` has to say of a pack: findings, their counts, the coverage of the documents."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from briefs.checking.check import check_pack, gather_named, gather_ordinary
from briefs.checking.counts import check_counts
from briefs.checking.coverage import Coverage, check_coverage, check_excuses, measure_coverage
from briefs.checking.findings import Finding, FindingKind, Severity
from briefs.checking.review import review_pack
from briefs.checking.texts import Texts
from briefs.pack import PackFiles

NEEDS_TEXTS = (
    FindingKind.COUNT,
    FindingKind.PLACE,
    FindingKind.FIGURE,
    FindingKind.NAME,
    FindingKind.COPY,
    FindingKind.UNCITED,
    FindingKind.TIME,
)
"""Kinds that only the documents can prove."""


@dataclass(frozen=True, slots=True)
class Counted:
    """How many findings there are of one kind."""

    kind: FindingKind
    faults: int
    looks: int


@dataclass(frozen=True, slots=True)
class Report:
    """What was found in a pack."""

    cards: int
    points: int
    sources: int
    findings: tuple[Finding, ...]
    """By file and line."""
    coverage: tuple[Coverage, ...]
    """Of each source whose document was at hand."""
    with_texts: bool
    """Whether the documents were looked for at all."""

    @property
    def faults(self) -> int:
        """How many findings stop the pack."""
        return sum(finding.severity is Severity.FAULT for finding in self.findings)

    @property
    def looks(self) -> int:
        """How many findings ask someone to judge."""
        return len(self.findings) - self.faults

    @property
    def unchecked(self) -> tuple[FindingKind, ...]:
        """What could not be checked, because there were no documents."""
        return () if self.with_texts else NEEDS_TEXTS

    def count(self) -> Iterator[Counted]:
        """Yield the counts of each kind that was found."""
        for kind in FindingKind:
            found = [finding for finding in self.findings if finding.kind is kind]
            faults = sum(finding.severity is Severity.FAULT for finding in found)
            if found:
                yield Counted(kind, faults, len(found) - faults)


def make_report(files: PackFiles, texts: Texts | None = None) -> Report:
    """Check a pack in every way.

    Args:
        files: A sound pack and the text of its files.
        texts: The documents of its sources; None checks what needs none.
    """
    pack = files.pack
    documents = texts.documents if texts else {}
    coverage = measure_coverage(pack, documents, files.unsaid)
    findings = [
        *(texts.findings if texts else ()),
        *check_pack(pack, documents, raw=texts.raw if texts else {}, lines=files.lines),
        *check_counts(files, documents),
        *check_coverage(coverage),
        *check_excuses(pack, documents, files.unsaid),
        *review_pack(
            files,
            gather_ordinary(pack, documents),
            gather_named(pack, documents),
            documents,
        ),
    ]
    return Report(
        cards=len(pack.cards),
        points=sum(1 for card in pack.cards.values() for _ in card.points()),
        sources=len(pack.sources),
        findings=tuple(sorted(findings, key=lambda finding: (finding.file, finding.line))),
        coverage=coverage,
        with_texts=texts is not None,
    )
