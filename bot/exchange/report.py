"""The whole report on a file of cards, as a text file."""

from __future__ import annotations

from collections.abc import Iterator

from bot.words import exchange as said
from briefs.guild.plan import Fate, ImportPlan, PlannedCard

REPORT = "import-report.txt"


def write_report(plan: ImportPlan) -> str:
    """Give all that an import would do, or all that is to be mended, in plain text."""
    return "\n".join(_refusals(plan) if plan.is_refused else _fates(plan)).strip() + "\n"


def _refusals(plan: ImportPlan) -> Iterator[str]:
    yield said.report_heading(said.REPORT_REFUSED)
    for fault in plan.faults:
        yield said.report_fault(fault.line, fault.problem, fault.remedy)
    for card in plan.refused:
        yield ""
        yield said.report_name(card.title, card.slug)
        for fault in card.faults:
            yield said.report_fault(fault.line, fault.problem, fault.remedy)
        if card.more:
            yield said.report_more(card.more)
    if plan.unread and plan.refused:
        yield ""
        yield said.unread(plan.unread).removeprefix("-# ")


def _fates(plan: ImportPlan) -> Iterator[str]:
    for fate in Fate:
        cards = plan.of(fate)
        if cards:
            yield said.report_heading(said.report_count(fate, len(cards)))
        for card in cards:
            yield from _card(card)


def _card(card: PlannedCard) -> Iterator[str]:
    name = said.report_name(card.title, card.slug)
    yield f"{name}: {said.REPORT_EDITED}" if card.edited_since else name
    for change in card.changes:
        yield said.report_change(change.part, change.before, change.after)
    if card.changes:
        yield ""
