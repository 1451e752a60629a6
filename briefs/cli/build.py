"""`build`: make the store, or bring it up to date."""

from __future__ import annotations

import argparse
import asyncio

from briefs.building import BuildReport, build_store
from briefs.counting import counted
from briefs.settings import load_environment, read_settings

DESCRIPTION = """\
Build the store at DATABASE_URL from the pack at PACK_DIR, and with TEXTS_DIR set the documents'
paragraphs too. A store that is up to date is left as it is; what servers wrote is never touched.
"""


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Declare the command; it has no options."""
    parser.description = DESCRIPTION
    parser.epilog = "  PACK_DIR=~/mypack python -m briefs build"


def run(options: argparse.Namespace) -> int:
    """Build, and print what was done."""
    del options
    print(describe(asyncio.run(build_store(read_settings(load_environment())))))
    return 0


def describe(report: BuildReport) -> str:
    """Say what a build did, in a sentence or two."""
    counts = (
        (report.cards, "card"),
        (report.points, "point"),
        (report.sources, "source"),
        (report.paragraphs, "paragraph"),
    )
    holds = ", ".join(counted(*count) for count in counts)
    if report.rebuilt:
        return f"Built {report.path}: {holds}, in {report.seconds:.2f} s."
    return f"{report.path} is up to date: {holds}."
